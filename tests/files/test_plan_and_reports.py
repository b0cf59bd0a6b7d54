"""What was asked of the store is written into the plan and every report."""

import csv
import hashlib
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.run import FASHION, done, run

STORE = FASHION.with_name("store.xlsx")
SHA256 = hashlib.sha256(STORE.read_bytes()).hexdigest()


def test_the_plan_says_what_was_asked_and_is_applied_like_any_other(tmp_path: Path) -> None:
    plan, output = tmp_path / "p.json", tmp_path / "out.xlsx"
    done("plan", FASHION, "--store", STORE, "--output", plan)
    evidence = json.loads(plan.read_text(encoding="utf-8"))["evidence"]
    assert evidence["origin"]["name"] == "store.xlsx"
    assert evidence["origin"]["sha256"] == SHA256
    assert (evidence["export_codes"], evidence["export_on_store"]) == (40, 29)
    done("apply", plan, FASHION, "--output", output)
    expected = json.loads(FASHION.with_name("expected.json").read_text(encoding="utf-8"))["edits_with_store"]["clear"]
    changed = run("diff", FASHION, output, "--format", "json")
    assert {(one["before"], one["after"]) for one in changed.json["changed"]} == set(map(tuple, expected.values()))
    done("undo", plan, output, "--output", tmp_path / "back.xlsx")
    assert run("diff", FASHION, tmp_path / "back.xlsx", "--format", "json").json["changed"] == []


def test_a_plan_without_the_store_has_no_evidence(tmp_path: Path) -> None:
    done("plan", FASHION, "--output", tmp_path / "p.json")
    assert json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))["evidence"] is None


def test_the_html_report_shows_the_coverage_and_each_row_s_state(tmp_path: Path) -> None:
    run("check", FASHION, "--store", STORE, "--report", tmp_path / "r.html")
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "29 trong 40 mã của tệp KiotViet đã có trên web" in text
    assert SHA256 in text
    assert "đã có trên web</p>" in text
    assert "chưa có trên web</p>" in text
    assert text.index("29 trong 40") < text.index("QJ26-1")


def test_the_workbook_report_has_a_sheet_for_it(tmp_path: Path) -> None:
    run("check", FASHION, "--store", STORE, "--report", tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any(SHA256 in cell for cell in cells)
    assert any("29 trong 40" in cell for cell in cells)


def test_the_table_report_has_lines_for_it(tmp_path: Path) -> None:
    run("check", FASHION, "--store", STORE, "--report", tmp_path / "r.csv")
    lines = list(csv.reader((tmp_path / "r.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert any("evidence" in line and any("29 trong 40" in cell for cell in line) for line in lines)


def test_without_the_store_the_workbook_has_no_column_for_it(tmp_path: Path) -> None:
    for words, is_there in ((("--store", STORE), True), ((), False)):
        run("check", FASHION, *words, "--report", tmp_path / "r.xlsx", "--force")
        heads = [cell.value for cell in openpyxl.load_workbook(tmp_path / "r.xlsx")["Hàng trong nhóm"][1]]
        assert ("Đối chiếu với web" in heads) is is_there


@pytest.mark.parametrize("name", ["r.html", "r.xlsx", "r.csv", "r.json"])
def test_without_the_store_no_report_speaks_of_it(name: str, tmp_path: Path) -> None:
    run("check", FASHION, "--report", tmp_path / name)
    assert SHA256.encode() not in (tmp_path / name).read_bytes()
    assert "Đối chiếu với web".encode() not in (tmp_path / name).read_bytes()


def test_keep_late_is_kept_by_repair_and_plan(tmp_path: Path) -> None:
    for command in ("repair", "plan"):
        output = tmp_path / f"{command}.{'json' if command == 'plan' else 'xlsx'}"
        found = done(command, FASHION, "--store", STORE, "--keep-late", "--output", output, "--format", "json")
        assert {edit["check"] for edit in found.json["edits"]} == {"second_family"}
    assert run("check", FASHION, "--keep-late").code == 2


def test_the_cost_of_late_goods_and_the_way_out_are_said_on_the_terminal() -> None:
    found = run("check", FASHION, "--store", STORE, "--lang", "en")
    assert "listings of their own" in found.out
    assert "--keep-late     leaves 1 cell" in found.out
    assert "--keep-late" not in run("check", FASHION, "--lang", "en").out
