"""The whole way over real HTTP: swallowed, checked, repaired, imported, pushed, and seen on the store."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.live import Desk
from tests.world import World
from tests.world.test_story import SWALLOWED

Worlds = Callable[..., World]
FREED = ["QJ01", "QJ02"]


@pytest.fixture
def world(world_of: Worlds) -> World:
    """A clock that runs a hundred times as fast as ours: minutes of waiting pass in seconds."""
    return world_of(SWALLOWED, speed=100.0)


def ok(desk: Desk, *words: str, code: int = 0) -> str:
    """What a command printed; it must end with this exit code."""
    run = desk.run(*words)
    assert run.returncode == code, run.stdout + run.stderr
    return run.stdout


def test_from_the_swallowed_group_to_the_products_on_the_store(world: World, tmp_path: Path) -> None:
    desk = world.desk(tmp_path)
    export = str(world.export(tmp_path))
    ok(desk, "check", export, "--store", "haravan", code=1)
    ok(desk, "repair", export, "--store", "haravan", "--output", "fixed.xlsx", "--rows", "affected")
    assert ok(desk, "verify", "fixed.plan.json", "--store", "haravan", "--export", "kiotviet", code=1)
    ok(desk, "resync", "fixed.plan.json", code=5)  # not imported yet: it says so, and wakes nobody
    assert not world.kiotviet.writes
    assert world.import_(tmp_path / "fixed.xlsx").refused == []
    again = world.export(tmp_path / "again.xlsx")
    ok(desk, "verify", "fixed.plan.json", "--export", str(again))
    ok(desk, "resync", "fixed.plan.json")
    words = ("verify", "fixed.plan.json", "--store", "haravan", "--export", "kiotviet", "--wait", "60s")
    done = ok(desk, *words, "--report", "done.html")
    assert "Xong" in done
    assert world.missing() == ["QJ03"]
    assert "đã lên web" in (tmp_path / "done.html").read_text(encoding="utf-8")
    assert "đã lên web hết" in ok(desk, "status")


def test_without_the_repair_they_stay_missing(world: World, tmp_path: Path) -> None:
    desk = world.desk(tmp_path)
    export = str(world.export(tmp_path))
    ok(desk, "plan", export, "--store", "haravan", "--output", "plan.json")
    world.touch(*FREED, "AT03")
    world.settle()
    out = ok(desk, "verify", "plan.json", "--store", "haravan", "--wait", "1s", code=1)
    assert "Không tạo mới sản phẩm" in out
    assert world.missing() == ["AT03", "QJ01", "QJ02", "QJ03"]
