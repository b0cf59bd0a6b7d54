"""The sync app and the store around it: when the app looks, what it makes, and when that can be seen."""

import json
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.servers.caller import listed, put_many, till
from tests.world import World

Worlds = Callable[..., World]

NEW = """
    code | name | attributes | related | sale
    AO1  | Áo   | SIZE:S     |         |
    AO2  | Áo   | SIZE:M     | AO1     |
    MU1  | Mũ   |            |         |
"""


def shown(world: World, **params: object) -> set[str]:
    return {row["sku"] for item in listed(world.haravan, **params) for row in item["variants"]}


def test_a_new_product_shows_in_lists_only_after_the_lag(world_of: Worlds) -> None:
    world = world_of(NEW, delay=20, lag=5)
    world.touch("AO1")
    world.clock.advance(19)
    assert world.on_store() == []
    world.clock.advance(1)
    assert world.on_store() == [("AO1", "AO2")]
    assert shown(world) == shown(world, sku="AO1") == set()
    own = httpx.get(
        f"{world.haravan.url}/com/products/1.json", headers={"Authorization": f"Bearer {world.haravan.token}"}
    )
    assert own.json()["product"]["variants"][0]["sku"] == "AO1"
    world.clock.advance(5)
    assert shown(world) == shown(world, sku="AO2") == shown(world, barcode="AO1") == {"AO1", "AO2"}
    assert shown(world, sku="AO3") == set()


def test_delay_and_lag_may_be_counted_in_requests(world_of: Worlds) -> None:
    world = world_of(NEW, delay=3, lag=2, per_request=1)
    world.touch("MU1")
    assert [bool(shown(world)) for _ in range(6)] == [False, False, False, False, True, True]


def test_products_are_listed_by_the_time_they_were_made(world_of: Worlds) -> None:
    world = world_of(NEW.replace("| sale", "| store").replace("MU1  | Mũ   |            |         |", "MU1|Mũ|||yes"))
    world.touch("AO1")
    world.settle()
    since = world.haravan.products[-1]["created_at"]
    assert shown(world, created_at_min=since) == {"AO1", "AO2"}
    assert shown(world, updated_at_min=since) == {"AO1", "AO2"}


def test_telling_the_app_takes_no_time_of_its_own(world_of: Worlds) -> None:
    world = world_of(NEW, per_request=1)
    start = world.clock.now
    world.touch("MU1")
    assert world.clock.now - start == 2.0
    assert len(world.kiotviet.requests) == 2
    assert len(world.app.requests) == 1


def test_a_call_without_the_shop_s_signature_is_answered_and_forgotten(world_of: Worlds) -> None:
    world = world_of(NEW)
    body = {"Notifications": [{"Action": "product.update.1", "Data": [{"Id": 101}]}]}
    assert httpx.post(f"{world.app.url}/kiotviet", json=body).status_code == 200
    world.settle()
    assert world.said() == []


def test_a_group_counts_as_synced_when_only_a_child_is_there(world_of: Worlds) -> None:
    world = world_of(
        """
        code | name | attributes | related | store
        AO1  | Áo   | SIZE:S     |         |
        AO2  | Áo   | SIZE:M     | AO1     | yes
        """
    )
    world.touch("AO1")
    world.settle()
    assert world.said() == [("AO1", "ignored")]


def test_codes_may_be_posted_with_the_key(world_of: Worlds) -> None:
    world = world_of(NEW)
    key = {"X-Sync-Key": world.app.key}
    for body in ({"codes": ["AO1"]}, {"code": "MU1"}, ["AO2", "KHONG-CO"]):
        assert httpx.post(world.app.sync_url, json=body, headers=key).status_code == 200
    world.settle()
    assert world.app.asked == [["AO1"], ["MU1"], ["AO2", "KHONG-CO"]]
    assert world.on_store() == [("AO1", "AO2"), ("MU1",)]
    assert world.said()[0] == ("KHONG-CO", "unknown")


def test_codes_without_the_key_are_refused(world_of: Worlds) -> None:
    world = world_of(NEW)
    assert httpx.post(world.app.sync_url, json=["AO1"], headers={"X-Sync-Key": "wrong"}).status_code == 403
    assert httpx.post(world.app.sync_url, json=[1, {}], headers={"X-Sync-Key": world.app.key}).status_code == 400
    assert httpx.post(world.app.sync_url, content=b"?", headers={"X-Sync-Key": world.app.key}).status_code == 400
    world.settle()
    assert world.on_store() == []


def test_the_whole_shop_may_be_looked_at(world_of: Worlds) -> None:
    world = world_of(NEW)
    world.app.sync_all()
    world.settle()
    assert world.said() == [("AO1", "created"), ("AO2", "updated"), ("MU1", "created")]


@pytest.mark.parametrize("sale", ["no", "off"])
def test_goods_that_are_not_for_sale_or_not_active_are_passed_over(world_of: Worlds, sale: str) -> None:
    world = world_of(NEW.replace("AO1     |", f"AO1     | {sale}"))
    world.touch("AO1")
    world.settle()
    assert world.on_store() == [("AO1",)]


def test_an_update_carries_name_and_price_only(world_of: Worlds) -> None:
    world = world_of(NEW)
    world.app.sync_all()
    world.settle()
    put_many(world.kiotviet, {"id": 102, "masterProductId": None, "basePrice": 7.0, "name": "Áo mới"})
    world.settle()
    assert world.on_store() == [("AO1", "AO2"), ("MU1",)]
    assert [row["price"] for row in world.haravan.products[0]["variants"]] == [100000.0, 7.0]
    assert world.haravan.products[0]["title"] == "Áo mới"


def test_a_product_takes_three_attributes_and_so_may_be_refused(world_of: Worlds) -> None:
    world = world_of(
        """
        code | attributes          | related
        A1   | A:1¦B:1¦C:1¦D:1     |
        A2   | A:1¦B:1¦C:2¦D:2     | A1
        B1   | A:1¦B:1¦C:1¦D:1     |
        B2   | A:1¦B:1¦C:1¦D:2     | B1
        """
    )
    world.touch("A1", "B1")
    world.settle()
    assert world.said() == [("A1", "created"), ("B1", "refused")]
    assert [option["name"] for option in world.haravan.products[0]["options"]] == ["A", "B", "C"]


def test_units_are_units_of_their_variant(world_of: Worlds) -> None:
    world = world_of(
        """
        code | name | related | unit
        N1   | Nước |         | Chai
        N1T  | Nước | N1      | Thùng*24 of N1
        """
    )
    world.touch("N1", "N1T")
    world.settle()
    (unit,) = [one for one in world.haravan.products[0]["variants"][0]["variant_units"] if not one["base"]]
    assert (unit["sku"], unit["ratio"], unit["unit"]) == ("N1T", 24.0, "Thùng")
    assert shown(world, sku="N1T") == set()
    world.haravan.finds_units = True
    assert shown(world, sku="N1T") == {"N1"}
    assert world.said()[1] == ("N1T", "unit")


def test_the_table_says_how_a_code_is_on_the_store(world_of: Worlds) -> None:
    world = world_of(
        """
        code  | attributes | related | store   | listing
        A1    | S:1        |         | yes     |
        A2    | S:2        | A1      | barcode |
        A3    | S:3        | A1      | A-3     | other
        B1·   |            |         | hidden  |
        C1    |            | Z9{DEL} |         |
        """
    )
    found = [[(row["sku"], row["barcode"]) for row in item["variants"]] for item in world.haravan.products]
    assert found == [[("A1", "A1"), ("own-A2", "A2")], [("A-3", "A-3")], [("B1 ", "B1 ")]]
    assert [bool(item["published_at"]) for item in world.haravan.products] == [True, True, False]
    assert (world.related()["C1"], list(world.kiotviet.gone.values())) == ("Z9{DEL}", ["Z9"])


def test_the_tool_finds_both_shops_and_the_world_knows_every_secret(world_of: Worlds, tmp_path: Path) -> None:
    world = world_of(
        """
        code | name | attributes | related | store
        AT01 | Áo   | SIZE:S     |         | yes
        AT02 | Áo   | SIZE:M     | AT01    |
        """
    )
    done = world.desk(tmp_path).run("check", "kiotviet", "--store", "haravan", "--format", "json")
    (found,) = json.loads(done.stdout)["conflicts"]
    assert (found["check"], found["codes"]) == ("late_addition", ["AT02"])
    for secret in (world.haravan.token, world.kiotviet.client_secret, world.kiotviet.tokens[0]):
        assert secret in world.secrets


def test_worlds_do_not_know_each_other(world_of: Worlds) -> None:
    one, other = world_of(NEW), world_of(NEW)
    one.touch("MU1")
    one.settle()
    with till(other.kiotviet) as client:
        assert client.get("/webhooks").json()["data"][0]["url"].startswith(other.app.url)
    assert other.on_store() == []
