"""The loopback shop takes writes as KiotViet does: one product, a list of them, and what it refuses."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from tests.servers.base import Json
from tests.servers.caller import put, put_many, read, till
from tests.servers.clock import Clock
from tests.servers.kiotviet import product
from tests.servers.kiotviet_shop import EMPTY, KiotVietShop
from tests.servers.switches import Switches

GOODS = [
    product(11, "AT01", "Áo thun Mây", attributes="MÀU:Đỏ|SIZE:S"),
    product(12, "AT02", "Áo thun Mây", attributes="MÀU:Đỏ|SIZE:M", master=11),
    product(13, "AT02H", "Áo thun Mây", master=11, unit_of=12, unit="Hộp", conversion=10.0),
    product(21, "QJ01", "Quần jean Sóng", attributes="MÀU:Xanh|SIZE:S", master=11),
    product(31, "KH01", "Khăn lụa Nắng"),
]


@pytest.fixture
def shop() -> Iterator[KiotVietShop]:
    with KiotVietShop(deepcopy(GOODS), clock=Clock()) as server:
        yield server


def differing(before: Json, after: Json) -> set[str]:
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def test_a_put_changes_its_field_and_the_date_and_nothing_else(shop: KiotVietShop) -> None:
    before = read(shop, "/products/12")
    answer = put(shop, 12, basePrice=99000.0).json()
    after = read(shop, "/products/12")
    assert differing(before, after) == {"basePrice", "modifiedDate"}
    assert (answer["basePrice"], answer["modifiedDate"]) == (99000.0, after["modifiedDate"])
    assert "masterProductId" not in answer
    assert shop.writes == shop.sent == [(12, {"basePrice": 99000.0})]


@pytest.mark.parametrize("moves", [True, False])
def test_an_unchanged_put_moves_the_date_or_not(shop: KiotVietShop, moves: bool) -> None:
    shop.switches.unchanged_put_moves_date = moves
    before = read(shop, "/products/12")
    assert put(shop, 12, basePrice=before["basePrice"]).status_code == 200
    assert differing(before, read(shop, "/products/12")) == ({"modifiedDate"} if moves else set())


def test_a_put_cannot_change_the_root(shop: KiotVietShop) -> None:
    assert put(shop, 21, masterProductId=None, basePrice=5.0).status_code == 200
    assert shop.related()["QJ01"] == "AT01"


@pytest.mark.parametrize("field", ["weight", "inventories", "description", "attributes", "allowsSale"])
def test_a_field_that_moves_by_itself_can_be_seen(shop: KiotVietShop, field: str) -> None:
    shop.switches.put_spoils = field
    before = read(shop, "/products/12")
    put(shop, 12, basePrice=before["basePrice"])
    assert differing(before, read(shop, "/products/12")) == {field, "modifiedDate"}


def test_inventories_set_the_stock_and_unknown_attribute_names_are_created(shop: KiotVietShop) -> None:
    shop.never_sent = ()
    put(shop, 12, inventories=[{"branchId": 31, "onHand": 77.0}])
    put(shop, 12, attributes=[{"attributeName": "SIZZE", "attributeValue": "M"}])
    after = read(shop, "/products/12")
    assert [row["onHand"] for row in after["inventories"]] == [77.0, 6.0]
    assert after["fullName"] == "Áo thun Mây - M"
    assert shop.created_attributes == ["SIZZE"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"inventories": [{"branchId": 99, "onHand": 1.0}]}, "Chi nhánh không tồn tại"),
        ({"code": "KH01"}, "KH01 đã tồn tại"),
        ({"name": " "}, "Tham số truyền vào không hợp lệ"),
        ({"basePrice": "x"}, "Tham số truyền vào không hợp lệ"),
        ({"barCode": "1" * 17}, "Tham số truyền vào không hợp lệ"),
    ],
)
def test_what_is_not_valid_is_420_and_not_saved(shop: KiotVietShop, fields: Json, message: str) -> None:
    shop.never_sent = ()
    before = deepcopy(shop.products)
    answer = put(shop, 12, **fields)
    assert answer.status_code == 420
    assert answer.json()["responseStatus"]["message"] == message
    assert shop.products == before
    assert shop.writes == []


def test_an_unknown_product_is_420_and_a_blank_body_500(shop: KiotVietShop) -> None:
    assert put(shop, 99, basePrice=1.0).status_code == 420
    assert put(shop, 12).status_code == 500
    with till(shop) as client:
        assert client.put("/products/12", content=b"", headers={"Content-Type": "application/json"}).status_code == 500
        assert client.put("/products/12", content=b'{"basePrice": 1.0}').status_code == 500


def test_a_list_of_products_is_saved_together(shop: KiotVietShop) -> None:
    answer = put_many(shop, {"id": 21, "masterProductId": None}, {"id": 12, "basePrice": 5.0})
    assert answer.json() == {"message": "Cập nhật danh sách sản phẩm thành công"}
    assert shop.writes == [(21, {"masterProductId": None}), (12, {"basePrice": 5.0})]
    assert "masterProductId" not in read(shop, "/products/21")


def test_one_refused_product_refuses_its_whole_list(shop: KiotVietShop) -> None:
    before = deepcopy(shop.products)
    assert put_many(shop, {"id": 21, "masterProductId": None}, {"id": 99, "basePrice": 5.0}).status_code == 420
    assert shop.products == before


def test_chosen_batches_are_called_empty_and_nothing_is_saved(shop: KiotVietShop) -> None:
    shop.empty_batches = {1, 2}
    answers = [put_many(shop, {"id": 21, "masterProductId": None}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [420, 420, 200]
    assert answers[0].json()["responseStatus"]["message"] == EMPTY
    assert len(shop.batches) == len(shop.sent) == 3
    assert len(shop.writes) == 1


@pytest.mark.parametrize("switch", ["null_master", "zero_master", "self_master"])
@pytest.mark.parametrize(
    ("word", "status", "root"), [("detaches", 200, ""), ("ignored", 200, "AT01"), ("refused", 420, "AT01")]
)
def test_what_a_master_of_nothing_does_is_a_switch(
    shop: KiotVietShop, switch: str, word: str, status: int, root: str
) -> None:
    setattr(shop.switches, switch, word)
    value = {"null_master": None, "zero_master": 0, "self_master": 21}[switch]
    assert put_many(shop, {"id": 21, "masterProductId": value}).status_code == status
    assert shop.related()["QJ01"] == root


@pytest.mark.parametrize(
    ("word", "status", "root"), [("moves", 200, "KH01"), ("ignored", 200, "AT01"), ("refused", 420, "AT01")]
)
def test_what_another_master_does_is_a_switch(shop: KiotVietShop, word: Any, status: int, root: str) -> None:
    shop.switches = Switches(other_master=word)
    assert put_many(shop, {"id": 21, "masterProductId": 31}).status_code == status
    assert shop.related()["QJ01"] == root


def test_a_product_never_gets_a_child_for_a_root(shop: KiotVietShop) -> None:
    assert put_many(shop, {"id": 21, "masterProductId": 12}).status_code == 420
    one_after_the_other = put_many(shop, {"id": 12, "masterProductId": None}, {"id": 21, "masterProductId": 12})
    assert one_after_the_other.status_code == 200


@pytest.mark.parametrize(("follow", "root"), [(True, "AT02"), (False, "AT01")])
def test_unit_rows_follow_their_base_or_stay(shop: KiotVietShop, follow: bool, root: str) -> None:
    shop.switches.units_follow = follow
    put_many(shop, {"id": 12, "masterProductId": None})
    assert shop.related()["AT02H"] == root


@pytest.mark.parametrize(
    ("units", "root", "codes"),
    [(True, True, ["AT01", "AT02", "AT02H", "QJ01"]), (False, False, ["AT02", "QJ01"])],
)
def test_products_are_listed_by_their_root(shop: KiotVietShop, units: bool, root: bool, codes: list[str]) -> None:
    shop.switches.master_filter_lists_units, shop.switches.master_filter_lists_root = units, root
    found = read(shop, "/products", masterProductId=11, orderBy="id")
    assert [row["code"] for row in found["data"]] == codes
    assert found["total"] == len(codes)


def test_changed_products_are_listed_since_a_time(shop: KiotVietShop) -> None:
    since = read(shop, "/products")["timestamp"][:19]
    put(shop, 31, basePrice=1.0)
    assert [row["code"] for row in read(shop, "/products", lastModifiedFrom=since)["data"]] == ["KH01"]


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/webhooks"), ("DELETE", "/webhooks/880001"), ("DELETE", "/products/11")]
)
def test_what_must_never_be_called_fails_the_test(method: str, path: str) -> None:
    shop = KiotVietShop(deepcopy(GOODS))
    with pytest.raises(AssertionError, match=f"{method} {path}"), shop, till(shop) as client:
        assert client.request(method, path).status_code == 405
    assert [request.path for request in shop.forbidden] == [path]
    assert len(shop.products) == len(GOODS)


@pytest.mark.parametrize("field", ["inventories", "attributes"])
def test_a_field_that_must_never_be_sent_fails_the_test(field: str) -> None:
    with pytest.raises(AssertionError, match=field), KiotVietShop(deepcopy(GOODS)) as shop:
        put_many(shop, {"id": 12, field: []})
