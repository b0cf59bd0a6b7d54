"""Reads the tables of stories: Markdown, so that they can be read where they lie."""

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Story:
    """A line of a table."""

    place: str
    """"row2:14": where it stands"""
    cells: Mapping[str, str]
    """by the headings of its table"""

    @property
    def name(self) -> str:
        """What it tells, for a test's name."""
        return f"{self.place} {self.cells['story']}"

    @property
    def command(self) -> list[str]:
        """The words of the command line: a diagnosis or an order's code, and options."""
        return shlex.split(self.cells["command"])

    def ways(self, usual: Sequence[str]) -> Sequence[str]:
        """How it is told: by files of some headings, by the two APIs."""
        words = self.cells.get("told by", "").split()
        return [way for way in usual if way != "API"] if words == ["files"] else words or usual

    @property
    def code(self) -> int:
        """The exit code."""
        return int(self.cells["exit"])

    @property
    def says(self) -> list[str]:
        """What must be said, and nothing else."""
        return [] if self.cells["says"] == "well" else phrases(self.cells["says"])


def phrases(text: str) -> list[str]:
    """The parts of a cell."""
    return [part.strip() for part in text.split(";") if part.strip()]


def stories(pattern: str) -> list[Story]:
    """The stories of the tables whose names fit."""
    return [story for path in sorted(HERE.glob(f"{pattern}.md")) for story in _read(path)]


def _read(path: Path) -> Iterator[Story]:
    headings: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.startswith("|"):
            headings = []
        elif not headings:
            headings = _cells(line)
        elif not re.fullmatch(r"[|\s-]+", line):
            yield Story(f"{path.stem}:{number}", dict(zip(headings, _cells(line), strict=True)))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]
