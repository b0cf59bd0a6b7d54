"""The public API as a notebook uses it: values come back, nothing is printed, and only what is named is written."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import catalogrepair as cr
from catalogrepair import api
from catalogrepair.report.frames import FINDINGS
from tests.cli.run import CLEAN, FASHION, UNITS, expected
from tests.world import World
from tests.world.test_story import SWALLOWED


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return Path(shutil.copy(FASHION, tmp_path / "export.xlsx"))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return Path(shutil.copy(FASHION.with_name("store.xlsx"), tmp_path / "store.xlsx"))


@pytest.fixture(autouse=True)
def quiet(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """No function prints a word."""
    yield
    assert capfd.readouterr() == ("", "")


def cells(edits: tuple[cr.Edit, ...]) -> dict[str, tuple[str, str]]:
    return {edit.cell: (edit.before, edit.after) for edit in edits}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_check_finds_what_the_command_finds_and_writes_nothing(export: Path) -> None:
    found = cr.check(export)
    assert cells(found.plan.edits) == expected(FASHION, "clear")
    assert not found.is_well
    assert names(export.parent) == {"export.xlsx"}


def test_a_path_may_be_a_text(export: Path, store: Path) -> None:
    assert cr.check(str(export), store=str(store)).plan.edits == cr.check(export, store=store).plan.edits


def test_a_clean_shop_is_well() -> None:
    assert cr.check(CLEAN).is_well


def test_choices_mean_what_they_mean_on_the_command_line(export: Path) -> None:
    assert cells(cr.plan(export, mode="regroup").edits) == expected(FASHION, "regroup")
    group = cr.check(export).plan.edits[0].group
    assert {edit.group for edit in cr.plan(export, only=group).edits} == {group}
    assert group not in {edit.group for edit in cr.plan(export, skip=[group], level="possible").edits}
    least = {edit.level for edit in cr.plan(export, level="certain").edits}
    assert least <= {cr.Level.CERTAIN}


def test_read_gives_the_rows_as_texts() -> None:
    rows = cr.read(UNITS).table.rows
    assert {type(row.code) for row in rows} == {str}
    assert rows[0].number == 2


def test_a_plan_is_written_only_where_it_is_asked_for(export: Path) -> None:
    assert cr.plan(export).path is None
    assert names(export.parent) == {"export.xlsx"}
    planned = cr.plan(export, output=export.with_name("plan.json"))
    assert planned.path == export.with_name("plan.json")
    assert names(export.parent) == {"export.xlsx", "plan.json"}


def test_a_repair_writes_the_workbook_and_its_plan(export: Path, store: Path) -> None:
    output = export.with_name("out.xlsx")
    done = cr.repair(export, store=store, output=output)
    assert (done.paths, done.plan_path) == ((output,), export.with_name("out.plan.json"))
    assert cells(done.edits) == cells(cr.check(export, store=store).plan.edits)
    changed = cr.diff(export, output).changed
    assert {(one.code, one.before, one.after) for one in changed} == {
        (one.code, one.before, one.after) for one in done.edits
    }


def test_a_repair_with_nothing_to_do_writes_nothing(tmp_path: Path) -> None:
    done = cr.repair(CLEAN, output=tmp_path / "out.xlsx")
    assert (done.paths, done.plan_path, done.edits) == ((), None, ())
    assert names(tmp_path) == set()


def test_affected_rows_alone_may_be_written(export: Path) -> None:
    done = cr.repair(export, output=export.with_name("out.xlsx"), rows="affected")
    assert 0 < len(cr.read(done.paths[0]).table.rows) < len(cr.read(export).table.rows)


def test_a_plan_is_applied_alike_as_value_and_as_file(export: Path) -> None:
    planned = cr.plan(export, output=export.with_name("plan.json"))
    made = [
        cr.apply(plan, export, output=export.with_name(f"{place}.xlsx")).paths[0].read_bytes()
        for place, plan in enumerate((planned, planned.plan, export.with_name("plan.json")))
    ]
    assert made[0] == made[1] == made[2]


def test_undo_puts_every_value_back(export: Path) -> None:
    done = cr.repair(export, output=export.with_name("out.xlsx"))
    back = cr.undo(done.plan, done.paths[0], output=export.with_name("back.xlsx"))
    assert cr.diff(export, back.paths[0]).is_empty
    assert cells(back.edits) == {cell: (after, before) for cell, (before, after) in cells(done.edits).items()}


def test_no_input_is_overwritten_even_by_force(export: Path, store: Path) -> None:
    plan = export.with_name("plan.xlsx")
    cr.plan(export, output=plan)
    before = {path: path.read_bytes() for path in (export, store, plan)}
    calls: list[Callable[[], object]] = [
        lambda: cr.repair(export, output=export, force=True),
        lambda: cr.repair(export, store=store, output=store, force=True),
        lambda: cr.plan(export, output=export, force=True),
        lambda: cr.apply(plan, export, output=plan, force=True),
        lambda: cr.apply(plan, export, output=export, force=True),
        lambda: cr.undo(plan, export, output=plan, force=True),
    ]
    for call in calls:
        with pytest.raises(cr.UnusableInput):
            call()
    assert {path: path.read_bytes() for path in before} == before


def test_an_output_is_replaced_only_by_force(export: Path) -> None:
    output = export.with_name("out.xlsx")
    output.write_text("mine")
    with pytest.raises(cr.UnusableInput):
        cr.repair(export, output=output)
    assert output.read_text() == "mine"
    assert cr.repair(export, output=output, force=True).paths == (output,)


WRONG: dict[str, Callable[[Path], object]] = {
    "no such file": lambda path: cr.check(path.with_name("none.xlsx")),
    "a text file": lambda path: cr.read(path.with_name("note.txt")),
    "a folder": lambda path: cr.diff(path, path.parent),
    "no such mode": lambda path: cr.check(path, mode="erase"),  # type: ignore[arg-type]
    "no such level": lambda path: cr.check(path, level="sure"),  # type: ignore[arg-type]
    "no such rows": lambda path: cr.repair(path, output=path.with_name("o.xlsx"), rows="some"),  # type: ignore[arg-type]
    "no such group": lambda path: cr.plan(path, only="NO-SUCH"),
    "an empty store": lambda path: cr.check(path, store=""),
    "late goods without a store": lambda path: cr.check(path, keep_late=True),
    "no variants": lambda path: cr.check(path, max_variants=0),
    "a plan that is none": lambda path: cr.apply(path.with_name("note.txt"), path, output=path.with_name("o.xlsx")),
    "nowhere to look": lambda path: cr.verify(cr.plan(path)),
    "waiting for a file": lambda path: cr.verify(cr.plan(path), store=path, wait=60),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_used_is_refused_in_both_languages(name: str, export: Path) -> None:
    export.with_name("note.txt").write_text("x\n")
    before = names(export.parent)
    with pytest.raises(cr.CatalogRepairError) as caught:
        WRONG[name](export)
    assert caught.value.exit_code == 2
    assert caught.value.text.vi
    assert caught.value.text.en
    assert caught.value.text.vi != caught.value.text.en
    assert names(export.parent) == before


def test_another_shop_is_refused(export: Path) -> None:
    with pytest.raises(cr.Refused) as caught:
        cr.check(export, store=UNITS.with_name("store.xlsx"))
    assert caught.value.exit_code == 3
    assert cr.check(export, store=UNITS.with_name("store.xlsx"), force=True).findings


def test_a_live_shop_needs_a_key(export: Path) -> None:
    with pytest.raises(cr.SignInFailed) as caught:
        cr.check(export, store="haravan")
    assert caught.value.exit_code == 4


def test_a_whole_story_with_live_shops(
    world_of: Callable[..., World], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, told = world_of(SWALLOWED), []
    world.sign_in(monkeypatch)
    export = world.export(tmp_path)
    done = cr.repair(export, store="haravan", output=tmp_path / "fixed.xlsx", fresh=True, progress=told.append)
    assert told
    assert world.import_(done.paths[0]).refused == []
    seen = cr.verify(done.plan, export="kiotviet", store="haravan")
    assert seen.verified is not None
    assert (seen.verified.imported.is_done, seen.is_well) == (True, False)  # type: ignore[union-attr]
    world.touch(*(edit.code for edit in done.edits))
    world.settle()
    assert cr.verify(done.plan, export="kiotviet", store="haravan").is_well
    assert cr.check("kiotviet", store="haravan", fresh=True).is_well


def test_a_plan_may_be_shortened_by_a_script_but_not_broken(export: Path) -> None:
    plan = cr.plan(export).plan
    first, *_ = plan.edits
    one = cr.apply(replace(plan, edits=(first,)), export, output=export.with_name("one.xlsx"))
    assert one.edits == (first,)
    broken = replace(plan, edits=(replace(first, after="NO-SUCH-CODE"),))
    with pytest.raises(cr.Refused):
        cr.apply(broken, export, output=export.with_name("two.xlsx"))
    assert "two.xlsx" not in names(export.parent)


def test_values_become_tables(export: Path, store: Path) -> None:
    found = cr.check(export, store=store)
    assert list(found.to_frame().columns) == list(FINDINGS)
    done = cr.repair(export, store=store, output=export.with_name("out.xlsx"))
    for value in (cr.plan(export, store=store), done):
        assert value.to_frame()["cell"].tolist() == [edit.cell for edit in found.plan.edits]
    assert done.to_frame("en")["why"].tolist() == [edit.why.en for edit in done.edits]
    seen = cr.verify(done.plan, store=store)
    assert seen.to_frame()["code"].tolist() == [row["code"] for row in seen.to_data()["products"]]


def in_a_process(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_import_is_light() -> None:
    assert in_a_process("import sys, catalogrepair; print('catalogrepair.jobs' in sys.modules)") == "False"


def test_a_frame_alone_loads_pandas() -> None:
    code = f"import sys, catalogrepair as cr; cr.check({str(CLEAN)!r}); print('pandas' in sys.modules)"
    assert in_a_process(code) == "False"


def test_everything_public_is_there_and_documented() -> None:
    assert set(cr.__all__) >= set(api.__all__)
    assert set(dir(cr)) == set(cr.__all__)
    for name in cr.__all__:
        found: Any = getattr(cr, name)
        if callable(found):
            assert found.__doc__, name
            assert found.__doc__.strip().endswith("."), name


def test_a_name_that_is_not_there_is_said_so() -> None:
    with pytest.raises(AttributeError, match="mend"):
        cr.mend  # noqa: B018


def test_the_types_ship() -> None:
    assert (Path(cr.__file__).parent / "py.typed").is_file()
