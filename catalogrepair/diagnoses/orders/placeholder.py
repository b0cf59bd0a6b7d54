"""An order arrives in KiotViet with a placeholder line, "product HRV-khong-xoa" (docs: playbook 3).

When the order arrived, the product's stock in KiotViet was 0 and the shop had not ticked "Cho phép đặt hàng khi hết tồn
kho". A store line that KiotViet cannot match with any product ends the same way, so that which of the two it was takes
KiotViet's product list.
"""

from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from catalogrepair.catalog.names import fold
from catalogrepair.catalog.results import Record, Section, Subject, record
from catalogrepair.diagnoses.orders import placeholder_answers as answers
from catalogrepair.diagnoses.orders.products import Products, goods_told, have_stock, squeezed
from catalogrepair.diagnoses.shared.lines import asked_of, lines_of
from catalogrepair.diagnoses.shared.order_rules import OneOrder, OrderRule
from catalogrepair.sales.completion import is_live, live_of
from catalogrepair.sales.documents import (
    Invoice,
    KiotVietLine,
    KiotVietStock,
    SalesDocuments,
    Slip,
    StoreLine,
    StoreOrder,
)
from catalogrepair.sales.matching import Links
from catalogrepair.text import Text, _, day, quantity, verbatim

PATTERNS = ("HRV không xóa", "product không xóa")
"""what the placeholder's name or code holds; accents, case, spaces and hyphens do not matter"""


def find(sales: SalesDocuments, links: Links, patterns: Sequence[str] = PATTERNS) -> Iterator[Record]:
    """A row for each placeholder line, with the product that it stands for where the store's order tells."""
    wanted = {squeezed(one) for one in patterns} - {""}
    products, asked = Products(sales), asked_of(sales.lines)
    orders = sales.orders or ()
    invoiced = lines_of(sales.invoice_lines)
    again = {
        fold(one.order)
        for one in filter(is_live, sales.invoices or ())
        if any(is_placeholder(line, wanted) for line in invoiced.get(one.code, ()))
    }
    for lines, documents, given in (
        (lines_of(sales.slip_lines), sales.slips or (), links.slips),
        (invoiced, sales.invoices or (), links.invoices),
    ):
        owners = {one.code: place for place, its in given.items() for one in its}
        for document in documents:
            odd = [line for line in lines.get(document.code, ()) if is_placeholder(line, wanted)]
            if not odd or not is_live(document):
                continue
            place = owners.get(document.code)
            if place is None:
                if not (isinstance(document, Slip) and fold(document.code) in again):
                    yield from (_record(StoreOrder(document.code), document, line, (), products) for line in odd)
                continue
            order = orders[place]
            bills = live_of(links.invoices.get(place, ()))
            arrived = [line for one in bills for line in invoiced.get(one.code, ())]
            if isinstance(document, Slip) and any(is_placeholder(line, wanted) for line in arrived):
                continue  # the invoice tells the same again
            arrived += [line for one in given[place] if is_live(one) for line in lines.get(one.code, ())]
            arrived = [line for line in arrived if not is_placeholder(line, wanted)]
            missing = _missing(asked.get(order.name, ()), arrived, products)
            is_mended = isinstance(document, Slip) and any(one.code in invoiced for one in bills) and not missing
            if order.cancelled or is_mended:
                continue
            for line, real in zip(odd, _pair(odd, missing), strict=True):
                yield _record(order, document, line, real, products)


def is_placeholder(line: KiotVietLine, wanted: Set[str]) -> bool:
    """Whether a line's code or name holds one of the squeezed patterns."""
    return any(one in squeezed(line.code) or one in squeezed(line.name) for one in wanted)


def _missing(asked: Sequence[StoreLine], arrived: Sequence[KiotVietLine], products: Products) -> list[StoreLine]:
    """The store's lines that did not arrive under their own code."""
    there = {fold(line.code) for line in arrived}
    return [line for line in asked if not set(map(fold, products.codes(line))) & there]


def _pair(odd: Sequence[KiotVietLine], missing: Sequence[StoreLine]) -> Iterator[list[StoreLine]]:
    """For each placeholder line the store's lines that it may stand for: the same quantity and price first."""
    left = list(missing)
    for line in odd:
        same = [one for one in left if one.quantity == line.quantity and one.price == line.price]
        same = same or [one for one in left if one.quantity == line.quantity]
        if len(odd) == len(missing) == 1:
            same = left
        if len(same) == 1:
            left = [one for one in left if one is not same[0]]
        yield list(same or left)


def _record(
    order: StoreOrder, document: Slip | Invoice, line: KiotVietLine, real: Sequence[StoreLine], products: Products
) -> Record:
    one = real[0] if len(real) == 1 else None
    code = one.code or one.barcode if one else ""
    codes = code or ", ".join(each.code or each.barcode for each in real)
    return record(
        _section(order, real, products),
        order.name,
        day(document.created),
        document.code,
        codes,
        one.name if one else "",
        _seen(line, real, products),
        about=Subject("document" if order.name == document.code else "order", order.name, goods_told(verbatim(codes))),
    )


def _section(order: StoreOrder, real: Sequence[StoreLine], products: Products) -> Section:
    """Why, where all products that the line may stand for have the same answer."""
    told = {_of_product(one, order, products) for one in real}
    if len(told) == 1:
        return told.pop()
    return answers.CAUSE_UNKNOWN if products.sales.kiotviet_stock is None else answers.PRODUCT_UNKNOWN


def _of_product(one: StoreLine, order: StoreOrder, products: Products) -> Section:
    codes, is_ticked = products.codes(one), bool(products.sales.orders_without_stock)
    rows = products.rows(*codes)
    if products.is_repeated(*codes):
        return answers.TWICE
    if rows != () and products.is_kept_from(order.channel, *codes):
        return answers.KEPT_FROM_CHANNEL
    if rows is None:
        return answers.TICKED if is_ticked else answers.CAUSE_UNKNOWN
    if not rows and products.lacks_barcode(one):
        return answers.PRODUCT_UNKNOWN
    return _of_goods(rows) or (answers.TICKED if is_ticked else _of_stock(products.on_hand(*codes)))


def _of_goods(rows: Sequence[KiotVietStock]) -> Section | None:
    """Why stock is not the cause for this product; None where it may be."""
    if not rows:
        return answers.NOT_LINKED
    if not any(each.for_sale for each in rows):
        return answers.NOT_SOLD
    if any(each.is_service for each in rows):
        return answers.SERVICE
    return answers.COMBO if any(each.is_combo for each in rows) else None


def _of_stock(now: Decimal | None) -> Section:
    if now is None:
        return answers.PRODUCT_UNKNOWN
    return answers.IN_STOCK_NOW if now > 0 else answers.OUT_OF_STOCK


def _seen(line: KiotVietLine, real: Sequence[StoreLine], products: Products) -> Text:
    many = verbatim("?") if line.quantity is None else quantity(line.quantity)
    seen = _("line “{name}” × {many}", name=line.name or line.code, many=many)
    if not real:
        return _("{seen}; no store order tells which product", seen=seen)
    if len(real) > 1:
        return _("{seen}; one of the {real} codes beside", seen=seen, real=len(real))
    codes = products.codes(real[0])
    stock = products.on_hand(*codes)
    if stock is not None and have_stock(products.rows(*codes) or ()):
        return _("{seen}; KiotViet's stock now: {stock}", seen=seen, stock=stock)
    return seen


def rule(one: OneOrder) -> OrderRule:
    """Whether the lines of its documents were read."""
    told = one.sales.lined
    in_slips = any(slip.code in told for slip in one.slips)
    lacks = one.unless_column(in_slips or (bool(one.live) and all(bill.code in told for bill in one.live)))
    return OrderRule(answers.RULE, _("no placeholder line"), one.lacks("slips") or lacks)
