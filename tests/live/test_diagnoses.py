"""The pottery shop asked of the two APIs: the same answers as from its files, and nothing concluded from half of it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.live import Desk
from tests.servers.base import Fault, Json
from tests.servers.haravan import listing
from tests.servers.haravan_sales import HaravanSales
from tests.servers.haravan_stock import HaravanStock, place
from tests.servers.kiotviet import product
from tests.servers.kiotviet_sales import KiotVietSales
from tests.shops.stories_trade import counter_sales, goods, on_store, pottery, returns
from tests.shops.trade import Back
from tests.shops.trade_by_api import invoice_json, order_json, receipts_json, return_json, slip_json

EXPECTED = json.loads(
    (Path(__file__).parents[2] / "samples" / "orders_pottery" / "expected.json").read_text(encoding="utf-8")
)["kinds"]
PLACE = {"branchId": 31, "branchName": "Quầy chính"}
LONG = ("--days", "9999")
FAULTS = ("invoices", "orders", "payments")


class Store(HaravanSales, HaravanStock):
    """A shop with orders, and with stock in two locations."""


@pytest.fixture
def store() -> Iterator[Store]:
    """All pieces lie in the main location."""
    orders = [order_json(int(sale.name[3:]), sale) for sale in pottery()]
    products = [listing(number, [line.code], title=line.name) for number, (line, _) in enumerate(on_store(), start=1)]
    held = {(51, number * 1000 + 1): (left, 0) for number, (_, left) in enumerate(on_store(), start=1)}
    places = [place(52, "Kho Gò"), place(51, "Kho Chính", is_primary=True)]
    with Store(orders, locations=places, held=held, products=products, size=1000) as server:
        yield server


def held(branch: int, name: str, pieces: int) -> dict[str, object]:
    return {"branchId": branch, "branchName": name, "onHand": float(pieces), "reserved": 0.0}


@pytest.fixture
def till() -> Iterator[KiotVietSales]:
    sales = pottery()
    slips = [sale.slip for sale in sales if sale.slip]
    invoices = [*(sale.invoice for sale in sales if sale.invoice), *counter_sales()]
    shelf = [
        product(at, line.code, line.name, inventories=[held(31, "Quầy chính", left), held(32, "Kho sau", 0)])
        for at, (line, left) in enumerate(goods(), start=1)
    ]
    with KiotVietSales(
        [slip_json(at, one) for at, one in enumerate(slips, start=1)],
        [invoice_json(at, one) for at, one in enumerate(invoices, start=1)],
        receipts=receipts_json(invoices, "Kế toán Đào"),
        returns=[
            return_json(at, one, next((at for at, each in enumerate(invoices, start=1) if each.code == one.of), None))
            for at, one in enumerate(returns(), start=1)
        ],
        products=shelf,
    ) as server:
        yield server


def rows(desk: Desk, *words: str) -> list[dict[str, str]]:
    found = desk.within("diagnose", *words, *LONG, "--format", "json")
    assert found.returncode in (0, 1), found.stderr
    data = json.loads(found.stdout)
    return data["answers"] if "answers" in data else data["orders"]  # type: ignore[no-any-return]


def test_the_two_shops_give_the_answers_that_their_files_give(desk: Desk) -> None:
    found: dict[str, list[str]] = {}
    for fault in FAULTS:
        for row in rows(desk, fault, "haravan", "--kov", "kiotviet"):
            if row["kind"] != "no_ward":
                found.setdefault(row["order"], []).append(row["kind"])
    assert {name: sorted(its) for name, its in found.items()} == EXPECTED


def test_lists_without_transactions_are_asked_for_where_the_status_does_not_tell(desk: Desk, store: Store) -> None:
    store.bare_lists = True
    found = {row["order"]: row["kind"] for row in rows(desk, "payments", "haravan", "--kov", "kiotviet")}
    assert found["#GN1015"] == "refund_not_in_kiotviet"
    assert found["#GN1013"] == "completed_at_zero"
    asked = [request.path for request in store.requests if "transactions" in request.path]
    assert asked == [f"/com/orders/{number}/transactions.json" for number in (1023, 1022, 1015)]


def test_the_user_of_the_receipt_is_named(desk: Desk) -> None:
    (row,) = (row for row in rows(desk, "payments", "haravan", "--kov", "kiotviet") if row["order"] == "#GN1014")
    assert "lập phiếu thu: Kế toán Đào" in row["who"]["vi"]  # type: ignore[index]


def test_a_key_that_may_not_read_the_cash_book_still_gets_the_sums(desk: Desk, till: KiotVietSales) -> None:
    till.locked = {"/cashflow"}
    found = desk.within("diagnose", "payments", "haravan", "--kov", "kiotviet", *LONG, "--format", "json")
    data = json.loads(found.stdout)
    assert {"completed_at_zero", "less_in_kiotviet"} <= {row["kind"] for row in data["orders"]}
    assert any("sổ quỹ" in fact["vi"] for fact in data["facts"])


def test_another_shop_s_papers_under_these_numbers_are_refused(desk: Desk, till: KiotVietSales) -> None:
    other = {"productCode": "XE01", "productName": "Xe đạp trẻ em", "quantity": 1.0, "price": 990100.0}
    for one in till.orders:
        one |= {"orderDetails": [other], "total": 990100.0, "totalPayment": 0.0}
    for words in (("payments", "haravan", "--kov", "kiotviet"), ("GN1013",)):
        found = desk.within("diagnose", *words, *LONG)
        assert (found.returncode, "của shop khác" in found.stderr) == (3, True)
        assert desk.within("diagnose", *words, *LONG, "--force").returncode == 1


def test_a_return_whose_sum_the_key_may_not_read_makes_nothing_equal(desk: Desk, till: KiotVietSales) -> None:
    till.locked = {"/returns"}
    (bill,) = (one for one in till.invoices if one["code"] == "HD001001")
    bill["invoiceDetails"][0]["returnQuantity"] = 1.0
    found = desk.within("diagnose", "payments", "haravan", "--kov", "kiotviet", *LONG, "--format", "json")
    data = json.loads(found.stdout)
    left = [each["examples"] for each in data["not_judged"] if "trả hàng" in each["why"]["vi"]]
    assert left == [["#GN1023", "#GN1022", "#GN1015"], ["#GN1001"]], "the store gave back, or KiotViet says that it did"
    assert any("Không đọc được phiếu trả hàng" in fact["vi"] for fact in data["facts"])


@pytest.mark.parametrize("words", [True, False])
def test_what_was_given_back_is_asked_too(desk: Desk, till: KiotVietSales, words: bool) -> None:
    (bill,) = (one for one in till.invoices if one["code"] == "HD001015")
    plates = next(sale for sale in pottery() if sale.refunded).lines
    backs = [
        Back("TH1", (replace(plates[0], quantity=1),), "11/11/2026"),
        Back("TH2", plates, "11/11/2026", status="Đã hủy"),
        Back("TH3", plates, "11/11/2026"),
    ]
    numbers = (bill["id"], bill["id"], None)
    till.returns = [return_json(at, one, of) for at, (one, of) in enumerate(zip(backs, numbers, strict=True), 1)]
    till.readings.returns_have_words = words
    found = desk.within("diagnose", "payments", "haravan", "--kov", "kiotviet", *LONG, "--format", "json")
    data = json.loads(found.stdout)
    assert "#GN1015" not in {row["order"] for row in data["orders"]}, "the refund is in KiotViet now"
    assert [each["examples"] for each in data["not_judged"] if "trả nhanh" in each["why"]["vi"]] == [["TH3"]]
    seen = json.loads(desk.within("diagnose", "GN1015", "--format", "json").stdout)
    assert any("phiếu trả hàng TH1" in fact["vi"] and "TH2" not in fact["vi"] for fact in seen["facts"])
    assert {row["kind"] for row in seen["answers"] if row["playbook_row"] == "4"} == {"well"}


def placeholder_of(desk: Desk) -> str:
    found = [row for row in rows(desk, "orders", "haravan", "--kov", "kiotviet") if row["order"] == "#GN1011"]
    (kind,) = (row["kind"] for row in found if row["kind"].startswith("placeholder"))
    return kind


@pytest.mark.parametrize(("ticked", "kind"), [(True, "placeholder_now_ticked"), (False, "placeholder")])
def test_the_shops_setting_is_asked(desk: Desk, till: KiotVietSales, ticked: bool, kind: str) -> None:
    till.settings = {"AllowOrderWhenOutStock": ticked}
    assert placeholder_of(desk) == kind


def test_a_setting_that_is_not_told_is_not_taken_for_no(desk: Desk, till: KiotVietSales) -> None:
    till.settings = {}
    assert placeholder_of(desk) == "placeholder"


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        ({"AllowSellWhenOutStock": False}, "no_invoice_out_of_stock"),
        ({"AllowSellWhenOutStock": True}, "no_invoice"),
        ({"AllowOrderWhenOutStock": True}, "no_invoice_out_of_stock"),
        ({}, "no_invoice_out_of_stock"),
    ],
)
def test_the_setting_for_sales_is_asked_too(desk: Desk, till: KiotVietSales, settings: Json, kind: str) -> None:
    till.settings = settings
    (bowl,) = (item for item in till.products if item["code"] == goods()[0][0].code)
    bowl["inventories"] = [held(31, "Quầy chính", 0)]
    for words in (["orders", "haravan", "--kov", "kiotviet"], ["GN1017"]):
        found = {row["kind"] for row in rows(desk, *words) if row.get("order", "#GN1017") == "#GN1017"}
        assert {one for one in found if one.startswith("no_invoice")} == {kind}


def test_an_edited_invoice_leaves_nothing_of_its_first_version(desk: Desk, till: KiotVietSales) -> None:
    (sale,) = (sale for sale in pottery() if sale.name == "#GN1011")
    assert sale.invoice
    mended = replace(sale.invoice, code=f"{sale.invoice.code}.01", lines=sale.lines)
    till.invoices.append(invoice_json(900, mended))
    told = {row["kiotviet"] for row in rows(desk, "orders", "haravan", "--kov", "kiotviet")}
    assert not {sale.invoice.code, mended.code} & told


def test_a_shop_that_gets_no_invoices_any_more_is_told_so(desk: Desk, till: KiotVietSales) -> None:
    till.invoices = [one for one in till.invoices if one["createdDate"] < "2026-11-07"]
    found = rows(desk, "orders", "haravan", "--kov", "kiotviet")
    stopped = {row["order"] for row in found if row["kind"] == "permission_stopped"}
    assert stopped == {f"#GN{number}" for number in (1021, 1022, 1023, *range(1011, 1019))}


def test_one_order_is_asked_of_both_shops_without_any_option(desk: Desk, store: Store, till: KiotVietSales) -> None:
    kinds = {row["kind"] for row in rows(desk, "GN1013")}
    assert {"completed_at_zero", "well"} <= kinds
    since = {request.text("lastModifiedFrom") for request in till.requests if request.path == "/invoices"}
    assert since == {"2026-11-02T00:00:00"}, "the page that holds it goes back to that day"
    assert [request.path for request in store.requests if "orders" in request.path] == ["/com/orders.json"]
    assert [request.path for request in till.requests if "products" in request.path] == ["/products/code/DEN09"]
    asked = [request for request in store.requests if request.path == "/com/products.json"]
    assert {request.text("sku") or request.text("barcode") for request in asked} == {"DEN09"}


def stock_of(desk: Desk, name: str, *words: str) -> set[str]:
    return {row["kind"] for row in rows(desk, name, *words) if row["playbook_row"] == "5"}


def test_the_stock_of_its_products_is_asked_of_both_shops(desk: Desk) -> None:
    main = ("--branch-main", "quay chinh")
    assert stock_of(desk, "GN1001", *main) == stock_of(desk, "GN1001", *main, "--rule", "multi") == {"well"}
    assert stock_of(desk, "GN1011", *main) == {"oversell"}
    assert stock_of(desk, "GN1013", *main) == {"differs"}
    assert stock_of(desk, "GN1012", *main) == {"not_judged"}, "KiotViet does not have it"


def test_a_code_on_two_products_of_the_store_is_told(desk: Desk, store: Store) -> None:
    store.products.append(listing(90, ["DEN09"], title="Đèn gốm bản mới"))
    assert stock_of(desk, "GN1013", "--branch-main", "Quầy chính") == {"repeated"}


def test_with_several_branches_the_main_one_must_be_named(desk: Desk, till: KiotVietSales) -> None:
    found = desk.within("diagnose", "GN1001", *LONG)
    assert (found.returncode, "gửi thêm tên chi nhánh nhận đơn" in found.stdout) == (0, True)
    assert "--branch-main NAME" in found.stderr
    assert "gửi thêm hóa đơn" not in found.stdout, "the live shop was asked"
    assert desk.within("diagnose", "GN1001", *LONG, "--branch-main", "Kho 9").returncode == 2
    del till.branches[1]
    assert stock_of(desk, "GN1001") == {"well"}


def test_a_key_that_may_not_read_stock_still_judges_the_order(desk: Desk, store: Store) -> None:
    store.scopes = {"com.read_products", "com.read_shop", "com.read_orders"}
    found = desk.within("diagnose", "GN1013", *LONG)
    assert found.returncode == 1
    assert "không đọc được tồn kho" in found.stdout
    assert "Hoàn thành với 0đ" in found.stdout


def test_a_key_that_is_refused_while_the_stock_is_read_is_no_missing_permission(desk: Desk, store: Store) -> None:
    store.faults = [Fault(401, path="/com/locations", times=9)]
    found = desk.within("diagnose", "GN1013", *LONG)
    assert (found.returncode, "không đọc được tồn kho" in found.stdout) == (4, False)


@pytest.mark.parametrize(("name", "kind"), [("GN1011", "placeholder"), ("GN1012", "placeholder_not_linked")])
def test_the_products_of_one_order_are_asked_for(desk: Desk, name: str, kind: str) -> None:
    assert kind in {row["kind"] for row in rows(desk, name)}


def test_a_code_with_signs_that_is_refused_is_not_called_unknown(desk: Desk, store: Store) -> None:
    (order,) = (item for item in store.orders if item["name"] == "#GN1012")
    order["line_items"][0] |= {"sku": "GAO*77", "barcode": None}
    assert "placeholder_cause_unknown" in {row["kind"] for row in rows(desk, "GN1012")}
    assert stock_of(desk, "GN1012", "--branch-main", "Quầy chính") == {"not_judged"}


def test_a_shop_that_was_not_named_is_not_asked(desk: Desk, store: Store) -> None:
    orders = Path(__file__).parents[2] / "samples" / "orders_pottery" / "orders.xlsx"
    words = ("GN1013", "--orders", str(orders), "--kov", "kiotviet", "--branch-main", "Quầy chính")
    assert (stock_of(desk, *words), store.requests) == ({"not_judged"}, [])
    assert stock_of(desk, *words, "--hrv", "haravan") == {"differs"}


def test_a_setting_that_is_off_is_the_diagnosis(desk: Desk, till: KiotVietSales) -> None:
    till.readings.switched_off = {"/orders": "Cho phép đặt hàng"}
    for words in (
        ("orders", "haravan", "--kov", "kiotviet"),
        ("payments", "haravan", "--kov", "kiotviet"),
        ("GN1013",),
    ):
        found = desk.within("diagnose", *words, *LONG)
        assert found.returncode == 1, found.stderr
        assert "“Cho phép đặt hàng” đang tắt" in found.stdout
        assert "tích “Cho phép đặt hàng”" in found.stdout
    assert [row["playbook_row"] for row in rows(desk, "GN1013") if row["kind"] == "setting_off"] == ["3"]


def test_a_key_that_may_not_read_the_settings_judges_all_else(desk: Desk, till: KiotVietSales) -> None:
    till.locked = {"/settings"}
    for words in (("orders", "haravan", "--kov", "kiotviet"), ("GN1011",)):
        assert desk.within("diagnose", *words, *LONG).returncode == 1


def test_any_other_refusal_is_no_diagnosis(desk: Desk, till: KiotVietSales) -> None:
    said = '{"responseStatus": {"message": "Tham số truyền vào không hợp lệ"}}'.encode()
    till.faults = [Fault(420, body=said, path="/orders")]
    found = desk.within("diagnose", "orders", "haravan", "--kov", "kiotviet", *LONG)
    assert (found.returncode, found.stdout) == (2, "")


@pytest.mark.parametrize("filters", [True, False])
def test_the_answers_are_the_same_where_the_list_of_invoices_names_no_slips(
    desk: Desk, till: KiotVietSales, filters: bool
) -> None:
    before = rows(desk, "payments", "haravan", "--kov", "kiotviet")
    till.readings.invoices_name_slips, till.readings.order_id_filters = False, filters
    assert rows(desk, "payments", "haravan", "--kov", "kiotviet") == before


def test_only_orders_of_the_last_days_are_asked_for(desk: Desk, store: Store) -> None:
    assert desk.within("diagnose", "invoices", "haravan", "--days", "9000").returncode == 1
    asked = [request for request in store.requests if "orders" in request.path]
    since = {date.fromisoformat(request.text("created_at_min")[:10]) for request in asked}
    assert len(since) == 1
    assert date.today() - since.pop() in (timedelta(8999), timedelta(9000), timedelta(9001)), "Vietnam's day"
    assert {request.text("status") for request in asked} == {"any"}


def test_a_shop_that_sells_while_it_is_read_is_read_again(desk: Desk, store: Store) -> None:
    store.moving = [order_json(2001, pottery()[0])]
    assert rows(desk, "invoices", "haravan", "--kov", "kiotviet")
    counts = [request for request in store.requests if request.path == "/com/orders/count.json"]
    assert len(counts) == 4, "two walks"


FAILING: dict[str, Fault] = {
    "the orders": Fault(500, path="/com/orders.json", times=99),
    "the count": Fault(200, body=b"[]", headers={"Content-Type": "application/json"}, path="/orders/count", times=99),
    "the invoices": Fault(
        200, body=b'{"data": 3}', headers={"Content-Type": "application/json"}, path="/invoices", times=9
    ),
}


@pytest.mark.parametrize("name", FAILING)
def test_nothing_is_concluded_from_half_an_answer(desk: Desk, store: Store, till: KiotVietSales, name: str) -> None:
    (till if name == "the invoices" else store).faults = [FAILING[name]]
    desk.more["CATALOGREPAIR_TIME_LIMIT"] = "3"
    found = desk.within("diagnose", "payments", "haravan", "--kov", "kiotviet", *LONG)
    assert (found.returncode, found.stdout) == (2, "")
    assert "Chưa kết luận gì" in found.stderr


def test_a_token_without_the_scope_for_orders_is_told(desk: Desk, store: Store) -> None:
    store.scopes = {"com.read_products", "com.read_shop"}
    found = desk.within("diagnose", "invoices", "haravan", *LONG)
    assert found.returncode == 4
    assert "thiếu quyền com.read_orders" in found.stderr
    assert "đăng nhập lại" not in found.stderr
    assert store.token not in found.stdout + found.stderr
