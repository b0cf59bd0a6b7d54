"""Of several files of one kind the newest is used, and none where nothing tells which that is."""

import os
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from catalogrepair.jobs.brought import Brought, export_of, look_at, plan_of, rivals_in, store_of
from tests.cli.run import FASHION, UNITS, done

STORE = FASHION.with_name("store.xlsx")


def known(path: Path, made: datetime | None, source: Path = FASHION) -> Brought:
    """A file as it is known, as if made then."""
    path.write_bytes(source.read_bytes())
    return replace(look_at(path), made=made)


@pytest.mark.parametrize("first", [2021, 2026], ids=["older first", "newer first"])
def test_the_newest_by_its_date_is_used_in_whatever_order(tmp_path: Path, first: int) -> None:
    years = (first, 2021 + 2026 - first)
    exports = [known(tmp_path / f"x{year}.xlsx", datetime(year, 1, 1)) for year in years]
    stores = [known(tmp_path / f"s{year}.xlsx", datetime(year, 1, 1), STORE) for year in years]
    for one in (*exports, *stores):  # when a copy was written tells nothing
        os.utime(one.path, (2027 - int(one.path.stem[1:]),) * 2)
    export, store = export_of([*exports, *stores]), store_of([*exports, *stores])
    assert export is not None
    assert store is not None
    assert (export.path.name, store.path.name) == ("x2026.xlsx", "s2026.xlsx")
    assert rivals_in([*exports, *stores]) == []


@pytest.mark.parametrize("made", [None, datetime(2021, 1, 1)], ids=["undated", "of one moment"])
def test_of_two_that_nothing_tells_apart_none_is_used(tmp_path: Path, made: datetime | None) -> None:
    old = known(tmp_path / "old.xlsx", datetime(2021, 1, 1))
    other = known(tmp_path / "other.xlsx", made)
    files = [old, other, known(tmp_path / "store.xlsx", None, STORE)]
    for brought in (files, files[::-1]):
        assert export_of(brought) is None
        assert store_of(brought) == files[2]
        assert rivals_in(brought) == [one for one in brought if one.role == "export"]
    assert export_of(files[1:]) == other


def test_a_workbook_that_excel_saved_again_has_no_date(tmp_path: Path) -> None:
    path = tmp_path / "saved.xlsx"
    with zipfile.ZipFile(FASHION) as source, zipfile.ZipFile(path, "w") as saved:
        for name in source.namelist():
            saved.writestr(zipfile.ZipInfo(name), source.read(name))  # of 1980, as Excel writes it
    assert look_at(path).made is None


def test_of_two_plans_the_later_is_used_and_the_files_are_its_own(tmp_path: Path) -> None:
    export = known(tmp_path / "export.xlsx", None)
    other = known(tmp_path / "other.xlsx", None, UNITS)
    done("plan", export.path, "--output", tmp_path / "p.json", "--store", STORE)
    plan = look_at(tmp_path / "p.json")
    assert plan.made is not None
    later = replace(plan, made=datetime(2999, 1, 1), path=known(tmp_path / "q.json", None, plan.path).path)
    undated = replace(later, made=None)
    assert plan_of([later, plan]) is not None
    assert rivals_in([later, plan, export, other]) == []
    assert export_of([plan, export, other]) == export
    assert plan_of([undated, plan]) is None
    assert rivals_in([undated, plan, export, other]) == [undated, plan]
