"""The local pool: every shop once, whatever becomes of a process."""

import signal
from pathlib import Path

import pytest

from catalogrepair.jobs.batch.find import shops_of
from catalogrepair.jobs.batch.pool import AHEAD, ENDED, pool
from catalogrepair.jobs.batch.task import work
from tests.batch import deadly, lay, tasks_for
from tests.conftest import needs_posix


def test_every_shop_has_one_outcome_and_its_files(tmp_path: Path) -> None:
    shops = shops_of([str(lay(tmp_path / "day", 7))])
    output = tmp_path / "out"
    found = list(pool(tasks_for(shops, output, "repair"), 2))
    assert sorted(one.shop for one in found) == sorted(shop.name for shop in shops)
    assert {one.state for one in found} == {"repaired"}
    assert sorted(path.name for path in output.iterdir()) == sorted(
        f"{shop.name}{ending}" for shop in shops for ending in (".xlsx", ".plan.json")
    )


@needs_posix
def test_a_process_that_dies_costs_one_shop_one_more_try(tmp_path: Path) -> None:
    shops = [deadly(tmp_path, "once", 1), *shops_of([str(lay(tmp_path / "day", 6))])]
    found = {one.shop: one for one in pool(tasks_for(shops, tmp_path / "out", "repair"), 2)}
    assert {one.state for one in found.values()} == {"repaired"}
    assert len(found) == 7
    assert len(list((tmp_path / "once-marks").iterdir())) == 1


@needs_posix
def test_a_poisonous_file_is_named_after_its_second_process(tmp_path: Path) -> None:
    shops = [deadly(tmp_path, "poison", 9), *shops_of([str(lay(tmp_path / "day", 6))])]
    found = {one.shop: one for one in pool(tasks_for(shops), 2)}
    assert (found["poison"].state, found["poison"].error) == ("failed", ENDED)
    assert {one.state for name, one in found.items() if name != "poison"} == {"blocked"}
    assert len(list((tmp_path / "poison-marks").iterdir())) == 2


def test_who_stops_listening_stops_the_processes(tmp_path: Path) -> None:
    running = pool(tasks_for(shops_of([str(lay(tmp_path / "day", 30))]), tmp_path / "out", "repair"), 1)
    first = next(running)
    running.close()
    assert first.state == "repaired"
    written = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert written.count(".xlsx") < 30
    assert written.count(".xlsx") == written.count(".json")
    assert {*written} == {".xlsx", ".json"}, "nothing is left half"


def test_on_ctrl_c_what_was_handed_out_is_done_and_no_more(tmp_path: Path) -> None:
    """A process tells that it has begun a moment later: who took its task back then ended it while it wrote."""
    running = pool(tasks_for(shops_of([str(lay(tmp_path / "day", 30))]), tmp_path / "out", "repair"), 1)
    found = [next(running)]
    before = signal.getsignal(signal.SIGINT)
    signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        found.extend(running)
    assert signal.getsignal(signal.SIGINT) is not before, "afterwards Ctrl-C is what it was"
    assert [one.state for one in found] == ["repaired"] * (1 + AHEAD)
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".json"] * 3 + [".xlsx"] * 3


def test_a_second_ctrl_c_waits_for_nothing(tmp_path: Path) -> None:
    running = pool(tasks_for(shops_of([str(lay(tmp_path / "day", 30))]), tmp_path / "out", "repair"), 1)
    next(running)
    signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        running.throw(KeyboardInterrupt)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_shop_done_twice_is_written_once(tmp_path: Path) -> None:
    """The task of a process that died after its work was done, and before it could say so."""
    (task,) = tasks_for(shops_of([str(lay(tmp_path / "day", 1))]), tmp_path / "out", "repair")
    first = work(task)
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    again = work(task)
    assert (again.state, again.outputs) == ("repaired", first.outputs)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()} == stamps


def test_an_output_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    (task,) = tasks_for(shops_of([str(lay(tmp_path / "day", 1))]), tmp_path / "out", "repair")
    (tmp_path / "out").mkdir()
    mine = tmp_path / "out" / "shop000.xlsx"
    mine.write_bytes(b"mine")
    found = work(task)
    assert found.state == "failed"
    assert found.error is not None
    assert found.error.en.startswith("“shop000.xlsx” exists already.")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["shop000.xlsx"]
    assert mine.read_bytes() == b"mine"


def test_a_machine_of_another_version_does_nothing(tmp_path: Path) -> None:
    from dataclasses import replace

    (task,) = tasks_for(shops_of([str(lay(tmp_path / "day", 1))]))
    found = work(replace(task, version="0.0.1"))
    assert found.error is not None
    assert "this one 0.0.1" in found.error.en


@pytest.mark.parametrize("jobs", [1, 5])
def test_no_shops_are_no_outcomes(jobs: int) -> None:
    assert list(pool([], jobs)) == []
