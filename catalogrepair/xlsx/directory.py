"""Where the directory of a zip stands, in the old form of its end and in zip64's.

Layout: PKWARE's APPNOTE, sections 4.3.14 (zip64 end), 4.3.15 (its locator) and 4.3.16 (end of directory).
"""

import struct
from typing import BinaryIO, NamedTuple

END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LONGEST_COMMENT = 0xFFFF


class Directory(NamedTuple):
    """The directory of a zip."""

    start: int
    """offset of its first record"""
    size: int
    """bytes"""
    parts: int
    """records"""
    tail: bytes
    """what the file holds behind the fixed part of the end record"""


def find_directory(file: BinaryIO) -> Directory | None:
    """The directory of a zip; None when there is none, or when it does not stand right before the end record."""
    size = file.seek(0, 2)
    start = max(0, size - END.size - _LONGEST_COMMENT)
    file.seek(start)
    tail = file.read()
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or len(tail) - found < END.size:
        return None
    _, _, _, _, count, length, place, _ = END.unpack_from(tail, found)
    end, behind = start + found, tail[found + END.size :]
    if (wide := _zip64(file, end)) is not None:
        count, length, place = wide
        end -= _LOCATOR.size + _END64.size
    return Directory(place, length, count, behind) if place + length == end else None


def _zip64(file: BinaryIO, end: int) -> tuple[int, int, int] | None:
    """Count, length and place of the directory by the zip64 end, where one stands right before the old one."""
    start = end - _LOCATOR.size - _END64.size
    if start < 0:
        return None
    file.seek(start)
    record = _END64.unpack(file.read(_END64.size))
    mark, _, place, _ = _LOCATOR.unpack(file.read(_LOCATOR.size))
    if mark != b"PK\x06\x07" or record[0] != b"PK\x06\x06" or place != start:
        return None
    return record[7], record[8], record[9]
