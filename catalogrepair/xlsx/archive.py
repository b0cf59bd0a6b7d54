"""An .xlsx as a zip that is safe to read, part by part, in small blocks."""

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, NoReturn

from zlib_ng import zlib_ng

from catalogrepair.errors import UnusableInput
from catalogrepair.text import Text, _
from catalogrepair.xlsx.budget import Budget
from catalogrepair.xlsx.directory import Directory, find_directory

# Blocks that fit the processor's cache: text of this size is decoded three times faster than in larger blocks.
CHUNK = 1 << 17
MAX_ENTRIES = 10_000
MAX_DIRECTORY = 8 << 20
MAX_SMALL_PART = 16 << 20
MAX_SIZE = 4 << 30
"""bytes of all parts, inflated"""
# A real export inflates 7 to 30 times; both bounds must be passed, since small parts may repeat more.
BOMB_SIZE, BOMB_RATIO = 64 << 20, 150

_DAMAGE = (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, OSError)
"""each is raised by zipfile for some damage; every other exception is a bug of ours and goes on"""
_LOCAL = struct.Struct("<4s5H3L2H")
_DEFLATED, _STORED = 8, 0
_UTF8 = 1 << 11


@dataclass(frozen=True)
class Archive:
    """A zip file that is safe to read: no encryption, no two entries of one name, no bomb, no damage."""

    path: Path
    records: tuple[zipfile.ZipInfo, ...]
    """in the order of the directory"""
    directory: Directory
    stamp: tuple[int, ...]
    """by what is seen that somebody has changed the file"""

    @classmethod
    def open(cls, path: Path) -> "Archive":
        """Read the directory of the zip. Raises UnusableInput with the reason when it cannot be trusted."""
        try:
            with path.open("rb") as file:
                directory = find_directory(file)
                if directory is None or directory.size > MAX_DIRECTORY or directory.parts > MAX_ENTRIES:
                    raise zipfile.BadZipFile("directory")
                with zipfile.ZipFile(file) as zipped:
                    archive = cls(path, tuple(zipped.infolist()), directory, _stamp(path))
                archive._refuse_unsafe()
                archive._refuse_overlaps(file)
        except _DAMAGE as error:
            raise UnusableInput(
                _(
                    "“{name}” is damaged or was not downloaded completely (its zip structure cannot be "
                    "read). Export it again.",
                    name=path.name,
                ),
            ) from error
        return archive

    @cached_property
    def budget(self) -> Budget:
        """What may be held of this file."""
        return Budget(self.path.name)

    @cached_property
    def entries(self) -> tuple[zipfile.ZipInfo, ...]:
        """The entries in the order of the file's bytes."""
        return tuple(sorted(self.records, key=lambda entry: entry.header_offset))

    def _refuse_unsafe(self) -> None:
        names = [_key(entry.filename) for entry in self.records]
        if len(names) != self.directory.parts:
            self._refuse(_("is damaged (its directory is wrong)"))
        if len(set(names)) < len(names):
            self._refuse(_("holds two parts of one name"))
        if any(entry.flag_bits & 1 for entry in self.records):
            self._refuse(_("is encrypted; remove its password"))
        if sum(entry.file_size for entry in self.records) > MAX_SIZE:
            self._refuse(_("is too large when it is unpacked"))

    def _refuse_overlaps(self, file: BinaryIO) -> None:
        """Every entry stands inside the file, behind the one before, and says itself what the directory says of it."""
        limits = [*(entry.header_offset for entry in self.entries), self.directory.start][1:]
        if self.entries and self.entries[0].header_offset:
            self._refuse(_("has foreign data at its start"))
        for entry, limit in zip(self.entries, limits, strict=True):
            if self.data_offset(file, entry) + entry.compress_size > limit:
                self._refuse(_("is damaged (its parts overlap)"))

    def require_unchanged(self) -> None:
        """Raise UnusableInput when somebody has changed the file since it was opened."""
        if _stamp(self.path) != self.stamp:
            name = self.path.name
            raise UnusableInput(
                _("“{name}” was changed while it was read. Run the command again when nobody writes to it.", name=name),
            )

    def _refuse(self, said: Text) -> NoReturn:
        raise UnusableInput(_("“{name}” {said}. Export it again.", name=self.path.name, said=said))

    @cached_property
    def _by_name(self) -> dict[str, zipfile.ZipInfo]:
        return {_key(entry.filename): entry for entry in self.records}

    def has(self, name: str) -> bool:
        """Whether the zip holds a part of this name (case and a leading slash aside)."""
        return _key(name) in self._by_name

    def entry(self, name: str) -> zipfile.ZipInfo:
        """The directory entry of a part. Raises UnusableInput when the part is missing."""
        if not self.has(name):
            self._refuse(_("lacks its part “{name}”", name=name))
        return self._by_name[_key(name)]

    def read(self, name: str) -> bytes:
        """A small part, whole. Raises UnusableInput above 16 MiB."""
        parts, size = [], 0
        for chunk in self.chunks(name):
            size += len(chunk)
            if size > MAX_SMALL_PART:
                self._refuse(_("has an oversized part “{name}”", name=name))
            parts.append(chunk)
        return b"".join(parts)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The inflated bytes of a part in blocks of 128 KiB; counts what really comes out, not what is declared.

        Raises UnusableInput on damage (length, checksum) and on a zip bomb.
        """
        entry = self.entry(name)
        if entry.compress_type not in (_STORED, _DEFLATED):
            self._refuse(_("uses an unknown compression"))
        size = crc = 0
        with self.path.open("rb") as file:
            file.seek(self.data_offset(file, entry))
            try:
                for chunk in _inflated(file, entry):
                    size += len(chunk)
                    if size > BOMB_SIZE and size > BOMB_RATIO * entry.compress_size:
                        self._refuse(
                            _(
                                "swells beyond reason when it is opened (its part “{name}”), so not read",
                                name=name,
                            ),
                        )
                    if size > entry.file_size:
                        break
                    crc = zlib_ng.crc32(chunk, crc)
                    yield chunk
            except zlib_ng.error:  # type: ignore[misc]  # the stubs call it a value
                self._refuse(_("is damaged (its compressed data is wrong)"))
        if size != entry.file_size or crc != entry.CRC:
            self._refuse(_("is damaged (wrong length or checksum)"))

    def data_offset(self, file: BinaryIO, entry: zipfile.ZipInfo) -> int:
        """Where the compressed bytes of an entry begin in the file.

        Raises UnusableInput when its own header is missing or names another part than the directory.
        """
        file.seek(entry.header_offset)
        header = file.read(_LOCAL.size)
        if len(header) < _LOCAL.size or header[:4] != b"PK\x03\x04":
            self._refuse(_("is damaged (an entry's header is missing)"))
        _signature, _version, flags, method, *_rest, name_length, extra_length = _LOCAL.unpack(header)
        name = file.read(name_length).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        if (name, method) != (entry.orig_filename, entry.compress_type) or _key(name) != _key(entry.filename):
            self._refuse(_("is damaged (a part goes by two names)"))
        return int(entry.header_offset + _LOCAL.size + name_length + extra_length)


def _stamp(path: Path) -> tuple[int, ...]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _inflated(file: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    left = entry.compress_size
    inflater = zlib_ng.decompressobj(-15) if entry.compress_type == _DEFLATED else None
    while left > 0 and (raw := file.read(min(left, CHUNK))):
        left -= len(raw)
        while inflater is not None and raw and not inflater.eof:
            if chunk := inflater.decompress(raw, CHUNK):
                yield chunk
            raw = inflater.unconsumed_tail
        if inflater is None:
            yield raw
    if inflater is not None and (rest := inflater.flush()):
        yield rest
