"""KiotViet's webhooks: who is called when a product changes, and how (docs: kiotviet-api 3)."""

import hashlib
import hmac
import http.client
import json
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.servers.base import Json
from tests.servers.clock import Clock, vietnam

SECRET = "bWF0LW1hLW1vYw=="
_STOPS = (400, 401, 403, 404, 405)
_PRIVATE = ("secret", "client")


class Delivery(NamedTuple):
    """One call: which hook, which products, and the answer's status (0 = no answer within 5 seconds)."""

    hook: int
    products: tuple[int, ...]
    status: int


class Webhooks:
    """The registered hooks. One answer of 400, 401, 403, 404 or 405 switches a hook off without notice."""

    def __init__(self, clock: Clock, retailer_id: int) -> None:
        self._clock, self._retailer_id = clock, retailer_id
        self.hooks: list[Json] = []
        self.deliveries: list[Delivery] = []
        self._waiting: list[tuple[tuple[int, ...], bytes]] = []
        self._told = 0

    def register(
        self, url: str, kind: str = "product.update", *, secret: str = SECRET, client: str = "", active: bool = True
    ) -> Json:
        """Add a hook, as a partner did one day; `client` is whose key did it, "" = another partner's."""
        hook = {
            "id": 880001 + len(self.hooks),
            "type": kind,
            "url": url,
            "isActive": active,
            "retailerId": self._retailer_id,
            "description": "",
            "modifiedDate": vietnam(self._clock.stamp()),
            "secret": secret,
            "client": client,
        }
        self.hooks.append(hook)
        return hook

    def shown(self, client: str | None) -> list[Json]:
        """The hooks as they are sent; those of one key only where `client` is given."""
        return [
            {key: value for key, value in hook.items() if key not in _PRIVATE}
            for hook in self.hooks
            if client in (None, hook["client"])
        ]

    def product_update(self, products: Sequence[Json]) -> None:
        """Note what is to be told about these products, as they are now; `deliver` tells it."""
        if products:
            self._told += 1
            body = _body(products, f"product.update.{self._retailer_id}", self._told)
            self._waiting.append((tuple(row["id"] for row in products), body))

    def deliver(self) -> None:
        """Tell every live hook for product.update what is waiting. Nobody's server may be held meanwhile."""
        while self._waiting:
            products, body = self._waiting.pop(0)
            for hook in self.hooks:
                if not hook["isActive"] or hook["type"] != "product.update":
                    continue
                status = _post(hook, body)
                self.deliveries.append(Delivery(hook["id"], products, status))
                if status in _STOPS:
                    hook |= {"isActive": False, "modifiedDate": vietnam(self._clock.stamp())}


def signature(body: bytes, secret: str) -> str:
    """X-Hub-Signature as live shops send it: named sha1, though it is SHA-256."""
    return f"sha1={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}"


def _post(hook: Json, body: bytes) -> int:
    url = urlsplit(hook["url"])
    if url.hostname != "127.0.0.1":
        return 0
    headers = {"Content-Type": "application/json", "X-Hub-Signature": signature(body, hook["secret"])}
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=5)
    try:
        connection.request("POST", url.path or "/", body, headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def _body(products: Sequence[Json], action: str, number: int) -> bytes:
    notification = {"Action": action, "Data": [_data(row) for row in products]}
    body = {"Id": f"7c0e5a1b-0000-0000-0000-{number:012}", "Attempt": 1, "Notifications": [notification]}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _data(row: Json) -> Json:
    """A product in PascalCase but for isActive; null fields are left out."""
    names = (
        "id", "code", "name", "fullName", "categoryId", "categoryName", "masterProductId", "allowsSale", "hasVariants",
        "basePrice", "weight", "unit", "masterUnitId", "conversionValue", "modifiedDate",
    )  # fmt: skip
    stock = ("productId", "productCode", "productName", "branchId", "branchName", "cost", "onHand", "reserved")
    data = {_pascal(name): row[name] for name in names if row.get(name) is not None}
    return data | {
        "isActive": row["isActive"],
        "Attributes": [{_pascal(key): text for key, text in one.items()} for one in row["attributes"] or ()],
        "Units": row.get("units") or [],
        "Inventories": [{_pascal(key): one[key] for key in stock} for one in row.get("inventories") or ()],
        "PriceBooks": [],
        "Images": row.get("images") or [],
    }


def _pascal(name: str) -> str:
    return name[:1].upper() + name[1:]
