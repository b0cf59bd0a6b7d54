"""Rows of exports as plain values: orders, slips, invoices and stock, each document once however many lines it has."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from catalogrepair.core import statuses
from catalogrepair.core.moments import moment_of
from catalogrepair.core.numbers import ZERO, amount_of, quantity_of
from catalogrepair.core.trade import (
    Invoice,
    Slip,
    Status,
    StoreLine,
    StoreOrder,
    StoreStock,
    TillLine,
    TillStock,
)

Columns = Mapping[str, Sequence[str]]


class _Rows:
    """The rows of a file by our column names; a column that the file lacks is empty."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self.count = max(map(len, columns.values()), default=0)

    def has(self, column: str) -> bool:
        return column in self._columns

    def text(self, column: str, row: int) -> str:
        return self._columns[column][row].strip() if column in self._columns else ""

    def documents(self, column: str) -> dict[str, list[int]]:
        """A document's code to its rows; a file may write the code on the first of them only."""
        found: dict[str, list[int]] = {}
        last = ""
        for row, text in enumerate(self._columns[column]):
            code = text.strip()
            last = code or last
            if code or (last and any(texts[row].strip() for texts in self._columns.values())):
                found.setdefault(last, []).append(row)
        return found

    def first(self, column: str, rows: Sequence[int]) -> str:
        """The first text that a document's rows hold in this column."""
        return next((text for row in rows if (text := self.text(column, row))), "")


def store_orders_of(columns: Columns) -> tuple[list[StoreOrder], list[StoreLine]]:
    """Haravan's orders and their lines."""
    rows = _Rows(columns)
    documents = rows.documents("name")
    shipping, shipping_is_delivery = _shipping(rows)
    orders = [_store_order(rows, name, its, shipping, shipping_is_delivery) for name, its in documents.items()]
    lines = [
        StoreLine(
            name,
            rows.text("line_code", row),
            rows.text("line_barcode", row),
            rows.text("line_name", row),
            quantity_of(rows.text("line_quantity", row)),
            amount_of(rows.text("line_price", row)),
        )
        for name, its in documents.items()
        for row in its
        if rows.text("line_code", row) or rows.text("line_name", row) or rows.text("line_barcode", row)
    ]
    return orders, lines


def _shipping(rows: _Rows) -> tuple[str, bool]:
    """The column on delivery, and whether it holds what carriers say.

    `Trạng thái giao hàng` holds either, and "Đã giao hàng" stands for both: what else is in the column tells.
    """
    if rows.has("delivery") or not rows.has("shipping"):
        return "shipping", False
    words = {rows.text("shipping", row) for row in range(rows.count)}
    machine = {"fulfilled", "notfulfilled", "unfulfilled", "partial"} & {word.casefold() for word in words}
    return "shipping", any(map(statuses.is_carriers_own, words)) or not machine


def _store_order(rows: _Rows, name: str, its: Sequence[int], shipping: str, shipping_is_delivery: bool) -> StoreOrder:
    def said(column: str) -> str:
        return rows.first(column, its)

    delivery = statuses.delivery(said(shipping) if shipping_is_delivery else said("delivery"))
    made = statuses.processing(said("processing") or ("" if shipping_is_delivery else said(shipping)))
    total, payment = amount_of(said("total")), statuses.payment(said("payment"))
    state = statuses.payment(said("state")).code
    return StoreOrder(
        name,
        moment_of(said("created")),
        bool(moment_of(said("cancelled"))) or state == "voided" or said("state").casefold() == "cancelled",
        payment,
        _processing(made, delivery),
        delivery,
        statuses.cod(said("cod")),
        amount_of(said("cod_amount")),
        moment_of(said("processed")),
        total,
        paid_of(payment, total) if amount_of(said("paid")) is None else amount_of(said("paid")),
        abs(amount_of(said("refunded")) or ZERO),
        said("courier"),
        said("ward"),
        said("reference"),
    )


def _processing(made: Status, delivery: Status) -> Status:
    """A carrier that has the parcel proves that delivery was processed."""
    if made.code not in ("", statuses.OTHER):
        return made
    if delivery.code in ("", "pending", statuses.OTHER):
        return statuses.processing("notfulfilled") if delivery.code in ("", "pending") else made
    return statuses.processing("fulfilled")


def paid_of(payment: Status, total: Decimal | None) -> Decimal | None:
    """What the payment status alone says about the sum: all, nothing, or unknown."""
    if payment.code == "paid":
        return total
    return ZERO if payment.code in ("pending", "voided") else None


def slips_of(columns: Columns) -> tuple[list[Slip], list[TillLine]]:
    """KiotViet's order slips and their lines."""
    rows = _Rows(columns)
    documents = rows.documents("code")
    slips = [
        Slip(
            code,
            moment_of(rows.first("created", its)),
            statuses.slip(rows.first("status", its)),
            amount_of(rows.first("total", its)),
            amount_of(rows.first("paid", its)),
            **_people(rows, its),
        )
        for code, its in documents.items()
    ]
    return slips, list(_till_lines(rows, documents))


def invoices_of(columns: Columns) -> tuple[list[Invoice], list[TillLine]]:
    """KiotViet's invoices and their lines."""
    rows = _Rows(columns)
    documents = rows.documents("code")
    invoices = [
        Invoice(
            code,
            rows.first("order", its),
            moment_of(rows.first("created", its)),
            statuses.invoice(rows.first("status", its)),
            statuses.delivery(rows.first("delivery", its)),
            amount_of(rows.first("total", its)),
            amount_of(rows.first("paid", its)),
            amount_of(rows.first("cod", its)),
            **_people(rows, its),
        )
        for code, its in documents.items()
    ]
    return invoices, list(_till_lines(rows, documents))


def _people(rows: _Rows, its: Sequence[int]) -> dict[str, Any]:
    return {column: rows.first(column, its) for column in ("note", "seller", "creator", "channel", "ward", "courier")}


def _till_lines(rows: _Rows, documents: Mapping[str, Sequence[int]]) -> Iterator[TillLine]:
    for code, its in documents.items():
        for row in its:
            if rows.text("line_code", row) or rows.text("line_name", row):
                yield TillLine(
                    code,
                    rows.text("line_code", row),
                    rows.text("line_name", row),
                    quantity_of(rows.text("line_quantity", row)),
                    amount_of(rows.text("line_price", row)),
                )


def till_stock_of(columns: Columns, branch: str) -> list[TillStock]:
    """KiotViet's products with their stock in the branch that the file was exported from."""
    rows = _Rows(columns)
    found = []
    for row in range(rows.count):
        if code := rows.text("code", row):
            reserved = quantity_of(rows.text("reserved", row))
            found.append(
                TillStock(
                    branch,
                    code,
                    rows.text("name", row),
                    quantity_of(rows.text("on_hand", row)),
                    reserved if reserved is not None or not rows.has("reserved") else ZERO,
                    rows.text("base", row),
                    quantity_of(rows.text("factor", row)) or Decimal(1),
                    rows.text("kind", row),
                    amount_of(rows.text("price", row)),
                    rows.text("active", row) != "0" and rows.text("sold", row) != "0",
                )
            )
    return found


def store_stock_of(columns: Columns, location: str) -> list[StoreStock]:
    """Haravan's variants with their stock; image rows and units without stock of their own are left out."""
    rows = _Rows(columns)
    found, title, url = [], "", ""
    for row in range(rows.count):
        if rows.text("url", row) and rows.text("url", row) != url:
            url, title = rows.text("url", row), ""
        title = title or rows.text("name", row)
        code, barcode = rows.text("code", row), rows.text("barcode", row)
        if (code or barcode) and rows.text("unit_base", row).casefold() != "no":
            quantity = quantity_of(rows.text("on_hand", row))
            found.append(
                StoreStock(
                    location,
                    code,
                    barcode,
                    title,
                    quantity,
                    None,
                    not rows.has("tracked") or bool(rows.text("tracked", row)),
                    rows.text("policy", row).casefold() == "continue",
                    rows.text("variant", row) or f"#{row}",
                )
            )
    return found


def middle_stock_of(columns: Columns, location: str) -> list[StoreStock]:
    """MyKiot's products with their stock."""
    rows = _Rows(columns)
    return [
        StoreStock(
            location,
            rows.text("code", row),
            "",
            rows.text("name", row),
            quantity_of(rows.text("on_hand", row)),
            variant=f"#{row}",
        )
        for row in range(rows.count)
        if rows.text("code", row)
    ]
