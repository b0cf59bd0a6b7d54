"""The settings of a KiotViet shop, as far as its API tells of them.

Source (docs: kiotviet-api 1, 6).
"""

import re

from catalogrepair.errors import Rejected
from catalogrepair.shops.remote.client import Client

_ORDERS_WITHOUT_STOCK = ("alloworderwhenoutstock", "alloworderwhenoutofstock", "sellalloworder")
"""the documents and older answers spell it differently"""
_OFF = re.compile(r"(?P<name>[^“”\"'‘’.!:;]+)[”\"'’]?\s+đang không được bật", re.IGNORECASE)


def allows_orders_without_stock(client: Client) -> bool | None:
    """Whether "Cho phép đặt hàng khi hết tồn kho" is ticked; None when KiotViet does not say (docs: kiotviet-api 6)."""
    try:
        body = client.get("/settings").body
    except Rejected:
        return None
    told = {str(name).lower(): value for name, value in body.items()} if isinstance(body, dict) else {}
    value = next((told[name] for name in _ORDERS_WITHOUT_STOCK if name in told), None)
    return value if isinstance(value, bool) else None


def switched_off(refusal: Rejected) -> str:
    """The setting that a refusal (420) names as switched off: "Cho phép đặt hàng"; "" for any other refusal."""
    found = _OFF.search(refusal.said.vi) if refusal.status == 420 else None
    return found["name"].strip().removeprefix("Thiết lập").strip() if found else ""
