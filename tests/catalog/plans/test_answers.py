"""Questions and answers lead to the very edits that a level and a mode lead to."""

import json
from pathlib import Path

import pytest

from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.plans.answers import answered, proposals, questions_of
from catalogrepair.catalog.plans.decide import Choice, decide
from catalogrepair.catalog.plans.plan import Answer, Mode
from catalogrepair.catalog.settings import Settings
from catalogrepair.jobs import repair
from tests.checks.shop import Shop, shop

SAMPLES = sorted(path.parent for path in (Path(__file__).parents[3] / "samples").glob("*/export.xlsx"))

FOUR = """
code | name           | options | related
AT1  | Áo thun Mây    | SIZE:S  |
AT2  | Áo thun Mây    | SIZE:M  | AT1
QJ1  | Quần jean Sóng | SIZE:S  | AT1
QJ2  | Quần jean Sóng | SIZE:M  | AT1
QJ3  | Quần jean Sóng | SIZE:L  | AT1
"""


def after(found: Shop, answers: dict[int, Answer]) -> dict[str, str]:
    questions = questions_of(found.catalogue, found.findings)
    edits, _ = answered(found.catalogue, questions, answers)
    return {edit.code: edit.after for edit in edits}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
@pytest.mark.parametrize("with_store", [False, True])
def test_the_proposals_are_what_the_default_level_does(sample: Path, with_store: bool) -> None:
    expected = json.loads((sample / "expected.json").read_text(encoding="utf-8"))
    ask = repair.Ask(str(sample / expected["store"]) if with_store else "")
    _, found = repair.examine(sample / "export.xlsx", Choice(), Settings(), ask)
    questions = questions_of(found.catalogue, found.findings)
    edits, _ = answered(found.catalogue, questions, proposals(questions))
    assert edits == found.plan.edits


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
@pytest.mark.parametrize("mode", ["clear", "regroup"])
def test_yes_to_everything_is_the_lowest_level(sample: Path, mode: Mode) -> None:
    _, found = repair.examine(sample / "export.xlsx", Choice(), Settings())
    questions = questions_of(found.catalogue, found.findings)
    said: Answer = mode
    edits, _ = answered(found.catalogue, questions, {row: said for question in questions for row in question.rows})
    everything, _ = decide(found.catalogue, found.findings, Choice(Level.POSSIBLE, mode))
    assert edits == everything


def test_each_row_is_asked_about_once() -> None:
    found = shop("""
        code | name      | options | related
        MU1  | Mũ Cỏ May | MÀU:Be  |
        MU2  | Mũ Cỏ May | MÀU:Nâu | MU1
        MU3  | Nồi điện  | MÀU:Đen | MU2
    """)
    rows = [row for question in questions_of(found.catalogue, found.findings) for row in question.rows]
    assert rows == sorted(set(rows))


def test_single_rows_may_be_answered_otherwise() -> None:
    found = shop(FOUR)
    assert after(found, {4: "clear", 5: "keep", 6: "clear"}) == {"QJ1": "", "QJ3": ""}
    assert after(found, {4: "regroup", 5: "keep", 6: "regroup"}) == {"QJ1": "", "QJ3": "QJ1"}
    assert after(found, {4: "clear", 5: "regroup", 6: "regroup"}) == {"QJ1": "", "QJ2": "", "QJ3": "QJ2"}


def test_not_sure_and_no_answer_change_nothing() -> None:
    found = shop(FOUR)
    assert after(found, {4: "unsure", 5: "unsure", 6: "unsure"}) == {}
    assert after(found, {}) == {}


def test_only_the_shop_can_tell_of_a_possible_one() -> None:
    found = shop("""
        code     | name           | options | related
        SP000001 | Áo thun Mây    | SIZE:S  |
        SP000002 | Áo thun Mây    | SIZE:M  | SP000001
        SP000003 | Quần jean Sóng | SIZE:L  | SP000001
    """)
    (question,) = questions_of(found.catalogue, found.findings)
    assert question.proposed is None
    assert question.answers == ("keep", "clear", "unsure")
    assert proposals([question]) == {}
