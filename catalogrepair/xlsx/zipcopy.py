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
from catalogrepair.text import _
from catalogrepair.xlsx.archive import CHUNK, Archive
from catalogrepair.xlsx.deflate import counted, deflate
from catalogrepair.xlsx.directory import END

_LOCAL = struct.Struct("<4s5H3L2H")
_RECORD = struct.Struct("<4s6H3L5H2L")
_FOUR_GIB = 1 << 32
_DATA_DESCRIPTOR = 1 << 3
_ZIP64 = 1


@dataclass(frozen=True)
class _Written:
    """What the directory must say of an entry."""

    place: int
    crc: int
    packed: int
    size: int


def copy_zip(archive: Archive, out: BinaryIO, replaced: Mapping[str, Iterable[bytes]]) -> None:
    """Write the archive to the seekable `out`; parts named in `replaced` (zip names) get that content, deflated.

    Raises UnusableInput for a zip of 4 GiB or more, one of whose other parts is damaged, or that somebody changes
    meanwhile.
    """
    archive.require_unchanged()
    directory = archive.directory
    with archive.path.open("rb") as file:
        moved: dict[str, _Written] = {}
        limits = [*(entry.header_offset for entry in archive.entries), directory.start][1:]
        for entry, limit in zip(archive.entries, limits, strict=True):
            if entry.filename in replaced:
                moved[entry.filename] = _write_entry(file, out, entry, replaced[entry.filename])
            else:
                for _ in archive.chunks(entry.filename):  # what is damaged is not passed on
                    pass
                moved[entry.filename] = _Written(out.tell(), entry.CRC, entry.compress_size, entry.file_size)
                _copy(file, out, entry.header_offset, limit, archive)
        start = out.tell()
        file.seek(directory.start)
        for entry, record in zip(archive.records, _records(file.read(directory.size)), strict=True):
            out.write(_moved_record(record, moved[entry.filename], replaced=entry.filename in replaced))
    size, count = out.tell() - start, directory.parts
    if start + size >= _FOUR_GIB:
        raise _too_large(archive)
    comment = len(directory.tail)
    out.write(END.pack(b"PK\x05\x06", 0, 0, count, count, size, start, comment) + directory.tail)
    archive.require_unchanged()


def _too_large(archive: Archive) -> UnusableInput:
    name = archive.path.name
    return UnusableInput(
        _("“{name}” is larger than 4 GB and cannot be changed. Export it from KiotViet in parts.", name=name),
    )


def _copy(file: BinaryIO, out: BinaryIO, start: int, limit: int, archive: Archive) -> None:
    file.seek(start)
    while start < limit:
        block = file.read(min(CHUNK, limit - start))
        if not block:  # somebody has cut the file short
            archive.require_unchanged()
            raise EOFError(archive.path)
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
    written = _Written(place, total[1], finish - begin, total[0])
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


def _moved_record(record: bytes, written: _Written, *, replaced: bool) -> bytes:
    """A directory's record that says where the entry stands now, never in the form of zip64."""
    fields = list(_RECORD.unpack_from(record))
    name, extra = (record[_RECORD.size :][: fields[10]], record[_RECORD.size + fields[10] :][: fields[11]])
    comment = record[_RECORD.size + fields[10] + fields[11] :]
    extra = _without_zip64(extra)
    if replaced:
        fields[3] &= ~_DATA_DESCRIPTOR
        fields[4] = zipfile.ZIP_DEFLATED
    fields[7:10] = written.crc, written.packed, written.size
    fields[11], fields[13], fields[16] = len(extra), 0, written.place
    return _RECORD.pack(*fields) + name + extra + comment


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
