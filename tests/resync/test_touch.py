"""The touch: what is written, what is read back, and when it stops."""

import json

import pytest

from catalogrepair.catalog.plans.arrival import by_family
from catalogrepair.errors import Refused, SignInFailed, UnusableInput
from catalogrepair.jobs import push
from catalogrepair.report.pushed import pushed_results
from catalogrepair.report.states import PUSHES
from catalogrepair.text import Given, Text
from tests.resync import FREED, TOGETHER, Desk, edit, plan_of, states
from tests.servers.base import Fault, Request
from tests.servers.kiotviet import product


def test_one_field_is_written_with_its_own_value(desk: Desk) -> None:
    price = desk.shop.find(13)["basePrice"]
    outcome = desk.touch(["QJ1"])
    assert outcome.is_whole
    assert desk.shop.sent == [(13, {"basePrice": price})]


def test_the_receipt_holds_the_dates_before_and_after(desk: Desk) -> None:
    before = desk.shop.find(13)["modifiedDate"]
    desk.touch(["QJ1"])
    assert desk.pushes()["QJ1"].detail == {"before": before, "after": desk.shop.find(13)["modifiedDate"]}
    assert desk.pushes()["QJ1"].before["modifiedDate"] == before


def test_a_second_run_pushes_nothing_twice(desk: Desk) -> None:
    desk.touch()
    outcome = desk.touch()
    assert (len(desk.shop.sent), outcome.skipped, outcome.is_whole) == (2, 2, True)
    desk.touch(again=True)
    assert len(desk.shop.sent) == 4


def test_a_few_first_and_then_the_rest(desk: Desk) -> None:
    first = desk.touch(first=1)
    assert (states(first), first.left) == ({"QJ1": "done"}, ("QJ2",))
    assert states(desk.touch()) == {"QJ1": "done", "QJ2": "done"}
    assert [number for number, _ in desk.shop.sent] == [13, 14]


def test_a_new_root_goes_before_the_rows_that_hang_on_it(desk: Desk) -> None:
    desk.shop.find(14)["masterProductId"] = 13
    plan = plan_of(edit("QJ2", "AT1", "QJ1"), edit("QJ1", "AT1"))
    desk.touch_plan(plan)
    assert [number for number, _ in desk.shop.sent] == [13, 14]


def test_the_first_product_that_changes_stops_the_run(desk: Desk) -> None:
    desk.shop.switches.put_spoils = "weight"
    outcome = desk.touch()
    assert (states(outcome), outcome.left, outcome.stopped) == ({"QJ1": "spoiled"}, ("QJ2",), True)
    assert list(outcome.receipts["QJ1"].detail["fields"]) == ["weight"]
    said = pushed_results(outcome, {}, Given("", ""), PUSHES)
    assert "run this again" not in said.summary.en
    assert "weight: 150.0 → 151.0" in [cell.en for cell in said.records[0].cells if isinstance(cell, Text)]


def test_after_a_changed_product_only_force_goes_on(desk: Desk) -> None:
    desk.shop.switches.put_spoils = "weight"
    desk.touch()
    desk.shop.switches.put_spoils = None
    assert desk.touch().left == ("QJ2",)
    assert states(desk.touch(force=True)) == {"QJ1": "spoiled", "QJ2": "done"}


def test_a_date_that_does_not_move_stops_the_run(desk: Desk) -> None:
    desk.shop.switches.unchanged_put_moves_date = False
    outcome = desk.touch()
    assert (states(outcome), outcome.left) == ({"QJ1": "unmoved"}, ("QJ2",))
    assert [body for _, body in desk.shop.sent] == [{"basePrice": 125000.0}]


@pytest.mark.parametrize("description", [None, "", "Vải mềm"])
def test_two_writes_move_the_date_and_leave_the_description(desk: Desk, description: str | None) -> None:
    desk.shop.switches.unchanged_put_moves_date = False
    desk.shop.find(13)["description"] = description
    assert states(desk.touch(["QJ1"], two_writes=True)) == {"QJ1": "done"}
    assert (desk.shop.find(13)["description"] or "") == (description or "")


def test_a_product_that_still_hangs_on_the_group_is_not_pushed(desk: Desk) -> None:
    desk.shop.find(13)["masterProductId"] = 11
    outcome = desk.touch_plan(FREED)
    assert states(outcome) == {"QJ1": "hanging", "QJ2": "done"}
    assert [number for number, _ in desk.shop.sent] == [14]


def test_a_planned_child_that_still_hangs_on_the_old_root_is_not_pushed(desk: Desk) -> None:
    desk.shop.find(14)["masterProductId"] = 11
    assert states(desk.touch_plan(TOGETHER)) == {"QJ1": "done", "QJ2": "hanging"}


def test_a_planned_child_hangs_where_it_should(desk: Desk) -> None:
    desk.shop.find(14)["masterProductId"] = 13
    assert states(desk.touch_plan(TOGETHER)) == {"QJ1": "done", "QJ2": "done"}


def test_a_planned_root_that_the_shop_does_not_know_is_not_taken_for_none(desk: Desk) -> None:
    plan = plan_of(edit("QJ1", "AT1"), edit("QJ2", "AT1", "QJ9"))
    assert desk.shop.find(14).get("masterProductId") is None
    assert states(desk.touch_plan(plan)) == {"QJ1": "done", "QJ2": "absent"}
    assert [number for number, _ in desk.shop.sent] == [13]


def test_unit_rows_go_with_their_product(desk: Desk) -> None:
    desk.shop.products.append(product(15, "QJ1-T", "Quần jean Sóng", unit="Thùng", unit_of=13, master=13))
    assert states(desk.touch(["QJ1", "QJ1-T"])) == {"QJ1": "done", "QJ1-T": "unit"}
    assert [number for number, _ in desk.shop.sent] == [13]


def test_a_code_that_the_shop_does_not_know_is_named(desk: Desk) -> None:
    assert states(desk.touch(["QJ1", "XX9"])) == {"QJ1": "done", "XX9": "absent"}


def test_odd_codes_are_found_in_the_list(desk: Desk) -> None:
    desk.shop.find(13)["code"] = "QJ1/S*(2)"
    assert states(desk.touch(["QJ1/S*(2)"])) == {"QJ1/S*(2)": "done"}


def test_a_few_of_many_products_are_asked_for_one_by_one(desk: Desk) -> None:
    desk.shop.products += [product(number, f"K{number}", "Khăn len") for number in range(100, 400)]
    assert desk.touch(["QJ1", "QJ2"]).is_whole
    lists = [request for request in desk.shop.requests if request.path == "/products"]
    assert len(lists) == 1


def test_a_refused_write_is_told_and_the_next_goes_on(desk: Desk) -> None:
    body = '{"responseStatus":{"errorCode":"KvValidateException","message":"Giá bán không hợp lệ"}}'.encode()
    desk.shop.faults.append(Fault(status=420, body=body, method="PUT"))
    outcome = desk.touch()
    assert states(outcome) == {"QJ1": "rejected", "QJ2": "done"}
    assert outcome.receipts["QJ1"].detail["said"] == "Giá bán không hợp lệ"


def test_no_key_no_push(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.shop.client_secret = "changed"
    with pytest.raises(SignInFailed):
        desk.touch()


def test_a_plan_without_leaving_products_is_refused(desk: Desk) -> None:
    with pytest.raises(UnusableInput):
        desk.touch_plan(plan_of(edit("QJ1", "AT1", "AT2", role="stays")))


def test_two_runs_at_once_are_refused(desk: Desk) -> None:
    with desk.journal.alone(), pytest.raises(Refused):
        desk.touch()
    assert not desk.shop.sent


def test_a_description_that_was_left_changed_is_put_back(desk: Desk) -> None:
    """The run died between the two writes."""
    desk.shop.find(13)["description"] = "Vải mềm"
    desk.touch(["QJ1"])
    before = desk.pushes()["QJ1"].before
    desk.journal.intend(f"{push.of_codes(['QJ1']).key} touch {desk.shop.retailer}", [("QJ1", 13, before)])
    desk.shop.find(13)["description"] = "Vải mềm "
    assert states(desk.touch(["QJ1"])) == {"QJ1": "done"}
    assert desk.shop.find(13)["description"] == "Vải mềm"


def test_each_family_goes_together(desk: Desk) -> None:
    families = [edit("QJ1", "AT1"), edit("AT2", "AT1"), edit("QJ2", "AT1", "QJ1"), edit("AT1", "X", "AT2")]
    assert [one.code for one in by_family(families)] == ["QJ1", "QJ2", "AT2", "AT1"]


def test_another_shops_product_of_the_same_code_is_not_touched(desk: Desk) -> None:
    desk.shop.find(13)["name"] = "Nồi cơm điện"
    assert states(desk.touch_plan(FREED)) == {"QJ1": "stranger", "QJ2": "done"}
    assert [number for number, _ in desk.shop.sent] == [14]


def test_of_two_codes_that_differ_in_case_the_exact_one_is_meant(desk: Desk) -> None:
    desk.shop.products.append(product(15, "qj1", "Quần jean Sóng"))
    desk.touch(["QJ1"])
    assert [number for number, _ in desk.shop.sent] == [13]
    assert states(desk.touch(["Qj1"])) == {"Qj1": "absent"}


def test_a_price_is_written_as_it_was_read_a_moment_ago(desk: Desk) -> None:
    """No wait of ours stands between reading a price and writing it."""
    between: list[str] = []
    desk.shop.before = lambda request: between.append(f"{request.method} after {len(desk.waits)} waits")
    desk.touch(["QJ1", "QJ2"])
    put = [place for place, text in enumerate(between) if text.startswith("PUT")]
    assert [between[place - 1].removeprefix("GET") for place in put] == [
        between[place].removeprefix("PUT") for place in put
    ]


@pytest.mark.parametrize(("field", "state"), [("inventories", "done"), ("weight", "spoiled")])
def test_after_a_run_that_died_stock_may_have_moved_by_sales(desk: Desk, field: str, state: str) -> None:
    desk.touch(["QJ1"])
    before = desk.pushes()["QJ1"].before
    before["modifiedDate"] = "2026-01-01T00:00:00.0000000"
    desk.journal.intend(f"{push.of_codes(['QJ1']).key} touch {desk.shop.retailer}", [("QJ1", 13, before)])
    sold = desk.shop.find(13)
    sold[field] = [] if field == "inventories" else 1.0
    assert states(desk.touch(["QJ1"])) == {"QJ1": state}
    assert len(desk.shop.sent) == 1


def test_a_shop_that_answers_with_another_case_is_not_believed(desk: Desk) -> None:
    desk.shop.products += [product(number, f"K{number}", "Khăn len") for number in range(100, 400)]
    other = json.dumps({"id": 399, "code": "qj1"}).encode()
    desk.shop.faults.append(Fault(status=200, body=other, path="/products/code/QJ1"))
    desk.touch(["QJ1"])
    assert [number for number, _ in desk.shop.sent] == [13]


def test_a_product_without_a_price_is_touched_by_its_name(desk: Desk) -> None:
    desk.shop.find(13)["basePrice"] = None
    assert states(desk.touch(["QJ1"])) == {"QJ1": "done"}
    assert desk.shop.sent == [(13, {"name": "Quần jean Sóng"})]


@pytest.mark.parametrize("kind", ["hang_up", "saved_hang_up"])
def test_a_description_is_put_back_whatever_became_of_its_change(desk: Desk, kind: str) -> None:
    desk.shop.switches.unchanged_put_moves_date = False
    desk.shop.find(13)["description"] = "Vải mềm"
    desk.shop.faults.append(Fault(kind=kind, method="PUT", skip=1))  # type: ignore[arg-type]
    desk.touch(["QJ1"], two_writes=True)
    assert desk.shop.find(13)["description"] == "Vải mềm"


def test_a_product_that_vanishes_under_the_touch_stops_the_run(desk: Desk) -> None:
    def vanish(request: Request) -> None:
        if request.method == "PUT":
            desk.shop.products[:] = [row for row in desk.shop.products if row["id"] != 13]

    desk.shop.after = vanish
    outcome = desk.touch()
    assert (states(outcome), outcome.left) == ({"QJ1": "spoiled"}, ("QJ2",))


def test_every_write_waits_its_turn(desk: Desk) -> None:
    desk.shop.switches.unchanged_put_moves_date = False
    desk.touch(["QJ1", "QJ2"], two_writes=True)
    assert len(desk.shop.sent) == 6
    assert len([wait for wait in desk.waits if wait > 0.3]) >= 5
