"""Plans that a person edited: refused with the line at fault, or they leave a catalogue without new faults."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.groups import read_catalogue
from catalogrepair.catalog.jsontext import readable
from catalogrepair.catalog.names import fold
from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.plans.faults import new_faults
from catalogrepair.catalog.plans.plan_file import plan_from_json
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row, Table
from catalogrepair.checks import find_all
from catalogrepair.errors import CatalogRepairError
from catalogrepair.jobs import repair
from catalogrepair.jobs.plan_fit import require_plan
from tests.cli.run import FASHION, SAMPLES, UNITS, Run, done, within
from tests.plans import plan_to_json
from tests.shops.kiotviet import export_bytes, product
from tests.test_invariants import ROWS

quick = settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])


def blocked(rows: list[Row]) -> set[int]:
    found = find_all(read_catalogue(Table(rows)), Settings())
    return {row for one in found if one.level and one.level >= Level.LIKELY for row in one.fixable}


@quick
@given(rows=ROWS, mode=st.sampled_from(["clear", "regroup"]))
def test_a_plan_that_nobody_edited_has_no_fault(tmp_path: Path, rows: list[dict[str, str]], mode: Any) -> None:
    source = tmp_path / "export.xlsx"
    source.write_bytes(export_bytes(rows))
    read, examination = repair.examine(source, Choice(Level.POSSIBLE, mode), Settings())
    codes = [row.code for row in read.table.rows]
    if len(set(codes)) == len(codes):
        assert new_faults(read.table.rows, examination.plan.edits) == []


@quick
@given(data=st.data(), rows=ROWS, mode=st.sampled_from(["clear", "regroup"]))
def test_any_edited_plan_is_refused_or_brings_no_fault(
    tmp_path: Path, data: st.DataObject, rows: list[dict[str, str]], mode: Any
) -> None:
    source = tmp_path / "export.xlsx"
    source.write_bytes(export_bytes(rows))
    read, examination = repair.examine(source, Choice(Level.POSSIBLE, mode), Settings())
    body = json.loads(plan_to_json(examination.plan))
    codes = [row.code for row in read.table.rows]
    edits = [edit for edit in body["edits"] if data.draw(st.booleans())]
    for edit in edits:
        if data.draw(st.integers(0, 3)) == 0:
            edit["after"] = data.draw(st.sampled_from(["", *codes, "nowhere", "A1{DEL}"]))
    plan = plan_from_json(json.dumps(body | {"edits": edits}), "plan.json")
    try:
        require_plan(plan, read)
    except CatalogRepairError as error:
        assert all("plan.json" in text.en or "of the plan" in text.en for text in error.details)
        return
    after = {edit.row: edit.after for edit in plan.edits}
    changed = [row._replace(related=after.get(row.number, row.related)) for row in read.table.rows]
    if plan.is_edited:
        assert blocked(changed) <= blocked(list(read.table.rows))
        if len(set(codes)) == len(codes):  # of a code on two rows nobody knows which is meant
            assert not wrong_cells(changed) - wrong_cells(read.table.rows) - roots_outside(read.table.rows)


def wrong_cells(rows: Sequence[Row]) -> set[tuple[int, str]]:
    """(row, its code) of the cells that no shop could mean, told as plainly as possible."""
    by_code: dict[str, list[Row]] = {}
    for row in rows:
        by_code.setdefault(fold(row.code), []).append(row)
    wrong = set()
    for row in rows:
        targets = by_code.get(fold(row.related), [])
        if row.base:
            owner = by_code.get(fold(row.base), [])[:1]
            allowed = {fold(text) for one in owner for text in (one.code, end_of(one, by_code))}
            if owner and not owner[0].base and fold(row.related) not in allowed:
                wrong.add((row.number, row.related))
        elif row.related and (len(targets) != 1 or targets[0].base or targets[0] is row):
            wrong.add((row.number, row.related))
    return wrong


def roots_outside(rows: Sequence[Row]) -> set[tuple[int, str]]:
    """(row, code) where a row's chain leaves the file: it may name that code itself."""
    by_code = {fold(row.code): [row] for row in reversed(rows)}
    ends = {(row.number, end_of(row, by_code)) for row in rows}
    return {(number, end) for number, end in ends if fold(end) not in by_code}


def end_of(row: Row, by_code: dict[str, list[Row]]) -> str:
    """The code at the end of a row's chain, which goes from a unit row to its product."""
    seen = {row.number}
    while link := row.base or row.related:
        above = by_code.get(fold(link), [])[:1]
        if not above or above[0].number in seen:
            return link
        seen.add(above[0].number)
        row = above[0]
    return row.code


# What somebody did to a plan, line by line, and what must be said of it.
def changed(folder: Path, sample: Path, change: Callable[[dict[str, Any]], None], mode: str = "clear") -> Run:
    """Make a plan, change it as a person would, and apply it."""
    plan = folder / "plan.json"
    done("plan", sample, "--output", plan, "--mode", mode)
    body = json.loads(plan.read_text(encoding="utf-8"))
    change(body)
    plan.write_text(readable(body).replace("\ud800", "\\ud800").replace("\ud83d", "\\ud83d"), encoding="utf-8")
    return within("apply", plan, sample, "--output", folder / "out.xlsx", "--lang", "en")


def setting(place: int, **values: Any) -> Callable[[dict[str, Any]], None]:
    return lambda body: body["edits"][place].update(values)


def removing(code: str) -> Callable[[dict[str, Any]], None]:
    def remove(body: dict[str, Any]) -> None:
        body["edits"] = [edit for edit in body["edits"] if edit["code"] != code]

    return remove


WRONG = {
    "a code that is nowhere": (FASHION, setting(0, after="NOWHERE"), 3, "no code “NOWHERE”"),
    "itself": (FASHION, setting(0, after="QJ26-1"), 3, "hang on itself"),
    "a child of another group": (FASHION, setting(0, after="AT26-2"), 3, "“AT26-2” hangs on another code itself"),
    "another spelling of a code": (FASHION, setting(0, after="at26-1"), 3, "spells the code “at26-1” otherwise"),
    "a unit row": (UNITS, setting(0, after="BS40-1T"), 3, "is a unit row"),
    "a unit row left behind": (UNITS, removing("BS40-1T"), 3, "the unit row of BS40-1 would hang"),
    "a product left, its unit row gone": (UNITS, setting(1, after="BS40-2"), 3, "torn from its product"),
    "another row's cell": (FASHION, setting(0, cell="S20"), 2, "“S20” does not stand in row 19"),
    "another column's cell": (FASHION, setting(0, cell="A19"), 3, "the cell must be S19"),
    "a control character": (FASHION, setting(0, after="\x1b[31m"), 2, "“after” holds a control character"),
    "half a letter": (FASHION, setting(0, after="\ud800"), 2, "“after” holds a damaged character"),
    "half a letter in words": (FASHION, setting(0, why={"vi": "\ud83d", "en": ""}), 2, "holds a damaged character"),
    "a field of somebody's own": (FASHION, setting(0, note="x"), 2, "unknown “note”"),
    "a level that is none": (FASHION, setting(0, level="sure"), 2, "no level “sure”"),
    "a row that is no number": (FASHION, setting(0, row="19"), 2, "“row” is of the wrong kind"),
    "more than a cell holds": (FASHION, setting(0, after="A" * 32_768), 2, "“after” is longer"),
    "another product's code": (FASHION, setting(0, code="QJ26-2"), 3, "the plan says code “QJ26-2”"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_change_is_refused_with_its_line(case: str, tmp_path: Path) -> None:
    sample, change, code, said = WRONG[case]
    found = changed(tmp_path, sample, change)
    assert (found.code, said in found.err, "line" in found.err.lower()) == (code, True, True), found.err
    assert not (tmp_path / "out.xlsx").exists()


def test_rows_that_go_round_in_a_circle_are_refused(tmp_path: Path) -> None:
    def circle(body: dict[str, Any]) -> None:
        setting(0, after="QJ26-2")(body)
        setting(1, after="QJ26-1")(body)

    found = changed(tmp_path, FASHION, circle)
    assert (found.code, found.err.count("hang on each other")) == (3, 2)


def test_what_a_shop_may_mean_is_applied(tmp_path: Path) -> None:
    """Somebody lets one row be the root of all others, by hand."""

    def together(body: dict[str, Any]) -> None:
        for place in range(1, 6):
            setting(place, after="QJ26-1")(body)

    assert changed(tmp_path, FASHION, together).code == 0


UNDONE = {
    "a code that is nowhere": setting(0, before="NOWHERE"),
    "its own code": setting(0, before="QJ26-1"),
    "a circle": lambda body: [setting(0, before="QJ26-2")(body), setting(1, before="QJ26-1")(body)],
}


@pytest.mark.parametrize("case", UNDONE)
def test_an_undo_breaks_nothing_either(case: str, tmp_path: Path) -> None:
    plan, there, back = tmp_path / "plan.json", tmp_path / "there.xlsx", tmp_path / "back.xlsx"
    done("repair", FASHION, "--output", there)
    body = json.loads((tmp_path / "there.plan.json").read_text(encoding="utf-8"))
    UNDONE[case](body)
    plan.write_text(readable(body), encoding="utf-8")
    found = within("undo", plan, there, "--output", back, "--lang", "en")
    assert (found.code, "would break" in found.err, "Line" in found.err, back.exists()) == (3, True, True, False)
    assert within("undo", plan, there, "--output", back, "--force").code == 0


def test_an_undo_in_a_later_export_without_the_root_is_told(tmp_path: Path) -> None:
    there, back = tmp_path / "there.xlsx", tmp_path / "back.xlsx"
    done("repair", FASHION, "--output", there)
    rows = [product(row.code, row.name, row.attributes, row.related) for row in repair.read_export(there).table.rows]
    there.write_bytes(export_bytes([row for row in rows if row["Mã hàng"] != "AT26-1"]))
    found = within("undo", tmp_path / "there.plan.json", there, "--output", back, "--lang", "en")
    assert (found.code, "no code “AT26-1”" in found.err, back.exists()) == (3, True, False)


def assert_there_and_back(source: Path, plan: Path, there: Path, back: Path) -> None:
    """What a plan changes, its undo puts back; of one that changes nothing no file is made."""
    done("apply", plan, source, "--output", there)
    if not repair.load_plan(plan).edits:
        assert not there.exists()
        return
    done("undo", plan, there, "--output", back)
    assert repair.read_export(back).table.rows == repair.read_export(source).table.rows


@pytest.mark.parametrize("mode", ["clear", "regroup"])
@pytest.mark.parametrize("sample", sorted(path.parent.name for path in SAMPLES.glob("*/export.xlsx")))
def test_every_repair_of_a_sample_can_be_undone_without_force(sample: str, mode: str, tmp_path: Path) -> None:
    source, there, back = SAMPLES / sample / "export.xlsx", tmp_path / "there.xlsx", tmp_path / "back.xlsx"
    done("plan", source, "--output", tmp_path / "p.json", "--mode", mode, "--level", "possible")
    assert_there_and_back(source, tmp_path / "p.json", there, back)


@pytest.mark.parametrize("sample", ["deleted_and_circles", "filtered_roots_missing", "supermarket_units"])
def test_a_plan_without_a_group_can_be_undone_without_force(sample: str, tmp_path: Path) -> None:
    source, there, back = SAMPLES / sample / "export.xlsx", tmp_path / "there.xlsx", tmp_path / "back.xlsx"
    done("plan", source, "--output", tmp_path / "p.json", "--level", "possible")
    body = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))
    body["edits"] = [edit for edit in body["edits"] if edit["group"] != body["edits"][0]["group"]]
    (tmp_path / "p.json").write_text(readable(body), encoding="utf-8")
    assert_there_and_back(source, tmp_path / "p.json", there, back)


def test_a_row_that_would_go_along_is_told(tmp_path: Path) -> None:
    """A shirt hangs on its group through a pair of trousers; the line that keeps it there was removed."""
    rows = [
        *(product(f"AT-{n}", "Áo thun Mây", f"SIZE:{n}", "AT-1" if n > 1 else "") for n in range(1, 5)),
        *(product(f"QJ-{n}", "Quần jean Sóng", f"SIZE:{n}", "AT-1", category="Quần") for n in range(1, 5)),
        product("AT-9", "Áo thun Mây", "SIZE:9", "QJ-2"),
    ]
    (tmp_path / "export.xlsx").write_bytes(export_bytes(rows))
    found = changed(tmp_path, tmp_path / "export.xlsx", removing("AT-9"))
    assert (found.code, "(AT-9) is not in the plan, but would go along" in found.err) == (3, True), found.err


def test_goods_of_another_kind_are_no_root(tmp_path: Path) -> None:
    def hang(body: dict[str, Any]) -> None:
        for edit in body["edits"]:
            edit["after"] = "PK31"

    found = changed(tmp_path, FASHION, hang)
    assert (found.code, found.err.count("would be held back by the group “PK31”")) == (3, 6), found.err


def test_a_change_that_blocks_other_goods_is_refused(tmp_path: Path) -> None:
    """A single product of another kind is hung on the shirts by a line that somebody wrote."""

    def hang(body: dict[str, Any]) -> None:
        line = body["edits"][0] | {"row": 2, "cell": "S2", "code": "PK31", "before": "", "after": "AT26-1"}
        body["edits"].append(line)

    found = changed(tmp_path, FASHION, hang)
    assert (found.code, "line" in found.err, "would be held back" in found.err) == (3, True, True)


BROKEN = {
    "nothing": b"",
    "no JSON": b"{'catalogrepair_plan': 1}",
    "another JSON": b"[1, 2]",
    "a later format": b'{"catalogrepair_plan": 3}',
    "nothing in it": b'{"catalogrepair_plan": 1}',
    "UTF-16": '{"catalogrepair_plan": 1}'.encode("utf-16"),
    "NUL bytes": b'{"catalogrepair_plan": 1}' + b"\0" * 10,
    "nested without end": b'{"catalogrepair_plan": 1, "edits": ' + b"[" * 200_000,
    "line breaks behind a comma": b'{"catalogrepair_plan": 1, "edits": [{},' + b"\n" * 1_000_000,
    "many empty lists": b'{"catalogrepair_plan": 1, "edits": [' + b"[]," * 600_000 + b"[]]}",
    "one key twice": b'{"catalogrepair_plan": 1, "edits": [], "edits": []}',
    "no list of edits": b'{"catalogrepair_plan": 1, "source": {}, "edits": null}',
    "a number of 5,000 digits": b'{"catalogrepair_plan": ' + b"1" * 5000 + b"}",
    "more than any plan": b" " * (49 << 20),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_no_plan_is_one_sentence(case: str, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_bytes(BROKEN[case])
    found = within("apply", tmp_path / "plan.json", FASHION, "--output", tmp_path / "out.xlsx")
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)
    assert "plan.json" in found.err
