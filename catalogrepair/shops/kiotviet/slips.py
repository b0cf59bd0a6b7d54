"""Which slip an invoice was made from, where the list of invoices does not say.

By one reading of KiotViet's documents the list holds `orderCode` and `description`, by another only the single invoice
does (docs: kiotviet-api 4.2). Without them not one invoice would match its order.
"""

from collections.abc import Sequence

from catalogrepair.errors import Rejected
from catalogrepair.sales.documents import Slip
from catalogrepair.shops.kiotviet.lists import NAME, walk
from catalogrepair.shops.remote.client import Client
from catalogrepair.shops.remote.shapes import values
from catalogrepair.shops.remote.walking import Item, item_of
from catalogrepair.text import Progress, Text, _

_TELLING = ("orderCode", "description")
_NOUN = _("invoices")


def with_slips(client: Client, items: Sequence[Item], slips: Sequence[Slip], progress: Progress) -> list[Item]:
    """The invoices with the code of their slip, asked for by slips or by invoices, whichever are fewer.

    Where there are no slips, there is nothing to ask: an invoice of the store is made from one.
    """
    open_slips = [slip for slip in slips if slip.id and slip.status.code != "cancelled"]
    if not open_slips or any("orderCode" in item for item in items):
        return list(items)
    codes = _by_slip(client, open_slips, len(items), progress) if len(open_slips) < len(items) else None
    if codes is None:
        return [_told(client, item, progress, place, len(items)) for place, item in enumerate(items, start=1)]
    return [{**item, "orderCode": codes.get(item["id"])} for item in items]


def _by_slip(client: Client, slips: Sequence[Slip], total: int, progress: Progress) -> dict[int, str] | None:
    """Invoice id to its slip's code; None where the list does not heed the filter: a slip has all, or one has two."""
    codes: dict[int, str] = {}
    for place, slip in enumerate(slips, start=1):
        its = walk(client, "/invoices", {"orderId": slip.id}, _NOUN, lambda _: None, {})
        if len(its) >= total:
            return None
        for item in its:
            if codes.setdefault(item["id"], slip.code) != slip.code:
                return None
        progress(_far(place, len(slips), _("order slips")))
    return codes


def _told(client: Client, item: Item, progress: Progress, place: int, total: int) -> Item:
    """An invoice with what only it says of itself; as it is where the shop does not know it any more."""
    try:
        whole = item_of(client.get(f"/invoices/{item['id']}").body, NAME, values(*_TELLING))
    except Rejected:
        return item
    progress(_far(place, total, _NOUN))
    return {**item, **{name: whole.get(name) for name in _TELLING}}


def _far(place: int, total: int, noun: Text) -> Text:
    return _(
        "{name}: {place} of {total} {noun} asked which invoice belongs to which slip",
        name=NAME,
        place=place,
        total=total,
        noun=noun,
    )
