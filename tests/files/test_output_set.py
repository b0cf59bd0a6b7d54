"""Files that belong together: a run killed at any step leaves the old set, the new one, or one that is recognised."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogrepair.errors import CatalogRepairError, Refused, UnusableInput
from catalogrepair.files.output import Target
from catalogrepair.files.output_set import require_finished, settle, write_set
from catalogrepair.jobs import repair
from catalogrepair.text import Given
from tests.cli.run import environment
from tests.shops.kiotviet import export_bytes, product

NAMES = ("plan", "one", "two")
KILLED = 137
# Dies before the N-th time that the system is asked to open, move or remove something in the folder.
CHILD = """
import os, sys
from pathlib import Path
folder, last = sys.argv[1], int(sys.argv[2])
from catalogrepair.files.output import Target
from catalogrepair.files.output_set import write_set
count = 0
def hook(event, words):
    global count
    if event in ("open", "os.rename", "os.remove") and folder in str(words[0]):
        count += 1
        if count == last:
            os._exit(137)
sys.addaudithook(hook)
write_set([Target(Path(folder) / name, lambda out: out.write(b"new")) for name in ("plan", "one", "two")], force=True)
"""


def put(content: bytes) -> Callable[[Path], Target]:
    return lambda path: Target(path, lambda out: out.write(content))


def targets(folder: Path, content: bytes = b"new") -> list[Target]:
    return [put(content)(folder / name) for name in NAMES]


def state(folder: Path) -> dict[str, bytes]:
    """File name to content, without the tool's own."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def killed_at(step: int, folder: Path) -> int:
    command = [sys.executable, "-c", CHILD, str(folder), str(step)]
    return subprocess.run(command, check=False, capture_output=True, env=environment()).returncode


@pytest.mark.parametrize("old", [{}, dict.fromkeys(NAMES, b"old")], ids=["nothing before", "an old set"])
def test_a_kill_at_any_step_leaves_the_old_set_or_the_new_one(old: dict[str, bytes], tmp_path: Path) -> None:
    """After the next look the folder holds one or the other, whole, and nothing of the tool's own."""
    new = dict.fromkeys(NAMES, b"new")
    seen = []
    for step in range(1, 100):
        folder = tmp_path / str(step)
        folder.mkdir()
        for name, content in old.items():
            (folder / name).write_bytes(content)
        code = killed_at(step, folder)
        assert code in (0, KILLED)
        moved = state(folder) not in (old, new)
        for name in NAMES:
            require_finished(folder / name)
        assert state(folder) in (old, new)
        if moved:
            assert list(folder.glob(".*")) == []
        seen.append(moved)
        if code == 0:
            break
    assert any(seen), "no kill fell between two moves"
    assert code == 0


def half_moved(folder: Path) -> None:
    """A folder as a kill between two moves leaves it."""
    folder.mkdir()
    for step in range(1, 100):
        shutil.rmtree(folder)
        folder.mkdir()
        killed_at(step, folder)
        if 0 < len(state(folder)) < len(NAMES):
            return
    raise AssertionError("no kill fell between two moves")


def test_the_next_run_says_that_it_finished_the_set(tmp_path: Path) -> None:
    half_moved(tmp_path / "out")
    with pytest.raises(UnusableInput, match="now complete: “plan”, “one”, “two”"):
        settle(tmp_path / "out" / "two", force=False)
    assert state(tmp_path / "out") == dict.fromkeys(NAMES, b"new")


def test_a_set_that_cannot_be_finished_is_told_and_written_anew_with_force(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    half_moved(folder)
    for leftover in folder.glob(".two.*tmp"):
        leftover.unlink()
    with pytest.raises(Refused, match="written half"):
        require_finished(folder / "plan")
    with pytest.raises(UnusableInput, match="--force"):
        settle(folder / "one", force=False)
    settle(folder / "one", force=True)
    write_set(targets(folder, b"again"), force=True)
    assert state(folder) == dict.fromkeys(NAMES, b"again")
    assert list(folder.glob(".*")) == []


def test_a_damaged_leftover_is_not_put_in_place(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    half_moved(folder)
    for leftover in folder.glob(".two.*tmp"):
        leftover.write_bytes(b"other")
    with pytest.raises(Refused):
        require_finished(folder / "two")


@pytest.mark.parametrize("record", ["", "[", "[[1]]", '[["../x", "one", "y", "z"]]', "{}", "null"])
def test_a_record_that_says_nothing_stands_in_nobodys_way(record: str, tmp_path: Path) -> None:
    (tmp_path / ".one.catalogrepair-set").write_text(record, encoding="utf-8")
    require_finished(tmp_path / "one")
    write_set(targets(tmp_path), force=False)
    assert state(tmp_path) == dict.fromkeys(NAMES, b"new")


@pytest.mark.parametrize("fails", range(3))
def test_a_failure_in_one_file_leaves_all_as_they_were(fails: int, tmp_path: Path) -> None:
    def fail(_path: Path) -> None:
        raise Refused(Given("không", "no"))

    for old in (False, True):
        if old:
            write_set(targets(tmp_path, b"old"), force=False)
        wanted = targets(tmp_path)
        wanted[fails] = wanted[fails]._replace(check=fail)
        with pytest.raises(Refused):
            write_set(wanted, force=True)
        assert state(tmp_path) == (dict.fromkeys(NAMES, b"old") if old else {})
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("old", [{}, dict.fromkeys(NAMES, b"old")], ids=["nothing before", "an old set"])
def test_a_file_that_cannot_be_moved_leaves_all_as_they_were(place: int, old: dict[str, bytes], tmp_path: Path) -> None:
    """Somebody takes a written file away, so that the system refuses its move after others have arrived."""
    for name, content in old.items():
        (tmp_path / name).write_bytes(content)

    def take_away(_written: Path) -> None:
        next(tmp_path.glob(f".{NAMES[place]}.*tmp")).unlink()

    wanted = targets(tmp_path)
    wanted[2] = wanted[2]._replace(check=take_away)
    with pytest.raises(UnusableInput, match=NAMES[place]):
        write_set(wanted, force=True)
    assert state(tmp_path) == old
    assert list(tmp_path.glob(".*")) == []


def test_an_old_file_is_not_lost_with_a_file_that_vanished(tmp_path: Path) -> None:
    """The first move fails; the second's written file has gone, and its target is somebody's old one."""
    (tmp_path / "one").write_bytes(b"old")

    def take_away(_written: Path) -> None:
        for name in ("plan", "one"):
            next(tmp_path.glob(f".{name}.*tmp")).unlink()

    wanted = targets(tmp_path)
    wanted[2] = wanted[2]._replace(check=take_away)
    with pytest.raises(UnusableInput):
        write_set(wanted, force=True)
    assert state(tmp_path) == {"one": b"old"}


def test_a_set_that_is_given_up_gives_the_old_files_back(tmp_path: Path) -> None:
    """Killed between two moves over an old set; what was not moved yet is lost."""
    for step in range(1, 100):
        folder = tmp_path / str(step)
        folder.mkdir()
        for name in NAMES:
            (folder / name).write_bytes(b"old")
        killed_at(step, folder)
        if b"new" in state(folder).values():
            break
    for leftover in folder.glob(".two.*tmp"):
        if leftover.read_bytes() == b"new":
            leftover.unlink()
    settle(folder / "one", force=True)
    assert state(folder) == dict.fromkeys(NAMES, b"old")
    assert list(folder.glob(".*")) == []


def test_what_appeared_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    wanted = targets(tmp_path)
    wanted[2] = wanted[2]._replace(check=lambda _: (tmp_path / "one").write_bytes(b"somebody's") and None)
    with pytest.raises(UnusableInput, match="--force"):
        write_set(wanted, force=False)
    assert state(tmp_path) == {"one": b"somebody's"}


def test_runs_in_one_folder_do_not_meet(tmp_path: Path) -> None:
    """Twelve runs write two sets over and over; every file of a set is of one run, and nothing is left."""
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from catalogrepair.files.output import Target\n"
        "from catalogrepair.files.output_set import require_finished, write_set\n"
        "folder, mine = Path(sys.argv[1]), sys.argv[2].encode()\n"
        "for name in ('a', 'b') * 15:\n"
        "    require_finished(folder / f'{name}-3')\n"
        "    write_set([Target(folder / f'{name}-{n}', lambda out: out.write(mine)) for n in range(4)], force=True)\n"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path), str(n)], env=environment()) for n in range(12)
    ]
    assert [run.wait() for run in runs] == [0] * 12
    for name in "ab":
        assert len({(tmp_path / f"{name}-{n}").read_bytes() for n in range(4)}) == 1
    assert list(tmp_path.glob(".*")) == []


def test_a_leftover_that_cannot_be_removed_is_nobodys_failure(tmp_path: Path) -> None:
    odd = tmp_path / ".one.0123456789abcdef.catalogrepair-tmp"
    (odd / "full").mkdir(parents=True)
    os.utime(odd, (0, 0))
    gone = tmp_path / ".one.fedcba9876543210.catalogrepair-tmp"
    gone.write_bytes(b"x")
    os.utime(gone, (0, 0))
    strange = tmp_path / ".other.fedcba9876543210.catalogrepair-tmp"
    strange.write_bytes(b"x")
    os.utime(strange, (0, 0))
    write_set(targets(tmp_path), force=False)
    assert state(tmp_path) == dict.fromkeys(NAMES, b"new")
    assert sorted(path.name for path in tmp_path.glob(".*")) == [odd.name, strange.name]


def many_groups(folder: Path) -> Path:
    """An export whose affected rows fill several parts."""
    rows = []
    for group in range(1100):
        code = f"R{group}"
        rows += [product(f"{code}-{n}" if n else code, "Áo thun Mây", f"SIZE:{n}", code if n else "") for n in range(4)]
        rows += [product(f"K{group}-{n}", "Quần jean Sóng", f"SIZE:{n}", code) for n in range(4)]
    path = folder / "export.xlsx"
    path.write_bytes(export_bytes(rows))
    return path


def test_parts_and_plan_of_a_repair_are_one_set(tmp_path: Path) -> None:
    """The split set of the command itself; a part that cannot be made leaves nothing of it."""
    source = many_groups(tmp_path)
    command = [sys.executable, "-m", "catalogrepair", "repair", str(source), "--rows", "affected"]
    words = ["--output", str(tmp_path / "F.xlsx"), "--report", str(tmp_path / "r.json"), "--lang", "en"]
    (tmp_path / "F-2.xlsx").write_bytes(b"mine")
    stopped = subprocess.run([*command, *words], check=False, capture_output=True, env=environment())
    assert stopped.returncode == 2
    assert sorted(state(tmp_path)) == ["F-2.xlsx", "export.xlsx"]
    (tmp_path / "F-2.xlsx").unlink()
    done = subprocess.run([*command, *words], check=False, capture_output=True, env=environment())
    assert done.returncode == 0, done.stderr
    assert sorted(state(tmp_path)) == ["F-1.xlsx", "F-2.xlsx", "F.plan.json", "export.xlsx", "r.json"]
    outputs = json.loads((tmp_path / "r.json").read_bytes())
    assert outputs["edits"]


def test_more_parts_of_an_earlier_run_are_not_left_beside_ours(tmp_path: Path) -> None:
    source = many_groups(tmp_path)
    read, examination = repair.examine(source, repair.Choice(), repair.Settings())
    (tmp_path / "F-3.xlsx").write_bytes(b"old")
    with pytest.raises(CatalogRepairError, match=r"F-3\.xlsx"):
        repair.apply_edits(read, examination.plan.edits, tmp_path / "F.xlsx", affected=True, force=True)
