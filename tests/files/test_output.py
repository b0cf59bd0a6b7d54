"""Writing: at any moment there is no output or a whole one."""

import subprocess
import sys
from pathlib import Path

import pytest

from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.settings import Settings
from catalogrepair.errors import Refused, UnusableInput
from catalogrepair.files.output import write_whole
from catalogrepair.jobs import repair
from catalogrepair.text import Given
from catalogrepair.xlsx.patch import verify_patched, write_patched
from tests.shops.kiotviet import write_big
from tests.shops.stories import story

SHOP = story("fashion_swallowed_family")


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("big") / "export.xlsx"
    write_big(path, 20_000)
    return path


@pytest.mark.parametrize("portion", [0, 1, 2, 5, 20, 40, 60, 80, 95, 99])
def test_a_killed_write_leaves_no_output_or_a_whole_one(portion: int, big: Path, tmp_path: Path) -> None:
    """The run is killed once the temporary file holds that share (percent) of what it will hold."""
    output = tmp_path / "out.xlsx"
    command = [sys.executable, "-m", "catalogrepair", "repair", str(big), "--output", str(output), "--format", "json"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    limit = big.stat().st_size * portion // 100
    while process.poll() is None:
        if any(part.stat().st_size >= limit for part in tmp_path.glob(".*") if part.exists()):
            process.kill()
            break
    process.wait()
    if output.exists():
        assert len(repair.read_export(output).table.rows) == 20_000
    else:
        again = subprocess.run(command, check=False, capture_output=True)
        assert again.returncode == 0
        assert len(repair.read_export(output).table.rows) == 20_000


def test_a_failed_check_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(_path: Path) -> None:
        raise Refused(Given("không", "no"))

    with pytest.raises(Refused):
        write_whole(tmp_path / "out.xlsx", lambda out: print(out.write(b"x")), fail)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_output_needs_force(tmp_path: Path) -> None:
    source, output = tmp_path / "export.xlsx", tmp_path / "out.xlsx"
    source.write_bytes(SHOP.data())
    output.write_bytes(b"mine")
    read, examination = repair.examine(source, Choice(), Settings())
    with pytest.raises(UnusableInput):
        repair.apply_edits(read, examination.plan.edits, output)
    assert output.read_bytes() == b"mine"
    repair.apply_edits(read, examination.plan.edits, output, force=True)
    assert len(repair.read_export(output).table.rows) == len(SHOP.rows)


def test_a_file_open_in_excel_is_named(tmp_path: Path) -> None:
    source, output = tmp_path / "export.xlsx", tmp_path / "out.xlsx"
    source.write_bytes(SHOP.data())
    (tmp_path / "~$out.xlsx").write_bytes(b"lock")
    read, examination = repair.examine(source, Choice(), Settings())
    with pytest.raises(UnusableInput, match="open in Excel"):
        repair.apply_edits(read, examination.plan.edits, output)


@pytest.mark.parametrize("tampering", ["another cell", "a planned cell", "another part", "a missing row"])
def test_an_output_that_is_not_the_plan_is_refused(tampering: str, tmp_path: Path) -> None:
    source, output = tmp_path / "export.xlsx", tmp_path / "out.xlsx"
    source.write_bytes(SHOP.data())
    read, examination = repair.examine(source, Choice(), Settings())
    assert read.sheet is not None
    assert read.scan is not None
    values = {edit.row: edit.after for edit in examination.plan.edits}
    column = read.header.columns["related"]
    with output.open("w+b") as out:
        splices = write_patched(read.sheet, read.scan, column, values, out)
    verify_patched(read.sheet, splices, values, output)
    tamper(output, tampering, read.sheet.part, next(iter(values)))
    with pytest.raises(Refused):
        verify_patched(read.sheet, splices, values, output)


def tamper(path: Path, tampering: str, part: str, row: int) -> None:
    from tests.shops.pack import with_part

    changes = {
        "another cell": (part, lambda data: data.replace("Sóng".encode(), "Sông".encode(), 1)),
        "a planned cell": (
            part,
            lambda data: data.replace(
                f'<c r="S{row}" t="str" />'.encode(), f'<c r="S{row}" t="str"><v>X</v></c>'.encode()
            ),
        ),
        "another part": ("docProps/app.xml", lambda data: data + b" "),
        "a missing row": (part, lambda data: data[: data.rindex(b"<row ")] + b"</sheetData></worksheet>"),
    }
    name, change = changes[tampering]
    before = path.read_bytes()
    path.write_bytes(with_part(before, name, change))
    assert path.read_bytes() != before
