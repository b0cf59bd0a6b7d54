"""Files that are no product export: refused in one sentence that names the file, never with a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.settings import Settings
from catalogrepair.errors import CatalogRepairError, Refused, UnusableInput
from catalogrepair.jobs import repair
from tests.conftest import needs_linux
from tests.shops.headings import RETAIL
from tests.shops.kiotviet import export_bytes
from tests.shops.stories import story
from tests.shops.wrong import WRONG

SHOP = story("fashion_swallowed_family")


@pytest.mark.parametrize("kind", sorted(set(WRONG) - {"zip_bomb", "far_cell"}))
def test_a_wrong_file_is_refused_by_name(kind: str, tmp_path: Path) -> None:
    name, make = WRONG[kind]
    path = tmp_path / name
    path.write_bytes(make())
    with pytest.raises(UnusableInput) as refusal:
        repair.read_export(path)
    assert name in refusal.value.text.vi
    assert name in refusal.value.text.en


@needs_linux
def test_a_zip_bomb_is_refused_in_little_memory(tmp_path: Path) -> None:
    name, make = WRONG["zip_bomb"]
    path = tmp_path / name
    path.write_bytes(make())
    code = (
        "import re, sys; from pathlib import Path; from catalogrepair.cli import _run, choose; choose([]);"
        f"code = _run(['check', {str(path)!r}]);"
        # Not getrusage: after an exec it still counts what the parent held.
        "most = int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]);"
        "sys.exit(code if most < 200_000 else 99)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert name in result.stderr


def test_a_far_cell_costs_nothing(tmp_path: Path) -> None:
    name, make = WRONG["far_cell"]
    (tmp_path / name).write_bytes(make())
    assert len(repair.read_export(tmp_path / name).table.rows) < 1000


@pytest.mark.parametrize(
    ("drop", "words"), [("Mã HH Liên quan", "thiếu cột “Mã HH Liên quan”"), ("Mã hàng", "thiếu cột “Mã hàng”")]
)
def test_a_missing_column_is_named(drop: str, words: str, tmp_path: Path) -> None:
    headings = [heading for heading in RETAIL if heading != drop]
    path = tmp_path / "export.xlsx"
    path.write_bytes(export_bytes(SHOP.rows, headings))
    with pytest.raises(UnusableInput) as refusal:
        repair.read_export(path)
    assert words in refusal.value.text.vi


def test_two_columns_of_one_meaning_are_named(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    path.write_bytes(export_bytes(SHOP.rows, [*RETAIL, "Hàng hóa cùng loại"]))
    with pytest.raises(UnusableInput) as refusal:
        repair.read_export(path)
    assert "“Hàng hóa cùng loại” cùng nghĩa" in refusal.value.text.vi


def test_without_the_base_unit_column_nothing_is_written(tmp_path: Path) -> None:
    headings = [heading for heading in RETAIL if heading != "Mã ĐVT Cơ bản"]
    path = tmp_path / "export.xlsx"
    path.write_bytes(export_bytes(SHOP.rows, headings))
    read, examination = repair.examine(path, Choice(), Settings())
    assert "Mã ĐVT Cơ bản" in examination.warnings[0].vi
    with pytest.raises(Refused):
        repair.apply_edits(read, examination.plan.edits, tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()


def test_the_input_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    path.write_bytes(SHOP.data())
    (tmp_path / "link.xlsx").symlink_to(path)
    read, examination = repair.examine(path, Choice(), Settings())
    for target in (path, tmp_path / "link.xlsx"):
        with pytest.raises(UnusableInput):
            repair.apply_edits(read, examination.plan.edits, target, force=True)
    assert path.read_bytes() == SHOP.data()


GOOD = SHOP.data()


@settings(max_examples=150)
@given(place=st.integers(0, len(GOOD) - 1), byte=st.integers(0, 255), cut=st.booleans())
def test_damage_is_refused_or_harmless_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, place: int, byte: int, cut: bool
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "export.xlsx"
    path.write_bytes(GOOD[:place] if cut else GOOD[:place] + bytes([byte]) + GOOD[place + 1 :])
    try:
        export = repair.read_export(path)
    except CatalogRepairError:
        return
    assert len(export.table.rows) == len(SHOP.rows)
