"""The kinds of file that people hand over: what each is called, what tells it from the others, and who takes it.

A kind stands in the module that reads it (those that nothing reads in `unread`), and is found by walking this package.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import catalogrepair.files as package
from catalogrepair.catalog.names import heading_key
from catalogrepair.text import NOTHING, Text, _

CODES = _("{:code|codes}")
_NOWHERE = 1 << 20
"""past the last column of any sheet"""


@dataclass(frozen=True)
class Kind:
    """A kind of file. Two of one name are the same kind, of which two commands need different columns.

    Sets of columns vary between shops and years, so a column is found by any of its headings, and most may be missing.
    """

    name: Text
    use: Sequence[str] = field(default=(), compare=False)
    """the commands and options that take it, the likeliest first"""
    ask: Text = field(default=NOTHING, compare=False)
    """where the shop gets it"""
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    """our column names to headings, the better first"""
    needed: Sequence[tuple[str, ...]] = field(default=(), compare=False)
    """of each of these, one column at least; the first holds what every entry has"""
    marks: tuple[str, ...] = field(default=(), compare=False)
    """headings that only this kind has"""
    own: tuple[str, ...] = field(default=(), compare=False)
    """the heading over the document's own code: documents name each other, their own code stands first"""
    hints: Sequence[tuple[str, ...]] = field(default=(), compare=False)
    """headings that together make this kind likely where nothing tells for sure"""
    starts: tuple[bytes, ...] = field(default=(), compare=False)
    """what its first bytes hold, where it is no table"""
    none: bool = field(default=False, compare=False)
    """whether headings alone are an answer: the shop has none of these, which is no broken export"""
    entry: Text = field(default=CODES, compare=False)
    """what its entries are: a word for their count"""

    def taking(self, *columns: str, needed: Sequence[tuple[str, ...]]) -> "Kind":
        """The same kind of file where only these columns are read, and others are needed."""
        return replace(self, headings={column: self.headings[column] for column in columns}, needed=needed)

    def places_of(self, row: Mapping[int, str]) -> dict[str, int]:
        """Our column names to positions, of those columns that this row of headings has."""
        places = _places(row)
        found = {
            column: next((places[key] for key in _keys(headings) if key in places), 0)
            for column, headings in self.headings.items()
        }
        return {column: place for column, place in found.items() if place}

    def columns_of(self, row: Mapping[int, str]) -> dict[str, int] | None:
        """Our column names to positions; None when this is not the row of headings of such a file."""
        found = self.places_of(row)
        return None if self.lacking(found) or kind_of(row) not in (None, self) else found

    def lacking(self, found: Mapping[str, int]) -> list[str]:
        """The first heading of each column that is needed and was not found."""
        columns = [either[0] for either in self.needed if not any(map(found.__contains__, either))]
        return [self.headings[column][0] for column in sorted(columns, key=[*self.headings].index)]


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind, in the order of the modules."""
    names = sorted(module.name for module in iter_modules(package.__path__))
    modules = [import_module(f"{package.__name__}.{name}") for name in names]
    return tuple(dict.fromkeys(one for module in modules for one in vars(module).values() if isinstance(one, Kind)))


def kind_of(row: Mapping[int, str]) -> Kind | None:
    """The kind of file whose row of headings this surely is."""
    places = _places(row)

    def first(kind: Kind) -> int:
        return min((places[key] for key in _keys(kind.own) if key in places), default=_NOWHERE)

    marked = [kind for kind in kinds() if any(key in places for key in _keys(kind.marks))]
    found = min(marked or kinds(), key=first)
    return found if marked or first(found) < _NOWHERE else None


def likely_kind(row: Mapping[int, str]) -> Kind | None:
    """The kind of file that a row of headings may be of; one cell alone says nothing."""
    places = _places(row) if len(row) > 1 else {}
    return next(
        (kind for kind in kinds() for hint in kind.hints if all(key in places for key in _keys(hint))),
        None,
    )


def kind_of_start(start: bytes) -> Kind | None:
    """The kind of a file that is no table, by its first bytes."""
    if not start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"<")):
        return None
    return next((kind for kind in kinds() if any(mark in start for mark in kind.starts)), None)


def _places(row: Mapping[int, str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for position, heading in sorted(row.items()):
        places.setdefault(heading_key(heading), position)
    return places


@cache
def _keys(headings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(heading_key, headings))
