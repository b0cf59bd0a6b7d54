"""Where a diagnosis reads: files, or the shops that are signed in."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True)
class Sources:
    """Paths of files, or "haravan" and "kiotviet" for the live shops; of stock a path may be "Name of the branch=path".

    Whatever a diagnosis does not read is left alone.
    """

    orders: str = ""
    """Haravan's orders"""
    kiotviet: Sequence[str] = ()
    """KiotViet's order slips, invoices, returns and product lists, in any order"""
    haravan: Sequence[str] = ()
    """Haravan's products: one, or for stock one a location"""
    mykiot: Path | None = None
    """MyKiot's stock"""
    days: int = 30
    """how far back a live shop is asked about sales"""

    @property
    def files(self) -> list[Path]:
        """Every file that is named."""
        from catalogrepair.jobs.catalogues import LIVE

        words = [word for word in (self.orders, *self.kiotviet, *self.haravan) if word and word not in LIVE]
        return [*(named(word).path for word in words), *filter(None, [self.mykiot])]


class NamedFile(NamedTuple):
    """A file, and what it was said to be of; "" where nothing was said."""

    name: str
    path: Path


def is_there(word: str) -> bool:
    """Whether a word names a file or folder. One that no file can have for a name (too long, a NUL in it) does not."""
    return os.path.exists(word)  # noqa: PTH110  # `Path.exists` raises for those


def named(word: str) -> NamedFile:
    """ "Kho 2=file.xlsx" taken apart. A file that exists is no name: its own name may hold an equals sign."""
    name, _, rest = word.partition("=")
    if rest and not is_there(word):
        return NamedFile(name.strip() or Path(rest).stem, Path(rest))
    return NamedFile("", Path(word))
