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
    TillLine,
)
from catalogrepair.evidence.rows import Columns, Rows


def store_orders_of(columns: Columns) -> tuple[list[StoreOrder], list[StoreLine]]:
    """Haravan's orders and their lines."""
    rows = Rows(columns)
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


def _shipping(rows: Rows) -> tuple[str, bool]:
    """The column on delivery, and whether it holds what carriers say.

    `Trạng thái giao hàng` holds either, and "Đã giao hàng" stands for both: what else is in the column tells.
    """
    if rows.has("delivery") or not rows.has("shipping"):
        return "shipping", False
    words = {rows.text("shipping", row) for row in range(rows.count)}
    machine = {"fulfilled", "notfulfilled", "unfulfilled", "partial"} & {word.casefold() for word in words}
    return "shipping", any(map(statuses.is_carriers_own, words)) or not machine


def _store_order(rows: Rows, name: str, its: Sequence[int], shipping: str, shipping_is_delivery: bool) -> StoreOrder:
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
    rows = Rows(columns)
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
    rows = Rows(columns)
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


def _people(rows: Rows, its: Sequence[int]) -> dict[str, Any]:
    said = {column: rows.first(column, its) for column in ("note", "seller", "creator", "channel")}
    told = {column: rows.first(column, its) if rows.has(column) else None for column in ("ward", "courier")}
    return {**said, **told}


def _till_lines(rows: Rows, documents: Mapping[str, Sequence[int]]) -> Iterator[TillLine]:
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
