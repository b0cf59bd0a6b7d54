"""One order through every rule on orders (docs: playbook 2, 3, 4, 5, 6, 6b, 6c): what support types on the phone."""

from collections.abc import Iterator, Sequence
from string import ascii_lowercase
from typing import NamedTuple

from catalogrepair.catalog.names import fold
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.catalog.results import Cell, Column, Record, Results, Section, record, say
from catalogrepair.diagnoses import invoice_answers, invoices, orders, payments, placeholder, stock, switched_off
from catalogrepair.diagnoses.payments import sums_of
from catalogrepair.diagnoses.stock.rules import Layout
from catalogrepair.sales.completion import are_cancelled, are_complete, is_processed, is_undone, live_of, three
from catalogrepair.sales.documents import Invoice, SalesDocuments, Slip, StoreOrder
from catalogrepair.sales.matching import CONTESTED, Links, order_key
from catalogrepair.text import Text, day, dong, quantity

COLUMNS = (
    Column("playbook_row", Text("Dòng sổ tay", "Playbook row"), 14),
    Column("seen", Text("Thấy gì", "What was seen"), 90),
)
STOCK_LACKS = Text(
    "chưa có tồn kho của cả hai bên (--kov, --hrv)", "the stock of both sides was not given (--kov, --hrv)"
)
_SAID_BY_ROW_6 = (invoice_answers.WITHOUT_INVOICE, invoice_answers.CANCELLED_THERE)
_WELL = Section("well", "good", Text("Đã xét, không thấy gì sai", "Looked at, nothing is wrong"))
_UNKNOWN = Section("not_judged", "unknown", Text("Chưa xét được", "Could not be judged"))


class _Rule(NamedTuple):
    """A rule, and why it could not be judged for want of something; None when it could."""

    row: str
    title: Text
    lacks: Text | None


def places_of(code: str, sales: SalesDocuments, links: Links) -> list[int]:
    """The places of the orders that a code may mean: an order's own, its slip's or its invoice's."""
    wanted = _keys(code)
    orders = sales.orders or ()
    named = [
        place
        for place, order in enumerate(orders)
        if order_key(order.name) in wanted or order_key(order.reference) in wanted
    ]
    if not named:
        named = [place for place, order in enumerate(orders) if means(code, order.name)]
    documents = [place for place, its in links.slips.items() if any(fold(one.code) == fold(code) for one in its)]
    documents += [place for place, its in links.invoices.items() if any(_is_invoice(code, one.code) for one in its)]
    return named or sorted(set(documents))


def means(code: str, name: str) -> bool:
    """Whether a code that somebody typed may mean the order of this name: bare numbers do without its letters."""
    key, wanted = order_key(name), _keys(code)
    return key in wanted or key.lstrip(ascii_lowercase) in wanted


def _keys(code: str) -> set[str]:
    key = order_key(code)
    return {key, key.removeprefix("haravan").removeprefix("hrv")} - {""}


def _is_invoice(code: str, invoice: str) -> bool:
    """Whether a code is an invoice's, in whichever version."""
    return fold(code) in (fold(invoice), fold(invoice.rpartition(".")[0]))


def codes_of(order: StoreOrder, sales: SalesDocuments) -> list[str]:
    """The codes of an order's products, each once."""
    lines = [line for line in sales.lines if line.order == order.name]
    return list(dict.fromkeys(filter(None, (line.code or line.barcode for line in lines))))


def diagnose(
    place: int,
    sales: SalesDocuments,
    links: Links,
    layout: Layout | Text = STOCK_LACKS,
    patterns: Sequence[str] = placeholder.PATTERNS,
) -> Results:
    """What every rule says about the order at this place of the list.

    `layout` says how the stock of the two shops hangs together, or why that is not known.
    """
    order = (sales.orders or ())[place]
    asked = (
        invoices.diagnose(sales, links),
        orders.diagnose(sales, links, patterns),
        payments.diagnose(sales, links),
    )
    found = [
        record(one.section, one.section.rule, _seen(one.cells[2:], results.columns[2:]))
        for results in asked
        for one in results.records
        if one.section is not None and one.cells[0] == order.name
    ]
    found += [record(one, one.rule, one.title) for one in switched_off.sections(sales)]
    in_stock, stock_lacks = _stock(order, sales, layout)
    found += in_stock
    broken = {one.cells[0] for one in found}
    if "6" in broken:  # it says more than that there is no invoice
        found = [one for one in found if one.section not in _SAID_BY_ROW_6]
    rules = [*_rules(place, order, sales, links), _Rule("5", _STOCK, stock_lacks)]
    rest = sorted(rule for rule in rules if rule.row not in broken)
    found += [record(_WELL, rule.row, rule.title) for rule in rest if rule.lacks is None]
    found += [record(_UNKNOWN, rule.row, _joined([rule.title, rule.lacks], ": ")) for rule in rest if rule.lacks]
    wrong = sum(one.tone in ("bad", "ask") for one in found)
    return Results(
        Text(f"Đơn hàng {order.name}", f"Order {order.name}"),
        _summary(order, wrong),
        tuple(_facts(place, order, sales, links)),
        COLUMNS,
        tuple(found),
        data={"order": order.name},
        noun="answers",
    )


def _summary(order: StoreOrder, wrong: int) -> Text:
    dead = Text(" (đã hủy trên web)", " (cancelled on the store)") if order.cancelled else Text("", "")
    vi, en = f"Đơn {order.name}{dead.vi}", f"Order {order.name}{dead.en}"
    if not wrong:
        return Text(f"{vi}: không thấy gì sai.", f"{en}: nothing is wrong.")
    return Text(f"{vi}: {wrong} điều cần xử lý hoặc xem lại.", f"{en}: {wrong} to look after.")


def _stock(order: StoreOrder, sales: SalesDocuments, layout: Layout | Text) -> tuple[list[Record], Text | None]:
    """What the rule for stock says about the order's products, and what it lacks to be called well."""
    if isinstance(layout, Text):
        return [], layout
    codes = codes_of(order, sales)
    # Of a code that KiotViet's API would not tell of, no branch is known either.
    kiotviet_stock = [one for one in sales.kiotviet_stock or () if one.branch]
    found, is_whole = stock.of_codes(kiotviet_stock, sales.store_stock or (), layout, codes)
    told = [record(one.section, one.section.rule, _seen(one.cells, stock.COLUMNS)) for one in found if one.section]
    return told, None if is_whole else _STOCK_UNKNOWN


def _seen(cells: Sequence[Cell], columns: Sequence[Column]) -> Text:
    """The cells of a row under their headings; what is empty is left out."""
    told = [
        (Text("", "") if column.key == "seen" else column.heading, cell)
        for column, cell in zip(columns, cells, strict=True)
    ]
    return Text(
        *(
            "; ".join(_named(head.say(language), say(cell, language)) for head, cell in told if say(cell, language))
            for language in ("vi", "en")
        )
    )


def _named(heading: str, text: str) -> str:
    return f"{heading}: {text}" if heading else text


def _rules(place: int, order: StoreOrder, sales: SalesDocuments, links: Links) -> Iterator[_Rule]:
    slips, its = links.slips.get(place, ()), links.invoices.get(place, ())
    documents: list[Slip | Invoice] = [*slips, *its]
    live = live_of(its)
    lacks = None if documents else _not_matched(place, sales, links)
    codes = {one.code for one in documents}
    told = {
        line.document for lines in (sales.slip_lines, sales.invoice_lines) for line in lines if line.document in codes
    }
    has_lines = any(one.code in told for one in slips) or (bool(live) and all(one.code in told for one in live))
    is_over = are_cancelled(slips, its) and is_undone(order)
    yield _status_rule(order, live, is_over=is_over)
    yield _Rule(
        "3",
        Text("không có dòng hàng tạm “HRV-khong-xoa”", "no placeholder line"),
        lacks or _unless(has_lines, _NO_COLUMN),
    )
    known = _unless(sums_of(order, live) is not None, _NO_SUM) if live else _unless(is_over, _NO_INVOICE)
    yield _Rule("4", Text("tiền khách trả khớp hai bên", "both sides have the same money"), lacks or known)
    due = _OVER if is_over else _due(order, sales, live)
    yield _Rule("6", Text("xử lý giao hàng xong thì có hóa đơn", "processed, and it has its invoice"), due)
    for row, title, words, on_store in (
        ("6b", Text("phường/xã", "the ward"), [one.ward for one in documents], order.ward),
        ("6c", Text("nhà vận chuyển", "the courier"), [one.courier for one in documents], order.courier),
    ):
        in_kiotviet = _unless(any(one is not None for one in words), _NO_COLUMN)
        yield _Rule(row, title, lacks or in_kiotviet or _unless(bool(on_store), _NOT_ON_STORE))


def _status_rule(order: StoreOrder, live: Sequence[Invoice], *, is_over: bool) -> _Rule:
    """A complete invoice is right whatever the store says; an order that was cancelled waits for none."""
    if live and are_complete(live):
        return _Rule("2", Text("hóa đơn đã Hoàn thành", "the invoice is complete"), None)
    if is_over:
        return _Rule("2", _OVER, None)
    title = Text("ba trạng thái để hóa đơn Hoàn thành", "the three statuses of a complete invoice")
    return _Rule("2", title, _CANCELLED if order.cancelled else None)


def _not_matched(place: int, sales: SalesDocuments, links: Links) -> Text:
    if place in links.contested:
        return CONTESTED
    return _NOT_NAMED if sales.slips or sales.invoices else _NOT_GIVEN


def _due(order: StoreOrder, sales: SalesDocuments, live: Sequence[Invoice]) -> Text | None:
    """Why nobody can tell whether an invoice is missing; None when there is one."""
    if order.cancelled:
        return _CANCELLED
    if not is_processed(order):
        return _NOT_DUE
    return _NOT_GIVEN if sales.invoices is None else _unless(bool(live), _UNPROVEN)


def _unless(holds: bool, lacks: Text) -> Text | None:
    return None if holds else lacks


_STOCK = Text("tồn kho các mã hàng của đơn", "the stock of its products")
_STOCK_UNKNOWN = Text(
    "có mã chỉ một bên có, là combo, dịch vụ, hoặc không rõ số tồn",
    "one side does not have a code, it is a combo or service, or its number is not known",
)
_NOT_GIVEN = Text("chưa có dữ liệu KiotViet (thêm --kov)", "nothing of KiotViet was given (--kov)")
_NOT_NAMED = Text("không thấy phiếu hay hóa đơn nào ghi số đơn này", "no slip or invoice names this order")
_NO_COLUMN = Text("tệp KiotViet không có cột này", "KiotViet's file has no such column")
_NO_INVOICE = Text("chưa có hóa đơn nên chưa có số tiền để so", "no invoice yet, so no sum to compare")
_NO_SUM = Text("có bên không ghi số tiền đã trả", "one side does not say what was paid")
_OVER = Text("hai bên đều đã hủy, hoàn trả", "both sides took the sale back")
_NOT_ON_STORE = Text("đơn trên web cũng không ghi", "the store's order does not say either")
_CANCELLED = Text("đơn đã hủy trên web", "the order was cancelled on the store")
_NOT_DUE = Text("chưa xử lý giao hàng nên chưa có hóa đơn", "delivery is not processed, so none is due")
_UNPROVEN = Text(
    "không thấy hóa đơn, nhưng đơn ngoài khoảng ngày của các hóa đơn hoặc không ghép được",
    "no invoice is seen, but the order is outside their days, or they name no orders",
)


def _facts(place: int, order: StoreOrder, sales: SalesDocuments, links: Links) -> Iterator[Text]:
    """The order as both sides have it, before any verdict."""
    ordered, total = day(order.created), dong(order.total) if order.total is not None else Text("?", "?")
    yield Text(
        f"Đơn {order.name}, đặt ngày {ordered.vi or '?'}, tổng {total.vi}.",
        f"Order {order.name}, made on {ordered.en or '?'}, total {total.en}.",
    )
    processing = order.processing.shown or "?"
    told = [Text(f"Xử lý giao hàng: {processing}", f"Processing: {processing}")]
    told += [_joined([need.name, need.now_text], ": ") for need in three(order)]
    if order.courier:
        told.append(Text(f"Nhà vận chuyển: {order.courier}", f"Courier: {order.courier}"))
    yield _joined([Text("Trên web", "On the store"), _joined(told, " · ")], ": ")
    slips, its = links.slips.get(place, ()), links.invoices.get(place, ())
    if slips or its:
        yield _joined([Text("Bên KiotViet", "In KiotViet"), invoices.in_kiotviet(slips, its)], ": ")
    products = placeholder.Products(sales)
    for line in sales.lines:
        if line.order == order.name:
            many, left = quantity(line.quantity or ZERO), products.on_hand(line.code or line.barcode)
            vi, en = (
                f"{line.code or line.barcode} {line.name} × {many.vi}",
                f"{line.code or line.barcode} {line.name} × {many.en}",
            )
            if left is not None:
                vi, en = f"{vi} (tồn KiotViet: {quantity(left).vi})", f"{en} (KiotViet's stock: {quantity(left).en})"
            yield Text(vi, en)


def _joined(texts: Sequence[Text | None], between: str) -> Text:
    known = [text for text in texts if text is not None]
    return Text(between.join(text.vi for text in known), between.join(text.en for text in known))
