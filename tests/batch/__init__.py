"""Many shops in one run: copies of the samples, and files that end the process that reads them."""

import os
import shutil
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from catalogrepair.files.places import Place
from catalogrepair.jobs.batch.find import Shop
from catalogrepair.jobs.batch.shop import Command, Request
from catalogrepair.jobs.batch.task import Task
from catalogrepair.jobs.values import Choice, Settings
from tests.cli.run import SAMPLES

MOMENT = "2026-10-05T09:00:00+07:00"
STORIES = sorted(path.parent for path in SAMPLES.glob("*/export.xlsx"))
"""every sample that has one export"""


@dataclass(frozen=True, repr=False)
class Deadly(Place):
    """A file that ends the process that reads it, `times` times, as an oversized one would."""

    marks: str = ""
    times: int = 2

    def read(self) -> bytes:
        """Kill this process, or read."""
        number = len(list(Path(self.marks).iterdir()))
        if number < self.times:
            (Path(self.marks) / str(number)).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read()


def lay(folder: Path, shops: Sequence[str] | int, sample: str = "fashion_swallowed_family") -> Path:
    """A folder of shops, each a folder with an export and its store's file."""
    names = [f"shop{number:03}" for number in range(shops)] if isinstance(shops, int) else shops
    for name in names:
        (folder / name).mkdir(parents=True)
        for file in ("export.xlsx", "store.xlsx"):
            shutil.copy(SAMPLES / sample / file, folder / name / file)
    return folder


def request(command: Command = "check", **options: object) -> Request:
    """What is done to every shop, by default a check."""
    return Request(command, Choice(), Settings(), moment=MOMENT, **options)  # type: ignore[arg-type]


def deadly(folder: Path, name: str, times: int) -> Shop:
    """A shop whose file ends so many processes."""
    marks = folder / f"{name}-marks"
    marks.mkdir()
    place = Deadly(str(SAMPLES / "odd_one" / "export.xlsx"), marks=str(marks), times=times)
    return Shop(name, (place,), None, 1)


def tasks_for(shops: Sequence[Shop], output: Path | None = None, command: Command = "check") -> list[Task]:
    """A task for each shop."""
    return [Task(shop, request(command), Place(str(output)) if output else None) for shop in shops]
