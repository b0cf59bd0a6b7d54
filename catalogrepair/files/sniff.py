"""In which form a file is by its first bytes, whatever its name says."""

import stat
from enum import Enum
from pathlib import Path

from catalogrepair.errors import UnusableInput, reason
from catalogrepair.text import Text, _


class Form(Enum):
    """The forms in which a table can be read."""

    WORKBOOK = "xlsx"
    XLS = "xls"
    CSV = "csv"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS: tuple[tuple[bytes, Text], ...] = (
    (b"\x89PNG", _("a PNG image")),
    (b"\xff\xd8\xff", _("a JPEG image")),
    (b"GIF8", _("a GIF image")),
    (b"BM", _("a BMP image")),
    (b"RIFF", _("a WebP image or a sound file")),
    (b"%PDF", _("a PDF file")),
    (b"Rar!", _("a RAR archive")),
    (b"7z\xbc\xaf", _("a 7z archive")),
    (b"\x1f\x8b", _("a gzip archive")),
    (b"MZ", _("a Windows program")),
)


def sniff(path: Path) -> Form:
    """The form of a table. Raises UnusableInput naming what the file is when it cannot be one."""
    start = start_of(path)
    if not start:
        raise _refuse(path, _("is empty"))
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Form.WORKBOOK
    if start.startswith(_OLE):
        with path.open("rb") as file:
            is_encrypted = "EncryptedPackage".encode("utf-16-le") in file.read(4 << 20)
        if is_encrypted:
            raise _refuse(
                path,
                _("is encrypted; open it in Excel, remove the password and save it"),
            )
        return Form.XLS
    for mark, what in _MARKS:
        if start.startswith(mark):
            raise _refuse(path, _("is {what}, not an Excel file", what=what))
    return _text_form(path, start)


def start_of(path: Path) -> bytes:
    """The first bytes of a file. Raises UnusableInput when it cannot be opened."""
    try:
        refuse_pipe(path)
        with path.open("rb") as file:
            return file.read(4096)
    except (OSError, ValueError) as error:
        why = reason(error)
        raise _refuse(path, _("cannot be opened: {why}", why=why)) from error


def refuse_pipe(path: Path) -> None:
    """Raise UnusableInput for what is no file that can be read again; an OSError where it is not there at all.

    What is read is read more than once, and a pipe without a writer would be waited for without end.
    """
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise _refuse(
            path,
            _("is no file on disk (it is a pipe or a device); save it as a file and run the command again"),
        )


def _text_form(path: Path, start: bytes) -> Form:
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith((b"<html", b"<!doctype html", b"<table", b"<head", b"<meta")):
        raise _refuse(
            path,
            _("is a web page (HTML) named like an Excel file; open it in Excel and save it as .xlsx"),
        )
    if text.startswith((b"<?xml", b"<")):
        raise _refuse(path, _("is an XML file, not an Excel file"))
    if text.startswith((b"{", b"[")):
        raise _refuse(path, _("is a JSON file, neither an Excel file nor a CSV file"))
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refuse(
            path,
            _("is UTF-16 text; save it as “CSV UTF-8”"),
        )
    if b"\x00" in start:
        raise _refuse(path, _("is neither an Excel file nor a CSV file"))
    return Form.CSV


def _refuse(path: Path, said: Text) -> UnusableInput:
    return UnusableInput(_("“{name}” {said}.", name=path.name or str(path), said=said))
