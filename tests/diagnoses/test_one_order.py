"""Which order a code means, and what is said where not everything was given."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from catalogrepair.catalog.results import Reason
from catalogrepair.diagnoses import one_order
from catalogrepair.diagnoses.shared import asks
from catalogrepair.diagnoses.shared.lack import Lack, Needed
from catalogrepair.diagnoses.stock.rules import Layout, Places, lay_out
from catalogrepair.sales.documents import Invoice, SalesDocuments, StoreOrder
from catalogrepair.sales.matching import link
from catalogrepair.text import Given, Text, verbatim
from tests.diagnoses.documents import back, invoice, line, order, sales, slip, sold
from tests.diagnoses.stock.shelves import good, variant

TWO = sales(
    order("#DD500"), order("#DD501"), order("#1001"), order("KD-1001"),
    slips=[slip("DH77"), slip("DH78", of="#DD501")], invoices=[invoice("HD90.02", order="DH77")],
)  # fmt: skip


HERE = lay_out("basic", Places(["Quầy"], [""]))
STOCKED = replace(
    sales(order(), order("#DD501"), slips=[slip()], invoices=[invoice()]),
    lines=[line("A"), line("B"), line("C", of="#DD501"), line("A", of="#DD501")],
    kiotviet_stock=[good("Quầy", "A", "5"), good("Quầy", "B", "0")],
)


def places(code: str, its: SalesDocuments = TWO) -> list[int]:
    return one_order.places_of(code, its, link(its))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("#DD500", [0]), ("dd500", [0]), ("DD 500", [0]), ("HRV-DD500", [0]), ("hrv#dd501", [1]), ("500", [0]),
        ("1001", [2]), ("KD1001", [3]), ("DH77", [0]), ("dh78", [1]), ("HD90", [0]), ("HD90.02", [0]), ("HD9", []),
        ("DD5", []), ("00", []), ("DH7", []), ("#", []), ("D500", []),
    ],
)  # fmt: skip
def test_the_order_of_a_code(code: str, expected: list[int]) -> None:
    assert places(code) == expected


def test_the_stores_own_number_goes_before_a_paper_of_the_same_code() -> None:
    its = sales(order("#DD500"), order("#HD77"), slips=[slip("HD77", of="#DD500")])
    assert places("HD77", its) == [1]


def test_a_return_s_code_means_the_order_of_its_invoice() -> None:
    its = sales(order("#DD400"), order(), slips=[slip()], invoices=[invoice()], returns=[back("TH7", "HD500", 1)])
    assert (places("th7", its), places("TH8", its)) == ([1], [])


def test_a_number_that_several_orders_carry_gives_them_all() -> None:
    assert places("42", sales(order("A42"), order("B42"))) == [0, 1]


def well(one: StoreOrder, *documents: Invoice) -> list[str]:
    its = sales(one, slips=[slip()], invoices=list(documents))
    return [str(found.cells[1]) for found in one_order.diagnose(0, its, link(its)).records if found.tone == "good"]


def test_an_order_that_was_cancelled_has_nothing_that_is_well_but_what_both_sides_say() -> None:
    its = sales(order(cancelled=True), slips=[slip("DH500", "Đã hủy")], invoices=[])
    assert of(its) == dict.fromkeys(["2", "3", "4", "5", "6", "6b", "6c"], "not_judged")
    its = sales(order(cancelled=True), slips=[slip()], invoices=[invoice()])
    assert (of(its)["4"], of(its)["6"]) == ("cancelled_on_store", "not_judged")


def test_an_invoice_that_was_completed_early_is_not_said_to_have_the_three_statuses() -> None:
    late = order(delivery="Đang giao hàng", payment="Chưa thanh toán")
    assert not any("ba trạng thái" in text for text in well(late, invoice()))
    assert any("hóa đơn đã Hoàn thành" in text for text in well(order(), invoice()))


def test_what_both_sides_took_back_is_well_and_waits_for_no_invoice() -> None:
    back = order(delivery="Chuyển hoàn", payment="Đã hoàn tiền", refunded=Decimal(200000))
    its = sales(back, slips=[slip()], invoices=[invoice("HD500", "Đã hủy")])
    found = of(its)
    assert (found["2"], found["4"], found["6"]) == ("well", "well", "not_judged")
    assert well(back, invoice("HD500", "Đã hủy"))[0].startswith("Text('hai bên đều đã hủy")


def test_a_courier_that_neither_side_tells_of_is_not_called_well() -> None:
    its = sales(order(), slips=[slip(ward="", courier="")], invoices=[invoice(ward="", courier="")])
    found = of(its)
    assert (found["6b"], found["6c"]) == ("not_judged", "not_judged")


def test_a_number_in_parts_is_found_without_its_letters() -> None:
    its = sales(order("#WEB-2024-0001"), order("#WEB-2024-0002"), order("20240001"))
    assert (places("2024-0002", its), places("2024/0001", its), places("20240001", its)) == ([1], [0], [2])


def test_without_kiotviet_the_rules_that_need_it_are_not_called_well() -> None:
    its = sales(order())
    results = one_order.diagnose(0, its, link(its))
    said = {str(one.cells[0]): one.section.key for one in results.records if one.section}
    assert said == dict.fromkeys(["2", "3", "4", "5", "6", "6b", "6c"], "not_judged")
    assert (results.is_judged, results.is_well) == (False, False)
    assert "chưa xét được điều gì" in results.summary.vi


def test_a_processed_order_without_papers_is_told_by_row_6_and_nothing_else_is_called_well() -> None:
    its = sales(order(), slips=[], invoices=[invoice("HD1", order="", channel="", created="2026-11-05T18:00:00")])
    results = one_order.diagnose(0, its, link(its))
    said = {str(one.cells[0]): one.section.key for one in results.records if one.section}
    assert said == {"6": "no_paper_matched", **dict.fromkeys(["3", "4", "5", "6b", "6c"], "not_judged")}


def of(its: SalesDocuments) -> dict[str, str]:
    return {str(one.cells[0]): one.section.key for one in one_order.diagnose(0, its, link(its)).records if one.section}


def test_what_the_papers_do_not_tell_is_not_called_well() -> None:
    its = sales(order(paid=None), slips=[slip()], invoices=[invoice(status="Đang xử lý")])
    assert of(its) == {"2": "overlooked", "6": "well", **dict.fromkeys(["3", "4", "5", "6b", "6c"], "not_judged")}
    its = sales(
        order(courier="GHN", ward="Phường 5"), slips=[slip()], invoices=[invoice(ward="Phường 5", courier="GHN")],
        invoice_lines=[sold("A")],
    )  # fmt: skip
    assert of(its) == {**dict.fromkeys(["2", "3", "4", "6", "6b", "6c"], "well"), "5": "not_judged"}


def test_an_order_whose_paper_may_be_another_s_is_told_so() -> None:
    its = sales(order("#DD500"), order("#DD501"), slips=[], invoices=[invoice(order="", note="HRV-#DD500 HRV-#DD501")])
    results = one_order.diagnose(0, its, link(its))
    assert of(its) == dict.fromkeys(["2", "3", "4", "5", "6", "6b", "6c"], "not_judged")
    assert "của đơn này hay của đơn khác" in str(results.records[1].cells[1])


def test_what_is_well_stands_in_the_playbook_s_order() -> None:
    its = replace(
        STOCKED, store_stock=[variant("", "A", "5"), variant("", "B", "0")], invoice_lines=[sold("A"), sold("B")]
    )
    rows = [one.cells[0] for one in one_order.diagnose(0, its, link(its), HERE).records if one.tone == "good"]
    assert rows == ["2", "3", "4", "5", "6"]


def test_an_order_outside_the_days_of_the_invoices_is_not_called_well() -> None:
    early = invoice("HD1", order="", channel="", created="2026-10-01T08:00:00")
    assert of(sales(order(), slips=[slip()], invoices=[early]))["6"] == "not_judged"


def in_stock(store: str, name: str = "#DD500", layout: Layout | Lack = HERE) -> tuple[str, str]:
    """The kind and the words of row 5 for an order; `store` is "A 5, B 0"."""
    figures = [text.split() for text in store.split(",")]
    its = replace(STOCKED, store_stock=[variant("", code, number) for code, number in figures])
    place = [one.name for one in its.orders or ()].index(name)
    (found,) = (one for one in one_order.diagnose(place, its, link(its), layout).records if one.cells[0] == "5")
    assert found.section
    return found.section.key, str(found.cells[1])


def test_the_stock_of_its_products_is_compared_and_of_no_other() -> None:
    assert in_stock("A 5, B 0, C 70")[0] == "well"
    kind, seen = in_stock("A 5, B 3")
    assert kind == "oversell"
    assert "Mã hàng: B; Tên hàng: Trà B; Phải là: 0; Web: tồn: 3; Lệch: 3" in seen


def test_stock_that_only_one_side_tells_is_not_called_well() -> None:
    assert in_stock("A 5, C 4", "#DD501")[0] == "not_judged", "KiotViet does not know C"
    assert in_stock("A 5")[0] == "not_judged", "the store does not know B"
    assert in_stock("A 2, C 4", "#DD501")[0] == "differs", "what can be compared is"


def test_an_order_without_lines_has_no_stock_that_is_well() -> None:
    its = replace(STOCKED, lines=(), store_stock=[variant("", "A", "5")])
    (found,) = (one for one in one_order.diagnose(0, its, link(its), HERE).records if one.cells[0] == "5")
    assert found.section
    assert found.section.key == "not_judged"


def test_why_the_stock_was_not_compared_is_told() -> None:
    kind, seen = in_stock("A 5, B 0", layout=Lack(Given("vì thế này", "because")))
    assert (kind, "vì thế này" in seen) == ("not_judged", True)


def test_the_shop_is_asked_for_the_stock_that_is_missing_and_for_no_other() -> None:
    its = replace(STOCKED, store_stock=None)
    (why,) = (one.why for one in one_order.diagnose(0, its, link(its)).unjudged if "only" in one.why.en)
    assert isinstance(why, Reason)
    assert (asks.SEND_STORE_GOODS in why.to_send, asks.SEND_GOODS in why.to_send) == (True, False)


def test_the_facts_come_before_the_verdict() -> None:
    facts = [text.vi for text in one_order.diagnose(0, TWO, link(TWO)).facts]
    assert facts[0] == "Đơn #DD500, đặt ngày 05/11/2026, tổng 200.000đ."
    assert "Trạng thái vận chuyển: Đã giao hàng" in facts[1]
    assert facts[2].startswith("Bên KiotViet: HD90.02 “Hoàn thành”")
    assert len(one_order.diagnose(2, TWO, link(TWO)).facts) == 2, "nothing in KiotViet, nothing said"


WHERE: dict[Needed, Text] = {
    name: verbatim(f"tệp {name}") for name in ("orders", "slips", "invoices", "kiotviet_stock", "store_stock")
}  # fmt: skip


def to_give(its: SalesDocuments, layout: Layout | Lack | None = None) -> list[str]:
    """What would let the rules be asked that were not."""
    results = one_order.diagnose(0, its, link(its), layout, WHERE)
    return [text.vi for one in results.sections if one.key == "not_judged" for text in one.todo]


def test_every_file_that_would_let_rules_be_asked_is_named_once_with_these_rules() -> None:
    said = to_give(sales(order()))
    assert said[:4] == [
        "Muốn xét mục 3, 4, 6, 6b, 6c: gửi thêm tệp slips.", "Muốn xét mục 2, 4, 6: gửi thêm tệp invoices.",
        "Muốn xét mục 5: gửi thêm tệp kiotviet_stock.", "Muốn xét mục 5: gửi thêm tệp store_stock.",
    ]  # fmt: skip
    assert "hỏi thẳng hai shop" in said[4]


def test_a_file_that_was_given_and_does_not_tell_is_asked_for_again_with_the_order_s_days() -> None:
    early = invoice("HD1", order="", channel="", created="2026-10-01T08:00:00")
    said = to_give(sales(order(), slips=[slip(ward="", courier="")], invoices=[early]))
    assert "Muốn xét mục 2, 6: xuất lại tệp invoices, đủ cột và đủ ngày từ 05/11/2026." in said
    assert not any("gửi thêm tệp slips" in text for text in said)


def rules_of(its: SalesDocuments) -> dict[str, dict[str, Any]]:
    return {one["playbook_row"]: one for one in one_order.diagnose(0, its, link(its), None, WHERE).data["rules"]}


def test_what_no_file_would_let_be_asked_needs_none() -> None:
    waiting = sales(order(processing="notfulfilled", delivery="Chưa giao hàng"), slips=[slip()], invoices=[])
    rules = rules_of(waiting)
    assert (rules["6"]["asked"], rules["6"]["needs"]) == (False, [])


def test_scripts_are_told_which_rules_were_asked_and_what_the_others_need() -> None:
    rules = rules_of(sales(order(delivery="Đang giao hàng")))
    assert (rules["2"]["asked"], rules["2"]["why"], rules["2"]["needs"]) == (True, None, [])
    assert (rules["6"]["asked"], rules["6"]["needs"]) == (False, ["slips", "invoices"])
    assert rules["6"]["why"]["vi"].startswith("chỉ hóa đơn của KiotViet")
    assert (rules["5"]["needs"], rules["6c"]["needs"]) == (["kiotviet_stock", "store_stock"], ["slips"])


def test_the_branch_that_takes_the_orders_is_asked_for_by_name() -> None:
    its = replace(STOCKED, store_stock=[variant("", "A", "5")])
    lack = Lack(Given("chưa rõ chi nhánh", "which branch"), ("main_branch",))
    where: dict[Needed, Text] = {"main_branch": Given("tên chi nhánh", "its name")}
    results = one_order.diagnose(0, its, link(its), lack, where)
    (asked,) = (text.vi for one in results.sections if one.key == "not_judged" for text in one.todo)
    assert asked == "Muốn xét mục 5: gửi thêm tên chi nhánh."


def test_a_product_that_kiotviet_knows_by_its_barcode_is_compared_by_that() -> None:
    sku = replace(
        STOCKED, lines=[line("A")._replace(code="SKU-LẠ", barcode="A")],
        store_stock=[variant("", "SKU-LẠ", "9")._replace(barcode="A")],
    )  # fmt: skip
    (found,) = (one for one in one_order.diagnose(0, sku, link(sku), HERE).records if one.cells[0] == "5")
    assert found.section
    assert found.section.key == "differs"
