"""A zip that somebody brought: the files of a shop, or a prepared repair; a workbook is a zip, too, and stays whole."""

import io
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from catalogrepair.errors import UnusableInput
from catalogrepair.files.sniff import start_of
from catalogrepair.text import _
from catalogrepair.xlsx.archive import Archive

MOST_FILES = 60
_WORKBOOK = "[content_types].xml"
_ENDINGS = (".xlsx", ".xls", ".csv", ".txt", ".json", ".html")


def is_zip_of_files(path: Path) -> bool:
    """Whether this is a zip with files of use in it, and no workbook. Raises UnusableInput where it is damaged."""
    if path.suffix.lower() in (".xlsx", ".xlsm", ".xls") or not start_of(path).startswith(b"PK\x03\x04"):
        return False
    archive = Archive.open(path)
    return not archive.has(_WORKBOOK) and bool(_wanted(archive))


def _wanted(archive: Archive) -> list[str]:
    names = [entry.filename for entry in archive.records if not entry.is_dir()]
    return [name for name in names if name.lower().endswith(_ENDINGS) and "__macosx" not in name.lower()]


def files_in(path: Path, most: int) -> Iterator[tuple[str, BinaryIO]]:
    """The name and the bytes of each file in a zip that could be of use, no file above `most` bytes.

    Raises UnusableInput for a zip that cannot be trusted, holds too many files, or too much.
    """
    archive = Archive.open(path)
    wanted = _wanted(archive)
    if len(wanted) > MOST_FILES:
        raise UnusableInput(
            _("“{name}” holds more than {most} files; one shop sends some.", name=path.name, most=MOST_FILES)
        )
    left = most
    for name in wanted:
        held = io.BytesIO()
        for chunk in archive.chunks(name):
            left -= len(chunk)
            if left < 0:
                raise UnusableInput(
                    _("“{name}” holds more than {most} MB.", name=path.name, most=most >> 20),
                )
            held.write(chunk)
        held.seek(0)
        yield PurePosixPath(name.replace("\\", "/")).name, held
