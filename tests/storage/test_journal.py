"""The journal: what it remembers, whom it lets in, and what it does with a file that is not its own."""

import multiprocessing
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from catalogrepair.catalog.plans.plan import key_of
from catalogrepair.catalog.plans.plan_file import plan_from_json
from catalogrepair.errors import Refused, UnusableInput
from catalogrepair.jobs.verify import standings
from catalogrepair.report.standings import standings_results
from catalogrepair.storage.journal import Journal
from tests.conftest import needs_posix
from tests.plans import plan_to_json
from tests.resync import FREED, TOGETHER, edit, plan_of


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "data" / "journal.sqlite3")


def test_a_plan_is_remembered_once_with_all_that_happened(journal: Journal, tmp_path: Path) -> None:
    for _ in range(2):
        journal.decide(FREED, tmp_path / "shop.xlsx")
    journal.wrote(FREED, "written", [])
    (repair,) = journal.repairs()
    assert [event.kind for event in repair.events] == ["decided", "written"]
    assert (repair.plan, repair.path) == (FREED, tmp_path / "shop.xlsx")


def test_the_repair_that_something_happened_to_last_comes_first(journal: Journal, tmp_path: Path) -> None:
    journal.decide(FREED, tmp_path / "one.xlsx")
    journal.decide(TOGETHER, tmp_path / "two.xlsx")
    assert [repair.plan for repair in journal.repairs()] == [TOGETHER, FREED]
    journal.wrote(FREED, "written", [])
    assert [repair.plan for repair in journal.repairs()] == [FREED, TOGETHER]


def test_a_plan_keeps_its_key_when_only_its_words_change() -> None:
    text = plan_to_json(FREED).replace('"tool": "1"', '"tool": "2"').replace("2026-01-01", "2026-02-02")
    assert key_of(plan_from_json(text, "p.json")) == key_of(FREED)
    assert key_of(plan_of(edit("QJ1", "AT1"))) != key_of(FREED)


def test_an_intent_without_a_receipt_has_no_state(journal: Journal) -> None:
    journal.intend("run", [("QJ1", 13, {"price": 1}), ("QJ2", 14, {})])
    journal.receive("run", "QJ2", "done", {"after": "x"})
    found = journal.pushes("run")
    assert [(push.code, push.number, push.state) for push in found.values()] == [("QJ1", 13, ""), ("QJ2", 14, "done")]
    assert found["QJ1"].before == {"price": 1}
    assert journal.pushes("another") == {}


def test_a_new_intent_takes_the_place_of_the_old_receipt(journal: Journal) -> None:
    journal.intend("run", [("QJ1", 13, {})])
    journal.receive("run", "QJ1", "unmoved", {})
    journal.intend("run", [("QJ1", 13, {})])
    assert journal.pushes("run")["QJ1"].state == ""


def test_only_one_run_pushes_at_a_time(journal: Journal) -> None:
    with journal.alone(), pytest.raises(Refused), journal.alone():
        raise AssertionError("two runs at once")
    with journal.alone():
        pass


@needs_posix
def test_nobody_else_reads_it(journal: Journal, tmp_path: Path) -> None:
    journal.decide(FREED, None)
    assert stat.S_IMODE((tmp_path / "data" / "journal.sqlite3").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_it_writes_ahead(journal: Journal, tmp_path: Path) -> None:
    journal.decide(FREED, None)
    with sqlite3.connect(tmp_path / "data" / "journal.sqlite3") as database:
        assert database.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be looked at" * 20, b"PK"])
def test_a_broken_file_is_named_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "journal.sqlite3"
    path.write_bytes(content)
    with pytest.raises(UnusableInput, match=r"journal\.sqlite3"):
        Journal(path).repairs()
    assert path.read_bytes() == content


def test_a_journal_of_a_later_version_is_left_alone(journal: Journal, tmp_path: Path) -> None:
    journal.decide(FREED, None)
    with sqlite3.connect(tmp_path / "data" / "journal.sqlite3") as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(UnusableInput, match="99"):
        journal.repairs()


def _decide(path: Path, place: int) -> None:
    Journal(path).decide(plan_of(edit("QJ1", "AT1", row=place)), path)


def test_many_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_decide, args=(path, place)) for place in range(10, 14)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * 4
    assert len(Journal(path).repairs()) == 4


def test_a_look_leaves_nothing_behind_where_nothing_is_kept(journal: Journal, tmp_path: Path) -> None:
    assert (journal.repairs(), journal.pushes("run"), journal.runs_of("key")) == ([], {}, {})
    assert (journal.retailers_of(FREED), journal.repair_of(FREED)) == (set(), None)
    assert list(tmp_path.iterdir()) == []


def test_a_plan_that_cannot_be_read_is_named_and_hides_no_other(journal: Journal, tmp_path: Path) -> None:
    journal.decide(FREED, tmp_path / "one.xlsx")
    journal.decide(TOGETHER, tmp_path / "two.xlsx")
    with sqlite3.connect(tmp_path / "data" / "journal.sqlite3") as database:
        later = plan_to_json(FREED).replace('"clear"', '"of a later version"')
        database.execute("UPDATE repair SET plan = ?, name = 'old.xlsx' WHERE key = ?", (later, key_of(FREED)))
    repairs, (unreadable,) = journal.look()
    assert ([one.plan for one in repairs], unreadable.name) == ([TOGETHER], "old.xlsx")
    results = standings_results(*standings(journal), datetime.now(UTC))
    assert len(results.records) == 1
    assert "old.xlsx" in results.facts[0].vi


@pytest.mark.parametrize("spoilt", ["", "no base64!", "AAAA", "eJw", "{"])
def test_a_damaged_entry_hides_no_other(spoilt: str, journal: Journal, tmp_path: Path) -> None:
    journal.decide(FREED, tmp_path / "one.xlsx")
    journal.decide(TOGETHER, tmp_path / "two.xlsx")
    with sqlite3.connect(tmp_path / "data" / "journal.sqlite3") as database:
        database.execute("UPDATE repair SET plan = ? WHERE key = ?", (spoilt, key_of(FREED)))
    repairs, unreadable = journal.look()
    assert ([one.plan for one in repairs], len(unreadable)) == ([TOGETHER], 1)


def test_a_plan_that_an_earlier_version_kept_as_it_was_is_read(journal: Journal, tmp_path: Path) -> None:
    journal.decide(FREED, tmp_path / "one.xlsx")
    with sqlite3.connect(tmp_path / "data" / "journal.sqlite3") as database:
        (packed,) = database.execute("SELECT plan FROM repair").fetchone()
        assert len(packed) < len(plan_to_json(FREED))
        database.execute("UPDATE repair SET plan = ?", (plan_to_json(FREED),))
    assert [one.plan for one in journal.repairs()] == [FREED]


def test_many_repairs_are_remembered_at_once(journal: Journal, tmp_path: Path) -> None:
    journal.wrote_all([(FREED, None, {"s3://desk/a.xlsx": "a"}), (TOGETHER, tmp_path / "b.xlsx", {"b": "b"})])
    found = {repair.path.name: [(event.kind, event.detail) for event in repair.events] for repair in journal.repairs()}
    cells = {"cells": len(FREED.edits)}
    assert found[""] == [("decided", cells), ("written", {"files": {"s3://desk/a.xlsx": "a"}})]
    assert found["b.xlsx"][1] == ("written", {"files": {"b": "b"}})
