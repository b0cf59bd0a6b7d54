"""Signs in to one Haravan shop with a private token."""

import os
import re
from collections.abc import Generator
from typing import NamedTuple

import httpx

from catalogrepair.shops.remote.client import Client, refuse_unsendable, strange
from catalogrepair.shops.remote.patience import Patience, usual
from catalogrepair.shops.remote.shapes import ID, Shape, fits, values
from catalogrepair.text import _

ADDRESS = "https://apis.haravan.com"
ADDRESS_VARIABLE = "CATALOGREPAIR_HARAVAN_URL"
"""another address, for trials against a server of one's own"""

_SCOPES = {"orders": "orders", "inventory_locations": "inventories", "products": "products"}
"""what a path begins with: the scope that it takes (docs: haravan-api 1); all else is the shop's own"""
_SHOP: dict[str, Shape] = {"id": ID, **values("name", "domain", "myharavan_domain")}


class HaravanShop(NamedTuple):
    """Whose shop the key belongs to."""

    id: str
    name: str
    domain: str


class _Bearer(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def connect(token: str, patience: Patience | None = None) -> Client:
    """A client for the shop of this private token; nothing is asked yet. Raises UnusableInput for no such token."""
    refuse_unsendable(token, _("Haravan's private token"))
    return Client(
        "Haravan",
        os.environ.get(ADDRESS_VARIABLE) or ADDRESS,
        _Bearer(token),
        {"Content-Type": "application/json"},
        (token,),
        patience or usual(),
        scope_for,
    )


def scope_for(path: str) -> str:
    """The scope that a private token needs for a path: "com.read_orders"."""
    place = re.match(r"/com/(\w+)", path)
    return f"com.read_{_SCOPES.get(place[1] if place else '', 'shop')}"


def shop_of(client: Client) -> HaravanShop:
    """The shop that the token belongs to. Raises SignInFailed when the token is not accepted."""
    shop = client.get("/com/shop.json").body
    shop = shop.get("shop") if isinstance(shop, dict) else None
    if not isinstance(shop, dict) or not shop.get("id") or not fits(shop, _SHOP):
        raise strange("Haravan")
    domain = str(shop.get("myharavan_domain") or shop.get("domain") or "")
    return HaravanShop(str(shop["id"]), str(shop.get("name") or ""), domain.partition("://")[2].strip("/") or domain)
