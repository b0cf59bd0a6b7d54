"""Repairs in progress on disk: private, bounded, named by nobody outside, swept away in time."""

import io
import stat
from pathlib import Path

import pytest

from catalogrepair.errors import UnusableInput
from catalogrepair.storage.drafts import BROUGHT_FOR, CHANGES_KEPT, KEPT_FOR, ROWS_KEPT, Change, Folders, safe_name
from tests.conftest import needs_posix


def test_a_folder_is_found_by_its_name_only(tmp_path: Path) -> None:
    folders = Folders(tmp_path / "repairs")
    folder = folders.new()
    assert folders.find(folder.name) == folder
    (tmp_path / "secret").mkdir()
    for name in ("", "..", "../secret", folder.name.upper(), f"{folder.name}/", f"../repairs/{folder.name}", "0" * 32):
        assert folders.find(name) is None


@needs_posix
def test_only_this_user_may_look_inside(tmp_path: Path) -> None:
    folder = Folders(tmp_path / "repairs").new()
    folder.keep("export", "a.xlsx", io.BytesIO(b"x"), 10)
    for path in (tmp_path / "repairs", folder.path, folder.path / "export"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_a_file_that_is_too_large_is_not_kept(tmp_path: Path) -> None:
    folder = Folders(tmp_path).new()
    with pytest.raises(UnusableInput):
        folder.keep("export", "a.xlsx", io.BytesIO(b"x" * 11), 10)
    assert folder.export is None


def test_a_second_file_takes_the_first_one_s_place(tmp_path: Path) -> None:
    folder = Folders(tmp_path).new()
    folder.keep("export", "a.xlsx", io.BytesIO(b"1"), 10)
    folder.keep("export", "b.xlsx", io.BytesIO(b"2"), 10)
    assert folder.export is not None
    assert (folder.export.name, folder.export.read_bytes()) == ("b.xlsx", b"2")


def test_what_nobody_used_for_a_week_is_swept_away(tmp_path: Path) -> None:
    folder, files = Folders(tmp_path).new(), Folders(tmp_path).new()
    folder.plan.write_text("{}", encoding="utf-8")
    used = folder.used.timestamp()
    Folders(tmp_path, now=lambda: used + BROUGHT_FOR - 5).sweep()
    assert files.path.is_dir()
    Folders(tmp_path, now=lambda: used + KEPT_FOR - 5).sweep()
    assert folder.path.is_dir()
    assert not files.path.exists(), "no repair was begun with them"
    Folders(tmp_path, now=lambda: used + KEPT_FOR + 5).sweep()
    assert not folder.path.exists()


def test_only_what_is_ours_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / "anh-gia-dinh").mkdir()
    Folders(tmp_path, now=lambda: 1e12).sweep()
    assert (tmp_path / "anh-gia-dinh").is_dir()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("DanhSachSanPham_KV23112026-090000-000.xlsx", "DanhSachSanPham_KV23112026-090000-000.xlsx"),
        ("hàng hóa (2).XLSX", "hàng hóa (2).xlsx"),
        ("../../etc/passwd", "passwd.xlsx"),
        ("C:\\Users\\shop\\hàng.csv", "hàng.csv"),
        ("a\x00b\nc<d>|?*.xlsx", "a_b_c_d____.xlsx"),
        ("CON.xlsx", "tep_CON.xlsx"),
        ("...", "tep_.xlsx"),
        ("", "tep_.xlsx"),
        ("x" * 300 + ".xlsx", "x" * 80 + ".xlsx"),
        ("𠀀" * 80 + ".xlsx", "𠀀" * 30 + ".xlsx"),
        ("ặ" * 80 + ".xlsx", "ặ" * 40 + ".xlsx"),
    ],
)
def test_a_name_is_made_harmless(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_what_can_be_taken_back_is_bounded_by_its_rows(tmp_path: Path) -> None:
    folder = Folders(tmp_path).new()
    many: Change = dict.fromkeys(range(ROWS_KEPT // 4), ("", "clear"))
    few: list[Change] = [{row: ("keep", "clear")} for row in range(10)]
    folder.keep_changes([*few, *[many] * 6])
    assert folder.changes == [many] * 4
    folder.keep_changes([*[many] * 6, *few])
    assert folder.changes == [*[many] * 3, *few]
    folder.keep_changes(few * 20)
    assert folder.changes == few * (CHANGES_KEPT // 10)
    folder.keep_changes([])
    assert folder.changes == []


def test_the_last_answer_can_be_taken_back_however_many_rows_it_has(tmp_path: Path) -> None:
    folder = Folders(tmp_path).new()
    whole = dict.fromkeys(range(ROWS_KEPT + 1), ("", "keep"))
    folder.keep_changes([{1: ("", "clear")}, whole])
    assert folder.changes == [whole]
