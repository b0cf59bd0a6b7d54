"""A Haravan shop with orders: what its lists show, and what has to be asked for order by order."""

import time
from collections.abc import Iterable
from datetime import UTC, datetime

from tests.servers.base import Json, Request
from tests.servers.clock import Clock
from tests.servers.haravan import PAGE, HaravanServer

_DAY = 86400.0
_SEVEN_HOURS = 7 * 3600.0


class HaravanSales(HaravanServer):
    """`/com/orders.json`, `/com/orders/count.json`, `/com/orders/{id}.json` and its `transactions.json`.

    `orders` are plain data as the API gives them. Lists hold 50 orders at most whatever `limit` asks, newest id first
    unless `order` says otherwise, and only open ones unless `status` is "any". `created_at_min` and `created_at_max`
    are compared as moments, and must be in UTC with a Z as documented: anything else is 400. With `shop_time` they are
    compared in the shop's own time, and the Z means nothing; without `count_filters` the count is that of all orders,
    whatever is asked: the documents allow both. With `bare_lists` an order
    in a list has no transactions. `moving` adds an order at the top with each page that is read: a shop that sells
    while it is read. It is later by the shop's clock than any of its orders.
    """

    def __init__(
        self,
        orders: Iterable[Json] = (),
        *,
        bare_lists: bool = False,
        shop_time: bool = False,
        count_filters: bool = True,
        moving: Iterable[Json] = (),
        **shop: object,
    ) -> None:
        self.shop_time, self.count_filters = shop_time, count_filters
        self.orders, self.bare_lists, self.moving = list(orders), bare_lists, list(moving)
        newest = max((_moment(item["created_at"]) for item in (*self.orders, *self.moving)), default=0.0)
        clock = Clock(max(time.time(), newest + _DAY), speed=1.0)
        super().__init__(**{"clock": clock, **shop})  # type: ignore[arg-type]

    def scope_of(self, request: Request) -> str:
        return "orders" if request.path.startswith("/com/orders") else super().scope_of(request)

    def _body(self, request: Request) -> tuple[int, Json]:
        asked = (request.text(f"created_at_{end}") for end in ("min", "max"))
        if any(text and not text.endswith("Z") for text in asked):
            return 400, {"errors": "Bad Request"}
        return super()._body(request)

    def _found(self, request: Request) -> Json | None:
        match request.path.split("/")[2:]:
            case ["orders.json"]:
                page = self._order_page(request)
                self.orders += [self.moving.pop(0)] if self.moving else []
                return {"orders": page}
            case ["orders", "count.json"]:
                found = self._let_through(request) if self.count_filters else self.orders
                return {"count": len(found) + self.count_off}
            case ["orders", number, "transactions.json"]:
                item = self._order(number)
                return item and {"transactions": item["transactions"]}
            case ["orders", name] if name.endswith(".json"):
                item = self._order(name.removesuffix(".json"))
                return item and {"order": item}
        return super()._found(request)

    def _order(self, number: str) -> Json | None:
        return next((item for item in self.orders if str(item["id"]) == number), None)

    def _let_through(self, request: Request) -> list[Json]:
        first, last = request.text("created_at_min"), request.text("created_at_max")
        ahead = _SEVEN_HOURS if self.shop_time else 0.0
        return [
            item
            for item in self.orders
            if (request.text("status") == "any" or item["cancelled_status"] == "uncancelled")
            and (not first or _moment(item["created_at"]) + ahead >= _moment(first))
            and (not last or _moment(item["created_at"]) + ahead <= _moment(last))
        ]

    def _order_page(self, request: Request) -> list[Json]:
        found = sorted(self._let_through(request), key=lambda item: int(item["id"]), reverse=True)
        if request.text("order").startswith("created_at"):
            found.sort(key=lambda item: _moment(item["created_at"]), reverse=request.text("order").endswith("desc"))
        limit = min(request.number("limit", PAGE, 1), PAGE)
        start = (request.number("page", 1, 1) - 1) * limit
        hidden = {"transactions"} if self.bare_lists else set()
        return [{key: item[key] for key in item if key not in hidden} for item in found[start : start + limit]]


def _moment(text: str) -> float:
    """Seconds since 1970 of a time as Haravan writes it."""
    return datetime.fromisoformat(f"{text[:19]}+00:00").astimezone(UTC).timestamp()
