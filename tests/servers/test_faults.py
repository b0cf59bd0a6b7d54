"""Faults meet a write before it is saved, or after."""

import httpx
import pytest

from tests.servers.base import Fault, Request
from tests.servers.caller import put, till
from tests.servers.clock import Clock
from tests.servers.kiotviet import product
from tests.servers.kiotviet_shop import KiotVietShop


def shop_with(*faults: Fault) -> KiotVietShop:
    shop = KiotVietShop([product(11, "AT01", "Áo")])
    shop.faults += faults
    return shop


@pytest.mark.parametrize(
    ("fault", "saved"),
    [
        (Fault(kind="hang_up", method="PUT"), 0),
        (Fault(kind="saved_hang_up", method="PUT"), 1),
        (Fault(status=500, method="PUT"), 0),
        (Fault(status=500, kind="saved_answer", method="PUT"), 1),
        (Fault(status=429, method="PUT"), 0),
        (Fault(status=429, headers={"Retry-After": "3"}, method="PUT"), 0),
        (Fault(kind="truncated", method="PUT"), 1),
    ],
)
def test_a_write_with_a_fault_is_saved_or_not(fault: Fault, saved: int) -> None:
    with shop_with(fault) as shop:
        try:
            answer = put(shop, 11, basePrice=5.0)
        except httpx.RemoteProtocolError:
            assert "hang_up" in fault.kind or fault.kind == "truncated"
        else:
            assert (answer.status_code, answer.headers.get("retry-after")) == (
                fault.status,
                fault.headers.get("Retry-After"),
            )
        assert len(shop.writes) == saved
        assert shop.sent == [(11, {"basePrice": 5.0})]
        assert shop.products[0]["basePrice"] == (5.0 if saved else 125000.0)


def test_a_saved_write_may_be_met_with_silence() -> None:
    with shop_with(Fault(kind="saved_silence", method="PUT", pause=60)) as shop, till(shop) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.put("/products/11", json={"basePrice": 5.0}, timeout=0.2)
        assert shop.writes == [(11, {"basePrice": 5.0})]


def test_writes_are_timed_by_the_clock() -> None:
    clock = Clock(1000.0)
    with KiotVietShop([product(11, "AT01", "Áo")], clock=clock) as shop:
        put(shop, 11, basePrice=5.0)
        clock.advance(3)
        put(shop, 11, basePrice=5.0)
    assert [when for when, _ in shop.write_times] == [1000.0, 1003.0]


def test_a_fault_meets_its_own_method_only() -> None:
    with shop_with(Fault(status=503, method="PUT")) as shop, till(shop) as client:
        assert client.get("/products/11").status_code == 200
        assert client.put("/products/11", json={"basePrice": 5.0}).status_code == 503


def test_a_token_may_end_between_two_writes() -> None:
    with shop_with() as shop, till(shop) as client:
        assert client.put("/products/11", json={"basePrice": 5.0}).status_code == 200
        shop.expire()
        refused = client.put("/products/11", json={"basePrice": 6.0})
        assert (refused.status_code, refused.json()["responseStatus"]["errorCode"]) == (401, "TokenException")
        assert put(shop, 11, basePrice=7.0).status_code == 200
        assert shop.tokens == ["kiotviet-test-token-1", "kiotviet-test-token-2"]


def test_the_limit_of_the_hour_counts_reads_only() -> None:
    with shop_with() as shop, till(shop) as client:
        shop.limit = 1
        assert client.get("/products/11").status_code == 200
        assert client.put("/products/11", json={"basePrice": 5.0}).status_code == 200
        assert client.get("/products/11").status_code == 429


def test_a_test_may_act_when_a_write_is_saved_but_not_yet_answered() -> None:
    seen: list[float] = []

    def look(request: Request) -> None:
        if request.method == "PUT":
            seen.append(shop.products[0]["basePrice"])

    with shop_with() as shop:
        shop.after = look
        put(shop, 11, basePrice=5.0)
    assert seen == [5.0]


def test_a_clock_stands_still_until_it_is_moved() -> None:
    clock, moves = Clock(1000.0), []
    clock.watchers.append(lambda: moves.append(clock.now))
    clock.advance(2.5)
    assert (clock.now, moves) == (1002.5, [1001.0, 1002.0, 1002.5])
    assert clock.stamp() < clock.stamp()


def test_a_clock_may_move_with_each_request() -> None:
    clock = Clock(1000.0, per_request=2.0)
    with KiotVietShop([product(11, "AT01", "Áo")], clock=clock) as shop, till(shop) as client:
        client.get("/products/11")
        assert clock.now == 1004.0
