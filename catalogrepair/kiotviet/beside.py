"""What KiotViet tells of slips and invoices in lists of its own: their sale channels' names, and what was given back.

Source: domain notes on the KiotViet API, end. A key that may not read such a list goes without it.
"""

from collections.abc import Sequence
from decimal import Decimal

from catalogrepair.core.names import plain
from catalogrepair.core.numbers import ZERO
from catalogrepair.core.trade import Invoice
from catalogrepair.errors import Rejected, SignInFailed, Text
from catalogrepair.kiotviet.lists import NAME, PAGE, walk
from catalogrepair.remote.client import Client
from catalogrepair.remote.fields import decimal_of, object_of, text_of
from catalogrepair.remote.shapes import values
from catalogrepair.remote.walking import Item, Tell, items_of

_RETURNS = Text("phiếu trả hàng", "returns")
_RETURN = values("invoiceId", "returnTotal", "totalPayment", "statusValue")


def with_channels(client: Client, items: Sequence[Item]) -> list[Item]:
    """The same with the names of their sale channels, which some lists give by number only (domain notes, end)."""
    bare = [item for item in items if _channel_number(item) and not object_of(item, "SaleChannel", "saleChannel")]
    if not bare:
        return list(items)
    try:
        body = client.get("/salechannel", {"pageSize": PAGE}).body
    except (Rejected, SignInFailed):
        return list(items)
    names = {one["id"]: one for one in items_of(body, "data", NAME, values("name"))}
    named = {item["id"]: {**item, "SaleChannel": names.get(_channel_number(item))} for item in bare}
    return [named.get(item["id"], item) for item in items]


def _channel_number(item: Item) -> int:
    return item.get("saleChannelId") or item.get("SaleChannelId") or 0


def with_returns(client: Client, since: str, invoices: Sequence[Invoice], tell: Tell) -> list[Invoice]:
    """The same with what was given back of each; unchanged where this key may not read the returns."""
    try:
        items = walk(client, "/returns", {"lastModifiedFrom": f"{since}T00:00:00"}, _RETURNS, tell, _RETURN)
    except (Rejected, SignInFailed):
        return list(invoices)
    given: dict[str, list[Decimal | None]] = {}
    for item in items:
        if plain(text_of(item, "statusValue")) != "da huy":
            given.setdefault(text_of(item, "invoiceId"), []).append(decimal_of(item, "totalPayment", "returnTotal"))
    return [
        one._replace(is_returned=True, given_back=_sum(given[one.id])) if one.id in given else one for one in invoices
    ]


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    known = [abs(amount) for amount in amounts if amount is not None]
    return sum(known, ZERO) if len(known) == len(amounts) else None
