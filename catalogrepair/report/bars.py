"""Differences of stock as bars by what they are worth: where the money lies is seen before a number is read."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from catalogrepair.catalog.results import Cell, Record, Results, say
from catalogrepair.text import Text, _

SHOWN = 15
"""bars of one picture; the rest is one more"""
TITLE = _("Where the money lies: the differences by worth")
MORE, LESS = _("the store shows more than it should"), _("the store shows less than it should")


class Bar(NamedTuple):
    """One product."""

    name: str
    worth: Decimal
    """in dong, above 0"""
    is_more: bool | None
    """whether the store shows more than it should; None for several products"""
    percent: Decimal
    """of the widest bar"""
    rest: Text | None = None
    """what stands in place of a name where it is all that is not drawn"""


def bars_of(results: Results) -> Sequence[Bar]:
    """The products that differ, what is worth most first; none for a table that tells of no worth."""
    places = {column.key: place for place, column in enumerate(results.columns)}
    if "value" not in places or "difference" not in places:
        return ()
    found = [
        (_name(one, places), abs(worth), off > 0)
        for one in results.records
        if (worth := _number(one.cells, places["value"])) and (off := _number(one.cells, places["difference"]))
    ]
    found.sort(key=lambda each: -each[1])
    shown, rest = found[:SHOWN], found[SHOWN:]
    left = sum((worth for _name, worth, _more in rest), Decimal(0))
    widest = max([left, *(worth for _name, worth, _more in shown)], default=Decimal(1))
    bars = [Bar(name, worth, is_more, _percent(worth, widest)) for name, worth, is_more in shown]
    if rest:
        bars.append(
            Bar("", left, None, _percent(left, widest), _("{count:# more product|# more products}", count=len(rest)))
        )
    return bars


def _percent(worth: Decimal, widest: Decimal) -> Decimal:
    return max(Decimal(1), round(worth * 100 / widest, 1))


def _name(one: Record, places: dict[str, int]) -> str:
    texts = (say(one.cells[places[key]], "vi") for key in ("code", "name", "location") if key in places)
    return " · ".join(filter(None, texts))


def _number(cells: Sequence[Cell], place: int) -> Decimal | None:
    cell = cells[place] if place < len(cells) else None
    return cell if isinstance(cell, Decimal) else None
