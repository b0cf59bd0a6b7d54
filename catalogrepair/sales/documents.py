"""Orders, order slips, invoices and stock as plain values: what the two shops say about one sale.

Texts are as the source spells them, "" where it says nothing; amounts are exact, None where they are unknown; times are
Vietnamese ("2026-10-05T09:00:00").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from catalogrepair.catalog.names import plain
from catalogrepair.catalog.numbers import ZERO


class Status(NamedTuple):
    """One status as a code of ours, and in the words on the shop's screen."""

    code: str = ""
    """a code of `sales/statuses.py`; "" where the source does not say"""
    shown: str = ""


UNKNOWN = Status()


class StoreOrder(NamedTuple):
    """An order on the store."""

    name: str
    """as the shop knows it: "#100123" """
    created: str = ""
    cancelled: bool = False
    payment: Status = UNKNOWN
    processing: Status = UNKNOWN
    """whether delivery was processed: a shipment was made, not that it arrived"""
    delivery: Status = UNKNOWN
    """where the carrier is with it"""
    cod: Status = UNKNOWN
    cod_amount: Decimal | None = None
    processed: str = ""
    """when delivery was processed"""
    total: Decimal | None = None
    paid: Decimal | None = None
    """what the customer paid, before refunds"""
    refunded: Decimal = ZERO
    courier: str = ""
    ward: str = ""
    reference: str = ""
    """the order's code in the other system, where the store keeps it"""
    channel: str = ""
    """the sales channel that it came by"""


class StoreLine(NamedTuple):
    """A product line of a store order."""

    order: str
    code: str
    """its SKU"""
    barcode: str
    name: str
    quantity: Decimal | None = None
    price: Decimal | None = None


class Slip(NamedTuple):
    """An order slip (phiếu đặt hàng) of KiotViet."""

    code: str
    created: str = ""
    status: Status = UNKNOWN
    total: Decimal | None = None
    paid: Decimal | None = None
    """only the deposit; what was paid later stands on its invoices"""
    note: str = ""
    seller: str = ""
    creator: str = ""
    channel: str = ""
    ward: str | None = None
    """None where the source does not tell of wards at all"""
    courier: str | None = None
    """None where the source does not tell of couriers at all"""
    id: str = ""
    receipts: tuple[str, ...] = ()
    """codes of the receipts of its payments"""
    updated: str = ""
    """when it was changed last; "" where the source does not say"""
    invoices: tuple[str, ...] = ()
    """codes of the invoices that were made of it, where it names them"""


class Invoice(NamedTuple):
    """An invoice (hóa đơn) of KiotViet."""

    code: str
    order: str = ""
    """code of the slip that it was made from"""
    created: str = ""
    status: Status = UNKNOWN
    delivery: Status = UNKNOWN
    total: Decimal | None = None
    paid: Decimal | None = None
    cod: Decimal | None = None
    """still to collect"""
    note: str = ""
    seller: str = ""
    creator: str = ""
    channel: str = ""
    ward: str | None = None
    """None where the source does not tell of wards at all"""
    courier: str | None = None
    """None where the source does not tell of couriers at all"""
    id: str = ""
    receipts: tuple[str, ...] = ()
    updated: str = ""
    """when it was changed last; "" where the source does not say"""
    returns: tuple[str, ...] = ()
    """codes of the returns that it names: its own, or of an exchange that which it was made with"""
    is_returned: bool | None = False
    """whether KiotViet has a return (trả hàng) of it: by its own word, or by the returns (`sales.returns`); None where
    neither was told"""
    given_back: Decimal | None = None
    """the money of those returns; None where there are none, or not all is known of them"""


class Return(NamedTuple):
    """A return (phiếu trả hàng) of KiotViet's, by a customer."""

    code: str
    invoice: str = ""
    """code of the invoice that it is a return of; "" for one without ("trả nhanh")"""
    created: str = ""
    status: Status = UNKNOWN
    due: Decimal | None = None
    """what the customer is to get for it"""
    given_back: Decimal | None = None
    """what the customer got of that"""
    updated: str = ""
    """when it was changed last; "" where the source does not say"""


class KiotVietLine(NamedTuple):
    """A product line of a slip, an invoice or a return."""

    document: str
    code: str
    name: str
    quantity: Decimal | None = None
    price: Decimal | None = None


class KiotVietStock(NamedTuple):
    """What KiotViet has of one product in one branch."""

    branch: str
    code: str
    name: str = ""
    on_hand: Decimal | None = None
    reserved: Decimal | None = None
    """ordered by customers; None where the source does not say"""
    base: str = ""
    """of a unit row: the code of its base product"""
    factor: Decimal = Decimal(1)
    """base units in one of this unit"""
    kind: str = ""
    """`Loại hàng`"""
    price: Decimal | None = None
    for_sale: bool = True

    @property
    def is_service(self) -> bool:
        """Whether KiotViet keeps no stock of it at all (Dịch vụ)."""
        return "dich vu" in plain(self.kind)

    @property
    def is_combo(self) -> bool:
        """Whether it is sold from the stock of its parts (Combo - đóng gói)."""
        return "combo" in plain(self.kind)

    @property
    def has_stock(self) -> bool:
        """Whether its own stock says something."""
        return not (self.is_service or self.is_combo)


class StoreStock(NamedTuple):
    """What the store has of one variant in one location; "" for the location where the source has one total."""

    location: str
    code: str
    barcode: str = ""
    name: str = ""
    on_hand: Decimal | None = None
    """None where there is no stock row"""
    available: Decimal | None = None
    tracked: bool = True
    sells_at_zero: bool = False
    """the variant may be ordered when it is out of stock"""
    variant: str = ""
    committed: Decimal | None = None
    """held for open orders of the store: available is on hand less this"""
    kept_from: tuple[str, ...] = ()
    """the sales channels whose "Hiển thị kênh bán hàng" is not ticked"""


class CashReceipt(NamedTuple):
    """A receipt of KiotViet's cash book."""

    code: str
    user: str
    amount: Decimal | None = None


@dataclass(frozen=True)
class SalesDocuments:
    """Everything that was read of one shop; a list that nobody gave is None, which is not the same as empty."""

    orders: Sequence[StoreOrder] | None = None
    lines: Sequence[StoreLine] = ()
    slips: Sequence[Slip] | None = None
    slip_lines: Sequence[KiotVietLine] = ()
    invoices: Sequence[Invoice] | None = None
    invoice_lines: Sequence[KiotVietLine] = ()
    invoice_spans: Sequence[tuple[str, str]] = ()
    """from when until when all invoices are here, source by source; () where only the invoices' own times tell"""
    returns: Sequence[Return] | None = None
    return_lines: Sequence[KiotVietLine] = ()
    return_span: tuple[str, str] | None = None
    """from when until when all returns are here; None where only the returns' own times tell"""
    receipts: Sequence[CashReceipt] | None = None
    kiotviet_stock: Sequence[KiotVietStock] | None = None
    store_stock: Sequence[StoreStock] | None = None
    orders_without_stock: bool | None = None
    """whether the shop ticked "Cho phép đặt hàng khi hết tồn kho"; None where nobody could ask"""
    sales_without_stock: bool | None = None
    """the same of "Cho phép bán hàng khi hết tồn kho", without which KiotViet refuses invoices"""
    switched_off: Sequence[str] = ()
    """settings of KiotViet's that it named as switched off when it was asked: "Cho phép đặt hàng" """

    @cached_property
    def lined(self) -> frozenset[str]:
        """The slips and invoices whose product lines were read."""
        return frozenset(line.document for line in (*self.slip_lines, *self.invoice_lines))
