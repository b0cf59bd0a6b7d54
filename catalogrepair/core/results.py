"""A table of results, with what was seen above it and what to do below."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from catalogrepair.errors import Text

Tone = Literal["good", "ask", "bad", ""]
Cell = str | Text


class Column(NamedTuple):
    """A column: its name in data, its heading, and its width in a workbook."""

    key: str
    heading: Text
    width: int


class Record(NamedTuple):
    """One row, and how it stands."""

    tone: Tone
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Results:
    """A table of results."""

    title: Text
    summary: Text
    """the whole result in one sentence"""
    facts: tuple[Text, ...]
    """what was asked, and what it said"""
    columns: tuple[Column, ...]
    records: tuple[Record, ...]
    advice: tuple[Text, ...] = ()
    """what to do next, first things first"""
    data: Mapping[str, Any] = field(default_factory=dict)
    """more for scripts, as plain JSON values"""


def say(cell: Cell, language: str) -> str:
    """A cell in one language; data is the same in both."""
    return cell.say(language) if isinstance(cell, Text) else cell
