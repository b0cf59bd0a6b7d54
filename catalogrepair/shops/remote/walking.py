"""Collects all items of a paged list by id, and makes sure that it was all of them.

A list that changes while it is read shifts: an item is seen twice, or never. So items are kept by id, and a walk
counts only when the shop's own count is the same before and after and equals what was seen; else it begins again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from catalogrepair.errors import CatalogRepairError, Unreachable
from catalogrepair.shops.remote.client import strange
from catalogrepair.shops.remote.shapes import ID, Shape, fits
from catalogrepair.text import Progress, Text, _

WALKS = 3
_MOST = 1_000_000
"""items of one list: neither shop lets so many be read in an hour, so a count beyond it counts nothing"""

Item = Mapping[str, Any]
Items = dict[int, Item]


PRODUCTS = _("products")


def collect(
    name: str,
    total: int | Callable[[], int],
    pages: Iterable[Sequence[Item]],
    progress: Progress,
    noun: Text = PRODUCTS,
    full: int | None = None,
) -> Items:
    """Items by id, until `total` are seen or the pages end. Whatever stops it says how far it came.

    With `full`, the items of a full page, a total that is reached by such a page is not believed: one more is read.

    A page of nothing new is the end too: a list that does not know its page parameters repeats the first for ever.
    """
    items: Items = {}

    def wanted() -> int:
        return total() if callable(total) else total

    try:
        for page in pages:
            seen = len(items)
            items |= {item["id"]: item for item in page}
            progress(
                _("{name}: {items} of {wanted} {noun} read", name=name, items=len(items), wanted=wanted(), noun=noun)
            )
            if len(items) == seen or (len(items) >= wanted() and len(page) != full):
                break
    except CatalogRepairError as error:
        error.details += (_stopped(name, len(items), wanted(), noun),)
        raise
    except KeyboardInterrupt as stop:
        raise KeyboardInterrupt(_stopped(name, len(items), wanted(), noun)) from stop
    return items


def items_of(body: object, key: str, name: str, shape: Mapping[str, Shape]) -> list[Item]:
    """The list under `key` of an answer, each with an id. Raises Unreachable when it is not of the documented form."""
    found = body.get(key) if isinstance(body, dict) else None
    if not isinstance(found, list):
        raise strange(name)
    return [item_of(one, name, shape) for one in found]


def item_of(body: object, name: str, shape: Mapping[str, Shape]) -> Item:
    """An object with an id. Raises Unreachable when it is not of the documented form."""
    if not isinstance(body, dict) or not fits(body, {"id": ID, **shape}):
        raise strange(name)
    return body


def number_of(body: object, key: str, name: str) -> int:
    """The whole number under `key` of an answer. Raises Unreachable when it does not have the documented form."""
    found = body.get(key) if isinstance(body, dict) else None
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found < _MOST:
        raise strange(name)
    return found


def again(name: str, noun: Text = PRODUCTS) -> Text:
    """Said before a walk begins anew."""
    return _(
        "The list of {noun} on {name} changed while it was read; reading it again from the start.", noun=noun, name=name
    )


def never_whole(name: str, seen: int, total: int, noun: Text = PRODUCTS) -> Unreachable:
    """A list that no walk got whole."""
    return Unreachable(
        _(
            "In {walks} walks the list of {noun} on {name} never matched its own count (the last read "
            "{seen}, {name} counts {total}): it is changing. Nothing was concluded. Try again when nobody "
            "edits {noun}, or use an export file.",
            walks=WALKS,
            noun=noun,
            name=name,
            seen=seen,
            total=total,
        ),
    )


def _stopped(name: str, seen: int, total: int, noun: Text) -> Text:
    return _(
        "Only {seen} of {total} {noun} were read from {name}; nothing was concluded from them.",
        seen=seen,
        total=total,
        noun=noun,
        name=name,
    )
