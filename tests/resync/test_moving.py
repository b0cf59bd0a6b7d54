"""The experimental road: products moved through the API, one first, each read back."""

from dataclasses import replace
from itertools import pairwise

import pytest

from catalogrepair.catalog.plans.plan import Plan
from catalogrepair.errors import Refused, UnusableInput
from catalogrepair.jobs import push
from tests.resync import FREED, TOGETHER, Desk, edit, goods, plan_of, states
from tests.servers.kiotviet import product
from tests.servers.kiotviet_shop import KiotVietShop


@pytest.fixture(autouse=True)
def swallowed(shop: KiotVietShop) -> None:
    """The trousers hang on the shirt."""
    shop.products[:] = goods()


def test_freed_products_hang_on_nothing(desk: Desk) -> None:
    assert desk.move(FREED).is_whole
    assert desk.shop.related() == {"AT1": "", "AT2": "AT1", "QJ1": "", "QJ2": ""}


def test_a_new_group_gets_its_root_first(desk: Desk) -> None:
    assert desk.move(TOGETHER).is_whole
    assert desk.shop.related() == {"AT1": "", "AT2": "AT1", "QJ1": "", "QJ2": "QJ1"}
    assert [number for number, _ in desk.shop.writes] == [13, 14]


@pytest.mark.parametrize("plan", [FREED, TOGETHER], ids=["freed", "together"])
def test_what_was_moved_is_moved_back(desk: Desk, plan: Plan) -> None:
    before = desk.shop.related()
    desk.move(plan)
    assert desk.move(plan, back=True).is_whole
    assert desk.shop.related() == before
    assert desk.move(plan).is_whole
    assert desk.shop.related()["QJ1"] == ""


def test_one_product_goes_alone_and_the_rest_in_small_batches(desk: Desk) -> None:
    more = [f"QJ{number}" for number in range(3, 30)]
    desk.shop.products += [product(100 + place, code, "Quần", master=11) for place, code in enumerate(more)]
    plan = plan_of(*(edit(code, "AT1", row=20 + place) for place, code in enumerate(more)))
    assert desk.move(plan).is_whole
    assert [len(batch) for batch in desk.shop.batches] == [1, 10, 10, 6]


@pytest.mark.parametrize(("answer", "state"), [("ignored", "ignored"), ("refused", "rejected")])
def test_a_shop_that_does_not_detach_is_asked_once(desk: Desk, answer: str, state: str) -> None:
    desk.shop.switches.null_master = answer  # type: ignore[assignment]
    before = desk.shop.related()
    outcome = desk.move(FREED)
    assert (states(outcome), outcome.left, outcome.is_whole) == ({"QJ1": state}, ("QJ2",), False)
    assert (desk.shop.related(), len(desk.shop.batches)) == (before, 1)


def test_a_product_that_changes_otherwise_stops_the_run(desk: Desk) -> None:
    desk.shop.switches.put_spoils = "weight"
    outcome = desk.move(FREED)
    assert (states(outcome), outcome.left) == ({"QJ1": "spoiled"}, ("QJ2",))


def test_a_product_that_hangs_elsewhere_by_now_is_left_alone(desk: Desk) -> None:
    desk.shop.find(13)["masterProductId"] = 12
    assert states(desk.move(FREED)) == {"QJ1": "drifted", "QJ2": "done"}
    assert desk.shop.related()["QJ1"] == "AT2"


def test_a_root_that_the_shop_does_not_know_is_named(desk: Desk) -> None:
    outcome = desk.move(plan_of(edit("QJ1", "AT1", "XX9")))
    assert outcome.receipts["QJ1"].detail == {"codes": ["XX9"]}
    assert not desk.shop.sent


WRONG_ROOTS = {
    "a child": plan_of(edit("QJ1", "AT1", "AT2")),
    "itself": plan_of(edit("QJ1", "AT1", "QJ1")),
    "a circle": plan_of(edit("QJ1", "AT1", "QJ2"), edit("QJ2", "AT1", "QJ1")),
    "a unit row": plan_of(edit("QJ1", "AT1", "AT1-T")),
    "other goods": replace(plan_of(edit("QJ1", "AT1", "KH1")), is_edited=True),
}


@pytest.mark.parametrize("case", WRONG_ROOTS)
@pytest.mark.parametrize("dry_run", [True, False])
def test_nothing_is_hung_on_what_is_not_its_root(desk: Desk, case: str, dry_run: bool) -> None:
    desk.shop.products.append(product(15, "AT1-T", "Áo thun Mây", unit="Thùng", unit_of=11, master=11))
    desk.shop.products.append(product(16, "KH1", "Khăn len Bản Mộc"))
    with pytest.raises(Refused):
        push.move_all(WRONG_ROOTS[case], desk.journal, desk.tell, dry_run=dry_run, patience=desk.patience)
    assert not desk.shop.sent


def test_a_dry_run_writes_nothing_and_says_what_it_would_meet(desk: Desk) -> None:
    desk.shop.find(14)["masterProductId"] = None
    outcome = push.move_all(FREED, desk.journal, desk.tell, dry_run=True, patience=desk.patience)
    assert (states(outcome), outcome.left) == ({"QJ2": "done"}, ("QJ1",))
    assert not desk.shop.sent
    assert not (desk.folder / "journal.sqlite3").exists()


@pytest.mark.parametrize("follows", [True, False])
def test_unit_rows_go_with_their_product(desk: Desk, follows: bool) -> None:
    desk.shop.switches.units_follow = follows
    desk.shop.products.append(product(15, "QJ1-T", "Quần jean", unit="Thùng", unit_of=13, master=11))
    plan = plan_of(edit("QJ1", "AT1"), edit("QJ1-T", "AT1", "QJ1", row=9, role="unit"))
    assert desk.move(plan).is_whole
    assert desk.shop.related()["QJ1-T"] == "QJ1"


def test_another_shops_product_of_the_same_code_is_not_moved(desk: Desk) -> None:
    desk.shop.find(13)["name"] = "Nồi cơm điện"
    assert states(desk.move(FREED)) == {"QJ1": "stranger", "QJ2": "done"}


@pytest.mark.parametrize("codes", [("", "QJ2"), ("QJ1", "QJ1")])
def test_a_plan_whose_rows_cannot_be_told_apart_is_refused(desk: Desk, codes: tuple[str, str]) -> None:
    rows = [replace(edit("QJ1", "AT1", row=place), code=code) for place, code in enumerate(codes, start=5)]
    with pytest.raises(UnusableInput):
        desk.move(plan_of(*rows))
    assert not desk.shop.requests


def test_every_batch_waits_its_turn(desk: Desk) -> None:
    desk.shop.empty_batches = {1, 2}
    assert desk.move(FREED).is_whole
    assert len(desk.shop.batches) == 4
    moments = [moment for moment, _ in desk.shop.write_times]
    assert len(moments) == 4
    assert min(later - earlier for earlier, later in pairwise(moments)) >= 0.5
