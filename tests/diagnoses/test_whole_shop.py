"""All diagnoses of a shop on one page: how each row of the playbook stands, what is done first, what is new."""

from dataclasses import replace
from typing import Any

import pytest

from catalogrepair.catalog.jsontext import FORMATS
from catalogrepair.catalog.overview import Key, Overview, Part
from catalogrepair.catalog.plans.identity import Identity, fingerprint_of
from catalogrepair.catalog.results import Column, Record, Results, Section, Tone, record
from catalogrepair.catalog.table import Row
from catalogrepair.diagnoses.shared.about import About, Reads, Symptom
from catalogrepair.diagnoses.shared.earlier import Earlier, earlier_of, since
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.diagnoses.shared.lack import Lack, Needed
from catalogrepair.diagnoses.shared.order_rules import OrderRule
from catalogrepair.diagnoses.shared.whole_shop import asked_of, first_things, playbook_rows, summary_of
from catalogrepair.errors import Refused, UnusableInput
from catalogrepair.report.overview import overview_to_data
from catalogrepair.text import Given, Text

COLUMN = Column("order", Given("Đơn", "Order"))
WHY = Given("chưa có tệp", "no file")


def said(text: str) -> Text:
    return Given(text, text)


def found(rule: str, tone: Tone, *names: str, kind: str = "") -> list[Record]:
    section = Section(kind or f"{tone}_{rule}", tone, said(f"{tone} {rule}"), (), rule)
    return [record(section, name) for name in names]


def part(name: str, *records: Record, judged: bool = True, **more: Any) -> Part:
    results = Results(said(name), said(f"{name} summary"), (), (COLUMN,), records, is_judged=judged, **more)
    return Part(name, said(name), results)


def about(*rows: str) -> About:
    return About(said("a"), said("a"), tuple(Symptom(row, said(row)) for row in rows), Reads.SALES)


def standings(one: Part, *rows: str, rules: tuple[tuple[str, OrderRule], ...] = ()) -> dict[str, str]:
    its = playbook_rows([one], {one.name: about(*rows)}, asked_of(rules))
    return {row.row: row.standing for row in its}


def test_a_row_is_found_where_something_needs_somebody_and_fine_where_nothing_does() -> None:
    orders = part("orders", *found("3", "bad", "#1"), *found("6b", "", "#1"))
    assert standings(orders, "3", "6", "6b, 6c") == {"3": "found", "6": "well", "6b, 6c": "well"}


def test_a_question_counts_as_found() -> None:
    assert standings(part("orders", *found("6c", "ask", "#1")), "6b, 6c") == {"6b, 6c": "found"}


@pytest.mark.parametrize(
    "one",
    [
        Part("orders", said("orders"), None, WHY),
        part("orders", judged=False),
        part("orders", unasked={"3": WHY}),
    ],
)
def test_what_could_not_be_asked_is_never_fine(one: Part) -> None:
    assert standings(one, "3") == {"3": "unknown"}


def test_a_row_that_no_order_could_be_asked_about_is_not_fine() -> None:
    three, six = OrderRule("3", said("r"), Lack(WHY)), OrderRule("6", said("r"))
    asked = asked_of([("#1", three), ("#2", three), ("#2", six)])
    rows = {row.row: row for row in playbook_rows([part("orders")], {"orders": about("3", "6")}, asked)}
    assert (rows["3"].standing, rows["3"].told.en) == ("unknown", "no file (2)")
    assert (rows["6"].standing, rows["6"].told.en) == ("well", "nothing is wrong: all 1 order could be judged")


def test_a_row_that_could_not_be_asked_names_the_file_that_would_let_it_be() -> None:
    where: dict[Needed, Text] = {"slips": said("the slips"), "invoices": said("the invoices")}
    needy = [("#1", OrderRule("3", said("r"), Lack(WHY, (need,)))) for need in NEEDED]
    (row,) = playbook_rows([part("orders")], {"orders": about("3")}, asked_of(needy), where)
    assert row.told.en == "no file (2); to be given: the slips"


NEEDED: tuple[Needed, ...] = ("slips", "main_branch")


def test_an_order_with_a_fault_was_judged_whatever_its_rule_lacks() -> None:
    orders = part("orders", *found("3", "bad", "#1"))
    rules = [(name, OrderRule("3", said("r"), Lack(WHY))) for name in ("#1", "#2")]
    (row,) = playbook_rows([orders], {"orders": about("3")}, asked_of(rules, [orders]))
    assert row.told.en == "1 to be mended; 1 of 2 orders could be judged; not the rest: no file (1)"


def test_a_row_of_two_is_fine_only_where_both_could_be_asked() -> None:
    ward, courier = OrderRule("6b", said("r")), OrderRule("6c", said("r"), Lack(WHY))
    abouts = {"orders": about("6b, 6c")}
    (none,) = playbook_rows([part("orders")], abouts, asked_of([("#1", ward), ("#1", courier)]))
    assert (none.standing, none.told.en) == ("unknown", "no file (1)")
    some = [("#1", ward), ("#1", courier), ("#2", ward), ("#2", courier._replace(lacks=None))]
    (row,) = playbook_rows([part("orders")], abouts, asked_of(some))
    told = "6b: all 2 orders could be judged; 6c: 1 of 2 orders could be judged; not the rest: no file (1)"
    assert (row.standing, row.told.en) == ("well", f"nothing is wrong: {told}")


def test_a_word_that_nobody_knows_is_said_in_each_row_of_its_orders() -> None:
    judged = Judged(looked=1, total=1)
    judged.words.append((said("the word “x”"), ["#1"]))
    one = Part("orders", said("orders"), judged.results(said("orders"), (COLUMN,)))
    (row,) = playbook_rows([one], {"orders": about("3")}, asked_of([("#1", OrderRule("3", said("r")))]))
    assert row.told.en == "nothing is wrong: all 1 order could be judged; the word “x” (1)"


def test_rows_stand_as_in_the_playbook_and_what_has_none_is_last() -> None:
    parts = [part("webhooks"), part("orders"), part("stock")]
    abouts = {"webhooks": about(""), "orders": about("3", "6"), "stock": about("0", "5")}
    assert [row.row for row in playbook_rows(parts, abouts, {})] == ["0", "3", "5", "6", ""]


def test_three_things_come_first_faults_before_questions_and_what_stops_more_before_the_rest() -> None:
    parts = [
        part("payments", *found("4", "bad", "#1", "#2")),
        part("orders", *found("6", "ask", "#3"), *found("3", "bad", "#4")),
        part("grouping", *found("1", "bad", "AO1", "AO2")),
        part("webhooks", *found("", "bad", "product.update")),
    ]
    assert [one.section.key for one in first_things(parts)] == ["bad_", "bad_3", "bad_1"]
    assert first_things(parts)[2].about == ("AO1", "AO2")


def test_a_second_fault_of_one_row_waits_for_the_first_of_another() -> None:
    orders = part("orders", *found("6", "bad", "#1", "#2", kind="many"), *found("6", "bad", "#3", kind="one"))
    parts = [orders, part("stock", *found("5", "bad", "A", kind="oversell"))]
    assert [one.section.key for one in first_things(parts)] == ["many", "one", "oversell"], "there is room for all"
    parts.append(part("payments", *found("4", "bad", "#4", kind="zero")))
    assert [one.section.key for one in first_things(parts)] == ["many", "oversell", "zero"]


def test_what_several_diagnoses_tell_is_one_thing_to_do() -> None:
    off = found("3", "bad", "every order", kind="setting_off")
    parts = [part(name, *off) for name in ("invoices", "orders", "payments")]
    (first,) = first_things(parts)
    assert (first.part, first.about) == ("invoices", ("every order",))


def test_of_one_row_the_fault_of_more_orders_comes_first() -> None:
    few, many = found("4", "bad", "#1", kind="few"), found("4", "bad", "#2", "#3", kind="many")
    assert [one.section.key for one in first_things([part("payments", *few, *many)])] == ["many", "few"]


def test_the_summary_never_sounds_like_an_all_clear_where_something_was_not_asked() -> None:
    rows = playbook_rows([part("orders"), Part("stock", said("s"), None, WHY)],
                         {"orders": about("3"), "stock": about("5")}, {})  # fmt: skip
    assert (
        summary_of(rows, ()).en == "Nothing is wrong in what could be asked; 1 row of the playbook could not be asked"
    )
    assert summary_of(rows[1:], ()).en == "Nothing could be judged: see below what is missing."
    assert summary_of(rows[:1], ()).en == "Nothing is wrong."


GOODS = [Row(number, f"AO{number}", f"Áo thun Mây số {number}", "", "") for number in range(1, 9)]
HERE = Identity("tiemmay", "tiemmay.myharavan.com", fingerprint_of(GOODS))


def look(*parts: Part, shop: Identity = HERE, orders: str = "#1 #2 #3 #9") -> Overview:
    abouts = {"payments": about("4"), "orders": about("3", "6b, 6c")}
    rows = playbook_rows(parts, abouts, {})
    return Overview(said("shop"), "2026-11-20T08:00:00+07:00", shop, summary_of(rows, ()), (), (), (), rows, parts,
                    frozenset(orders.split()))  # fmt: skip


def kept(overview: Overview) -> Earlier:
    return earlier_of(overview_to_data(overview), "last.json")


LAST = look(part("payments", *found("4", "bad", "#1", "#2")), Part("orders", said("o"), None, WHY))


def test_what_was_not_there_is_new_and_what_is_no_more_is_gone() -> None:
    now = since(look(part("payments", *found("4", "bad", "#2", "#3"))), kept(LAST))
    assert now.since is not None
    assert now.since.new == {Key("payments", "bad_4", "#3")}
    assert now.since.gone == {Key("payments", "bad_4", "#1"): said("bad 4")}
    assert now.since.made == LAST.made


def test_what_could_not_be_asked_then_is_not_called_new() -> None:
    now = since(look(part("payments"), part("orders", *found("6b", "ask", "#9"))), kept(LAST))
    assert now.since is not None
    assert (now.since.new, now.since.first_asked) == (frozenset(), {Key("orders", "ask_6b", "#9")})


def test_what_cannot_be_asked_now_is_not_called_gone() -> None:
    now = since(look(Part("payments", said("p"), None, WHY)), kept(LAST))
    assert now.since is not None
    assert now.since.gone == {}


def test_what_its_own_row_was_not_asked_about_now_is_not_called_gone() -> None:
    last = look(part("orders", *found("3", "bad", "#1"), *found("6b", "bad", "#1")))
    now = since(look(part("orders", unasked={"6b, 6c": WHY})), kept(last))
    assert now.since is not None
    assert now.since.gone.keys() == {Key("orders", "bad_3", "#1")}


def test_what_is_wrong_with_an_order_that_was_not_read_now_is_not_called_gone() -> None:
    now = since(look(part("payments"), orders="#2 #9"), kept(LAST))
    assert now.since is not None
    assert now.since.gone.keys() == {Key("payments", "bad_4", "#2")}


OTHERS = [row._replace(name=f"Nồi đất kho cá cỡ {row.number}") for row in GOODS]


@pytest.mark.parametrize(
    "shop",
    [
        replace(HERE, retailer="tiemgom"),
        replace(HERE, store="tiemgom.myharavan.com"),
        Identity(fingerprint=fingerprint_of(OTHERS)),
        Identity(fingerprint=fingerprint_of([row._replace(code=f"NOI{row.number}") for row in OTHERS])),
    ],
)
def test_the_look_at_another_shop_is_refused_and_force_goes_on(shop: Identity) -> None:
    now = look(part("payments"), shop=shop)
    with pytest.raises(Refused, match="another shop"):
        since(now, kept(LAST))
    assert since(now, kept(LAST), insist=True).since is not None


def test_a_shop_that_sells_some_more_by_now_is_the_same_shop() -> None:
    more = [Row(number, f"QA{number}", f"Quần jean Sóng {number}", "", "") for number in range(20, 24)]
    now = look(part("payments"), shop=Identity(fingerprint=fingerprint_of([*GOODS, *more])))
    assert since(now, kept(LAST)).since is not None


WRONG = {
    "a list": [],
    "another document": {"format": "catalogrepair-diagnosis", "version": 1},
    "another version": {**overview_to_data(LAST), "version": FORMATS["shop"] + 1},
    "no findings": {key: value for key, value in overview_to_data(LAST).items() if key != "findings"},
    "no fingerprint": {**overview_to_data(LAST), "shop": {"retailer": "", "store": "", "fingerprint": "SP01"}},
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_earlier_look_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(UnusableInput, match=r"last\.json"):
        earlier_of(WRONG[name], "last.json")
