"""The playbook's first row happens in the world: a swallowed group stays away until it is freed and looked at again."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.shops.headings import RELATED
from tests.world import World

Worlds = Callable[..., World]

SWALLOWED = """
    code  | name           | attributes      | related | unit           | sale | store
    AT01  | Áo thun Mây    | MÀU:Đỏ¦SIZE:S   |         | Cái            |      | yes
    AT02  | Áo thun Mây    | MÀU:Đỏ¦SIZE:M   | AT01    | Cái            |      | yes
    AT03  | Áo thun Mây    | MÀU:Đỏ¦SIZE:L   | AT01    | Cái            |      |
    QJ01  | Quần jean Sóng | MÀU:Xanh¦SIZE:S | AT01    | Cái            |      |
    QJ02  | Quần jean Sóng | MÀU:Xanh¦SIZE:M | AT01    | Cái            |      |
    QJ02H | Quần jean Sóng |                 | AT01    | Hộp*10 of QJ02 |      |
    QJ03  | Quần jean Sóng | MÀU:Xanh¦SIZE:L | AT01    | Cái            | no   |
    KH01  | Khăn lụa Nắng  |                 |         | Cái            |      | yes
"""
CLEARED = {"QJ01": "", "QJ02": "", "QJ02H": "QJ02", "QJ03": ""}
REGROUPED = {"QJ01": "", "QJ02": "QJ01", "QJ02H": "QJ01", "QJ03": "QJ01"}


def repaired(world: World, folder: Path, related: dict[str, str]) -> Path:
    """A fresh export with these related cells, as somebody would type them in."""
    path = world.export(folder)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    headings = [cell.value for cell in sheet[1]]
    code, cell = headings.index("Mã hàng"), headings.index(RELATED)
    for row in sheet.iter_rows(min_row=2):
        if row[code].value in related:
            row[cell].value = related[str(row[code].value)] or None
    book.save(path)
    return path


def test_without_a_repair_no_touch_brings_the_group(world_of: Worlds) -> None:
    world = world_of(SWALLOWED)
    world.touch("AT01", "AT03", "QJ01", "QJ02", "QJ03")
    world.settle()
    assert world.on_store() == [("AT01", "AT02"), ("KH01",)]
    assert world.missing() == ["AT03", "QJ01", "QJ02", "QJ03"]
    assert world.said() == [
        ("AT01", "updated"), ("AT03", "ignored"), ("QJ01", "ignored"), ("QJ02", "ignored"), ("QJ03", "ignored"),
    ]  # fmt: skip


def test_cleared_and_touched_rows_arrive_each_by_itself(world_of: Worlds, tmp_path: Path) -> None:
    world = world_of(SWALLOWED)
    assert world.import_(repaired(world, tmp_path, CLEARED)).refused == []
    world.touch("QJ01", "QJ02", "QJ03")
    world.settle()
    assert world.on_store() == [("AT01", "AT02"), ("KH01",), ("QJ01",), ("QJ02", "QJ02H")]
    assert ("QJ03", "not for sale") in world.said()


def test_a_regrouped_family_arrives_as_one_product_when_its_root_is_touched(world_of: Worlds, tmp_path: Path) -> None:
    world = world_of(SWALLOWED)
    world.import_(repaired(world, tmp_path, REGROUPED))
    world.touch("QJ01")
    world.settle()
    assert world.on_store()[2:] == [("QJ01", "QJ02", "QJ02H")]
    assert [option["name"] for option in world.haravan.products[-1]["options"]] == ["MÀU", "SIZE"]


def test_a_touched_child_of_a_family_that_never_came_is_dropped(world_of: Worlds, tmp_path: Path) -> None:
    world = world_of(SWALLOWED)
    world.import_(repaired(world, tmp_path, REGROUPED))
    world.touch("QJ02")
    world.settle()
    assert world.said() == [("QJ02", "dropped")]
    assert "QJ02" in world.missing()


def test_a_child_that_is_pointed_at_its_root_too_late_is_left_behind(world_of: Worlds, tmp_path: Path) -> None:
    world = world_of(SWALLOWED)
    world.import_(repaired(world, tmp_path, {"QJ01": ""}))
    world.touch("QJ01")
    world.settle()
    world.import_(repaired(world, tmp_path, {"QJ02": "QJ01", "QJ02H": "QJ01"}))
    world.touch("QJ01", "QJ02")
    world.settle()
    assert world.said()[-2:] == [("QJ01", "updated"), ("QJ02", "ignored")]


def test_an_import_alone_brings_nothing(world_of: Worlds, tmp_path: Path) -> None:
    world = world_of(SWALLOWED)
    world.import_(repaired(world, tmp_path, REGROUPED))
    world.settle()
    assert (world.said(), len(world.on_store())) == ([], 2)


@pytest.mark.parametrize("options", [{"import_fires_webhooks": True}, {"polls": True}], ids=["webhooks", "polls"])
def test_an_import_that_is_noticed_needs_no_touch(world_of: Worlds, tmp_path: Path, options: dict[str, bool]) -> None:
    world = world_of(SWALLOWED, **options)
    world.import_(repaired(world, tmp_path, REGROUPED))
    world.settle()
    assert world.on_store()[2:] == [("QJ01", "QJ02", "QJ02H")]


def test_an_import_that_moves_no_date_is_not_noticed_by_polling(world_of: Worlds, tmp_path: Path) -> None:
    world = world_of(SWALLOWED, polls=True, import_moves_date=False)
    world.import_(repaired(world, tmp_path, REGROUPED))
    world.settle()
    assert world.said() == []


@pytest.mark.parametrize("switch", [{"blank_cell": "ignored"}, {"relinks_itself": True}])
def test_a_shop_that_does_not_let_go_keeps_the_group_away(
    world_of: Worlds, tmp_path: Path, switch: dict[str, object]
) -> None:
    world = world_of(SWALLOWED, **switch)
    before = world.related()
    world.import_(repaired(world, tmp_path, {**CLEARED, "QJ02H": "AT01"}))
    assert world.related() == before
    world.touch("QJ01", "QJ02")
    world.settle()
    assert "QJ01" in world.missing()


def test_nothing_new_is_created_where_the_option_says_so(world_of: Worlds, tmp_path: Path) -> None:
    world = world_of(SWALLOWED, creates=False)
    world.import_(repaired(world, tmp_path, REGROUPED))
    world.touch("QJ01", "AT01")
    world.settle()
    assert world.said() == [("QJ01", "not allowed"), ("AT01", "updated")]


@pytest.mark.parametrize(
    "switch", [{"unchanged_put_fires_webhook": False}, {"unchanged_put_moves_date": False, "polls": True}]
)
def test_a_touch_that_nobody_notices_brings_nothing(
    world_of: Worlds, tmp_path: Path, switch: dict[str, object]
) -> None:
    world = world_of(SWALLOWED, import_moves_date=False, **switch)
    world.import_(repaired(world, tmp_path, REGROUPED))
    world.touch("QJ01")
    world.settle()
    assert world.said() == []


def test_one_refused_call_silences_the_app_for_good(world_of: Worlds, tmp_path: Path) -> None:
    from tests.servers.base import Fault

    world = world_of(SWALLOWED)
    world.app.faults.append(Fault(status=403, path="/kiotviet"))
    world.import_(repaired(world, tmp_path, REGROUPED))
    world.touch("QJ01")
    world.touch("QJ01")
    world.settle()
    assert world.kiotviet.webhooks.shown(None)[0]["isActive"] is False
    assert (world.said(), len(world.app.requests)) == ([], 1)


@pytest.mark.parametrize("catalogue", ["export.xlsx", "kiotviet"])
@pytest.mark.parametrize(
    ("mode", "touched", "arrived"),
    [
        ("clear", ("AT03", "QJ01", "QJ02"), [("AT03",), ("QJ01",), ("QJ02", "QJ02H")]),
        ("regroup", ("AT03", "QJ01"), [("AT03",), ("QJ01", "QJ02", "QJ02H")]),
    ],
)
def test_what_the_tool_repairs_is_imported_and_arrives(
    world_of: Worlds,
    tmp_path: Path,
    catalogue: str,
    mode: str,
    touched: tuple[str, ...],
    arrived: list[tuple[str, ...]],
) -> None:
    world = world_of(SWALLOWED)
    world.export(tmp_path / "export.xlsx")
    done = world.desk(tmp_path).run(
        "repair", catalogue, "--store", "haravan", "--mode", mode, "--output", "import.xlsx"
    )
    assert done.returncode == 0, done.stderr
    assert world.import_(tmp_path / "import.xlsx").refused == []
    world.touch(*touched)
    world.settle()
    assert world.on_store()[2:] == arrived
