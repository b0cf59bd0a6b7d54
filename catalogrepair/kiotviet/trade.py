"""Order slips, invoices and receipts of a KiotViet shop as values of ours.

Source: domain notes on the KiotViet API, section 4. No field names the person who edited an order: the seller and the
user of a receipt are the nearest there is. Payments that were taken back (status 1) do not count.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from catalogrepair.core import statuses
from catalogrepair.core.moments import moment_of
from catalogrepair.core.numbers import ZERO
from catalogrepair.core.trade import Invoice, Receipt, Slip, TillLine
from catalogrepair.errors import Rejected, SignInFailed, Text
from catalogrepair.kiotviet.lists import walk
from catalogrepair.remote.client import Client
from catalogrepair.remote.walking import Item, Tell

SLIPS, INVOICES = Text("phiếu đặt hàng", "order slips"), Text("hóa đơn", "invoices")
RECEIPTS = Text("phiếu thu", "receipts")


def walk_slips(client: Client, since: str, tell: Tell) -> tuple[list[Slip], list[TillLine]]:
    """The order slips changed since a day ("2026-10-01"), with their lines."""
    query = {"includePayment": "true", "includeOrderDelivery": "true", "lastModifiedFrom": f"{since}T00:00:00"}
    return slips_of(walk(client, "/orders", query, SLIPS, tell))


def walk_invoices(client: Client, since: str, tell: Tell) -> tuple[list[Invoice], list[TillLine]]:
    """The invoices changed since a day, with their lines."""
    query = {
        "includePayment": "true",
        "includeInvoiceDelivery": "true",
        "SaleChannel": "true",
        "lastModifiedFrom": f"{since}T00:00:00",
    }
    return invoices_of(walk(client, "/invoices", query, INVOICES, tell))


def walk_receipts(client: Client, since: str, tell: Tell) -> list[Receipt] | None:
    """The receipts since a day, with the user who wrote each; None where this key may not read the cash book."""
    query = {"isReceipt": "true", "includeUser": "true", "includeBranch": "true", "startDate": since}
    try:
        items = walk(client, "/cashflow", query, RECEIPTS, tell)
    except (Rejected, SignInFailed):
        return None
    return [
        Receipt(
            _text(item, "code"),
            _text(item, "user") or (f"#{item['createdBy']}" if item.get("createdBy") else ""),
            _amount(item.get("amount")),
        )
        for item in items
        if item.get("status") != 1
    ]


def allows_orders_without_stock(client: Client) -> bool | None:
    """Whether the shop ticked "Cho phép đặt hàng khi hết tồn kho"; None when KiotViet does not say (domain notes 6)."""
    body = client.get("/settings").body
    value = body.get("AllowOrderWhenOutStock") if isinstance(body, dict) else None
    return value if isinstance(value, bool) else None


def slips_of(items: Iterable[Item]) -> tuple[list[Slip], list[TillLine]]:
    """Slips as the API gives them, and their lines."""
    slips: list[Slip] = []
    lines: list[TillLine] = []
    for item in items:
        delivery = item.get("orderDelivery") or item.get("DeliveryPackage")
        slips.append(
            Slip(
                _text(item, "code"),
                moment_of(_text(item, "createdDate") or _text(item, "purchaseDate")),
                statuses.slip(_text(item, "statusValue"), item.get("status")),
                _amount(item.get("total")),
                _paid(item),
                ward=_text(delivery, "wardName") if delivery else None,
                courier=_courier(delivery) if delivery else None,
                **_common(item),
            )
        )
        lines += _lines(slips[-1].code, item.get("orderDetails") or ())
    return slips, lines


def invoices_of(items: Iterable[Item]) -> tuple[list[Invoice], list[TillLine]]:
    """Invoices as the API gives them, and their lines; of the versions of one invoice the newest."""
    invoices: dict[str, Invoice] = {}
    details: dict[str, list[TillLine]] = {}
    for item in items:
        told = item.get("invoiceDelivery")
        delivery = told or {}
        code = _text(item, "code")
        one = Invoice(
            code,
            _text(item, "orderCode"),
            moment_of(_text(item, "createdDate") or _text(item, "purchaseDate")),
            statuses.invoice(_text(item, "statusValue"), item.get("status")),
            statuses.delivery(_text(delivery, "statusValue"), delivery.get("status")),
            _amount(item.get("total")),
            _paid(item),
            _amount(delivery.get("priceCodPayment")) if delivery.get("usingPriceCod") else None,
            ward=_text(told, "wardName") if told else None,
            courier=_courier(told) if told else None,
            **_common(item),
        )
        invoices[code], details[code] = one, _lines(code, item.get("invoiceDetails") or ())
    return list(invoices.values()), [line for code in invoices for line in details[code]]


def _common(item: Item) -> dict[str, Any]:
    channel = item.get("SaleChannel") or {}
    return {
        "note": _text(item, "description"),
        "seller": _text(item, "soldByName"),
        "channel": _text(channel, "name") if isinstance(channel, dict) else "",
        "id": str(item.get("id") or ""),
        "receipts": tuple(_text(one, "code") for one in item.get("payments") or () if one.get("code")),
    }


def _paid(item: Item) -> Decimal | None:
    """`totalPayment`, or else the payments that stand."""
    said = _amount(item.get("totalPayment"))
    if said is not None:
        return said
    if "payments" not in item:
        return None
    live = (one for one in item["payments"] or () if one.get("status") != 1)
    return sum((_amount(one.get("amount")) or ZERO for one in live), ZERO)


def _courier(delivery: Mapping[str, Any]) -> str:
    partner = delivery.get("partnerDelivery") or {}
    return _text(partner, "name") or _text(partner, "code") if isinstance(partner, dict) else ""


def _lines(document: str, items: Iterable[Item]) -> list[TillLine]:
    return [
        TillLine(
            document,
            _text(line, "productCode"),
            _text(line, "productName"),
            _amount(line.get("quantity")),
            _amount(line.get("price")),
        )
        for line in items
    ]


def _amount(value: object) -> Decimal | None:
    return Decimal(str(value)) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else None


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return "" if value is None else str(value).strip()
