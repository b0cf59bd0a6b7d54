"""A Haravan shop with orders: what its lists show, and what has to be asked for order by order."""

from collections.abc import Iterable

from tests.servers.base import Json, Request
from tests.servers.haravan import PAGE, HaravanServer


class HaravanSales(HaravanServer):
    """`/com/orders.json`, `/com/orders/count.json` and `/com/orders/{id}/transactions.json` beside the products.

    Lists hold 50 orders at most, newest id first unless `order` says otherwise, and only open ones unless `status` is
    "any". `created_at_min` is compared as a moment. With `bare_lists` an order in a list has no transactions. `moving`
    adds an order at the top with each page that is read: a shop that sells while it is read.
    """

    def __init__(
        self, orders: Iterable[Json] = (), *, bare_lists: bool = False, moving: Iterable[Json] = (), **shop: object
    ) -> None:
        scopes = ("com.read_products", "com.read_shop", "com.read_orders")
        super().__init__(**{"scopes": scopes, **shop})  # type: ignore[arg-type]
        self.orders, self.bare_lists, self.moving = list(orders), bare_lists, list(moving)

    def _body(self, request: Request) -> tuple[int, Json]:
        if "/orders" in request.path and not self.scopes & {"com.read_orders", "com.write_orders"}:
            return 403, {"errors": "Forbidden"}
        return super()._body(request)

    def _found(self, request: Request) -> Json | None:
        match request.path.split("/")[2:]:
            case ["orders.json"]:
                page = self._order_page(request)
                self.orders += [self.moving.pop(0)] if self.moving else []
                return {"orders": page}
            case ["orders", "count.json"]:
                return {"count": len(self._let_through(request)) + self.count_off}
            case ["orders", number, "transactions.json"]:
                named = (item for item in self.orders if str(item["id"]) == number)
                return next(({"transactions": item["transactions"]} for item in named), None)
        return super()._found(request)

    def _let_through(self, request: Request) -> list[Json]:
        since, is_any = request.text("created_at_min"), request.text("status") == "any"
        return [
            item
            for item in self.orders
            if (is_any or item["cancelled_status"] == "uncancelled") and (not since or item["created_at"] >= since[:10])
        ]

    def _order_page(self, request: Request) -> list[Json]:
        found = sorted(self._let_through(request), key=lambda item: int(item["id"]), reverse=True)
        if request.text("order").startswith("created_at"):
            found.sort(key=lambda item: str(item["created_at"]), reverse=request.text("order").endswith("desc"))
        limit = min(request.number("limit", PAGE, 1), PAGE)
        start = (request.number("page", 1, 1) - 1) * limit
        hidden = {"transactions"} if self.bare_lists else set()
        return [{key: item[key] for key in item if key not in hidden} for item in found[start : start + limit]]
