"""A KiotViet shop with order slips, invoices, returns, a cash book and its settings; its open questions as switches."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from tests.servers.base import Answer, Json, Request
from tests.servers.kiotviet import KiotVietServer, refusal


@dataclass
class Readings:
    """One answer to each question that KiotViet's documents leave open; a test may turn a switch at any time."""

    invoices_name_slips: bool = True
    """the list of invoices holds `orderCode`, not only the single invoice"""
    invoices_have_notes: bool = True
    """the same of `description`"""
    order_id_filters: bool = True
    """`GET /invoices?orderId=` lists that slip's invoices only"""
    codes_filter: bool = True
    """`GET /cashflow?code=` lists these receipts only"""
    cash_book_has_pages: bool = True
    """`GET /cashflow` knows `currentItem` and `orderBy`"""
    channels_by_number: bool = False
    """slips and invoices name their sale channel by `saleChannelId` only"""
    returns_have_words: bool = True
    """returns tell their status by `statusValue` too, not only by number"""
    switched_off: dict[str, str] = field(default_factory=dict)
    """path: the setting without which it answers 420"""


class KiotVietSales(KiotVietServer):
    """`/orders`, `/invoices`, `/returns`, `/salechannel`, `/cashflow`, `/webhooks` and `/settings` beside the products.

    `orders`, `invoices`, `returns` and `receipts` are plain data as the API gives them, `settings` is the whole answer;
    `hooks` too, where the shop does not keep them itself. Payments, deliveries and sale channels come only when they
    are asked for; null fields are left out. Lists that are not ordered by id turn by one row with each request.
    `locked`: paths that this key may not read (403). `unpaged`: lists that do not know `currentItem` and so repeat
    their first page.
    """

    def __init__(
        self,
        orders: Iterable[Json] = (),
        invoices: Iterable[Json] = (),
        *,
        receipts: Iterable[Json] = (),
        returns: Iterable[Json] = (),
        readings: Readings | None = None,
        settings: Json | None = None,
        locked: Iterable[str] = (),
        unpaged: Iterable[str] = (),
        **shop: object,
    ) -> None:
        super().__init__(**shop)  # type: ignore[arg-type]
        self.orders, self.invoices, self.receipts = list(orders), list(invoices), list(receipts)
        off = {"AllowOrderWhenOutStock": False, "AllowSellWhenOutStock": False}
        self.settings = off if settings is None else settings
        self.returns, self.readings = list(returns), readings or Readings()
        self.locked, self.unpaged = set(locked), set(unpaged)
        self.hooks: list[Json] | None = None
        self._turns = 0

    def route(self, request: Request) -> Answer:
        if request.path in self.locked:
            return refusal(403, "Forbidden", "Không có quyền")
        if name := self.readings.switched_off.get(request.path):
            return refusal(420, "KvValidateException", f"Thiết lập “{name}” đang không được bật")
        lists: dict[str, Callable[[Request], Answer]] = {
            "/orders": self._slips,
            "/invoices": self._invoices,
            "/returns": self._returns,
            "/salechannel": lambda request: (200, {}, self.page(request, self._channels())),
            "/cashflow": self._cash_book,
            "/settings": lambda _: (200, {}, self.settings),
        }
        if self.hooks is not None:
            lists["/webhooks"] = lambda request: (200, {}, self.page(request, self.hooks or ()))
        if request.path in lists:
            return lists[request.path](request)
        return self._invoice(request.path) if request.path.startswith("/invoices/") else super().route(request)

    def _slips(self, request: Request) -> Answer:
        rows = self._numbered(self.orders)
        return self._list(request, rows, {"payments": "includePayment", "orderDelivery": "includeOrderDelivery"})

    def _numbered(self, rows: list[Json]) -> list[Json]:
        """The rows as they name their sale channels."""
        if not self.readings.channels_by_number:
            return rows
        return [
            {**row, "SaleChannel": None, "saleChannelId": channel["id"]} if (channel := row.get("SaleChannel")) else row
            for row in rows
        ]

    def _channels(self) -> list[Json]:
        named = [row["SaleChannel"] for row in (*self.orders, *self.invoices) if row.get("SaleChannel")]
        return list({channel["id"]: channel for channel in named}.values())

    def _invoices(self, request: Request) -> Answer:
        wanted = {str(row["code"]) for row in self.orders if str(row["id"]) == request.text("orderId")}
        rows = self._numbered(self.invoices)
        if request.text("orderId") and self.readings.order_id_filters:
            rows = [row for row in rows if row.get("orderCode") in wanted]
        shows = {"orderCode": self.readings.invoices_name_slips, "description": self.readings.invoices_have_notes}
        hidden = {name for name, is_shown in shows.items() if not is_shown}
        shown = [{key: row[key] for key in row if key not in hidden} for row in rows]
        asked = {"invoiceDelivery": "includeInvoiceDelivery", "SaleChannel": "SaleChannel"}
        return self._list(request, shown, {"payments": "includePayment", **asked})

    def _returns(self, request: Request) -> Answer:
        hidden = () if self.readings.returns_have_words else ("statusValue",)
        return self._list(request, [{key: row[key] for key in row if key not in hidden} for row in self.returns], {})

    def _invoice(self, path: str) -> Answer:
        for row in self.invoices:
            if path == f"/invoices/{row['id']}":
                return 200, {}, {key: value for key, value in row.items() if value is not None}
        return refusal(420, "KvValidateInvoiceException", "Hóa đơn không tồn tại")

    def _cash_book(self, request: Request) -> Answer:
        codes = request.query.get("code", [])
        rows = [row for row in self.receipts if row["code"] in codes or not codes or not self.readings.codes_filter]
        status, headers, body = self._list(request, rows, {"user": "includeUser", "branchName": "includeBranch"})
        if not self.readings.cash_book_has_pages:
            body = self.page(request, rows) | {"data": rows[: self.max_page]}
        return status, headers, body

    def _list(self, request: Request, rows: Sequence[Json], asked: dict[str, str]) -> Answer:
        since, first = request.text("lastModifiedFrom"), request.text("startDate")
        found = [
            {
                key: row[key]
                for key in row
                if row[key] is not None and (key not in asked or request.text(asked[key]) == "true")
            }
            for row in rows
            if (not since or row.get("modifiedDate", since) >= since) and (not first or row["transDate"] >= first)
        ]
        if request.text("orderBy") == "id":
            found.sort(key=lambda row: int(row["id"]))
        elif found:
            self._turns += 1
            found = found[self._turns % len(found) :] + found[: self._turns % len(found)]
        page = self.page(request, found)
        return 200, {}, page | ({"data": found[: page["pageSize"]]} if request.path in self.unpaged else {})
