"""Copies a zip entry by entry as raw bytes, with a few parts replaced.

What is not replaced keeps its compressed bytes, its headers and its place, so that a comparison of the two files
proves that nothing else was touched. Layout: PKWARE's APPNOTE, sections 4.3.7 (local header), 4.3.12 (directory
record) and 4.3.16 (end of directory).
"""

import struct
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from catalogrepair.errors import UnusableInput
from catalogrepair.workbook.archive import CHUNK, Archive
from catalogrepair.workbook.deflate import counted, deflate

_LOCAL = struct.Struct("<4s5H3L2H")
_RECORD = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_DATA_DESCRIPTOR = 1 << 3
_ZIP64 = 1


@dataclass(frozen=True)
class _Written:
    """What the directory must say of a replaced entry."""

    crc: int
    packed: int
    size: int


def copy_zip(archive: Archive, out: BinaryIO, replaced: Mapping[str, Iterable[bytes]]) -> None:
    """Write the archive to the seekable `out`; parts named in `replaced` (zip names) get that content, deflated.

    Raises UnusableInput for a zip of 4 GiB or more, or one with bytes that belong to no entry at its start.
    """
    with archive.path.open("rb") as file:
        end_at, end = _find_end(file, archive)
        directory_size, directory_at = end[5], end[6]
        if directory_at + directory_size != end_at or (archive.entries and archive.entries[0].header_offset):
            raise _unusual(archive)
        moved: dict[int, tuple[int, _Written | None]] = {}
        limits = [*(entry.header_offset for entry in archive.entries[1:]), directory_at]
        for entry, limit in zip(archive.entries, limits, strict=True):
            place = out.tell()
            written = None
            if entry.filename in replaced:
                written = _write_entry(file, out, entry, replaced[entry.filename])
            else:
                _copy(file, out, entry.header_offset, limit)
            moved[entry.header_offset] = (place, written)
        directory_start = out.tell()
        file.seek(directory_at)
        for record in _records(file.read(directory_size)):
            out.write(_moved_record(record, moved))
        new_size = out.tell() - directory_start
        file.seek(end_at)
        tail = file.read()
        out.write(_END.pack(*end[:5], new_size, directory_start, end[7]) + tail[_END.size :])


def _find_end(file: BinaryIO, archive: Archive) -> tuple[int, tuple[bytes, int, int, int, int, int, int, int]]:
    size = file.seek(0, 2)
    start = max(0, size - _END.size - 0xFFFF)
    file.seek(start)
    tail = file.read()
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or len(tail) - found < _END.size:
        raise _unusual(archive)
    end = _END.unpack_from(tail, found)
    return start + found, end


def _unusual(archive: Archive) -> UnusableInput:
    name = archive.path.name
    return UnusableInput(
        f"Tệp “{name}” có cấu trúc zip lạ nên không thể sửa mà giữ nguyên phần còn lại. Hãy mở bằng Excel, lưu lại "
        "thành .xlsx rồi thử lại.",
        f"“{name}” has an unusual zip structure and cannot be changed while the rest is kept as it is. Open it in "
        "Excel, save it as .xlsx and try again.",
    )


def _copy(file: BinaryIO, out: BinaryIO, start: int, limit: int) -> None:
    file.seek(start)
    while start < limit:
        block = file.read(min(CHUNK, limit - start))
        start += len(block)
        out.write(block)


def _write_entry(file: BinaryIO, out: BinaryIO, entry: zipfile.ZipInfo, content: Iterable[bytes]) -> _Written:
    """The entry's own local header with new sizes, then the content deflated."""
    file.seek(entry.header_offset)
    header = list(_LOCAL.unpack(file.read(_LOCAL.size)))
    name, extra = file.read(header[9]), _without_zip64(file.read(header[10]))
    header[2] &= ~_DATA_DESCRIPTOR
    header[3] = zipfile.ZIP_DEFLATED
    header[10] = len(extra)
    place = out.tell()
    out.write(_LOCAL.pack(*header) + name + extra)
    begin = out.tell()
    total: list[int] = []
    for block in deflate(counted(content, total)):
        out.write(block)
    finish = out.tell()
    written = _Written(total[1], finish - begin, total[0])
    header[6:9] = written.crc, written.packed, written.size
    out.seek(place)
    out.write(_LOCAL.pack(*header))
    out.seek(finish)
    return written


def _records(directory: bytes) -> Iterable[bytes]:
    position = 0
    while position < len(directory):
        lengths = _RECORD.unpack_from(directory, position)[10:13]
        limit = position + _RECORD.size + sum(lengths)
        yield directory[position:limit]
        position = limit


def _moved_record(record: bytes, moved: Mapping[int, tuple[int, _Written | None]]) -> bytes:
    fields = list(_RECORD.unpack_from(record))
    place, written = moved[fields[16]]
    fields[16] = place
    rest = record[_RECORD.size :]
    if written is not None:
        name_length, extra_length = fields[10], fields[11]
        extra = _without_zip64(rest[name_length : name_length + extra_length])
        rest = rest[:name_length] + extra + rest[name_length + extra_length :]
        fields[3] &= ~_DATA_DESCRIPTOR
        fields[4] = zipfile.ZIP_DEFLATED
        fields[7:10] = written.crc, written.packed, written.size
        fields[11] = len(extra)
    return _RECORD.pack(*fields) + rest


def _without_zip64(extra: bytes) -> bytes:
    """The extra fields without the one that holds sizes of 4 GiB and more, which would contradict the new sizes."""
    kept, position = b"", 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, position)
        limit = position + 4 + length
        if kind != _ZIP64:
            kept += extra[position:limit]
        position = limit
    return kept + extra[position:]
