"""`resync`, `verify`, `status` and the experimental road as commands: options, exit codes, and what stdout holds."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live import Desk
from tests.plans import plan_to_json
from tests.resync import FREED, goods, signed_in
from tests.servers.kiotviet_shop import KiotVietShop


@pytest.fixture
def shop() -> Iterator[KiotVietShop]:
    with KiotVietShop(goods(QJ1=None, QJ2=None)) as shop:
        yield shop


@pytest.fixture
def desk(shop: KiotVietShop, tmp_path: Path) -> Desk:
    (tmp_path / "plan.json").write_text(plan_to_json(FREED), encoding="utf-8")
    (tmp_path / "codes.txt").write_text("QJ1\nQJ1\n\nQJ2\n", encoding="utf-8")
    (tmp_path / "hook.toml").write_text(f"url = '{shop.url}/hook'\n", encoding="utf-8")
    return Desk(tmp_path, signed_in(shop))


WRONG: dict[str, tuple[str, ...]] = {
    "neither plan nor codes": ("resync",),
    "plan and codes": ("resync", "plan.json", "--codes", "codes.txt"),
    "a hook file without its way": ("resync", "plan.json", "--hook", "hook.toml"),
    "a way without its hook file": ("resync", "plan.json", "--via", "hook"),
    "none first": ("resync", "plan.json", "--first", "0"),
    "a plan that is none": ("resync", "codes.txt"),
    "no such list": ("resync", "--codes", "nothing.txt"),
    "nowhere to look": ("verify", "plan.json"),
    "waiting for a file": ("verify", "plan.json", "--store", "codes.txt", "--wait", "1m"),
    "a time that is none": ("verify", "plan.json", "--store", "haravan", "--wait", "soon"),
    "the road without consent": ("apply", "plan.json", "--to", "kiotviet"),
    "the road with a file": ("apply", "plan.json", "codes.txt", "--to", "kiotviet", "--experimental"),
    "consent without the road": ("apply", "plan.json", "codes.txt", "--output", "o.xlsx", "--experimental"),
    "no output": ("apply", "plan.json", "codes.txt"),
    "undo without a file": ("undo", "plan.json"),
    "a plan that was never here": ("status", "plan.json"),
    "a hook's secret without a name": ("login", "hook"),
    "a name for another service": ("logout", "haravan", "--name", "x"),
}


@pytest.mark.parametrize("name", WRONG)
def test_options_that_do_not_fit_are_refused_in_words(desk: Desk, shop: KiotVietShop, name: str) -> None:
    done = desk.run(*WRONG[name], typed="x\n")
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not shop.sent


def test_a_list_of_codes_is_pushed_once_each(desk: Desk, shop: KiotVietShop) -> None:
    done = desk.run("resync", "--codes", "codes.txt")
    assert done.returncode == 0, done.stderr
    assert [number for number, _ in shop.writes] == [13, 14]


def test_two_writes_are_half_a_second_apart(desk: Desk, shop: KiotVietShop) -> None:
    desk.run("resync", "plan.json")
    first, second = (moment for _, moment in shop.write_times)
    assert second - first > 0.45


def test_beforehand_it_says_who_is_woken(desk: Desk) -> None:
    assert "không chỉ Haravan" in desk.run("resync", "plan.json").stderr
    assert "not only Haravan" in desk.run("resync", "plan.json", "--lang", "en").stderr


def test_a_dry_run_writes_nothing_and_leaves_nothing(desk: Desk, shop: KiotVietShop) -> None:
    done = desk.run("resync", "plan.json", "--dry-run", "--format", "json")
    assert json.loads(done.stdout)["codes"] == ["QJ1", "QJ2"]
    assert not shop.requests
    assert not (desk.home / "data").exists()


def test_json_stands_alone_on_stdout(desk: Desk) -> None:
    data = json.loads(desk.run("resync", "plan.json", "--format", "json").stdout)
    assert (data["is_whole"], data["receipts"]["QJ1"]["state"]) == (True, "done")


def test_partly_done_is_5(desk: Desk, shop: KiotVietShop) -> None:
    shop.products[2]["masterProductId"] = 11
    done = desk.run("resync", "plan.json")
    assert done.returncode == 5
    assert "vẫn còn nằm trong nhóm" in done.stdout


def test_a_wrong_key_is_4(desk: Desk, shop: KiotVietShop) -> None:
    shop.client_secret = "another"
    assert desk.run("resync", "plan.json").returncode == 4


def test_nobody_there_is_2(desk: Desk, shop: KiotVietShop) -> None:
    desk.more["CATALOGREPAIR_KIOTVIET_URL"] = "http://127.0.0.1:9"
    desk.more["CATALOGREPAIR_TIME_LIMIT"] = "1"
    done = desk.run("resync", "plan.json")
    assert done.returncode == 2
    assert "KiotViet" in done.stderr


def test_a_report_is_not_overwritten(desk: Desk, shop: KiotVietShop) -> None:
    (desk.home / "r.html").write_text("mine", encoding="utf-8")
    assert desk.run("resync", "plan.json", "--report", "r.html").returncode == 2
    assert not shop.sent
    assert desk.run("resync", "plan.json", "--report", "r.html", "--force").returncode == 0
    assert "QJ1" in (desk.home / "r.html").read_text(encoding="utf-8")


def test_a_hooks_secret_is_kept_and_forgotten(desk: Desk) -> None:
    assert desk.run("login", "hook", "--name", "sync", "--secret-stdin", typed="s3cret\n").returncode == 0
    assert "s3cret" in (desk.home / "keyring.json").read_text(encoding="utf-8")
    assert b"s3cret" not in desk.everything()
    assert "Đã xóa" in desk.run("logout", "hook", "--name", "sync").stdout
    assert "Không có" in desk.run("logout", "hook", "--name", "sync").stdout


def test_a_journal_that_cannot_be_used_stops_a_push_before_it_is_sent(desk: Desk, shop: KiotVietShop) -> None:
    folder = desk.home / "data" / "catalogrepair"
    folder.mkdir(parents=True)
    (folder / "journal.sqlite3").write_bytes(b"no database" * 100)
    done = desk.run("resync", "plan.json")
    assert (done.returncode, shop.sent) == (2, [])
    assert "journal.sqlite3" in done.stderr


def test_status_lists_nothing_on_a_new_machine(desk: Desk) -> None:
    done = desk.run("status")
    assert (done.returncode, done.stdout) == (0, "0 lần sửa, 0 lần chưa xong.\n")
