"""Documents that name orders by number, and whether they are the same shop's: both sides of the line."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from catalogrepair.errors import Refused
from catalogrepair.sales.documents import KiotVietLine, SalesDocuments, StoreLine
from catalogrepair.sales.matching import link
from catalogrepair.sales.same_shop import Source, require_one_shop
from tests.diagnoses.documents import invoice, line, order, slip, sold

OURS = ("Chén men lam", "Đĩa gốm xanh", "Ấm tử sa nhỏ", "Lọ cắm hoa cao", "Bình trà đất nung", "Khay tre")


def shop(many: int, there: Callable[[int], tuple[KiotVietLine | None, int]]) -> SalesDocuments:
    """So many orders of 200.000đ and more; `there` gives each invoice's line and total by its number."""
    orders = [order(f"#10010{n}", total=Decimal(200000 + n)) for n in range(many)]
    lines = [line(f"G{n}", OURS[n], price=200000 + n, of=f"#10010{n}") for n in range(many)]
    found = [(n, *there(n)) for n in range(many)]
    return SalesDocuments(
        orders=orders,
        lines=lines,
        slips=[slip(f"DH{n}", of=f"#10010{n}") for n in range(many)],
        invoices=[invoice(f"HD{n}", order=f"DH{n}", total=Decimal(total), paid=total) for n, _, total in found],
        invoice_lines=[one._replace(document=f"HD{n}") for n, one, _ in found if one is not None],
    )


def another(n: int) -> tuple[KiotVietLine | None, int]:
    return sold(f"K{n}", "Giày chạy bộ", price=90000 + n), 90000 + n


def refused(its: SalesDocuments) -> bool:
    try:
        require_one_shop(its, link(its))
    except Refused:
        return True
    return False


ONE_SHOP: dict[str, Callable[[int], tuple[KiotVietLine | None, int]]] = {
    "the same code, renamed a little": lambda n: (sold(f"g{n}", f"{OURS[n]} (mới)"), 225000),
    "other codes, the same names, a fee more": lambda n: (sold(f"K{n}", f"{OURS[n]} - Xanh", price=225000), 225000),
    "a service in place of everything, the same sum": lambda n: (sold("DV01", "Dịch vụ gói quà"), 200000 + n),
    "no lines, the same sums": lambda n: (None, 200000 + n),
    "a third of them agree": lambda n: another(n) if n % 3 else (None, 200000 + n),
}
TWO_SHOPS: dict[str, Callable[[int], tuple[KiotVietLine | None, int]]] = {
    "nothing agrees": another,
    "codes that every shop has, of quite other goods": lambda n: (sold(f"G{n}", "Giày chạy bộ", price=90000), 90000),
    "one of six has the same sum": lambda n: (another(n)[0], 90000 if n else 200000),
    "no lines, other sums": lambda n: (None, 90000 + n),
    "goods of one kind": lambda n: (sold(f"K{n}", f"{OURS[n].rsplit(' ', 1)[0]} vàng", price=90000), 90000),
}


def at_one_price(its: SalesDocuments) -> SalesDocuments:
    """The same shop where every order and every paper is of 200.000đ."""
    even = {"total": Decimal(200000), "paid": Decimal(200000)}
    lines = [one._replace(price=Decimal(200000)) for one in its.lines]
    orders, invoices = ([one._replace(**even) for one in every or ()] for every in (its.orders, its.invoices))
    return SalesDocuments(orders, lines, its.slips, (), invoices, its.invoice_lines)


def test_a_sum_that_many_orders_have_proves_nothing_beside_quite_other_goods() -> None:
    assert refused(at_one_price(shop(6, lambda n: (sold(f"K{n}", "Giày chạy bộ"), 200000))))
    assert not refused(at_one_price(shop(6, lambda n: (sold(f"G{n}", OURS[n]), 200000))))
    assert not refused(at_one_price(shop(6, lambda n: (None, 200000)))), "sums alone are better than nothing"


@pytest.mark.parametrize("name", ONE_SHOP)
def test_documents_of_the_same_shop_are_taken(name: str) -> None:
    assert not refused(shop(6, ONE_SHOP[name]))


@pytest.mark.parametrize("name", TWO_SHOPS)
def test_documents_of_another_shop_are_refused(name: str) -> None:
    assert refused(shop(6, TWO_SHOPS[name]))


def test_the_refusal_names_both_sides_and_the_way_on() -> None:
    its = shop(6, another)
    with pytest.raises(Refused) as refusal:
        require_one_shop(its, link(its))
    assert "6 store orders" in refusal.value.text.en
    assert refusal.value.details[0].en == (
        "#100100: “Chén men lam”, 200,000đ; in KiotViet HD0: “Giày chạy bộ”, 90,000đ"
    )


@pytest.mark.parametrize(("many", "is_refused"), [(2, False), (3, True)])
def test_a_few_documents_are_not_refused_but_doubted(many: int, is_refused: bool) -> None:
    its = shop(many, another)
    assert refused(its) is is_refused
    (doubt,) = require_one_shop(its, link(its), insist=is_refused)
    assert f"{many} store orders" in doubt.en


@pytest.mark.parametrize(("many", "is_refused"), [(4, False), (5, True)])
def test_sums_alone_take_more_documents(many: int, is_refused: bool) -> None:
    assert refused(shop(many, lambda n: (None, 90000 + n))) is is_refused


def test_the_placeholder_tells_nothing_of_the_goods() -> None:
    assert not refused(shop(4, lambda n: (sold("HRV-khong-xoa", "HRV không xóa", price=225000), 225000)))


def test_lines_that_somebody_typed_say_nothing_against_it() -> None:
    its = shop(4, lambda n: (sold("DV", "Phí khắc chữ"), 215000))
    typed = [StoreLine(one.order, "", "", "Khắc chữ theo yêu cầu", one.quantity, one.price) for one in its.lines]
    its = SalesDocuments(its.orders, typed, its.slips, (), its.invoices, its.invoice_lines)
    assert not refused(its)


def test_slips_of_another_shop_beside_invoices_of_this_one_are_refused() -> None:
    its = shop(4, lambda n: (sold(f"G{n}", OURS[n]), 200000 + n))
    foreign = [another(n)[0]._replace(document=f"DH{n}") for n in range(4)]  # type: ignore[union-attr]
    assert refused(SalesDocuments(its.orders, its.lines, its.slips, foreign, its.invoices, its.invoice_lines))


def test_documents_that_tell_neither_goods_nor_sums_are_not_judged_by_them() -> None:
    its = shop(6, lambda n: (None, 0))
    assert require_one_shop(its, link(its)) == []


def told_twice(there: Callable[[int], tuple[KiotVietLine | None, int]]) -> tuple[SalesDocuments, list[Source]]:
    """Four orders with the invoices of the same shop in one file, and in another file what `there` gives for each."""
    ours, theirs = shop(4, lambda n: (sold(f"G{n}", OURS[n]), 200000 + n)), shop(4, there)
    more = [one._replace(code=f"B{one.code}") for one in theirs.invoices or ()]
    lines = [one._replace(document=f"B{one.document}") for one in theirs.invoice_lines]
    sources = [
        Source("a.xlsx", SalesDocuments(invoices=ours.invoices, invoice_lines=ours.invoice_lines)),
        Source("b.xlsx", SalesDocuments(invoices=more, invoice_lines=lines)),
    ]
    pooled = replace(ours, invoices=[*(ours.invoices or ()), *more], invoice_lines=[*ours.invoice_lines, *lines])
    return pooled, sources


def test_each_file_is_measured_by_itself() -> None:
    its, sources = told_twice(another)
    with pytest.raises(Refused, match=r"^Of 4 store orders .* invoices \(“b\.xlsx”\)"):
        require_one_shop(its, link(its), sources)
    (doubt,) = require_one_shop(its, link(its), sources, insist=True)
    assert "“b.xlsx”" in doubt.en


@pytest.mark.parametrize("name", ONE_SHOP)
def test_two_files_of_the_same_shop_are_taken(name: str) -> None:
    its, sources = told_twice(ONE_SHOP[name])
    assert require_one_shop(its, link(its), sources) == []
