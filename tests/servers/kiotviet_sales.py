"""A KiotViet shop with order slips, invoices, a cash book and its settings."""

from collections.abc import Iterable, Sequence

from tests.servers.base import Answer, Json, Request
from tests.servers.kiotviet import KiotVietServer, refusal


class KiotVietSales(KiotVietServer):
    """`/orders`, `/invoices`, `/cashflow` and `/settings` beside what can be read of the products.

    `orders`, `invoices` and `receipts` are plain data as the API gives them, `settings` is the whole answer. Payments,
    deliveries and sale channels come only when they are asked for; null fields are left out. Lists that are not ordered
    by id turn by one row with each request. `locked`: paths that this key may not read (403). `unpaged`: lists that do
    not know `currentItem` and so repeat their first page.
    """

    def __init__(
        self,
        orders: Iterable[Json] = (),
        invoices: Iterable[Json] = (),
        *,
        receipts: Iterable[Json] = (),
        settings: Json | None = None,
        locked: Iterable[str] = (),
        unpaged: Iterable[str] = (),
        **shop: object,
    ) -> None:
        super().__init__(**shop)  # type: ignore[arg-type]
        self.orders, self.invoices, self.receipts = list(orders), list(invoices), list(receipts)
        self.settings = {"AllowOrderWhenOutStock": False} if settings is None else settings
        self.locked, self.unpaged = set(locked), set(unpaged)
        self._turns = 0

    def route(self, request: Request) -> Answer:
        if request.path in self.locked:
            return refusal(403, "Forbidden", "Không có quyền")
        match request.path:
            case "/orders":
                return self._list(
                    request, self.orders, {"payments": "includePayment", "orderDelivery": "includeOrderDelivery"}
                )
            case "/invoices":
                asked = {"invoiceDelivery": "includeInvoiceDelivery", "SaleChannel": "SaleChannel"}
                return self._list(request, self.invoices, {"payments": "includePayment", **asked})
            case "/cashflow":
                return self._list(request, self.receipts, {"user": "includeUser", "branchName": "includeBranch"})
            case "/settings":
                return 200, {}, self.settings
        return super().route(request)

    def _list(self, request: Request, rows: Sequence[Json], asked: dict[str, str]) -> Answer:
        since, first = request.text("lastModifiedFrom"), request.text("startDate")
        found = [
            {
                key: row[key]
                for key in row
                if row[key] is not None and (key not in asked or request.text(asked[key]) == "true")
            }
            for row in rows
            if (not since or row["modifiedDate"] >= since) and (not first or row["transDate"] >= first)
        ]
        if request.text("orderBy") == "id":
            found.sort(key=lambda row: int(row["id"]))
        elif found:
            self._turns += 1
            found = found[self._turns % len(found) :] + found[: self._turns % len(found)]
        page = self.page(request, found)
        return 200, {}, page | ({"data": found[: page["pageSize"]]} if request.path in self.unpaged else {})
