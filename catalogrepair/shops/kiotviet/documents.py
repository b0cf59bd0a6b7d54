"""Order slips, invoices and receipts of a KiotViet shop as values of ours.

Source (docs: kiotviet-api 4). No field names the person who edited an order: the seller and the
user of a receipt are the nearest there is. Payments that were taken back (status 1) do not count.
An edited invoice ("HD000005.01") is listed beside what it was before ("HD000005"): both are given.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from catalogrepair.catalog.moments import moment_of
from catalogrepair.catalog.names import plain
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.errors import Rejected, SignInFailed, Unreachable
from catalogrepair.sales import statuses
from catalogrepair.sales.documents import CashReceipt, Invoice, KiotVietLine, Slip
from catalogrepair.shops.kiotviet.channels import with_channels
from catalogrepair.shops.kiotviet.lines import LINES, lines_of
from catalogrepair.shops.kiotviet.lists import NAME, PAGE, walk
from catalogrepair.shops.kiotviet.slips import with_slips
from catalogrepair.shops.remote.client import Client, Query
from catalogrepair.shops.remote.fields import decimal_of, object_of, text_of
from catalogrepair.shops.remote.shapes import NUMBER, VALUE, Shape, values
from catalogrepair.shops.remote.walking import Item, items_of, number_of
from catalogrepair.text import Progress, _

SLIPS, INVOICES = _("order slips"), _("invoices")
RECEIPTS = _("receipts")
_CODES = 50
"""receipts that one request asks for"""
_RECEIPTS: Query = {"isReceipt": "true", "includeUser": "true", "includeBranch": "true"}

_PAYMENT = values("code", "amount", "status", "statusValue")
_DELIVERY: dict[str, Shape] = {
    **values("status", "statusValue", "wardName", "usingPriceCod", "priceCodPayment"),
    "partnerDelivery": values("name", "code"),
}
_PAPER: dict[str, Shape] = {
    **values(
        "code", "createdDate", "purchaseDate", "modifiedDate", "status", "statusValue", "total", "totalPayment",
        "description", "soldByName",
    ),
    "payments": [_PAYMENT],
    **dict.fromkeys(("saleChannelId", "SaleChannelId"), NUMBER),
}  # fmt: skip
_SLIP: dict[str, Shape] = {**_PAPER, "orderDetails": [LINES], "orderDelivery": _DELIVERY, "DeliveryPackage": _DELIVERY}
_INVOICE: dict[str, Shape] = {**_PAPER, "orderCode": VALUE, "invoiceDetails": [LINES], "invoiceDelivery": _DELIVERY}
_RECEIPT = values("code", "user", "createdBy", "amount", "status", "statusValue")


def walk_slips(client: Client, since: str, progress: Progress) -> tuple[list[Slip], list[KiotVietLine]]:
    """The order slips changed since a day ("2026-10-01"), with their lines."""
    query = {"includePayment": "true", "includeOrderDelivery": "true", "lastModifiedFrom": f"{since}T00:00:00"}
    return slips_of(with_channels(client, walk(client, "/orders", query, SLIPS, progress, _SLIP)))


def walk_invoices(
    client: Client, since: str, slips: Sequence[Slip], progress: Progress
) -> tuple[list[Invoice], list[KiotVietLine]]:
    """The invoices changed since a day, with their lines; `slips` are those that they may have been made from."""
    query = {
        "includePayment": "true",
        "includeInvoiceDelivery": "true",
        "SaleChannel": "true",
        "lastModifiedFrom": f"{since}T00:00:00",
    }
    items = walk(client, "/invoices", query, INVOICES, progress, _INVOICE)
    return invoices_of(with_channels(client, with_slips(client, items, slips, progress)))


def walk_receipts(client: Client, since: str, codes: Sequence[str], progress: Progress) -> list[CashReceipt] | None:
    """The receipts of these codes, with the user who wrote each.

    They are asked for by code; where the list does not heed that, those since a day are walked. None where this key may
    not read the cash book, or it cannot be read whole: that its list knows pages at all is not documented. Receipts
    only name a user, so nothing else waits for them.
    """
    try:
        items = _named_receipts(client, codes)
        if items is None:
            items = walk(client, "/cashflow", {**_RECEIPTS, "startDate": since}, RECEIPTS, progress, _RECEIPT)
    except (Rejected, SignInFailed, Unreachable):
        return None
    return [
        CashReceipt(
            text_of(item, "code"),
            text_of(item, "user") or (f"#{item['createdBy']}" if item.get("createdBy") else ""),
            decimal_of(item, "amount"),
        )
        for item in items
        if _stands(item)
    ]


def _named_receipts(client: Client, codes: Sequence[str]) -> list[Item] | None:
    """None where the answer holds a receipt that was not asked for, or less than it counts: it may lack one that was.

    Of what one answer does not hold, half is asked for at a time: no further page of this list is documented.
    """
    found: list[Item] = []
    asked = [codes[start : start + _CODES] for start in range(0, len(codes), _CODES)]
    while asked:
        wanted = asked.pop(0)
        body = client.get("/cashflow", {**_RECEIPTS, "pageSize": PAGE, "code": list(wanted)}).body
        its = items_of(body, "data", NAME, _RECEIPT)
        if not {text_of(item, "code") for item in its} <= set(wanted):
            return None
        if len(its) < number_of(body, "total", NAME):
            if len(wanted) == 1:
                return None
            half = len(wanted) // 2
            asked[:0] = [wanted[:half], wanted[half:]]
            continue
        found += its
    return found


def slips_of(items: Iterable[Item]) -> tuple[list[Slip], list[KiotVietLine]]:
    """Slips as the API gives them, and their lines."""
    slips: list[Slip] = []
    lines: list[KiotVietLine] = []
    for item in items:
        slip = Slip(
            text_of(item, "code"),
            moment_of(text_of(item, "createdDate", "purchaseDate")),
            statuses.slip(text_of(item, "statusValue"), item.get("status")),
            decimal_of(item, "total"),
            _paid(item),
            **_common(item, object_of(item, "orderDelivery", "DeliveryPackage")),
        )
        slips.append(slip)
        lines += lines_of(slip.code, item.get("orderDetails") or ())
    return slips, lines


def invoices_of(items: Iterable[Item]) -> tuple[list[Invoice], list[KiotVietLine]]:
    """Invoices as the API gives them, and their lines."""
    invoices: list[Invoice] = []
    lines: list[KiotVietLine] = []
    for item in items:
        delivery = object_of(item, "invoiceDelivery")
        invoice = Invoice(
            text_of(item, "code"),
            text_of(item, "orderCode"),
            moment_of(text_of(item, "createdDate", "purchaseDate")),
            statuses.invoice(text_of(item, "statusValue"), item.get("status")),
            statuses.delivery(text_of(delivery, "statusValue"), delivery.get("status")),
            decimal_of(item, "total"),
            _paid(item),
            _cod(delivery),
            is_returned=_is_returned(item.get("invoiceDetails") or ()),
            **_common(item, delivery),
        )
        invoices.append(invoice)
        lines += lines_of(invoice.code, item.get("invoiceDetails") or ())
    return invoices, lines


def _is_returned(lines: Iterable[Item]) -> bool | None:
    """Whether goods came back; None where the lines do not tell, as by one reading they never do."""
    told = [back for line in lines if (back := decimal_of(line, "returnQuantity")) is not None]
    return any(told) if told else None


def _common(item: Item, delivery: Item) -> dict[str, Any]:
    """What slips and invoices have in common. Without a delivery nothing is told of ward and courier."""
    return {
        "note": text_of(item, "description"),
        "seller": text_of(item, "soldByName"),
        "channel": text_of(object_of(item, "SaleChannel", "saleChannel"), "name", "Name"),
        "ward": text_of(delivery, "wardName") if delivery else None,
        "courier": text_of(object_of(delivery, "partnerDelivery"), "name", "code") if delivery else None,
        "id": text_of(item, "id"),
        "updated": moment_of(text_of(item, "modifiedDate")),
        "receipts": tuple(text_of(one, "code") for one in item.get("payments") or () if one.get("code")),
    }


def _paid(item: Item) -> Decimal | None:
    """`totalPayment`, or else the payments that stand; None where neither is told."""
    said = decimal_of(item, "totalPayment")
    if said is not None or item.get("payments") is None:
        return said
    return sum((decimal_of(one, "amount") or ZERO for one in item["payments"] if _stands(one)), ZERO)


def _stands(payment: Item) -> bool:
    """Whether a payment or receipt was not taken back: by its words, else by its number (1 is cancelled)."""
    said = plain(text_of(payment, "statusValue"))
    return said != "da huy" if said else payment.get("status") != 1


def _cod(delivery: Item) -> Decimal | None:
    """What is to be collected; None where it is not told, as for a sale at the counter."""
    is_used = delivery.get("usingPriceCod")
    return decimal_of(delivery, "priceCodPayment") if is_used else ZERO if is_used is False else None
