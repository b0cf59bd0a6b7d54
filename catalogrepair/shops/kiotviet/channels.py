"""The names of sale channels, which KiotViet's lists may give by number only (docs: kiotviet-api 4.2)."""

from collections.abc import Sequence

from catalogrepair.errors import NotPermitted, Rejected
from catalogrepair.shops.kiotviet.lists import NAME, PAGE
from catalogrepair.shops.remote.client import Client
from catalogrepair.shops.remote.fields import object_of
from catalogrepair.shops.remote.shapes import values
from catalogrepair.shops.remote.walking import Item, items_of


def with_channels(client: Client, items: Sequence[Item]) -> list[Item]:
    """Slips or invoices with the names of their channels; as they are where this key may not read these."""
    bare = [item for item in items if _number(item) is not None and not object_of(item, "SaleChannel", "saleChannel")]
    if not bare:
        return list(items)
    try:
        body = client.get("/salechannel", {"pageSize": PAGE}).body
    except (Rejected, NotPermitted):
        return list(items)
    names = {one["id"]: one for one in items_of(body, "data", NAME, values("name"))}
    named = {item["id"]: {**item, "SaleChannel": names.get(_number(item))} for item in bare}
    return [named.get(item["id"], item) for item in items]


def _number(item: Item) -> int | None:
    number: int | None = item.get("saleChannelId", item.get("SaleChannelId"))
    return number
