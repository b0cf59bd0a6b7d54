"""Whether anyone listens to KiotViet, as far as a key can see."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogrepair.diagnoses.webhooks import diagnose
from catalogrepair.sales.webhooks import Webhook
from tests.world import World

Worlds = Callable[..., World]
GOODS = """
    code | name | store
    KH01 | Khăn | yes
"""


def hook(kind: str, active: bool = True, host: str = "app.example") -> Webhook:
    return Webhook(kind, host, active, "2026-03-04T05:06:07.0890000")


ALL = [hook("product.update"), hook("stock.update")]
CASES: dict[str, tuple[list[Webhook], list[str], list[str]]] = {
    # the hooks, those that are off, the wanted ones that are not visible
    "all on": (ALL, [], []),
    "one off": ([hook("product.update", active=False), hook("stock.update")], ["product.update"], []),
    "off here, on there": ([*ALL, hook("product.update", active=False, host="b.example")], ["product.update"], []),
    "none": ([], [], ["product.update", "stock.update"]),
    "others only": ([hook("invoice.update")], [], ["product.update", "stock.update"]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_off_and_what_cannot_be_seen(name: str) -> None:
    hooks, off, unseen = CASES[name]
    results = diagnose(hooks, "tiemmay")
    assert (results.data["off"], results.data["not_visible"]) == (off, unseen)
    assert results.data["is_whole"] is (not off)
    assert [record.tone for record in results.records].count("bad") == len(off)


def test_a_hook_that_cannot_be_seen_is_not_called_missing() -> None:
    results = diagnose([], "tiemmay")
    assert "not visible to this key" in [str(record.cells[2].en) for record in results.records]  # type: ignore[union-attr]
    assert "Chưa kết luận" in results.advice[-1].vi


def test_a_hook_that_the_shop_switched_off(world_of: Worlds, tmp_path: Path) -> None:
    world = world_of(GOODS)
    desk = world.desk(tmp_path)
    assert desk.run("diagnose", "webhooks").returncode == 0
    world.kiotviet.webhooks.hooks[0]["isActive"] = False
    done = desk.run("diagnose", "webhooks", "--format", "json", "--report", "hooks.html")
    assert done.returncode == 1
    assert json.loads(done.stdout)["off"] == ["product.update"]
    assert "127.0.0.1" in (tmp_path / "hooks.html").read_text(encoding="utf-8")


def test_it_shows_no_path_of_an_address(world_of: Worlds, tmp_path: Path) -> None:
    world = world_of(GOODS)
    world.kiotviet.webhooks.register("https://app.example/hook/s3cret?key=s3cret")
    done = world.desk(tmp_path).run("diagnose", "webhooks")
    assert "app.example" in done.stdout
    assert "s3cret" not in done.stdout


def test_without_a_key_it_says_so(world_of: Worlds, tmp_path: Path) -> None:
    desk = world_of(GOODS).desk(tmp_path)
    desk.more = {}
    assert desk.run("diagnose", "webhooks").returncode == 4
