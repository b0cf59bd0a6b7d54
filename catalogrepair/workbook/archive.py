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

# Blocks that fit the processor's cache: text of this size is decoded three times faster than in larger blocks.
CHUNK = 1 << 17
MAX_ENTRIES = 10_000
MAX_SMALL_PART = 64 << 20
MAX_PART = 8 << 30
# A real export inflates 7 to 30 times; both bounds must be passed, since small parts may repeat more.
BOMB_SIZE, BOMB_RATIO = 64 << 20, 150

_LOCAL = struct.Struct("<4s5H3L2H")
_DEFLATED, _STORED = 8, 0


@dataclass(frozen=True)
class Archive:
    """A zip file that is safe to read: no encryption, no two entries of one name, no bomb, no damage."""

    path: Path
    entries: tuple[zipfile.ZipInfo, ...]
    """in the order of the file's bytes"""

    @classmethod
    def open(cls, path: Path) -> "Archive":
        """Read the directory of the zip. Raises UnusableInput with the reason when it cannot be trusted."""
        try:
            with zipfile.ZipFile(path) as zipped:
                entries = sorted(zipped.infolist(), key=lambda entry: entry.header_offset)
        except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError) as error:
            raise UnusableInput(
                f"Tệp “{path.name}” bị hỏng hoặc tải về chưa xong (không đọc được cấu trúc zip). Hãy xuất lại từ "
                "KiotViet.",
                f"“{path.name}” is damaged or was not downloaded completely (its zip structure cannot be read). "
                "Export it again from KiotViet.",
            ) from error
        archive = cls(path, tuple(entries))
        archive._refuse_unsafe()
        return archive

    def _refuse_unsafe(self) -> None:
        names = [_key(entry.filename) for entry in self.entries]
        if len(names) > MAX_ENTRIES:
            self._refuse("có quá nhiều phần bên trong", "holds too many parts")
        if len(set(names)) < len(names):
            self._refuse("có hai phần trùng tên", "holds two parts of one name")
        if any(entry.flag_bits & 1 for entry in self.entries):
            self._refuse("được đặt mật khẩu; hãy bỏ mật khẩu", "is encrypted; remove its password")

    def _refuse(self, vi: str, en: str) -> NoReturn:
        raise UnusableInput(
            f"Tệp “{self.path.name}” {vi}. Hãy xuất lại từ KiotViet.",
            f"“{self.path.name}” {en}. Export it again from KiotViet.",
        )

    @cached_property
    def _by_name(self) -> dict[str, zipfile.ZipInfo]:
        return {_key(entry.filename): entry for entry in self.entries}

    def has(self, name: str) -> bool:
        """Whether the zip holds a part of this name (case and a leading slash aside)."""
        return _key(name) in self._by_name

    def entry(self, name: str) -> zipfile.ZipInfo:
        """The directory entry of a part. Raises UnusableInput when the part is missing."""
        if not self.has(name):
            self._refuse(f"thiếu phần “{name}”", f"lacks its part “{name}”")
        return self._by_name[_key(name)]

    def read(self, name: str) -> bytes:
        """A small part, whole. Raises UnusableInput above 64 MiB."""
        parts, size = [], 0
        for chunk in self.chunks(name):
            size += len(chunk)
            if size > MAX_SMALL_PART:
                self._refuse(f"có phần “{name}” quá lớn", f"has an oversized part “{name}”")
            parts.append(chunk)
        return b"".join(parts)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The inflated bytes of a part in blocks of 128 KiB; counts what really comes out, not what is declared.

        Raises UnusableInput on damage (length, checksum) and on a zip bomb.
        """
        entry = self.entry(name)
        if entry.compress_type not in (_STORED, _DEFLATED):
            self._refuse("dùng kiểu nén lạ", "uses an unknown compression")
        size = crc = 0
        with self.path.open("rb") as file:
            file.seek(self.data_offset(file, entry))
            try:
                for chunk in _inflated(file, entry):
                    size += len(chunk)
                    if size > MAX_PART or (size > BOMB_SIZE and size > BOMB_RATIO * entry.compress_size):
                        self._refuse(
                            f"là “bom nén” (phần “{name}” phình to bất thường)",
                            f"is a zip bomb (its part “{name}” inflates beyond reason)",
                        )
                    crc = zlib_ng.crc32(chunk, crc)
                    yield chunk
            except zlib_ng.error:  # type: ignore[misc]  # the stubs call it a value
                self._refuse("bị hỏng (dữ liệu nén sai)", "is damaged (its compressed data is wrong)")
        if size != entry.file_size or crc != entry.CRC:
            self._refuse("bị hỏng (sai độ dài hoặc mã kiểm)", "is damaged (wrong length or checksum)")

    def data_offset(self, file: BinaryIO, entry: zipfile.ZipInfo) -> int:
        """Where the compressed bytes of an entry begin in the file."""
        file.seek(entry.header_offset)
        header = file.read(_LOCAL.size)
        if len(header) < _LOCAL.size or header[:4] != b"PK\x03\x04":
            self._refuse("bị hỏng (mất phần đầu mục)", "is damaged (an entry's header is missing)")
        *_, name_length, extra_length = _LOCAL.unpack(header)
        return int(entry.header_offset + _LOCAL.size + name_length + extra_length)


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
