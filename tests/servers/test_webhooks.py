"""The loopback shop calls those who listen to it, and drops them as KiotViet does."""

import json
from collections.abc import Iterator

import pytest

from tests.servers.base import Answer, Fault, Request, Server
from tests.servers.caller import put, put_many, read
from tests.servers.kiotviet import product
from tests.servers.kiotviet_shop import KiotVietShop
from tests.servers.webhooks import SECRET, signature


class Partner(Server):
    """Somebody who listens."""

    def answer(self, request: Request) -> Answer:
        return 200, {}, b""


@pytest.fixture
def partner() -> Iterator[Partner]:
    with Partner() as server:
        yield server


@pytest.fixture
def shop(partner: Partner) -> Iterator[KiotVietShop]:
    with KiotVietShop([product(11, "AT01", "Áo"), product(12, "AT02", "Áo", master=11)]) as server:
        server.webhooks.register(f"{partner.url}/hook")
        yield server


def test_a_write_is_told_in_the_documented_shape_and_signed(shop: KiotVietShop, partner: Partner) -> None:
    put(shop, 12, basePrice=5.0)
    (told,) = partner.requests
    (notification,) = json.loads(told.body)["Notifications"]
    (data,) = notification["Data"]
    assert notification["Action"] == "product.update.700000011"
    assert (data["Code"], data["MasterProductId"], data["BasePrice"]) == ("AT02", 11, 5.0)
    assert told.headers["X-Hub-Signature"] == signature(told.body, SECRET)


def test_a_list_of_products_is_told_at_once(shop: KiotVietShop, partner: Partner) -> None:
    put_many(shop, {"id": 11, "basePrice": 5.0}, {"id": 12, "basePrice": 5.0})
    assert [delivery.products for delivery in shop.webhooks.deliveries] == [(11, 12)]
    assert len(partner.requests) == 1


def test_who_is_told_may_read_what_was_saved_before_the_writer_is_answered(shop: KiotVietShop) -> None:
    class Curious(Partner):
        def answer(self, request: Request) -> Answer:
            seen.append(read(shop, "/products/12")["basePrice"])
            return super().answer(request)

    seen: list[float] = []
    with Curious() as curious:
        shop.webhooks.register(curious.url)
        put(shop, 12, basePrice=5.0)
    assert seen == [5.0]


@pytest.mark.parametrize("fires", [True, False])
def test_an_unchanged_put_is_told_or_not(shop: KiotVietShop, partner: Partner, fires: bool) -> None:
    shop.switches.unchanged_put_fires_webhook = fires
    put(shop, 12, basePrice=125000.0)
    assert len(partner.requests) == fires


@pytest.mark.parametrize("wakes", [True, False])
def test_a_write_wakes_or_not(shop: KiotVietShop, partner: Partner, wakes: bool) -> None:
    shop.switches.writes_wake = wakes
    put(shop, 12, basePrice=5.0)
    assert len(partner.requests) == wakes


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405])
def test_one_refusal_switches_a_hook_off_without_notice(shop: KiotVietShop, partner: Partner, status: int) -> None:
    partner.faults.append(Fault(status=status))
    assert put(shop, 12, basePrice=5.0).status_code == 200
    put(shop, 12, basePrice=6.0)
    assert len(partner.requests) == 1
    assert read(shop, "/webhooks")["data"][0]["isActive"] is False


@pytest.mark.parametrize("fault", [Fault(status=500), Fault(kind="hang_up")], ids=["500", "no answer"])
def test_a_receiver_that_stumbles_keeps_its_hook(shop: KiotVietShop, partner: Partner, fault: Fault) -> None:
    partner.faults.append(fault)
    put(shop, 12, basePrice=5.0)
    assert read(shop, "/webhooks/880001")["isActive"] is True


def test_the_list_shows_no_secret(shop: KiotVietShop) -> None:
    (hook,) = read(shop, "/webhooks")["data"]
    assert (hook["type"], hook["url"].endswith("/hook"), hook["isActive"]) == ("product.update", True, True)
    assert SECRET not in json.dumps(hook)


@pytest.mark.parametrize("visible", [True, False])
def test_other_clients_hooks_are_visible_or_not(shop: KiotVietShop, visible: bool) -> None:
    shop.switches.other_clients_hooks_visible = visible
    shop.webhooks.register("http://127.0.0.1:1/own", "stock.update", client=shop.client_id)
    kinds = [hook["type"] for hook in read(shop, "/webhooks")["data"]]
    assert kinds == (["product.update", "stock.update"] if visible else ["stock.update"])
