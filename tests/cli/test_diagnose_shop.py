"""`diagnose shop` as it is typed: forms, exit codes, what is new, and nothing overwritten."""

import csv
import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.run import CLEAN, SAMPLES, within
from tests.report.pages import without_copy_button
from tests.schemas import valid

POTTERY = SAMPLES / "orders_pottery"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What the pottery shop sent."""
    place = tmp_path / "gom"
    place.mkdir()
    for path in POTTERY.glob("*.xlsx"):
        shutil.copy(path, place)
    return place


def test_the_page_says_what_is_first_and_how_each_row_stands(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "shop.html"
    found = within("diagnose", "shop", folder, "--report", page, cwd=tmp_path)
    assert found.code == 1
    text = page.read_text(encoding="utf-8")
    for said in ("Xem cả shop: gom", "Ba việc cần làm trước", "chưa xét được", "#GN1017", "Lịch sử thao tác"):
        assert said in text, said
        assert said in found.out, said
    assert "<script" not in without_copy_button(text)
    assert 'href="http' not in text


def test_every_form_holds_the_same_findings(folder: Path, tmp_path: Path) -> None:
    for ending in ("json", "csv", "xlsx"):
        within("diagnose", "shop", folder, "--report", tmp_path / f"shop.{ending}", cwd=tmp_path)
    data = valid((tmp_path / "shop.json").read_text(encoding="utf-8"))
    with (tmp_path / "shop.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["diagnosis"], row["kind"], row["about"]) for row in csv.DictReader(file)]
    assert rows == [(one["diagnosis"], one["kind"], one["about"]) for one in data["findings"]]
    book = load_workbook(tmp_path / "shop.xlsx")
    assert book.sheetnames[0] == "Từng mục"
    assert [row[1] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)][:3] == ["0", "1", "2"]
    orders = {row[1] for row in book["Mục 2"].iter_rows(min_row=2, values_only=True)}
    assert orders == {one["about"] for one in data["findings"] if one["diagnosis"] == "invoices"}


def test_the_next_look_says_what_is_new(folder: Path, tmp_path: Path) -> None:
    last = tmp_path / "last.json"
    (folder / "invoices.xlsx").rename(tmp_path / "invoices.xlsx")
    within("diagnose", "shop", folder, "--report", last, cwd=tmp_path)
    (tmp_path / "invoices.xlsx").rename(folder / "invoices.xlsx")
    found = within("diagnose", "shop", folder, "--since", last, "--format", "json", cwd=tmp_path)
    data = found.json
    states = {one["kind"]: one["since"] for one in data["findings"]}
    assert states["completed_at_zero"] == "new"
    assert states["not_processed"] == "known"
    assert data["since"]["gone"], "without the invoices some seemed to wait that are complete"
    assert {one["diagnosis"] for one in data["since"]["gone"]} == {"invoices"}
    text = within("diagnose", "shop", folder, "--since", last, cwd=tmp_path).out
    first = data["since"]["gone"][0]
    assert f"{first['about']} ({first['answer']['vi']})" in text


def test_every_form_says_what_could_not_be_judged(folder: Path, tmp_path: Path) -> None:
    shutil.copy(CLEAN, folder / "hang.xlsx")  # no group in it is wrong, and the store was not asked
    (folder / "products.xlsx").unlink()
    (folder / "store.xlsx").unlink()
    for ending in ("json", "html", "xlsx"):
        said = within("diagnose", "shop", folder, "--report", tmp_path / f"shop.{ending}", "--force", cwd=tmp_path).out
    data = valid((tmp_path / "shop.json").read_text(encoding="utf-8"))
    facts = [fact["vi"] for part in data["diagnoses"] if part["results"] for fact in part["results"]["facts"]]
    assert any("chưa đối chiếu với web" in fact.lower() for fact in facts), facts
    assert any("#GN1018" in fact for fact in facts)
    page = unescape((tmp_path / "shop.html").read_text(encoding="utf-8"))
    assert '<ol class="way">' in page
    cells = [row[0] for row in load_workbook(tmp_path / "shop.xlsx")["Đã đọc những gì"].iter_rows(values_only=True)]
    shown = re.sub("<[^>]+>", "", page)
    assert [fact for fact in facts if fact not in said] == []
    assert [fact for fact in facts if fact not in shown] == []
    assert [fact for fact in facts if fact not in cells] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 1),
        (("--rule", "multi"), 1),
        (("--since", "absent.json"), 2),
        (("--report", "gom/orders.xlsx"), 2),
        (("--report", "gom/orders.xlsx", "--force"), 2),
    ],
)
def test_exit_codes(folder: Path, tmp_path: Path, words: tuple[str, ...], code: int) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert within("diagnose", "shop", folder, *words, cwd=tmp_path).code == code
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_the_page_of_the_last_look_may_lie_among_the_files_and_be_replaced(folder: Path, tmp_path: Path) -> None:
    page = folder / "shop.json"
    assert within("diagnose", "shop", folder, "--report", page, cwd=tmp_path).code == 1
    page.write_text(page.read_text(encoding="utf-8").replace('"version": 1', '"version": 0', 1), encoding="utf-8")
    assert within("diagnose", "shop", folder, "--report", page, "--force", cwd=tmp_path).code == 1
    assert '"version": 1' in page.read_text(encoding="utf-8")


def test_a_shop_in_which_nothing_is_wrong_is_fine(tmp_path: Path) -> None:
    place = tmp_path / "sach"
    place.mkdir()
    shutil.copy(CLEAN, place)
    found = within("diagnose", "shop", place, "--format", "json", cwd=tmp_path)
    assert (found.code, found.json["first"]) == (0, [])
    assert "chưa xét được" in found.json["summary"]["vi"], "most rows were not asked, which is no all-clear"


def test_where_no_row_can_be_asked_it_is_not_fine(tmp_path: Path) -> None:
    place = tmp_path / "gom"
    place.mkdir()
    shutil.copy(POTTERY / "invoices.xlsx", place)
    found = within("diagnose", "shop", place, cwd=tmp_path)
    assert (found.code, "Chưa xét được mục nào" in found.out) == (2, True)
    assert json.loads(within("diagnose", "shop", place, "--format", "json", cwd=tmp_path).out)["findings"] == []
