"""What the store shows of a group before and after, as products to draw: a manager looks before he reads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.plans.after import Product, products_after
from catalogrepair.catalog.table import Row
from catalogrepair.report.asked import NOT_ON_STORE, ON_STORE
from catalogrepair.report.decision import Line
from catalogrepair.text import Text, _, pgettext

State = Literal["there", "away", "new"]
"""a product of the store; goods that do not appear there; a product that will be made"""
SHOWN = 6
"""products of one kind on a side; more are counted"""

NOW = _("Now on Haravan")
NOW_BY_THE_FILE = _("Now on Haravan, as far as the KiotViet file tells")
THEN = _("After the import and the next sync")
_APPEARS = _("one product")
_HIDDEN = _("does not appear")
_STAYS = _("stays as it is")
_JOINED = _("takes them in")
_NEW = pgettext("picture", "new")


class Tile(NamedTuple):
    """One product, or goods that are none yet."""

    name: str
    rows: tuple[Row, ...]
    state: State
    says: Text
    leaves: bool = False
    """whether these are the goods that leave"""
    again: bool = False
    """whether the one before it is called the same, so that on paper its name need not stand twice"""


class Side(NamedTuple):
    """The store at one time."""

    title: Text
    tiles: tuple[Tile, ...]
    more: int
    """products that are not drawn"""


class Picture(NamedTuple):
    """A group before and after."""

    before: Side
    after: Side


def pictures_of(examination: Examination, lines: Iterable[Line]) -> dict[int, Picture]:
    """The number of a line to its picture, for those whose goods leave a group of the file."""
    catalogue = examination.catalogue
    products: dict[int, Product] = {}
    for product in products_after(catalogue, examination.plan.edits):
        products |= dict.fromkeys((row.number for row in product.rows), product)
    return {line.number: _picture(line, catalogue, products) for line in lines if _is_drawn(line)}


def _is_drawn(line: Line) -> bool:
    return line.card is not None and line.card.group is not None and any(one.role == "leaves" for one in line.edits)


def _picture(line: Line, catalogue: Catalogue, products: Mapping[int, Product]) -> Picture:
    assert line.card is not None and line.card.group is not None
    leaving = {edit.row for edit in line.edits if edit.role == "leaves"}
    rows = line.card.group.rows
    staying = tuple(row for row in rows if row.number not in leaving)
    title = NOW if catalogue.facts is not None else NOW_BY_THE_FILE
    before = [_host(line, staying, catalogue), *_blocked([row for row in rows if row.number in leaving], catalogue)]
    found = {products[row.number].rows[0].number: products[row.number] for row in rows if row.number in products}
    after = [_product(one, leaving) for one in found.values()]
    after.sort(key=lambda tile: (tile.state == "new", tile.rows[0].number))
    return Picture(_side(title, before), _side(THEN, after))


def _side(title: Text, tiles: Sequence[Tile]) -> Side:
    kinds: dict[str, int] = {}
    shown: list[Tile] = []
    for tile in tiles:
        kinds[tile.state] = kinds.get(tile.state, 0) + 1
        if kinds[tile.state] <= SHOWN:
            shown.append(tile._replace(again=bool(shown) and _alike(shown[-1], tile)))
    return Side(title, tuple(shown), len(tiles) - len(shown))


def _alike(one: Tile, other: Tile) -> bool:
    return (one.name, one.state, len(one.rows)) == (other.name, other.state, len(other.rows))


def _host(line: Line, staying: tuple[Row, ...], catalogue: Catalogue) -> Tile:
    """The product that the group is; of a root outside the file no more is known than its code."""
    name = line.host or line.code
    if catalogue.facts is None:
        return Tile(name, staying, "there", _APPEARS)
    assert line.card is not None and line.card.group is not None
    if not staying:  # all of them leave, and the root lies outside the file
        there = catalogue.root_presence(line.card.group) is not None
        return Tile(name, (), "there" if there else "away", ON_STORE if there else NOT_ON_STORE)
    return Tile(name, staying, *_standing(staying, catalogue))


def _blocked(rows: Sequence[Row], catalogue: Catalogue) -> Iterator[Tile]:
    named: dict[str, list[Row]] = {}
    for row in rows:
        named.setdefault(row.name, []).append(row)
    for name, its in named.items():
        if catalogue.facts is None:
            yield Tile(name, tuple(its), "away", _HIDDEN, leaves=True)
        else:
            yield Tile(name, tuple(its), *_standing(its, catalogue), leaves=True)


def _standing(rows: Sequence[Row], catalogue: Catalogue) -> tuple[State, Text]:
    """How many of some rows the store has."""
    there = sum(map(catalogue.on_store, rows))
    if not there:
        return "away", NOT_ON_STORE
    return "there", ON_STORE if there == len(rows) else _("{there} of {rows} on the store", there=there, rows=len(rows))


def _product(product: Product, leaving: set[int]) -> Tile:
    moved = any(row.number in leaving for row in product.rows)
    if product.is_new:
        return Tile(product.name, product.rows, "new", _NEW, leaves=True)
    return Tile(product.name, product.rows, "there", _JOINED if moved else _STAYS, leaves=moved)
