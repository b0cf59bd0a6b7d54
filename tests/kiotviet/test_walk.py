"""KiotViet's catalogue over its API: the same table of rows as an export, or nothing."""

from collections.abc import Iterator
from typing import Any

import pytest

from catalogrepair.errors import SignInFailed, Unreachable, UnusableInput
from catalogrepair.shops.kiotviet import sign_in
from catalogrepair.shops.kiotviet.key import Key
from catalogrepair.shops.kiotviet.products import TEMPLATE, walk
from tests.remote import QUICK
from tests.servers.base import Fault, Request
from tests.servers.kiotviet import KiotVietServer, product
from tests.shops.headings import TEMPLATE as TEMPLATE_HEADINGS

SHIRTS = [
    product(11, "AT01", "Áo thun Mây", attributes="MÀU:Đỏ|SIZE:S", deleted="SIZE:Cũ", unit="Cái", categoryId=3),
    product(12, "AT02", "Áo thun Mây", attributes="MÀU:Đỏ|SIZE:M", master=11, unit="Cái", isActive=False),
    product(13, "AT02H", "Áo thun Mây", master=11, unit_of=12, unit="Hộp", conversion=10.0),
    product(14, "KH01", "Khăn lụa Nắng", basePrice=45000.5),
]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[KiotVietServer]:
    with KiotVietServer(list(SHIRTS)) as server:
        monkeypatch.setenv(sign_in.ADDRESS_VARIABLE, server.url)
        yield server


def rows(server: KiotVietServer, secret: str | None = None) -> dict[str, dict[str, str]]:
    key = Key(server.retailer, server.client_id, secret or server.client_secret)
    with sign_in.connect(key, QUICK) as client:
        found = [dict(zip(TEMPLATE, row, strict=True)) for row in walk(client, lambda _: None)]
    assert len({row["Mã hàng"] for row in found}) == len(found)
    return {row["Mã hàng"]: row for row in found}


def asked(server: KiotVietServer, path: str) -> list[Request]:
    return [request for request in server.requests if request.path == path]


def test_a_limit_of_null_stands_in_the_stock_of_the_branch(server: KiotVietServer) -> None:
    server.products[3] |= {"minQuantity": None, "maxQuantity": 30.0}
    found = rows(server)["KH01"]
    assert (found["Tồn nhỏ nhất"], found["Tồn lớn nhất"]) == ("0", "30")


def test_the_columns_are_the_import_template_s() -> None:
    assert tuple(TEMPLATE_HEADINGS) == TEMPLATE


def test_relations_become_codes_as_an_export_holds_them(server: KiotVietServer) -> None:
    found = rows(server)
    assert [(row["Mã HH Liên quan"], row["Mã ĐVT Cơ bản"]) for row in found.values()] == [
        ("", ""), ("", ""), ("AT01", ""), ("AT01", "AT02"),
    ]  # fmt: skip
    assert list(found) == ["KH01", "AT01", "AT02", "AT02H"]


def test_texts_are_written_as_an_export_writes_them(server: KiotVietServer) -> None:
    server.categories = [
        {"categoryId": 1, "categoryName": "Áo"},
        {"categoryId": 3, "categoryName": "Áo thun", "parentId": 1},
    ]
    found = rows(server)
    assert found["AT01"]["Thuộc tính"] == "MÀU:Đỏ|SIZE:S"
    assert found["AT01"]["Nhóm hàng(3 Cấp)"] == "Áo>>Áo thun"
    assert (found["AT02"]["Đang kinh doanh"], found["AT01"]["Đang kinh doanh"]) == ("0", "1")
    assert (found["AT02H"]["Quy đổi"], found["KH01"]["Giá bán"]) == ("10", "45000.5")
    assert found["AT01"]["Tồn kho"] == found["AT01"]["Giá vốn"] == ""


def test_pages_are_asked_for_in_a_still_order_and_once_each(server: KiotVietServer) -> None:
    server.products = [product(number, f"P{number}", "Hàng") for number in range(1, 251)]
    assert len(rows(server)) == 250
    assert [request.text("currentItem") for request in asked(server, "/products")] == ["0", "100", "200"]


def test_a_server_that_gives_shorter_pages_is_read_to_the_end(server: KiotVietServer) -> None:
    server.products = [product(number, f"P{number}", "Hàng") for number in range(1, 101)]
    server.max_page = 30
    assert len(rows(server)) == 100


def test_a_token_that_runs_out_in_the_middle_of_a_walk_is_renewed(server: KiotVietServer) -> None:
    server.products = [product(number, f"P{number}", "Hàng") for number in range(1, 301)]
    server.token_life = 2
    assert len(rows(server)) == 300
    assert len(asked(server, "/connect/token")) > 1


def test_a_wrong_secret_is_told_at_once_and_never_shown(server: KiotVietServer) -> None:
    with pytest.raises(SignInFailed) as caught:
        rows(server, "wrong-secret")
    assert "wrong-secret" not in f"{caught.value} {caught.value.text} {caught.value.__cause__!r}"
    assert len(server.requests) == 1


def test_a_token_server_that_stumbles_is_asked_again(server: KiotVietServer) -> None:
    server.faults.append(Fault(status=503, path="/connect/token", times=2))
    assert len(rows(server)) == 4


def test_the_limit_of_the_hour_is_waited_for(server: KiotVietServer) -> None:
    server.products = [product(number, f"P{number}", "Hàng") for number in range(1, 301)]
    server.faults.append(Fault(status=429, headers={"Retry-After": "5"}, path="currentItem=100"))
    assert len(rows(server)) == 300


def test_a_product_that_disappears_during_the_walk_makes_it_begin_again(server: KiotVietServer) -> None:
    server.products = [product(number, f"P{number}", "Hàng") for number in range(1, 201)]
    gone: list[dict[str, Any]] = []

    def remove(request: Request) -> None:
        if request.text("currentItem") == "100" and not gone:
            gone.append(server.products.pop(0))

    server.before = remove
    found = rows(server)
    assert "P101" in found
    assert "P1" not in found


def test_a_total_that_never_fits_gives_no_rows(server: KiotVietServer) -> None:
    def change(request: Request) -> None:
        if request.path == "/products" and request.text("currentItem") != "0":
            del server.products[0]

    server.products = [product(number, f"P{number}", "Hàng") for number in range(1, 201)]
    server.before = change
    with pytest.raises(Unreachable):
        rows(server)


def test_a_root_outside_the_list_is_asked_for_by_its_id(server: KiotVietServer) -> None:
    stray = product(21, "LN02", "Len sợi", attributes="MÀU:Vàng", master=5)
    server.products.append(stray)
    assert rows(server)["LN02"]["Mã HH Liên quan"] == "5{DEL}"


def test_a_broken_line_is_never_taken_for_a_deleted_root(server: KiotVietServer) -> None:
    server.products.append(product(21, "LN02", "Len sợi", attributes="MÀU:Vàng", master=5))
    server.faults.append(Fault(status=500, path="/products/5", times=99))
    with pytest.raises(Unreachable):
        rows(server)


def test_letters_that_no_workbook_holds_are_left_out_of_names(server: KiotVietServer) -> None:
    server.products[0]["name"] = "Áo\x1b[2J\x00 thun\uffff"
    assert rows(server)[server.products[0]["code"]]["Tên hàng"] == "Áo[2J thun"


def test_a_code_that_no_workbook_holds_is_refused_by_name(server: KiotVietServer) -> None:
    server.products[0]["code"] = "AT\x0001"
    with pytest.raises(UnusableInput) as refusal:
        rows(server)
    assert "AT\ufffd01" in refusal.value.text.say("vi")
