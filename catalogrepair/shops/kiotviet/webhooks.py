"""The webhooks of a KiotViet shop, read only: this toolkit never creates or deletes one.

Source (docs: kiotviet-api 3).
"""

from urllib.parse import urlsplit

from catalogrepair.sales.webhooks import Webhook
from catalogrepair.shops.kiotviet.lists import NAME
from catalogrepair.shops.remote.client import Client
from catalogrepair.shops.remote.shapes import values
from catalogrepair.shops.remote.walking import items_of


def webhooks(client: Client) -> list[Webhook]:
    """All that this key can see. Raises SignInFailed for a wrong key."""
    found = items_of(
        client.get("/webhooks", {"pageSize": 100}).body, "data", NAME, values("type", "url", "isActive", "modifiedDate")
    )
    return [
        Webhook(
            str(item.get("type", "")),
            _host_of(str(item.get("url", ""))),
            bool(item.get("isActive")),
            str(item.get("modifiedDate") or ""),
        )
        for item in found
    ]


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return address
