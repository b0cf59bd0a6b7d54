"""One repair as a conversation: begun, gone on with, prepared by somebody else, written, proved."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from html import unescape
from pathlib import Path

import openpyxl
import pytest

from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.plans.plan import Answer
from catalogrepair.catalog.settings import Settings
from catalogrepair.errors import CatalogRepairError, Refused
from catalogrepair.jobs import guide, repair
from catalogrepair.report import render
from catalogrepair.storage.drafts import Folder, Folders
from catalogrepair.storage.journal import Journal
from tests.cli.run import CLEAN, FASHION, UNITS, home_of
from tests.shops import haravan
from tests.shops.kiotviet import export_bytes, product
from tests.web import exported_again


def folder_with(tmp_path: Path, export: Path, store: Path | None = None) -> Folder:
    folder = Folders(tmp_path / "repairs").new()
    for role, path in (("export", export), ("store", store)):
        if path is not None:
            folder.keep(role, path.name, io.BytesIO(path.read_bytes()), 1 << 30)
    return folder


def say(found: guide.Guided, answer: Answer) -> None:
    for question in found.questions:
        found.answer(question, answer)
    found.save()


def cells(found: guide.Guided) -> dict[str, str]:
    return {edit.code: edit.after for edit in found.examination.plan.edits}


def test_a_repair_goes_on_where_it_stopped(tmp_path: Path) -> None:
    begun = guide.begin(folder_with(tmp_path, FASHION, FASHION.with_name("store.xlsx")))
    begun.answer(begun.questions[0], "regroup")
    begun.save()
    again = guide.resume(begun.folder)
    assert again.answers == begun.answers
    assert again.examination.plan.edits == begun.examination.plan.edits
    assert again.examination.plan.evidence is not None


def test_the_plan_in_the_folder_is_a_plan_like_any_other(tmp_path: Path) -> None:
    begun = guide.begin(folder_with(tmp_path, UNITS))
    say(begun, "regroup")
    plan = repair.load_plan(begun.folder.plan)
    written = repair.apply_edits(repair.read_export(UNITS), plan.edits, tmp_path / "out.xlsx")
    assert written.paths == (tmp_path / "out.xlsx",)
    assert plan.answers == begun.answers


def test_an_export_that_was_changed_behind_our_back_is_refused(tmp_path: Path) -> None:
    begun = guide.begin(folder_with(tmp_path, FASHION))
    assert begun.folder.export is not None
    begun.folder.export.write_bytes(UNITS.read_bytes())
    with pytest.raises(Refused):
        guide.resume(begun.folder)


@pytest.mark.parametrize("mode", ["clear", "regroup"])
def test_a_prepared_plan_is_gone_on_with(tmp_path: Path, mode: str) -> None:
    _, found = repair.examine(UNITS, Choice(mode=mode), Settings())  # type: ignore[arg-type]
    taken = guide.prepare(Folders(tmp_path).new(), found.plan, UNITS)
    assert taken.examination.plan.edits == found.plan.edits
    assert taken.open == []


def test_a_prepared_plan_for_another_file_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    _, found = repair.examine(UNITS, Choice(), Settings())
    with pytest.raises(Refused):
        guide.prepare(Folders(tmp_path).new(), found.plan, FASHION)
    assert list(tmp_path.iterdir()) == []


def test_a_prepared_plan_that_no_answer_leads_to_is_refused(tmp_path: Path) -> None:
    store = repair.Ask(str(FASHION.with_name("store.xlsx")))
    _, found = repair.examine(FASHION, Choice(), Settings(), store)
    with pytest.raises(Refused, match="catalogrepair apply"):
        guide.prepare(Folders(tmp_path).new(), found.plan, FASHION)


def test_the_package_holds_the_files_of_the_commands(tmp_path: Path) -> None:
    begun = guide.begin(folder_with(tmp_path, FASHION))
    package = begun.write("vi")
    with zipfile.ZipFile(package.all) as archive:
        made = (*package.small, package.report, package.plan, FASHION)
        assert set(archive.namelist()) == {path.name for path in made}
    sheet = openpyxl.load_workbook(package.whole).worksheets[-1]
    expected = json.loads(FASHION.with_name("expected.json").read_text(encoding="utf-8"))["edits"]["clear"]
    for cell, (_, after) in expected.items():
        assert (sheet[cell].value or "") == after
    assert "QJ26-1" in package.report.read_text(encoding="utf-8")


def test_the_package_is_made_once_for_each_decision(tmp_path: Path) -> None:
    begun = guide.begin(folder_with(tmp_path, FASHION))
    first = begun.write("vi")
    made = first.whole.stat().st_ino
    assert begun.write("vi").whole.stat().st_ino == made
    begun.answer(begun.questions[0], "regroup")
    assert begun.write("vi").whole.read_bytes() != b""
    assert {edit.after for edit in repair.load_plan(first.plan).edits} == {"", "QJ26-1"}


def test_without_a_change_there_is_no_file(tmp_path: Path) -> None:
    begun = guide.begin(folder_with(tmp_path, FASHION))
    say(begun, "keep")
    with pytest.raises(Refused):
        begun.write("vi")
    assert guide.begin(folder_with(tmp_path, CLEAN)).questions == ()


def test_the_proof_reads_the_new_export(tmp_path: Path) -> None:
    begun = guide.begin(folder_with(tmp_path, FASHION))
    package = begun.write("vi")
    (tmp_path / "again.xlsx").write_bytes(exported_again(package.whole))
    assert begun.prove(tmp_path / "again.xlsx").is_done
    assert len(begun.prove(FASHION).untouched) == 6
    with pytest.raises(CatalogRepairError):
        begun.prove(package.plan)


def test_a_file_of_our_own_proves_nothing(tmp_path: Path) -> None:
    """Not even one that was made before an answer was changed, or renamed."""
    begun = guide.begin(folder_with(tmp_path, FASHION))
    package = begun.write("vi")
    small = package.small[0].rename(tmp_path / "again.xlsx")
    for path in (package.whole, small):
        with pytest.raises(Refused, match="the repaired file itself"):
            begun.prove(path)
    begun.answer(begun.questions[0], "regroup")
    begun.write("vi")
    with pytest.raises(Refused, match="the repaired file itself"):
        begun.prove(small)


def test_another_shops_files_prove_nothing(tmp_path: Path) -> None:
    """Every shop has such codes; here they are crockery."""
    begun = guide.begin(folder_with(tmp_path, FASHION))
    rows = repair.read_export(FASHION).table.rows
    others = [product(row.code, f"Nồi gang Lửa Hồng {row.number}") for row in rows]
    (tmp_path / "other.xlsx").write_bytes(export_bytes(others))
    with pytest.raises(Refused, match="another shop's"):
        begun.prove(tmp_path / "other.xlsx")
    listed = haravan.listings_of(others, [row.code for row in rows])
    (tmp_path / "store.xlsx").write_bytes(haravan.xlsx_bytes(haravan.rows_of(listed)))
    with pytest.raises(Refused, match="another shop's"):
        begun.arrived(tmp_path / "store.xlsx")


def test_what_arrived_is_read_from_the_store_s_new_file(tmp_path: Path) -> None:
    begun = guide.begin(folder_with(tmp_path, FASHION))
    (tmp_path / "now.txt").write_text("QJ26-1\nQJ26-2\n", encoding="utf-8")
    states = begun.arrived(tmp_path / "now.txt").states
    assert (states["QJ26-1"], states["QJ26-6"]) == ("arrived", "missing")
    assert "arrived" not in begun.ticked


def test_only_the_planned_products_have_arrived(tmp_path: Path) -> None:
    """As products of their own they have; in one product with another group's codes they have not."""
    begun = guide.begin(folder_with(tmp_path, FASHION))
    codes = [edit.code for edit in begun.examination.plan.edits]
    apart = [product(code, "Quần jean Sóng") for code in codes]
    together = [product(code, "Quần jean Sóng", related="AT26-1") for code in ("AT26-1", *codes)]
    for rows, state in ((together, "grouped"), (apart, "arrived")):
        listed = haravan.listings_of(rows, ("AT26-1", *codes))
        (tmp_path / "store.xlsx").write_bytes(haravan.xlsx_bytes(haravan.rows_of(listed)))
        assert set(begun.arrived(tmp_path / "store.xlsx").states.values()) == {state}
        assert ("arrived" in begun.ticked) == (state == "arrived")


class Awaited:
    """A lock that another window waits for: what it does comes the moment the lock is free."""

    def __init__(self, then: Callable[[], None]) -> None:
        self._held, self._waiting = 0, [then]

    def __enter__(self) -> None:
        self._held += 1

    def __exit__(self, *error: object) -> None:
        self._held -= 1
        while not self._held and self._waiting:
            self._waiting.pop()()


@pytest.mark.parametrize("look", ["proved", "arrived"])
def test_an_answer_in_the_midst_of_a_look_is_not_ticked_by_it(tmp_path: Path, look: str) -> None:
    begun = guide.begin(folder_with(tmp_path, FASHION))
    (tmp_path / "again.xlsx").write_bytes(exported_again(begun.write("vi").whole))
    codes = [edit.code for edit in begun.examination.plan.edits]
    (tmp_path / "store.txt").write_text("\n".join(codes), encoding="utf-8")
    begun.lock = Awaited(lambda: begun.answer(begun.open[0], "clear"))  # type: ignore[assignment]
    if look == "proved":
        assert begun.prove(tmp_path / "again.xlsx").is_done
    else:
        assert set(begun.arrived(tmp_path / "store.txt").states.values()) == {"arrived"}
    assert len(begun.examination.plan.edits) > len(codes)
    assert (begun.proof, begun.arrival, look in begun.ticked) == (None, None, False)


def test_an_answer_that_a_question_does_not_allow_is_no_answer(tmp_path: Path) -> None:
    begun = guide.begin(folder_with(tmp_path, FASHION))
    before = cells(begun)
    begun.answer(begun.questions[0], "nonsense")  # type: ignore[arg-type]
    assert cells(begun) == before


def test_the_journal_remembers_what_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, place in home_of(tmp_path).items():
        monkeypatch.setenv(name, place)
    begun = guide.begin(folder_with(tmp_path, FASHION))
    package = begun.write("vi")
    (kept,) = Journal().repairs()
    assert [event.kind for event in kept.events] == ["decided", "written"]
    assert str(package.whole) in kept.events[-1].detail["files"]


def test_a_broken_journal_keeps_nobody_from_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, place in home_of(tmp_path).items():
        monkeypatch.setenv(name, place)
    (tmp_path / "data" / "catalogrepair").mkdir(parents=True)
    (tmp_path / "data" / "catalogrepair" / "journal.sqlite3").write_bytes(b"no database" * 100)
    begun = guide.begin(folder_with(tmp_path, FASHION))
    assert begun.write("vi").whole.exists()


def report_of(found: guide.Guided) -> str:
    """What a reader sees of the approver's report."""
    page = found.write("vi").report.read_text(encoding="utf-8")
    return " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)).split())


@pytest.mark.parametrize(
    ("answers", "used"),
    [
        (("clear", "clear"), "8 mã hàng rời nhóm thành 8 sản phẩm riêng"),
        (("regroup", "regroup"), "8 mã hàng rời nhóm thành 2 sản phẩm"),
        (("regroup", "clear"), "8 mã hàng rời nhóm thành 3 sản phẩm"),
    ],
)
def test_the_report_marks_what_the_answers_make(tmp_path: Path, answers: tuple[Answer, Answer], used: str) -> None:
    begun = guide.begin(folder_with(tmp_path, FASHION))
    for question, answer in zip(begun.questions, answers, strict=True):
        begun.answer(question, answer)
    report = report_of(begun)
    used = f"đang chặn 8 mã hàng lên Haravan. {used}"
    assert used in report
    plan = repair.load_plan(begun.write("vi").plan)
    before = render(repair.preview(plan, repair.read_export(FASHION)), ".html", "vi").decode()
    assert used in " ".join(unescape(re.sub(r"<[^>]+>", " ", before)).split())


def test_the_report_asks_no_more_about_what_was_answered(tmp_path: Path) -> None:
    begun = guide.begin(folder_with(tmp_path, FASHION))
    assert "1 chỗ cần hỏi" in report_of(begun)
    (asked,) = begun.open
    begun.answer(asked, "keep")
    report = report_of(begun)
    assert "Chưa đổi, cần hỏi" not in report and "chỗ cần hỏi" not in report
    assert "Để nguyên theo câu trả lời 1 2 Nhóm" in report
    assert "Sửa từ mức" not in report
    begun.answer(asked, "unsure")
    assert "chưa chắc, tạm để nguyên" in report_of(begun)
    assert "1 chỗ cần hỏi" in report_of(begun)
