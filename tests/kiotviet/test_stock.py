"""KiotViet's stock branch by branch: what is not told is unknown and never 0."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from catalogrepair.sales.documents import KiotVietStock
from catalogrepair.shops.kiotviet.stock import branches, stock_of, walk_stock
from catalogrepair.shops.remote.client import Client
from catalogrepair.text import Text
from tests.servers.base import Fault, Json
from tests.servers.kiotviet import BRANCHES, KiotVietServer, product

Connect = Callable[[KiotVietServer], Client]


def at(branch: int, on_hand: float | None, reserved: float | None = 0.0, name: str = "?") -> Json:
    """A row of stock; null fields are left out as KiotViet leaves them out."""
    row = {"branchId": branch, "branchName": name, "onHand": on_hand, "reserved": reserved}
    return {key: value for key, value in row.items() if value is not None}


def walked(client: Client, told: list[Text] | None = None) -> list[KiotVietStock]:
    progress = (told if told is not None else []).append
    return walk_stock(client, branches(client, progress), progress, progress)


def figures(found: list[KiotVietStock]) -> list[tuple[str, str, Decimal | None, Decimal | None]]:
    return [(one.branch, one.code, one.on_hand, one.reserved) for one in found]


def test_every_branch_has_its_own_figures(connect: Connect) -> None:
    goods = [product(1, "A1", "Áo", inventories=[at(31, 5.0, 2.0), at(32, -3.5)]), product(2, "B1", "Bát")]
    goods[1]["inventories"] = [at(31, 0.0)]
    with KiotVietServer(goods) as server, connect(server) as client:
        assert figures(walked(client)) == [
            ("Quầy chính", "A1", 5, 2),
            ("Kho sau", "A1", Decimal("-3.5"), 0),
            ("Quầy chính", "B1", 0, 0),
        ]


def test_a_product_without_any_stock_is_unknown_in_every_branch(connect: Connect) -> None:
    with KiotVietServer([product(3, "B1", "Bát", inventories=None)]) as server, connect(server) as client:
        assert figures(walked(client)) == [("Quầy chính", "B1", None, None), ("Kho sau", "B1", None, None)]


def test_a_product_that_only_a_closed_branch_has_is_unknown_in_the_open_ones(connect: Connect) -> None:
    with KiotVietServer([product(3, "B1", "Bát", inventories=[at(99, 4.0)])]) as server, connect(server) as client:
        assert figures(walked(client)) == [("Quầy chính", "B1", None, None), ("Kho sau", "B1", None, None)]
        assert figures(stock_of(client, ["B1"], {31: "Quầy chính"})) == [("Quầy chính", "B1", None, None)]


def test_a_figure_that_is_left_out_is_unknown(connect: Connect) -> None:
    goods = [product(1, "A1", "Áo", inventories=[at(31, None, 1.0), at(32, 4.0, None)])]
    with KiotVietServer(goods) as server, connect(server) as client:
        assert figures(walked(client)) == [("Quầy chính", "A1", None, 1), ("Kho sau", "A1", 4, None)]


def test_stock_of_a_closed_branch_is_left_out_and_named(connect: Connect) -> None:
    told: list[Text] = []
    goods = [product(1, "A1", "Áo", inventories=[at(31, 5.0), at(99, 100.0, name="Kho cũ")])]
    with KiotVietServer(goods) as server, connect(server) as client:
        assert figures(walked(client, told)) == [("Quầy chính", "A1", 5, 0)]
    assert [text.vi for text in told if "Kho cũ" in text.vi]


def test_a_unit_row_names_its_base_and_how_many_it_holds(connect: Connect) -> None:
    goods = [
        product(1, "A1", "Áo", inventories=[at(31, 5.0)]),
        product(2, "A1T", "Áo", unit_of=1, unit="Thùng", conversion=12.0, inventories=[at(31, 0.417)]),
        product(3, "B1T", "Bát", unit_of=77, unit="Thùng", inventories=[at(31, 1.0)]),
    ]
    with KiotVietServer(goods) as server, connect(server) as client:
        found = {one.code: one for one in walked(client)}
    assert (found["A1T"].base, found["A1T"].factor, found["A1T"].on_hand) == ("A1", 12, Decimal("0.417"))
    assert (found["A1"].base, found["A1"].factor, found["B1T"].base) == ("", 1, "#77")


def test_what_is_not_for_sale_and_what_is_no_goods_is_said_so(connect: Connect) -> None:
    goods = [
        product(1, "A1", "Áo"),
        product(2, "A2", "Áo", isActive=False),
        product(3, "A3", "Áo", allowsSale=False),
        product(4, "A4", "Gói quà", type=3),
    ]
    with KiotVietServer(goods) as server, connect(server) as client:
        found = {one.code: (one.for_sale, one.kind) for one in walked(client)}
    assert found == {
        "A1": (True, "Hàng hóa"), "A2": (False, "Hàng hóa"), "A3": (False, "Hàng hóa"), "A4": (True, "Dịch vụ"),
    }  # fmt: skip


def test_a_hundred_products_are_one_request(connect: Connect) -> None:
    with KiotVietServer([product(number, f"A{number}", "Áo") for number in range(1, 151)]) as server:
        with connect(server) as client:
            assert len(walked(client)) == 300
        paths = [request.path for request in server.requests]
    assert paths == ["/connect/token", "/branches", "/products", "/products"]


@pytest.mark.parametrize("code", ["A1", "A/1", "A 1", "A#1?x=2", "Áo%20", "A.1"])
def test_a_few_codes_are_asked_for_one_by_one_whatever_their_signs(connect: Connect, code: str) -> None:
    with KiotVietServer([product(1, code, "Áo", inventories=[at(31, 5.0)])]) as server, connect(server) as client:
        assert figures(stock_of(client, [code], {31: "Quầy chính"})) == [("Quầy chính", code, 5, 0)]
        assert server.requests[-1].target.count("/") == 3, "a slash of the code is no slash of the path"


@pytest.mark.parametrize("status", [400, 404, 420])
def test_a_code_with_signs_that_is_refused_may_exist_all_the_same(connect: Connect, status: int) -> None:
    with KiotVietServer() as server, connect(server) as client:
        server.faults = [Fault(status=status, path="/products/code/A", times=2)]
        assert stock_of(client, ["A*1", "A1"], {31: "Quầy chính"}) == [KiotVietStock("", "A*1")]


def test_branches_are_named_by_their_number(connect: Connect) -> None:
    server = KiotVietServer(branches=[*BRANCHES, {"id": 33, "retailerId": 1}], max_page=2)
    with server, connect(server) as client:
        assert branches(client, lambda _: None) == {31: "Quầy chính", 32: "Kho sau", 33: ""}
