"""Walks through slips, invoices and receipts over real HTTP: every one once, or nothing is concluded."""

from collections.abc import Callable

import pytest

from catalogrepair.errors import Unreachable
from catalogrepair.shops.kiotviet import single
from catalogrepair.shops.kiotviet.documents import walk_invoices, walk_receipts, walk_slips
from catalogrepair.shops.kiotviet.returns import walk_returns
from catalogrepair.shops.remote.client import Client
from catalogrepair.shops.remote.waiting import listening
from catalogrepair.text import Text
from tests.remote import patience
from tests.servers.base import Fault, Json, Request
from tests.servers.kiotviet import product
from tests.servers.kiotviet_sales import KiotVietSales, Readings

Connect = Callable[[KiotVietSales], Client]


def slip(number: int, changed: str = "2026-05-04T08:00:00.0000000") -> Json:
    return {"id": number, "code": f"DH{number}", "modifiedDate": changed, "createdDate": changed}


def slips(count: int) -> list[Json]:
    return [slip(number) for number in range(1, count + 1)]


def codes(client: Client, since: str = "2020-01-01") -> list[str]:
    return [one.code for one in walk_slips(client, since, lambda _: None)[0]]


def asked(server: KiotVietSales, path: str) -> list[Request]:
    return [request for request in server.requests if request.path == path]


def once(change: Callable[[], object], at: str) -> Callable[[Request], None]:
    left = [change]

    def hook(request: Request) -> None:
        if left and request.text("currentItem") == at:
            left.pop()()

    return hook


def test_pages_are_asked_for_in_a_still_order_and_once_each(connect: Connect) -> None:
    with KiotVietSales(slips(250)) as server, connect(server) as client:
        assert len(set(codes(client))) == 250
        assert [request.text("currentItem") for request in asked(server, "/orders")] == ["0", "100", "200"]
        (sizes,) = {(request.text("pageSize"), request.text("orderBy")) for request in asked(server, "/orders")}
    assert sizes == ("100", "id")


@pytest.mark.parametrize("page", [30, 7])
def test_a_shop_that_gives_shorter_pages_is_read_to_the_end(connect: Connect, page: int) -> None:
    with KiotVietSales(slips(100), max_page=page) as server, connect(server) as client:
        assert codes(client) == [f"DH{number}" for number in range(1, 101)]


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (100, 1), (101, 2)])
def test_no_request_is_spent_on_an_empty_page(connect: Connect, count: int, pages: int) -> None:
    with KiotVietSales(slips(count)) as server, connect(server) as client:
        assert len(codes(client)) == count
        assert len(asked(server, "/orders")) == pages


def test_what_was_sold_since_the_walk_began_is_read_at_its_end(connect: Connect) -> None:
    with KiotVietSales(slips(150)) as server, connect(server) as client:
        server.before = once(lambda: server.orders.append(slip(151)), "100")
        assert codes(client) == [f"DH{number}" for number in range(1, 152)]
        assert len(asked(server, "/orders")) == 2


def test_a_shop_that_sells_with_every_page_is_read_to_its_end(connect: Connect) -> None:
    with KiotVietSales(slips(150)) as server, connect(server) as client:
        server.before = lambda _: server.orders.append(slip(len(server.orders) + 1))
        found = codes(client)
        assert found == [f"DH{number}" for number in range(1, len(server.orders) + 1)]
        assert len(asked(server, "/orders")) == 2


def test_an_old_slip_that_is_changed_during_the_walk_loses_none(connect: Connect) -> None:
    old = slip(1, "2026-01-01T08:00:00.0000000")
    with KiotVietSales([old, *slips(150)[1:]]) as server, connect(server) as client:
        server.before = once(lambda: old.update(modifiedDate="2026-05-05T08:00:00.0000000"), "100")
        assert sorted(codes(client, "2026-02-01")) == sorted(f"DH{number}" for number in range(1, 151))


def test_the_slip_that_a_deletion_moves_up_is_not_missed(connect: Connect) -> None:
    told: list[Text] = []
    with KiotVietSales(slips(150)) as server, connect(server) as client:
        server.before = once(lambda: server.orders.pop(0), "100")
        client.patience = patience([], settle=8.0)
        with listening(told.append):
            found = codes(client)
    assert found == [f"DH{number}" for number in range(2, 151)]
    assert any("phiếu đặt hàng" in text.vi and "đọc lại từ đầu" in text.vi for text in told)


def test_a_total_that_never_fits_gives_nothing(connect: Connect) -> None:
    def change(request: Request) -> None:
        if request.text("currentItem") == "100":
            server.orders.pop(0)

    with KiotVietSales(slips(150)) as server, connect(server) as client:
        server.before = change
        with pytest.raises(Unreachable) as refusal:
            codes(client)
    assert "phiếu đặt hàng" in refusal.value.text.vi


def test_a_list_that_repeats_its_first_page_is_not_asked_for_ever(connect: Connect) -> None:
    with KiotVietSales(slips(150), unpaged=["/orders"]) as server, connect(server) as client:
        with pytest.raises(Unreachable):
            codes(client)
        assert len(asked(server, "/orders")) == 6, "two pages of three walks"


def test_a_fault_that_stays_says_how_far_the_walk_came(connect: Connect) -> None:
    with KiotVietSales(slips(150)) as server, connect(server) as client:
        server.faults = [Fault(status=503, path="currentItem=100", times=99)]
        with pytest.raises(Unreachable) as stopped:
            codes(client)
    assert "100/150 phiếu đặt hàng" in stopped.value.details[0].vi


def test_the_limit_of_the_hour_is_waited_for(connect: Connect) -> None:
    with KiotVietSales(slips(150)) as server, connect(server) as client:
        server.faults = [Fault(status=429, headers={"Retry-After": "5"}, path="currentItem=100")]
        assert len(codes(client)) == 150


def test_a_day_is_asked_for_in_vietnams_time_and_without_a_zone(connect: Connect) -> None:
    with KiotVietSales(slips(1)) as server, connect(server) as client:
        walk_slips(client, "2026-05-04", lambda _: None)
        walk_invoices(client, "2026-05-04", (), lambda _: None)
        walk_returns(client, "2026-05-04", (), lambda _: None)
        since = {request.path: request.text("lastModifiedFrom") for request in server.requests if request.query}
    assert since == dict.fromkeys(("/orders", "/invoices", "/returns"), "2026-05-04T00:00:00")


def receipts(count: int) -> list[Json]:
    return [
        {"id": number, "code": f"TT{number}", "status": 0, "transDate": "2026-05-04T08:00:00", "user": "Chị Mơ"}
        for number in range(1, count + 1)
    ]


TT = [f"TT{number}" for number in range(1, 121)]


def receipts_of(client: Client, codes: list[str] = TT) -> list[str] | None:
    found = walk_receipts(client, "2026-05-01", codes, lambda _: None)
    return None if found is None else [one.code for one in found]


def test_products_that_a_list_counts_and_does_not_hold_are_not_called_missing(connect: Connect) -> None:
    goods = [product(1, "AT01", "Áo"), product(2, "AT*2", "Áo")]
    with KiotVietSales(products=goods) as server, connect(server) as client:
        assert set(single.find(client, ["AT01", "AT*2", "KH9"], lambda _: None)) == {"AT01", "AT*2"}
        page = server.page
        server.page = lambda request, rows: page(request, rows) | {"total": 3}  # type: ignore[method-assign]
        with pytest.raises(Unreachable):
            single.find(client, ["KH9"], lambda _: None)


@pytest.mark.parametrize("pages", [True, False])
def test_receipts_are_asked_for_by_their_codes(connect: Connect, pages: bool) -> None:
    readings = Readings(cash_book_has_pages=pages)
    with KiotVietSales(receipts=receipts(150), readings=readings) as server, connect(server) as client:
        assert sorted(receipts_of(client) or ()) == sorted(TT)
        assert [len(request.query["code"]) for request in asked(server, "/cashflow")] == [50, 50, 20]


@pytest.mark.parametrize("pages", [True, False])
def test_receipts_of_which_an_answer_holds_only_some_are_asked_for_in_smaller_parts(
    connect: Connect, pages: bool
) -> None:
    readings = Readings(cash_book_has_pages=pages)
    with KiotVietSales(receipts=receipts(150), readings=readings, max_page=20) as server, connect(server) as client:
        assert sorted(receipts_of(client) or ()) == sorted(TT)
        asked_for = [len(request.query["code"]) for request in asked(server, "/cashflow")]
        assert asked_for == [50, 25, 12, 13, 25, 12, 13, 50, 25, 12, 13, 25, 12, 13, 20]


def test_a_receipt_that_an_answer_counts_and_does_not_hold_is_looked_for_in_the_whole_list(connect: Connect) -> None:
    twice = [one | {"id": one["id"] + 500 * at} for one in receipts(2) for at in range(2)]
    with KiotVietSales(receipts=twice, max_page=1) as server, connect(server) as client:
        assert sorted(receipts_of(client, ["TT1"]) or ()) == ["TT1", "TT1", "TT2", "TT2"]
        server.readings.cash_book_has_pages = False
        assert receipts_of(client, ["TT1"]) is None


@pytest.mark.parametrize("pages", [True, False])
def test_a_cash_book_that_heeds_neither_codes_nor_pages_names_nobody(connect: Connect, pages: bool) -> None:
    readings = Readings(codes_filter=False, cash_book_has_pages=pages)
    with KiotVietSales(receipts=receipts(150), readings=readings) as server, connect(server) as client:
        found = receipts_of(client)
        assert len(asked(server, "/cashflow")) <= 7
    assert (len(found or ()) == 150) if pages else (found is None)


def test_only_receipts_that_stand_are_taken_with_whoever_wrote_them(connect: Connect) -> None:
    book = receipts(4)
    book[1]["status"] = 1
    book[2] |= {"status": 0, "statusValue": "Đã hủy"}
    book[3] |= {"user": None, "createdBy": 20007}
    with KiotVietSales(receipts=book) as server, connect(server) as client:
        found = walk_receipts(client, "2026-05-01", ["TT1", "TT2", "TT3", "TT4"], lambda _: None)
    assert {(one.code, one.user) for one in found or ()} == {("TT1", "Chị Mơ"), ("TT4", "#20007")}
