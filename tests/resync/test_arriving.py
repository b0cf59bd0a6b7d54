"""Waiting for products on the store: how often it asks, for what, and when it gives up."""

from collections.abc import Callable, Collection, Sequence

import pytest

from catalogrepair.catalog.facts import Facts, Listed
from catalogrepair.resync.arriving import wait_for
from catalogrepair.shops.haravan import sign_in
from catalogrepair.shops.haravan.products import listed_of
from catalogrepair.shops.remote.patience import Patience
from catalogrepair.text import Text
from tests.servers.base import Fault
from tests.servers.haravan import HaravanServer, listing

SHIRT = listing(1, ["AT1", "AT2"], title="Áo thun Mây")


class Room:
    """A waiting person: sleeping moves the time, and what happens at a time happens then."""

    def __init__(self) -> None:
        self.now, self.is_enough = 0.0, False
        self.waits: list[float] = []
        self.later: list[tuple[float, Callable[[], None]]] = []

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.waits.append(seconds)
        for moment, happen in [one for one in self.later if one[0] <= self.now]:
            self.later.remove((moment, happen))
            happen()

    def wait(self, server: HaravanServer, codes: Collection[str], seconds: float = 900.0) -> set[str]:
        """Wait for codes; those that came."""

        def missing(listed: Sequence[Listed]) -> list[str]:
            return [code for code in codes if Facts(listed).find(code) is None]

        patience = Patience(first=1, most=1, attempts=2, total=60, settle=8, sleep=self.sleep, clock=lambda: self.now)
        with sign_in.connect(server.token, patience) as client:
            start = [one for item in server.products for one in listed_of(item)]
            held = wait_for(client, start, missing, seconds, self._hear, lambda: self.is_enough)
        return set(codes) - set(missing(held))

    def _hear(self, text: Text) -> None:
        assert text.vi


def connected(server: HaravanServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(sign_in.ADDRESS_VARIABLE, server.url)


def test_it_ends_as_soon_as_all_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with HaravanServer([SHIRT]) as server:
        connected(server, monkeypatch)
        room = Room()
        room.later.append((100.0, lambda: server.products.append(listing(2, ["QJ1"]))))
        assert room.wait(server, ["QJ1"]) == {"QJ1"}
        assert 100 <= room.now < 200


def test_it_gives_up_when_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    with HaravanServer([SHIRT]) as server:
        connected(server, monkeypatch)
        room = Room()
        assert room.wait(server, ["QJ1"], 300.0) == set()
        assert room.now == 300.0
        assert len(server.requests) < 40


def test_once_it_is_enough_the_look_under_way_is_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    with HaravanServer([SHIRT]) as server:
        connected(server, monkeypatch)
        room = Room()
        room.later.append((100.0, lambda: server.products.append(listing(2, ["QJ1"]))))
        room.later.append((100.0, lambda: setattr(room, "is_enough", True)))
        assert room.wait(server, ["QJ1", "QJ2"]) == {"QJ1"}
        assert 100 <= room.now < 200
        asked = len(server.requests)
        assert room.wait(server, ["QJ2"]) == set()
        assert len(server.requests) == asked


def test_the_rounds_come_at_growing_distances(monkeypatch: pytest.MonkeyPatch) -> None:
    with HaravanServer([SHIRT]) as server:
        connected(server, monkeypatch)
        room = Room()
        room.wait(server, ["QJ1"], 600.0)
        assert room.waits[0] == 8
        assert room.waits[1:-1] == sorted(room.waits[1:-1])
        assert max(room.waits) <= 60


def test_a_code_in_the_barcode_alone_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with HaravanServer([SHIRT]) as server:
        connected(server, monkeypatch)
        room = Room()
        room.later.append((5.0, lambda: server.products.append(listing(2, ["own"], barcodes=["QJ1"]))))
        assert room.wait(server, ["QJ1"], 60.0) == {"QJ1"}


def test_many_missing_products_are_looked_for_by_a_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    with HaravanServer([SHIRT]) as server:
        connected(server, monkeypatch)
        room = Room()
        codes = [f"QJ{number}" for number in range(200)]
        room.later.append((5.0, lambda: server.products.extend(listing(9 + n, [c]) for n, c in enumerate(codes))))
        assert room.wait(server, codes, 60.0) == set(codes)
        assert len(server.requests) < 30


def test_a_store_that_does_not_answer_for_a_while_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with HaravanServer([SHIRT]) as server:
        connected(server, monkeypatch)
        server.faults.append(Fault(status=503, times=4))
        room = Room()
        room.later.append((5.0, lambda: server.products.append(listing(2, ["QJ1"]))))
        assert room.wait(server, ["QJ1"], 200.0) == {"QJ1"}


def test_somebody_who_stops_waiting_is_told_what_was_not_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with HaravanServer([SHIRT]) as server:
        connected(server, monkeypatch)
        room = Room()
        room.later.append((30.0, stop))
        with pytest.raises(KeyboardInterrupt) as stopped:
            room.wait(server, ["AT1", "QJ1"])
    assert stopped.value.args[0].vi == "Chưa thấy trên web: QJ1"
