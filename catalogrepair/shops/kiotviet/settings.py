"""The settings of a KiotViet shop, as far as its API tells of them.

Source (docs: kiotviet-api 1, 6).
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from catalogrepair.errors import NotPermitted, Rejected
from catalogrepair.shops.remote.client import Client

_ORDERS = ("alloworderwhenoutstock", "alloworderwhenoutofstock", "sellalloworder")
"""the documents and older answers spell it differently"""
_SALES = ("allowsellwhenoutstock", "allowsellwhenoutofstock")
_OFF = re.compile(r"(?P<name>[^“”\"'‘’.!:;]+)[”\"'’]?\s+đang không được bật", re.IGNORECASE)


class WithoutStock(NamedTuple):
    """What the shop allows of goods that are out of stock; None where KiotViet does not say."""

    orders: bool | None = None
    """ "Cho phép đặt hàng khi hết tồn kho" """
    sales: bool | None = None
    """ "Cho phép bán hàng khi hết tồn kho" """


def without_stock(client: Client) -> WithoutStock:
    """Which of the two boxes are ticked (docs: kiotviet-api 6); neither is known where this key may not ask."""
    try:
        body = client.get("/settings").body
    except (Rejected, NotPermitted):
        return WithoutStock()
    told = {str(name).lower(): value for name, value in body.items()} if isinstance(body, dict) else {}
    return WithoutStock(_is_ticked(told, _ORDERS), _is_ticked(told, _SALES))


def _is_ticked(told: Mapping[str, object], names: Sequence[str]) -> bool | None:
    value = next((told[name] for name in names if name in told), None)
    return value if isinstance(value, bool) else None


def switched_off(refusal: Rejected) -> str:
    """The setting that a refusal (420) names as switched off: "Cho phép đặt hàng"; "" for any other refusal."""
    found = _OFF.search(refusal.said.vi) if refusal.status == 420 else None
    return found["name"].strip().removeprefix("Thiết lập").strip() if found else ""
