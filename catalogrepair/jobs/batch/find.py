"""Finds the shops of a batch: a folder each, or a file each, and the store's file of each by a pattern."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import PurePosixPath

from catalogrepair.errors import CatalogRepairError, UnusableInput
from catalogrepair.files.places import Found, Place, is_folder, is_pattern, listing, matching, place_of
from catalogrepair.text import Text, _, listed

_TABLES = (".xlsx", ".csv", ".xls")
_UNSAFE = str.maketrans(dict.fromkeys('<>:"/\\|?*', "_") | {chr(number): "_" for number in range(32)})


@dataclass(frozen=True)
class Shop:
    """One shop of a batch."""

    name: str
    """unlike any other's in the batch, and fit for a file's name"""
    tables: tuple[Place, ...]
    """one of them is its product export"""
    store: Place | None
    """what is on its store"""
    size: int
    """bytes of all of them"""
    fault: Text | None = None
    """why it cannot be judged at all"""

    @property
    def places(self) -> tuple[Place, ...]:
        """Where all of its files are, the store's last."""
        return self.tables if self.store is None else (*self.tables, self.store)


@dataclass(frozen=True)
class _Seen:
    """A shop as it was found, before it has its name."""

    names: tuple[str, ...]
    """what it may be called, the best first"""
    tables: tuple[Found, ...]
    near: tuple[Found, ...] = ()
    """everything in its folder"""
    base: Place | None = None
    """the folder in which a store's file of a shop that is a single file is looked for"""


def shops_of(words: Sequence[str], store_from: str = "") -> list[Shop]:
    """The shops that the words of a command line name, the largest first.

    A folder holds shops: a folder each, or a table each. A pattern stands for shops, each called as its folder where
    folders differ (`*/export.xlsx`), else as its file. `store_from` is a file's name or pattern in the shop's folder,
    or a path with {shop} in it. Raises UnusableInput where a word names nothing, or there is not one shop.
    """
    found = (one for word in words for one in _seen(place_of(word)))
    seen = list({one.tables[0].place: one for one in found}.values())
    if not seen:
        raise UnusableInput(
            _("There is not one shop in {names}: no folder with a table in it, and no table.", names=listed(words)),
        )
    shops = [_shop(name, one, store_from) for name, one in _named(seen)]
    return sorted(shops, key=lambda shop: (-shop.size, shop.name))


def _seen(place: Place) -> Iterator[_Seen]:
    if not is_pattern(place):
        if is_folder(place):
            yield from _in_folder(place)
        elif not place.exists():
            raise UnusableInput(_("There is no folder or file “{name}”.", name=str(place)))
        else:
            yield _file(_found(place), by_folder=False)
        return
    by_folder = is_pattern(place.parent)
    for one in matching(place):
        if is_folder(one):
            yield from _folder(one.name, list(listing(one, 1).values()))
        elif one.name.lower().endswith(_TABLES):
            yield _file(_found(one), by_folder=by_folder)


def _found(place: Place) -> Found:
    return Found(place, int(place.files.info(place.path).get("size") or 0))


def _in_folder(place: Place) -> Iterator[_Seen]:
    """Each folder and each table in a folder is a shop."""
    folders: dict[str, list[Found]] = {}
    for parts, found in listing(place, 2).items():
        if len(parts) > 1:
            folders.setdefault(parts[0], []).append(found)
        elif found.place.name.lower().endswith(_TABLES):
            yield _file(found, by_folder=False)
    for name, files in folders.items():
        yield from _folder(name, files)


def _folder(name: str, files: Sequence[Found]) -> Iterator[_Seen]:
    if tables := tuple(one for one in files if one.place.name.lower().endswith(_TABLES)):
        yield _Seen((name, str(tables[0].place)), tables, tuple(files))


def _file(found: Found, *, by_folder: bool) -> _Seen:
    path = PurePosixPath(found.place.path.replace("\\", "/"))
    folder = path.parent.name or path.stem
    names = (folder, path.stem) if by_folder else (path.stem, folder)
    return _Seen((*names, path.name, f"{folder} {path.name}", str(found.place)), (found,), base=found.place)


def _named(seen: Sequence[_Seen]) -> list[tuple[str, _Seen]]:
    """Each shop with the first of its names that no other has; case is no difference on many systems."""
    taken = [0] * len(seen)

    def name(place: int) -> str:
        return seen[place].names[taken[place]].translate(_UNSAFE).strip(" .") or "_"

    doubled = list(range(len(seen)))
    while doubled:
        counts = Counter(name(place).casefold() for place in range(len(seen)))
        doubled = [place for place in doubled if counts[name(place).casefold()] > 1]
        for place in doubled:
            taken[place] += 1
            if taken[place] == len(seen[place].names):
                taken[place] -= 1
                raise UnusableInput(_("Two shops would have one name, “{name}”. Rename one of them.", name=name(place)))
    return [(name(place), one) for place, one in enumerate(seen)]


def _shop(name: str, seen: _Seen, store_from: str) -> Shop:
    tables = seen.tables
    shop = Shop(name, tuple(one.place for one in tables), None, sum(one.size for one in tables))
    if not store_from:
        return shop
    try:
        store = _store(name, seen, store_from)
    except CatalogRepairError as error:
        return replace(shop, fault=error.text)
    tables = tuple(one for one in tables if one.place != store.place)
    if not tables:
        return replace(shop, fault=_("The store's file is the only table of this shop; its product export is missing."))
    return Shop(name, tuple(one.place for one in tables), store.place, sum(one.size for one in (*tables, store)))


def _store(name: str, seen: _Seen, pattern: str) -> Found:
    """The one file of a shop that is the store's."""
    pattern = pattern.replace("{shop}", name)
    if "/" in pattern or "\\" in pattern or not seen.near:
        found = _elsewhere(pattern, seen)
    else:
        found = [file for file in seen.near if fnmatch(file.place.name.lower(), pattern.lower())]
    if len(found) != 1:
        names = listed([one.place.name for one in found])
        many = _("Several files fit --store-from {pattern}: {names}.", pattern=pattern, names=names)
        none = _("No file fits --store-from {pattern}, so the store cannot be asked.", pattern=pattern)
        raise UnusableInput(many if found else none)
    return found[0]


def _elsewhere(pattern: str, seen: _Seen) -> list[Found]:
    """The store's files by a path of its own, or beside a shop that is a single file."""
    is_path = "/" in pattern or "\\" in pattern
    place = place_of(pattern) if is_path or seen.base is None else seen.base.beside(pattern)
    if is_pattern(place):
        return [_found(one) for one in matching(place)]
    return [_found(place)] if place.exists() else []
