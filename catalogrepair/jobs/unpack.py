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
"""that are brought at once, in a zip or beside each other"""
_WORKBOOK = "[content_types].xml"
_ENDINGS = (".xlsx", ".xls", ".csv", ".txt", ".json", ".html", ".zip")


def is_zip_of_files(path: Path) -> bool:
    """Whether this is a zip with files of use in it, and no workbook. Raises UnusableInput where it is damaged."""
    if path.suffix.lower() in (".xlsx", ".xlsm", ".xls") or not start_of(path).startswith(b"PK\x03\x04"):
        return False
    archive = Archive.open(path)
    return not archive.has(_WORKBOOK) and bool(_wanted(archive))


def _wanted(archive: Archive) -> list[str]:
    names = [entry.filename for entry in archive.records if not entry.is_dir()]
    return [name for name in names if name.lower().endswith(_ENDINGS) and "__macosx" not in name.lower()]


def refuse_zip_of_files(path: Path) -> None:
    """Raise UnusableInput for a zip of files that stood in a zip itself: there would be no end of them."""
    if is_zip_of_files(path):
        raise UnusableInput(_("“{name}” is a zip inside a zip. Unpack it and bring the files in it.", name=path.name))


def files_in(path: Path, most: int) -> Iterator[tuple[str, BinaryIO]]:
    """The name and the bytes of each file in a zip that could be of use, of `most` bytes in all.

    Raises UnusableInput for a zip that cannot be trusted, holds too many files, or too much; the last two before
    anything is unpacked.
    """
    archive = Archive.open(path)
    wanted = _wanted(archive)
    if len(wanted) > MOST_FILES:
        raise UnusableInput(
            _("“{name}” holds more than {most} files; one shop sends some.", name=path.name, most=MOST_FILES)
        )
    if sum(archive.entry(name).file_size for name in wanted) > most:  # an entry that holds more than it says is damaged
        raise UnusableInput(_("“{name}” holds more than {most} MB.", name=path.name, most=most >> 20))
    for name in wanted:
        yield PurePosixPath(name.replace("\\", "/")).name, io.BytesIO(b"".join(archive.chunks(name)))
