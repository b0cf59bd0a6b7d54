"""Made-up documents in a line or two: what a store order and KiotViet's documents say, in the words of the screens."""

from decimal import Decimal
from typing import Any

from catalogrepair.catalog.results import Results
from catalogrepair.sales import statuses
from catalogrepair.sales.documents import Invoice, KiotVietLine, Return, SalesDocuments, Slip, StoreLine, StoreOrder

DAY = "2026-11-05T09:15:00"


def order(name: str = "#DD500", **more: Any) -> StoreOrder:
    """An order that is delivered, without COD, and paid with 200.000đ, but for what is said otherwise."""
    said = {"delivery": "Đã giao hàng", "cod": "Không", "payment": "Đã thanh toán", "processing": "fulfilled"} | more
    for field in ("delivery", "cod", "payment", "processing"):
        said[field] = getattr(statuses, field)(said[field])
    money = {"total": Decimal(200000), "paid": Decimal(200000), "cod_amount": Decimal(0)}
    return StoreOrder(name, **({"created": DAY, "processed": DAY} | money | said))


def slip(code: str = "DH500", status: str = "Hoàn thành", *, of: str = "#DD500", **more: Any) -> Slip:
    """The slip of an order."""
    made = {
        "created": DAY,
        "status": statuses.slip(status),
        "note": f"HRV-{of}",
        "paid": Decimal(0),
        "channel": "Haravan",
    }
    return Slip(code, **(made | more))


def invoice(code: str = "HD500", status: str = "Hoàn thành", *, paid: int | None = 200000, **more: Any) -> Invoice:
    """The invoice of the slip DH500, with all of its 200.000đ paid."""
    money = {"total": Decimal(200000), "paid": None if paid is None else Decimal(paid)}
    made = {"order": "DH500", "created": DAY, "status": statuses.invoice(status), "channel": "Haravan"} | money
    return Invoice(code, **(made | more))


def back(code: str, of: str, given: int | None, status: str = "Đã trả", **more: Any) -> Return:
    """A return of an invoice, and what the customer got for it."""
    return Return(
        code, of, DAY, statuses.returned(status), given_back=None if given is None else Decimal(given), **more
    )


def line(code: str, name: str = "Tách sứ", quantity: int = 1, price: int = 200000, *, of: str = "#DD500") -> StoreLine:
    """A line of a store order, its barcode equal to its SKU."""
    return StoreLine(of, code, code, name, Decimal(quantity), Decimal(price))


def sold(
    code: str, name: str = "Tách sứ", quantity: int = 1, price: int = 200000, *, of: str = "HD500"
) -> KiotVietLine:
    """A line of a slip or an invoice."""
    return KiotVietLine(of, code, name, Decimal(quantity), Decimal(price))


def sales(*orders: StoreOrder, **more: Any) -> SalesDocuments:
    """Documents of these orders; of KiotViet only what is given."""
    return SalesDocuments(orders=orders or (order(),), **more)


def kinds(results: Results) -> dict[str, list[str]]:
    """The kinds of answers by the first cell of their rows."""
    found: dict[str, list[str]] = {}
    for one in results.records:
        assert one.section is not None
        found.setdefault(str(one.cells[0]), []).append(one.section.key)
    return found
