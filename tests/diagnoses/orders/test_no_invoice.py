"""Delivery processed, no invoice: the permission is blamed only where no order has one."""

from dataclasses import replace
from typing import Any

import pytest

from catalogrepair.diagnoses import orders
from catalogrepair.sales.documents import SalesDocuments, StoreOrder
from catalogrepair.sales.matching import link
from tests.diagnoses.documents import invoice, kinds, line, order, slip, sold
from tests.diagnoses.stock.shelves import good

ROW_6 = {
    "permission", "permission_perhaps", "permission_stopped", "no_invoice", "not_in_kiotviet", "cancelled_in_kiotviet",
    "no_paper_matched", "no_invoice_out_of_stock",
}  # fmt: skip


def day(number: int) -> str:
    return f"2026-11-{number:02}T10:00:00"


def made(number: int, **more: Any) -> StoreOrder:
    return order(f"#DD{500 + number}", created=day(number), processed=day(number), **more)


def shop(have: str, slips: bool = True, **more: Any) -> SalesDocuments:
    """An order a day from the 1st on: "i" has an invoice, "-" a slip only, "x" a cancelled one; a late counter sale."""
    its = [made(number) for number in range(1, len(have) + 1)]
    documents = [
        slip(f"DH{number}", "Đã hủy" if have[number - 1] == "x" else "Đã xác nhận", of=f"#DD{500 + number}")
        for number in range(1, len(have) + 1)
    ]
    invoices = [
        invoice(f"HD{number}", order=f"DH{number}", created=day(number))
        for number in range(1, len(have) + 1)
        if have[number - 1] == "i"
    ]
    counter = [invoice(f"HD9{at}", order="", created=day(at), channel="Bán trực tiếp") for at in (1, 28)]
    if not slips:
        invoices = [one._replace(note=f"HRV-#DD{500 + int(one.code[2:])}") for one in invoices]
    return SalesDocuments(orders=its, slips=documents if slips else None, invoices=[*invoices, *counter], **more)


def found(sales: SalesDocuments) -> dict[str, str]:
    return {
        name: kind for name, its in kinds(orders.diagnose(sales, link(sales))).items() for kind in its if kind in ROW_6
    }


def test_where_no_order_has_an_invoice_the_permission_is_named_with_its_date() -> None:
    its = shop("----")
    assert set(found(its).values()) == {"permission"}
    (section,) = {one.section for one in orders.diagnose(its, link(its)).records if one.section}
    assert "22/07/2020" in section.todo[0].vi
    assert "Cho phép" in section.todo[0].vi


def test_where_some_have_one_the_permission_is_not_the_cause_and_that_is_said() -> None:
    its = shop("i-i")
    assert found(its) == {"#DD502": "no_invoice"}
    (section,) = {one.section for one in orders.diagnose(its, link(its)).records if one.section}
    assert "không phải do chưa bấm “Cho phép”" in section.todo[0].vi


@pytest.mark.parametrize("slips", [None, [], [slip("DH1", of="#KH1")]])
def test_other_sales_alone_do_not_tell_that_the_permission_is_missing(slips: Any) -> None:
    its = replace(shop("----"), slips=slips)
    assert set(found(its).values()) == {"no_paper_matched"}
    (section,) = {one.section for one in orders.diagnose(its, link(its)).records if one.section}
    assert section.tone == "ask"
    assert "có đúng của shop này" in section.todo[0].vi


@pytest.mark.parametrize("slips", [None, []])
def test_a_shop_without_any_invoice_is_told_of_the_permission(slips: Any) -> None:
    assert set(found(replace(shop("----"), slips=slips, invoices=[])).values()) == {"permission"}


@pytest.mark.parametrize("have", ["-", "--"])
def test_one_or_two_orders_prove_nothing_about_the_shop(have: str) -> None:
    assert set(found(shop(have)).values()) == {"permission_perhaps"}


def test_where_invoices_stopped_on_a_day_the_lost_permission_is_named() -> None:
    assert found(shop("iiii---")) == dict.fromkeys(["#DD505", "#DD506", "#DD507"], "permission_stopped")


def test_two_at_the_end_are_no_stop() -> None:
    assert set(found(shop("iiii--")).values()) == {"no_invoice"}


def test_a_cancelled_invoice_shows_that_the_permission_is_there() -> None:
    its = shop("---")
    dead = invoice("HD1", "Đã hủy", order="DH1", created=day(1))
    more = SalesDocuments(orders=its.orders, slips=its.slips, invoices=[*(its.invoices or ()), dead])
    assert found(more) == {"#DD501": "cancelled_in_kiotviet", "#DD502": "no_invoice", "#DD503": "no_invoice"}


def test_where_every_second_lacked_one_before_nothing_stopped() -> None:
    assert set(found(shop("i-i-i---")).values()) == {"no_invoice"}


def test_the_day_on_which_delivery_was_processed_counts() -> None:
    its = shop("iii")
    early = made(9)._replace(created="2026-10-20T10:00:00")
    assert found(SalesDocuments(orders=[*(its.orders or ()), early], slips=its.slips, invoices=its.invoices)) == {
        "#DD509": "not_in_kiotviet"
    }


def test_a_paper_cancelled_in_kiotviet_is_its_own_answer() -> None:
    assert found(shop("ixi")) == {"#DD502": "cancelled_in_kiotviet"}


def test_a_paper_cancelled_after_the_money_was_given_back_is_no_fault() -> None:
    its = shop("iixi")
    refunded = made(3, payment="Đã hoàn tiền")
    its = replace(its, orders=[refunded if one.name == refunded.name else one for one in its.orders or ()])
    assert found(its) == {}


def test_an_order_that_never_arrived_is_its_own_answer() -> None:
    its = shop("iii")
    lost = SalesDocuments(orders=[*(its.orders or ()), made(9)], slips=its.slips, invoices=its.invoices)
    assert found(lost) == {"#DD509": "not_in_kiotviet"}


def test_orders_whose_invoice_may_be_another_s_are_left_out_and_prove_nothing() -> None:
    its = shop("iii")
    both = invoice("HD7", order="", note="HRV-#DD507 HRV-#DD508", created=day(7))
    more = SalesDocuments(
        orders=[*(its.orders or ()), made(7), made(8)], slips=its.slips, invoices=[*(its.invoices or ()), both]
    )
    results = orders.diagnose(more, link(more))
    assert not any(kind in ROW_6 for its in kinds(results).values() for kind in its)
    assert results.data["not_judged"][0]["examples"] == ["#DD507", "#DD508"]
    alone = SalesDocuments(
        orders=[made(7), made(8), made(9), made(10)],
        slips=its.slips,
        invoices=[both, invoice("HD1", order="", channel="", created=day(28))],
    )
    assert found(alone) == {"#DD509": "no_paper_matched", "#DD510": "no_paper_matched"}


def test_slips_of_orders_that_are_not_in_the_list_hide_nothing() -> None:
    its = shop("----")
    older = [slip(f"DH4{at}", of=f"#DD4{at}") for at in range(10, 15)]
    assert set(found(replace(its, slips=[*(its.slips or ()), *older])).values()) == {"permission"}


def test_orders_outside_the_days_of_the_invoices_are_not_judged() -> None:
    its = shop("iii")
    more = SalesDocuments(orders=[*(its.orders or ()), made(30)], slips=its.slips, invoices=its.invoices)
    results = orders.diagnose(more, link(more))
    assert not any(kind in ROW_6 for its in kinds(results).values() for kind in its)
    assert results.data["not_judged"][0]["examples"] == ["#DD530"]


def test_invoices_of_slips_that_nobody_read_prove_nothing_missing() -> None:
    its = shop("iii")
    loose = [one._replace(channel="Bán trực tiếp") for one in its.invoices or ()]
    alone = SalesDocuments(orders=its.orders, invoices=loose)
    assert found(alone) == {}, "no slip was read at all"
    assert any("thiếu tệp phiếu đặt hàng" in fact.vi for fact in orders.diagnose(alone, link(alone)).facts)
    one = replace(its, orders=[*(its.orders or ()), made(4)], slips=(its.slips or ())[:2])
    assert found(one) == {"#DD504": "not_in_kiotviet"}, "the third order may have its invoice, the fourth came later"


def test_between_two_files_of_invoices_nothing_is_known() -> None:
    its = shop("iii---iii")
    gap = replace(its, slips=None, invoice_spans=[(day(1), day(3)), (day(7), "2026-11-28T10:00:00")])
    named = [one._replace(order="", note=f"HRV-#DD50{one.code[2:]}") for one in its.invoices or () if one.order]
    assert found(replace(gap, invoices=named)) == {}
    assert set(found(replace(gap, invoices=named, invoice_spans=()))) == {"#DD504", "#DD505", "#DD506"}


def test_an_export_of_noon_knows_nothing_of_the_evening() -> None:
    its = shop("iii")
    late = made(2)._replace(name="#DD509", processed="2026-11-28T19:00:00")
    its = replace(its, orders=[*(its.orders or ()), late])
    assert found(its) == {}, "the last invoice is of ten o'clock"
    assert found(replace(its, orders=[*(its.orders or ())[:3], late._replace(processed="2026-11-28T09:00:00")])) == {
        "#DD509": "not_in_kiotviet"
    }


def test_invoices_that_were_made_and_cancelled_show_that_nothing_stopped() -> None:
    its = shop("iiiii----")
    dead = [invoice(f"HD{at}", "Đã hủy", order=f"DH{at}", created=day(at)) for at in (7, 8, 9)]
    assert found(replace(its, invoices=[*(its.invoices or ()), *dead]))["#DD506"] == "no_invoice"


def test_a_silence_after_the_last_invoice_is_asked_about() -> None:
    its = shop("iii---")
    online = [one for one in its.invoices or () if one.order]
    assert found(replace(its, invoices=online)) == {}
    kinds_ = kinds(orders.diagnose(replace(its, invoices=online), link(replace(its, invoices=online))))
    assert kinds_ == {key: ["after_the_last_invoice"] for key in ("#DD504", "#DD505", "#DD506")}
    two = replace(its, invoices=online, orders=(its.orders or ())[:5])
    assert kinds(orders.diagnose(two, link(two))) == {}, "two may be of today"


def test_an_invoice_made_by_hand_does_not_show_that_the_app_can_read() -> None:
    its = shop("----")
    by_hand = invoice("HD50", order="", channel="Bán trực tiếp", note="Lập tay cho đơn HRV-#DD502", created=day(5))
    assert set(found(replace(its, invoices=[*(its.invoices or ()), by_hand])).values()) == {"permission"}


def short(have: str, left: int | None = 0, many: int = 1, **more: Any) -> SalesDocuments:
    """The same shop with a product for each order, of which KiotViet has so many, and its slips' lines."""
    codes = {number: f"TS{number}" for number in range(1, len(have) + 1)}
    its: dict[str, Any] = {
        "lines": [line(code, quantity=many, of=f"#DD{500 + number}") for number, code in codes.items()],
        "slip_lines": [sold(code, quantity=many, of=f"DH{number}") for number, code in codes.items()],
        "kiotviet_stock": [good("Quầy", code, "" if left is None else str(left)) for code in codes.values()],
    }
    return shop(have, **its | more)


def test_a_slip_whose_goods_are_out_of_stock_waits_for_the_box_or_the_goods() -> None:
    its = short("i-i")
    assert found(its) == {"#DD502": "no_invoice_out_of_stock"}
    (row,) = (one for one in orders.diagnose(its, link(its)).records if one.tone == "bad")
    assert row.section
    assert "Cho phép bán hàng khi hết tồn kho" in row.section.todo[0].vi
    assert [getattr(cell, "vi", cell) for cell in row.cells[2:]] == [
        "DH2", "TS2", "Tách sứ", "xử lý giao hàng ngày 02/11/2026; tồn KiotViet hiện nay của TS2: 0",
    ]  # fmt: skip


WAITING: dict[str, SalesDocuments] = {
    "enough of it": short("i-i", left=1),
    "nobody knows how many": short("i-i", left=None),
    "the shop sells without stock": short("i-i", sales_without_stock=True),
    "no product list": short("i-i", kiotviet_stock=None),
    "a service": short("i-i", kiotviet_stock=[good("Quầy", "TS2", "0")._replace(kind="Dịch vụ")]),
    "it did not arrive on the slip": short("i-i", slip_lines=[sold("X", of="DH2")]),
}


@pytest.mark.parametrize("name", WAITING)
def test_where_stock_does_not_explain_it_the_slip_is_asked_about(name: str) -> None:
    assert found(WAITING[name]) == {"#DD502": "no_invoice"}


@pytest.mark.parametrize(("ticked", "asked"), [(None, True), (False, True), (True, False)])
def test_the_box_for_sales_is_asked_about_unless_it_is_ticked(ticked: bool | None, asked: bool) -> None:
    its = shop("i-i", sales_without_stock=ticked)
    (section,) = {one.section for one in orders.diagnose(its, link(its)).records if one.section}
    assert any("Cho phép bán hàng khi hết tồn kho" in one.vi for one in section.todo) is asked


def test_fewer_than_were_ordered_are_too_few_for_an_invoice() -> None:
    assert found(short("i-i", left=2, many=3)) == {"#DD502": "no_invoice_out_of_stock"}


def test_slips_without_lines_are_taken_to_hold_what_was_ordered() -> None:
    assert found(short("i-i", slip_lines=())) == {"#DD502": "no_invoice_out_of_stock"}


def test_orders_that_stock_may_explain_prove_no_missing_permission() -> None:
    assert set(found(short("---")).values()) == {"no_invoice_out_of_stock"}
    assert set(found(short("iiii---")).values()) == {"no_invoice_out_of_stock"}
    three = [good("Quầy", f"TS{number}", "5") for number in (1, 2, 3)] + [good("Quầy", "TS4", "0")]
    assert set(found(short("----", kiotviet_stock=three)).values()) == {"permission"}


def test_an_invoice_that_could_not_be_delivered_is_an_invoice() -> None:
    its = shop("i")
    back = replace(its, invoices=[invoice("HD1", "Không giao được", order="DH1", created=day(1))])
    assert kinds(orders.diagnose(back, link(back))) == {}


def test_orders_that_are_not_processed_or_cancelled_need_no_invoice() -> None:
    its = shop("iii")
    others = [made(7, processing="notfulfilled", delivery=""), made(8, cancelled=True)]
    assert found(SalesDocuments(orders=[*(its.orders or ()), *others], slips=its.slips, invoices=its.invoices)) == {}


def test_without_the_invoices_nothing_is_said() -> None:
    its = shop("---")
    assert found(more := SalesDocuments(orders=its.orders, slips=its.slips)) == {}
    assert any("Chưa xét đơn thiếu hóa đơn" in fact.vi for fact in orders.diagnose(more, link(more)).facts)


def test_invoices_of_the_stores_channel_that_name_no_order_prove_nothing() -> None:
    its = shop("---", slips=False)
    nameless = [invoice(f"HD{at}", order="", created=day(at)) for at in (1, 2, 3)]
    results = orders.diagnose(more := SalesDocuments(orders=its.orders, invoices=nameless), link(more))
    assert kinds(results) == {}
    assert results.data["not_judged"][0]["count"] == 3
