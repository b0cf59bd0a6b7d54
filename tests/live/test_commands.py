"""check, plan and repair beside live shops."""

import json
import signal
import sqlite3
import threading
from contextlib import closing
from datetime import datetime, timedelta

import openpyxl
import pytest

from tests.conftest import needs_posix
from tests.live import Desk
from tests.servers.base import Fault, Request
from tests.servers.haravan import HaravanServer, listing
from tests.servers.kiotviet import KiotVietServer
from tests.shops.headings import TEMPLATE, product
from tests.shops.kiotviet import export_bytes


def write_export(desk: Desk) -> str:
    rows = [
        product("AT01", "Áo thun Mây", "SIZE:S"),
        product("AT02", "Áo thun Mây", "SIZE:M", "AT01"),
        product("AT03", "Áo thun Mây", "SIZE:L", "AT01"),
        product("KH01", "Khăn len"),
    ]
    (desk.home / "export.xlsx").write_bytes(export_bytes(rows, TEMPLATE))
    return "export.xlsx"


def conflicts(stdout: str) -> set[tuple[str, str, str]]:
    found = json.loads(stdout)["conflicts"]
    return {(one["check"], one["level"], code) for one in found for code in one["codes"]}


def walked(store: HaravanServer) -> int:
    """How often the shop's one page was read whole."""
    return sum("variants" in request.text("fields") for request in store.requests)


def test_the_live_store_makes_late_goods_certain(desk: Desk, store: HaravanServer) -> None:
    done = desk.within("check", write_export(desk), "--store", "haravan", "--format", "json")
    assert done.returncode == 1
    assert conflicts(done.stdout) == {("late_addition", "certain", "AT03")}
    assert json.loads(done.stdout)["evidence"]["origin"]["name"] == "tiem-may.myharavan.example"


def test_the_live_catalogue_is_checked_like_an_export(desk: Desk) -> None:
    done = desk.within("check", "kiotviet", "--store", "haravan", "--format", "json")
    assert conflicts(done.stdout) == {
        ("late_addition", "certain", "AT03"),
        ("second_family", "certain", "QJ01"),
        ("second_family", "certain", "QJ02"),
    }


def test_a_second_look_does_not_walk_the_shop_again_unless_told_to(desk: Desk, store: HaravanServer) -> None:
    export = write_export(desk)
    first = desk.within("check", export, "--store", "haravan", "--format", "json")
    store.products.append(listing(9, ["AT03"], title="Áo thun Mây"))
    second = desk.within("check", export, "--store", "haravan", "--format", "json")
    assert walked(store) == 1
    assert conflicts(second.stdout) == conflicts(first.stdout)
    assert "phút trước" in second.stderr
    assert conflicts(desk.within("check", export, "--store", "haravan", "--fresh", "--format", "json").stdout) == set()
    assert walked(store) == 2


def test_another_shop_s_snapshot_is_never_used(desk: Desk, store: HaravanServer) -> None:
    export = write_export(desk)
    desk.within("check", export, "--store", "haravan")
    store.shop["id"] = 300000000099
    store.products.append(listing(9, ["AT03"], title="Áo thun Mây"))
    assert conflicts(desk.within("check", export, "--store", "haravan", "--format", "json").stdout) == set()


@pytest.mark.parametrize("moved", [timedelta(hours=-2), timedelta(hours=2)], ids=["old", "of the future"])
def test_a_snapshot_is_used_for_an_hour_only(desk: Desk, store: HaravanServer, moved: timedelta) -> None:
    export = write_export(desk)
    desk.within("check", export, "--store", "haravan")
    (kept,) = (desk.home / "cache").rglob("snapshots.sqlite3")
    taken = (datetime.now().astimezone() + moved).isoformat(timespec="seconds")
    with closing(sqlite3.connect(kept)) as database, database:
        assert database.execute("UPDATE snapshot SET taken = ?", (taken,)).rowcount == 1
    desk.within("check", export, "--store", "haravan")
    assert walked(store) == 2


def test_a_snapshot_file_that_is_damaged_is_made_anew(desk: Desk, store: HaravanServer) -> None:
    export = write_export(desk)
    desk.within("check", export, "--store", "haravan")
    (kept,) = (desk.home / "cache").rglob("snapshots.sqlite3")
    kept.write_bytes(b"not a database")
    assert desk.within("check", export, "--store", "haravan").returncode == 1
    assert desk.within("check", export, "--store", "haravan").returncode == 1
    assert walked(store) == 2


def test_half_a_walk_concludes_nothing_and_says_how_far_it_came(desk: Desk, store: HaravanServer) -> None:
    store.products += [listing(number, [f"X{number}"]) for number in range(10, 110)]
    store.faults.append(Fault(status=404, path="page=2"))
    done = desk.within("check", write_export(desk), "--store", "haravan", "--format", "json")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "50/102 sản phẩm" in done.stderr


@needs_posix
def test_an_interrupted_walk_says_what_it_has(desk: Desk, store: HaravanServer) -> None:
    store.products += [listing(number, [f"X{number}"]) for number in range(10, 110)]
    there, go_on = threading.Event(), threading.Event()

    def hold(request: Request) -> None:
        if request.text("page") == "2":
            there.set()
            go_on.wait(20)

    store.before = hold
    process = desk.start("check", write_export(desk), "--store", "haravan")
    assert there.wait(20)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    go_on.set()
    assert process.returncode == 130
    assert "50/102 sản phẩm" in err
    assert out == ""


def test_the_live_catalogue_is_repaired_into_the_import_template(desk: Desk) -> None:
    done = desk.within("repair", "kiotviet", "--store", "haravan", "--mode", "regroup", "--output", "out.xlsx")
    assert done.returncode == 0, done.stderr
    sheet = openpyxl.load_workbook(desk.home / "out.xlsx").active
    assert sheet is not None
    headings, *rows = sheet.iter_rows(values_only=True)
    assert headings == tuple(TEMPLATE)
    code, related = TEMPLATE.index("Mã hàng"), TEMPLATE.index("Mã HH Liên quan")
    assert {row[code]: row[related] for row in rows} == {"AT01": None, "AT03": None, "QJ01": None, "QJ02": "QJ01"}
    assert "giá vốn" in done.stderr


def test_a_deleted_root_s_made_up_code_is_never_written(desk: Desk, till: KiotVietServer) -> None:
    for row in till.products[1:5]:
        row["masterProductId"] = 999
    repair = ("repair", "kiotviet", "--store", "haravan", "--output")
    whole = desk.within(*repair, "all.xlsx", "--rows", "all")
    assert whole.returncode == 3
    assert "AT02: “999{DEL}”" in whole.stderr
    assert not (desk.home / "all.xlsx").exists()
    assert desk.within(*repair, "part.xlsx").returncode == 0
    sheet = openpyxl.load_workbook(desk.home / "part.xlsx").active
    assert sheet is not None
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    assert {"AT03", "QJ01", "QJ02"} <= set(cells)
    assert not any("{DEL}" in cell for cell in cells)


def test_the_plan_of_a_live_catalogue_is_applied_to_it_again(desk: Desk) -> None:
    assert desk.within("plan", "kiotviet", "--store", "haravan", "--output", "p.json").returncode == 0
    plan = json.loads((desk.home / "p.json").read_text(encoding="utf-8"))
    assert plan["evidence"]["export_on_store"] == 3
    assert desk.within("apply", "p.json", "kiotviet", "--output", "out.xlsx").returncode == 0
