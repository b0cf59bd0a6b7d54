"""`--report FILE`: the ending decides the form."""

import csv
import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.run import FASHION, done, run


def report(path: Path) -> Path:
    assert run("check", FASHION, "--report", path).code == 1
    return path


@pytest.mark.parametrize("name", ["report.html", "REPORT.HTML"])
def test_html_is_a_page_with_every_changed_cell(name: str, tmp_path: Path) -> None:
    text = report(tmp_path / name).read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert all(f"S{row}" in text for row in range(19, 25))


def test_xlsx_is_a_workbook(tmp_path: Path) -> None:
    assert "xl/workbook.xml" in zipfile.ZipFile(report(tmp_path / "report.xlsx")).namelist()


def test_json_is_what_stdout_would_say(tmp_path: Path) -> None:
    path = report(tmp_path / "report.json")
    assert (
        json.loads(path.read_text(encoding="utf-8"))["edits"] == run("check", FASHION, "--format", "json").json["edits"]
    )


def test_csv_has_a_line_for_each_change(tmp_path: Path) -> None:
    with report(tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as lines:
        cells = [row["cell"] for row in csv.DictReader(lines) if row["type"] == "change"]
    assert cells == ["S19", "S20", "S21", "S22", "S23", "S24"]


@pytest.mark.parametrize("words", [["check"], ["repair", "--dry-run"], ["repair", "-o"], ["plan", "-o"]])
def test_each_command_that_decides_can_report(words: list[str], tmp_path: Path) -> None:
    output = [tmp_path / "out.xlsx"] if words[-1] == "-o" else []
    found = run(*words, *output, FASHION, "--report", tmp_path / "report.html")
    assert (tmp_path / "report.html").exists()
    assert f"Đã ghi: {tmp_path / 'report.html'}" in found.err


@pytest.mark.parametrize("name", ["report.txt", "report.pdf", "report"])
def test_another_ending_is_refused_before_any_work(name: str, tmp_path: Path) -> None:
    found = run("repair", FASHION, "--output", tmp_path / "out.xlsx", "--report", tmp_path / name)
    assert found.code == 2
    assert ".html, .xlsx, .json, .csv" in found.err
    assert list(tmp_path.iterdir()) == []


def test_an_existing_report_is_kept_without_force(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"mine")
    assert run("repair", FASHION, "--output", tmp_path / "out.xlsx", "--report", path).code == 2
    assert [found.name for found in tmp_path.iterdir()] == ["report.html"]
    assert path.read_bytes() == b"mine"
    done("repair", FASHION, "--output", tmp_path / "out.xlsx", "--report", path, "--force")
    assert path.read_bytes() != b"mine"


def test_the_report_speaks_the_language_of_the_run(tmp_path: Path) -> None:
    run("check", FASHION, "--report", tmp_path / "en.html", "--lang", "en")
    assert '<html lang="en">' in (tmp_path / "en.html").read_text(encoding="utf-8")
    assert '<html lang="vi">' in report(tmp_path / "vi.html").read_text(encoding="utf-8")
