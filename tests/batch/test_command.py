"""`catalogrepair batch` from outside: its lines, reports, exit codes, journal, and going on after an end."""

import json
import shutil
import signal
import subprocess
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest

from catalogrepair.storage.journal import Journal
from tests.batch import lay
from tests.cli.run import COMMAND, ROOT, SAMPLES, Run, environment, run, terminal
from tests.conftest import needs_posix
from tests.schemas import valid


def lines(said: Run) -> list[Any]:
    """The JSON lines of a run, each valid."""
    return [valid(line) for line in said.out.splitlines()]


@pytest.fixture
def day(tmp_path: Path) -> Path:
    """A desk's day: one shop to repair, one that is well, one to ask, one that is no export at all."""
    folder = tmp_path / "day"
    for name, sample in (("may", "fashion_swallowed_family"), ("hoa", "clean_shop"), ("tre", "odd_one")):
        lay(folder, [name], sample)
    (folder / "hỏng.xlsx").write_bytes(b"PK\x03\x04")
    return folder


def test_one_line_a_shop_and_a_total(day: Path) -> None:
    found = run("batch", "check", day, "--format", "json")
    *shops, total = lines(found)
    assert {one["shop"]: one["state"] for one in shops} == {
        "may": "blocked", "hoa": "well", "tre": "blocked", "hỏng": "failed"
    }  # fmt: skip
    assert (total["format"], total["totals"]["shops"], total["totals"]["failed"]) == ("catalogrepair-batch-total", 4, 1)
    assert total["totals"]["all_cells"] == sum(one["cells"] for one in shops) > 0
    assert found.code == 5


def test_exit_codes(day: Path, tmp_path: Path) -> None:
    (day / "hỏng.xlsx").unlink()
    assert run("batch", "check", day).code == 1
    assert run("batch", "repair", day, "-o", tmp_path / "out").code == 0
    assert run("batch", "check", lay(tmp_path / "well", ["hoa"], "clean_shop")).code == 0
    assert run("batch", "check", tmp_path / "nothing").code == 2


def test_a_person_reads_what_needs_them_first(day: Path) -> None:
    said = run("batch", "check", day, "--lang", "en").out
    heads = [line for line in said.splitlines() if line.startswith("[")]
    assert heads == [
        "[to be mended] Could not be judged: nothing is known of these shops (1)",
        "[to be mended] Something blocks the sync, and can be repaired (2)",
        "[right] Nothing is seen that blocks the sync (1)",
    ]
    assert said.startswith("1 shop could not be judged. 3 shops: ")
    assert "“hỏng.xlsx” is damaged" in said


def test_a_file_of_which_not_all_could_be_judged_is_no_all_clear(tmp_path: Path) -> None:
    (tmp_path / "day").mkdir()
    shutil.copy(SAMPLES / "orders_pottery" / "products.xlsx", tmp_path / "day" / "gom.xlsx")
    said = run("batch", "check", tmp_path / "day", "--lang", "en").out
    assert "[not known] Nothing was found, but not everything could be judged (1)" in said
    assert "Nothing is seen that blocks the sync" not in said


def test_the_store_is_asked_where_it_is_named(day: Path) -> None:
    found = {
        one["shop"]: one
        for one in lines(run("batch", "check", day, "--store-from", "store.xlsx", "--format", "json"))[:-1]
    }
    assert any(address.endswith("store.xlsx") for address in found["may"]["inputs"])
    assert found["hỏng"]["error"]["en"] == "No file fits --store-from store.xlsx, so the store cannot be asked."


@pytest.mark.parametrize("ending", ["html", "xlsx", "json", "csv"])
def test_the_table_of_the_day_opens_each_shops_own_report(ending: str, day: Path, tmp_path: Path) -> None:
    report = tmp_path / f"ngày.{ending}"
    assert run("batch", "repair", day, "-o", tmp_path / "out", "--report", report, "--lang", "en").code == 5
    pages = sorted(path.name for path in (tmp_path / "ngày-shops").iterdir())
    assert pages == ["hoa.html", "may.html", "tre.html"]
    assert "may.xlsx" in (tmp_path / "ngày-shops" / "may.html").read_text(encoding="utf-8")
    link = "ng%C3%A0y-shops/may.html"
    if ending == "xlsx":
        rows = list(openpyxl.load_workbook(report).worksheets[0].iter_rows(min_row=2))
        linked = {row[1].value: cell.hyperlink.target for row in rows for cell in row if cell.hyperlink}
        assert linked == {name: link.replace("may", name) for name in ("hoa", "may", "tre")}
    elif ending == "html":
        assert f'<a href="{link}">' in report.read_text(encoding="utf-8")
    elif ending == "json":
        told = valid(report.read_text(encoding="utf-8"))
        assert {one["shop"]: one["report"] for one in told["shops"]}["may"] == "may.html"
        assert told["totals"]["failed"] == 1
    else:
        assert "may.html" in report.read_text(encoding="utf-8-sig")


def test_the_pages_of_a_day_are_whole(day: Path, tmp_path: Path) -> None:
    report = tmp_path / "day.xlsx"
    run("batch", "check", day, "--report", report)
    with zipfile.ZipFile(report) as book:
        for name in book.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(book.read(name))


def test_an_existing_report_is_found_before_any_work(day: Path, tmp_path: Path) -> None:
    report = tmp_path / "day.html"
    report.write_text("mine", encoding="utf-8")
    found = run("batch", "repair", day, "-o", tmp_path / "out", "--report", report, "--lang", "en")
    assert (found.code, report.read_text(encoding="utf-8")) == (2, "mine")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "words",
    [("--report", "day.doc"), ("--keep-late",), ("--jobs", "2", "--scheduler", "tcp://x:1"), ("--jobs", "0")],
)
def test_options_that_cannot_be_are_refused(words: tuple[str, ...], day: Path) -> None:
    assert run("batch", "check", day, *words).code == 2


def test_resume_does_only_what_has_changed(day: Path, tmp_path: Path) -> None:
    words = ("batch", "repair", day, "-o", tmp_path / "out", "--format", "json")
    first = {one["shop"]: one for one in lines(run(*words))[:-1]}
    assert not any(one["resumed"] for one in first.values())
    again = {one["shop"]: one for one in lines(run(*words, "--resume"))[:-1]}
    assert {name for name, one in again.items() if one["resumed"]} == {"may", "hoa", "tre"}
    assert again["may"] == first["may"] | {"resumed": True}
    (tmp_path / "out" / "may.xlsx").unlink()
    shutil.copy(SAMPLES / "supermarket_units" / "export.xlsx", day / "hoa" / "export.xlsx")
    changed = {one["shop"]: one for one in lines(run(*words, "--resume"))[:-1]}
    assert {name for name, one in changed.items() if one["resumed"]} == {"tre"}
    assert (changed["hoa"]["state"], changed["may"]["outputs"]) == ("repaired", first["may"]["outputs"])
    other = lines(run(*words, "--resume", "--level", "possible", "--force"))[:-1]
    assert not any(one["resumed"] for one in other)


def test_the_journal_knows_each_repair_once(day: Path, tmp_path: Path) -> None:
    home = {"XDG_DATA_HOME": str(tmp_path / "data")}
    words = ("batch", "repair", day, "-o", tmp_path / "out")
    run(*words, **home)
    run(*words, "--resume", **home)
    kept = Journal(tmp_path / "data" / "catalogrepair" / "journal.sqlite3").repairs()
    assert {one.path.parent.name for one in kept} == {"may", "tre"}
    for one in kept:
        assert [event.kind for event in one.events] == ["decided", "written"]
        written = one.last("written")
        assert written is not None
        assert list(written.detail["files"]) == [str(tmp_path / "out" / f"{one.path.parent.name}.xlsx")]


def test_what_a_batch_wrote_is_known_by_status_and_undone(day: Path, tmp_path: Path) -> None:
    run("batch", "repair", day, "-o", tmp_path / "out")
    back = tmp_path / "back.xlsx"
    assert run("undo", tmp_path / "out" / "may.plan.json", tmp_path / "out" / "may.xlsx", "-o", back).code == 0
    assert run("diff", day / "may" / "export.xlsx", back).code == 0


def test_no_output_replaces_an_input(tmp_path: Path) -> None:
    (tmp_path / "day").mkdir()
    export = shutil.copy(SAMPLES / "odd_one" / "export.xlsx", tmp_path / "day" / "may.xlsx")
    before = Path(export).read_bytes()
    (tmp_path / "link").symlink_to(tmp_path / "day")
    for words in (("repair", "-o", tmp_path / "link"), ("check", "--report", export)):
        found = run("batch", *words, tmp_path / "day", "--force", "--lang", "en")
        assert (found.code, "never overwritten" in found.err) == (2, True)
    assert Path(export).read_bytes() == before
    assert [path.name for path in (tmp_path / "day").iterdir()] == ["may.xlsx"]


def test_a_workbook_of_an_earlier_run_is_not_taken_for_one_of_this(day: Path, tmp_path: Path) -> None:
    words = ("batch", "repair", day, "-o", tmp_path / "out", "--force", "--format", "json")
    run(*words)
    shutil.copy(SAMPLES / "clean_shop" / "export.xlsx", day / "may" / "export.xlsx")
    found = {one["shop"]: one for one in lines(run(*words))[:-1]}
    assert (found["may"]["state"], found["may"]["outputs"]) == ("well", {})
    said = "“may.xlsx” is of an earlier run: now nothing is to be changed. Do not import it."
    assert [text["en"] for text in found["may"]["warnings"]] == [said]
    (tmp_path / "out" / "tre-1.xlsx").write_bytes(b"older")
    parts = {one["shop"]: one for one in lines(run(*words, "--rows", "affected"))[:-1]}
    assert "another number of parts" in parts["tre"]["error"]["en"]


@needs_posix
def test_ctrl_c_leaves_finished_shops_finished(tmp_path: Path) -> None:
    day, out = lay(tmp_path / "day", 150), tmp_path / "out"
    words = [*COMMAND, "batch", "repair", str(day), "-o", str(out), "--lang", "en"]
    with subprocess.Popen(
        [*words, "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=ROOT
    ) as process:
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        process.send_signal(signal.SIGINT)
        rest, said = process.communicate()
    assert process.returncode == 130, said
    finished = [first["shop"], *(json.loads(line)["shop"] for line in rest.splitlines())]
    assert f"{len(finished)} of 150 shops are done, and stay so".encode() in said
    assert len(finished) < 150
    for name in finished:
        assert (out / f"{name}.xlsx").is_file()
    again = run(*words[len(COMMAND) :], "--resume", "--format", "json")
    assert again.code == 0, again.err
    told = {one["shop"]: one["resumed"] for one in lines(again)[:-1]}
    assert len(told) == 150
    assert all(told[name] for name in finished)
    assert not [path for path in out.iterdir() if "tmp" in path.name]


@needs_posix
def test_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    shown = terminal("batch", "check", lay(tmp_path / "day", 5), "--lang", "en", COLUMNS="110", TERM="xterm")
    assert "5/5" in shown or "4/5" in shown
    assert "a second" in shown
    assert "5 shops: 30 cells to change in 5 groups" in shown
