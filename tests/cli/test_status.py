"""`status` with many repairs: found by shop, by what is still to do, for people and for scripts; trials forgotten."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from catalogrepair.catalog.plans.verified import Standing
from catalogrepair.jobs import verify
from catalogrepair.jobs.repair import load_plan
from catalogrepair.report.standings import standings_results
from catalogrepair.storage.journal import Journal
from tests.cli.run import ROOT, SAMPLES, Run, run
from tests.web import exported_again

SHOPS = {"Tiệm Mây": "odd_one", "Hoa": "supermarket_units", "Tre": "fashion_swallowed_family"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A machine of its own on which three shops were repaired, in this order."""
    folder = tmp_path_factory.mktemp("desk")
    home = {"XDG_DATA_HOME": str(folder / "data")}
    for name, sample in SHOPS.items():
        (folder / name).mkdir()
        export = folder / name / "export.xlsx"
        export.write_bytes((SAMPLES / sample / "export.xlsx").read_bytes())
        assert run("repair", export, "-o", folder / name / "fixed.xlsx", **home).code == 0
    return home | {"folder": str(folder)}


def status(desk: dict[str, str], *words: object) -> Run:
    return run("status", *words, XDG_DATA_HOME=desk["XDG_DATA_HOME"])


def journal(desk: dict[str, str]) -> Journal:
    return Journal(Path(desk["XDG_DATA_HOME"]) / "catalogrepair" / "journal.sqlite3")


def repairs(desk: dict[str, str], *words: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = status(desk, *words, "--format", "json").json["repairs"]
    return found


def test_the_latest_comes_first_under_headings(desk: dict[str, str]) -> None:
    summary, heads, *rows = status(desk, "--lang", "en").out.splitlines()
    assert summary == "3 repairs, 3 of them open."
    assert heads.split()[:3] == ["Id", "Shop", "State"]
    assert [row[12:].split("  ")[0] for row in rows] == ["Tre", "Hoa", "Tiệm Mây"]
    assert all("written, import not seen" in row and "minutes ago" in row for row in rows)


def test_a_script_gets_ids_paths_dates_and_numbers(desk: dict[str, str]) -> None:
    first = repairs(desk)[0]
    folder = Path(desk["folder"]) / "Tre"
    assert (first["shop"], first["state"], first["open"]) == ("Tre", "written", True)
    assert first["id"] == journal(desk).repairs()[0].key
    assert (first["export"], first["files"]) == (str(folder / "export.xlsx"), [str(folder / "fixed.xlsx")])
    assert datetime.fromisoformat(first["written"]).tzinfo is not None
    assert (first["imported"], first["products"], first["pushed"], first["seen"]) == ("", 6, 0, None)


@pytest.mark.parametrize(
    ("word", "shops"), [("may", ["Tiệm Mây"]), ("TIỆM", ["Tiệm Mây"]), ("e", ["Tre", "Tiệm Mây"]), ("x", [])]
)
def test_a_shop_is_found_by_a_part_of_its_name(word: str, shops: list[str], desk: dict[str, str]) -> None:
    assert [one["shop"] for one in repairs(desk, "--shop", word)] == shops


def test_open_leaves_out_what_is_at_its_end_and_an_undo_file_alone_is_none(
    desk: dict[str, str], tmp_path: Path
) -> None:
    folder = Path(desk["folder"]) / "Hoa"
    home = {"XDG_DATA_HOME": desk["XDG_DATA_HOME"]}
    plan, back = folder / "fixed.plan.json", tmp_path / "back.xlsx"
    assert run("undo", plan, folder / "fixed.xlsx", "-o", back, **home).code == 0

    def state() -> str:
        return str({one["shop"]: one["state"] for one in repairs(desk)}["Hoa"])

    assert state() == "undo_written"
    assert "đã ghi tệp hoàn tác, chưa thấy nhập" in status(desk).out
    assert "Hoa" in [one["shop"] for one in repairs(desk, "--open")]
    for older in (back, folder / "export.xlsx"):  # our own file, and the export of before the repair, prove nothing
        assert run("undo", plan, older, "--dry-run", **home).code == 0
        assert state() == "undo_written"
    again = tmp_path / "again.xlsx"
    again.write_bytes(exported_again(back))
    assert run("undo", plan, again, "--dry-run", **home).code == 0
    assert state() == "undone"
    assert [one["shop"] for one in repairs(desk, "--open")] == ["Tre", "Tiệm Mây"]


def test_a_store_with_none_of_the_products_has_not_a_part_of_them(tmp_path: Path) -> None:
    folder, plan = SAMPLES / SHOPS["Tre"], tmp_path / "plan.json"
    home = {"XDG_DATA_HOME": str(tmp_path / "data")}
    run("plan", folder / "export.xlsx", "-o", plan, **home)
    assert "0 trong 6" in run("verify", plan, "--store", folder / "store.xlsx", **home).out
    said = run("status", **home)
    assert ("chưa có gì trên web" in said.out, "một phần" in said.out) == (True, False)
    assert run("status", "--format", "json", **home).json["repairs"][0]["state"] == "not_arrived"


def test_empty_cells_of_a_regrouping_are_told_as_not_gathered(tmp_path: Path) -> None:
    export, plan, emptied = SAMPLES / SHOPS["Tre"] / "export.xlsx", tmp_path / "plan.json", tmp_path / "emptied.xlsx"
    home = {"XDG_DATA_HOME": str(tmp_path / "data")}
    assert run("repair", export, "-o", emptied, XDG_DATA_HOME=str(tmp_path / "elsewhere")).code == 0
    assert run("plan", export, "--mode", "regroup", "-o", plan, **home).code == 0
    said = run("verify", plan, "--export", emptied, **home).out
    assert said.count("ô trống: đã rời nhóm nhưng chưa gom lại") == 5
    assert ("ô mang mã khác" in said, "gỡ khỏi nhóm" in said) == (False, False)
    assert "Nhập lại tệp đã sửa vào KiotViet để gom" in said


def test_a_trial_is_forgotten_by_its_id_or_its_plan(tmp_path: Path) -> None:
    home, plans = {"XDG_DATA_HOME": str(tmp_path / "data")}, []
    for sample in ("odd_one", "supermarket_units", "fashion_swallowed_family"):
        plans.append(tmp_path / f"{sample}.json")
        run("plan", SAMPLES / sample / "export.xlsx", "-o", plans[-1], **home)
    kept = Journal(tmp_path / "data" / "catalogrepair" / "journal.sqlite3")
    said = run("status", "--forget", kept.repairs()[0].key[:8], "--forget", plans[0], "--lang", "en", **home)
    assert (said.code, said.err) == (0, "Note: 2 repairs are forgotten; no file was touched.\n")
    assert [one.plan for one in kept.repairs()] == [load_plan(plans[1])]
    assert all(plan.is_file() for plan in plans)


@pytest.mark.parametrize("word", ["nothing", "", "f" * 64])
def test_what_is_not_there_cannot_be_forgotten(word: str, desk: dict[str, str]) -> None:
    before = repairs(desk)
    said = status(desk, "--forget", word, "--lang", "en")
    assert (said.code, said.err.startswith(f"Error: 0 repairs have the id “{word}”")) == (2, True)
    assert repairs(desk) == before


def test_a_repair_whose_products_were_pushed_is_not_forgotten(tmp_path: Path) -> None:
    kept, plan = Journal(tmp_path / "data" / "catalogrepair" / "journal.sqlite3"), tmp_path / "plan.json"
    home = {"XDG_DATA_HOME": str(tmp_path / "data")}
    run("plan", SAMPLES / "odd_one" / "export.xlsx", "-o", plan, **home)
    key = kept.repairs()[0].key
    kept.intend(f"{key} touch tiemmay", [("A1", 7, {})])
    said = run("status", "--forget", plan, "--lang", "en", **home)
    assert said.code == 3
    assert "pushed twice" in said.err
    assert [one.key for one in kept.repairs()] == [key]


def test_filters_and_a_plan_do_not_go_together(desk: dict[str, str]) -> None:
    plan = Path(desk["folder"]) / "Tre" / "fixed.plan.json"
    assert status(desk, plan, "--open").code == 2
    assert status(desk, plan).code == 0


def standing(desk: dict[str, str]) -> Standing:
    return verify.standings(journal(desk))[0][0]


@pytest.mark.parametrize(
    ("apart", "said"),
    [
        (timedelta(seconds=59), "0 minutes ago"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=23), "23 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=400), "400 days ago"),
        (timedelta(hours=-2), "0 minutes ago"),
    ],
)
def test_age_is_told_in_the_largest_unit(apart: timedelta, said: str, desk: dict[str, str]) -> None:
    one = standing(desk)
    table = standings_results([one], (), datetime.fromisoformat(one.changed) + apart)
    assert table.records[0].cells[3].en == said  # type: ignore[union-attr]


def test_hundreds_of_repairs_are_read_in_few_looks(desk: dict[str, str], tmp_path: Path) -> None:
    """Every push is in one table: reading it once for each repair took a second for a hundred."""
    from dataclasses import replace

    kept = Journal(tmp_path / "journal.sqlite3")
    plan = journal(desk).repairs()[0].plan
    plans = [replace(plan, source=replace(plan.source, sha256=f"{number:064x}")) for number in range(300)]
    kept.wrote_all([(one, ROOT / f"shop{number}" / "export.xlsx", {}) for number, one in enumerate(plans)])
    found, _ = verify.standings(kept)
    assert [one.shop for one in verify.chosen(found, shop="shop299")] == ["shop299"]
    assert len({one.key for one in found}) == 300
