"""Rows of exports as plain values: orders, slips, invoices and stock, each document once however many lines it has."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from catalogrepair.catalog.moments import moment_of
from catalogrepair.catalog.names import undeleted
from catalogrepair.catalog.numbers import ZERO, amount_of, quantity_of
from catalogrepair.files.rows import Columns, Rows
from catalogrepair.sales import statuses
from catalogrepair.sales.documents import Invoice, Slip, Status, StoreLine, StoreOrder, TillLine

_YEAR = re.compile(r"20\d\d")
_ON_ITS_WAY = frozenset(
    {"delivered", "delivering", "readytopick", "picking", "notmeetcustomer", "waitingforreturn", "return"}
)
"""what a carrier says only of a parcel that it was told of"""


def store_orders_of(columns: Columns) -> tuple[list[StoreOrder], list[StoreLine]]:
    """Haravan's orders and their lines."""
    rows = Rows(columns)
    documents = rows.documents("name")
    is_carriers = _is_carriers(rows)
    orders = [_store_order(rows, name, its, is_carriers) for name, its in documents.items()]
    lines = [
        StoreLine(name, code, barcode, title, quantity_of(quantity), amount_of(price))
        for name, (code, barcode, title, quantity, price) in rows.lines(documents)
    ]
    return orders, lines


def _is_carriers(rows: Rows) -> bool:
    """Whether the column `Trạng thái giao hàng` holds what carriers say, or else whether delivery was processed.

    "Đã giao hàng" stands for both: what else is in the column tells. Where nothing does, nobody knows whether the goods
    arrived, only that they were sent.
    """
    words = rows.every("shipping", range(rows.count))
    own = any(map(statuses.is_carriers_own, words))
    return own and not rows.has("delivery") and not any(map(statuses.is_processing_s_own, words))


def _store_order(rows: Rows, name: str, its: Sequence[int], is_carriers: bool) -> StoreOrder:
    def said(column: str) -> str:
        return rows.first(column, its)

    delivery = _delivery(rows, its, is_carriers)
    total, payment = amount_of(said("total")), statuses.payment(said("payment"))
    paid, refunded = _money(payment, total, amount_of(said("paid")), amount_of(said("refunded")))
    return StoreOrder(
        name,
        moment_of(said("created")),
        _is_date(said("cancelled")) or statuses.is_cancelled(said("state")),
        payment,
        _processing(rows, its, delivery, is_carriers),
        delivery,
        _worst(map(statuses.cod, rows.every("cod", its)), ("none", "codreceipt", "codpaid")),
        max(filter(None, map(amount_of, rows.every("cod_amount", its))), default=amount_of(said("cod_amount"))),
        moment_of(said("processed")),
        total,
        paid,
        refunded,
        said("courier"),
        said("ward"),
        said("reference"),
    )


def _is_date(text: str) -> bool:
    """Whether there is a date, even one whose day and month nobody can tell."""
    return bool(moment_of(text)) or _YEAR.search(text) is not None


def _delivery(rows: Rows, its: Sequence[int], is_carriers: bool) -> Status:
    """What the carriers say; a shipment that was cancelled beside another one is none."""
    words = rows.every("delivery", its) or [
        word for word in rows.every("shipping", its) if is_carriers or statuses.is_carriers_own(word)
    ]
    return _worst(map(statuses.delivery, words), ("cancel", "delivered"))


def _worst(found: Iterable[Status], good: Sequence[str]) -> Status:
    """Of several shipments the first that is not as it should be, else the one whose status stands last in `good`."""
    weights = {code: weight for weight, code in enumerate(reversed(good), start=1)}
    return min(found, key=lambda one: weights.get(one.code, 0), default=Status())


def _processing(rows: Rows, its: Sequence[int], delivery: Status, is_carriers: bool) -> Status:
    """What the file says; where it says nothing, a carrier that has the parcel proves that delivery was processed."""
    words = rows.every("processing", its) or ([] if is_carriers else rows.every("shipping", its))
    said = [statuses.processing(word) for word in words]
    known = [one for one in said if one.code != statuses.OTHER]
    if known:
        return known[0] if len({one.code for one in known}) == 1 else statuses.processing("partial")
    if delivery.code in _ON_ITS_WAY:
        return statuses.processing("fulfilled")
    is_told = rows.has("processing") or (not delivery.code and (rows.has("delivery") or rows.has("shipping")))
    if said or delivery.code == statuses.OTHER or not is_told:
        return said[0] if said else Status()
    return statuses.processing("notfulfilled")


def _money(
    payment: Status, total: Decimal | None, paid: Decimal | None, refunded: Decimal | None
) -> tuple[Decimal | None, Decimal]:
    """What the customer paid, before refunds, and what was refunded.

    A file may tell what was paid less what was refunded: the two then make up the total.
    """
    refunded = abs(refunded or ZERO)
    if payment.code not in ("refunded", "partiallyrefunded"):
        return (paid_of(payment, total) if paid is None else paid), refunded
    if not refunded:
        # Everything came back; or a part of which nobody knows how much, and so nobody knows what is left.
        return (paid or total, paid or total or ZERO) if payment.code == "refunded" else (None, ZERO)
    if paid is None:
        return (refunded if payment.code == "refunded" else None), refunded
    is_net = total is not None and paid != refunded and paid + refunded == total
    return (total if is_net else paid), refunded


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
    return slips, _till_lines(rows, documents)


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
            is_returned=bool(rows.first("returned", its)),
            **_people(rows, its),
        )
        for code, its in documents.items()
    ]
    return invoices, _till_lines(rows, documents)


def _people(rows: Rows, its: Sequence[int]) -> dict[str, Any]:
    said = {column: rows.first(column, its) for column in ("note", "seller", "creator", "channel")}
    told = {column: rows.first(column, its) if rows.has(column) else None for column in ("ward", "courier")}
    return {**said, **told, "updated": moment_of(rows.first("updated", its))}


def _till_lines(rows: Rows, documents: Mapping[str, Sequence[int]]) -> list[TillLine]:
    return [
        TillLine(document, undeleted(code) or code, name, quantity_of(quantity), amount_of(price))
        for document, (code, _, name, quantity, price) in rows.lines(documents)
    ]
