"""What a fresh export, or the API, says of the import: the truth in every position of KiotViet's unknowns."""

from pathlib import Path

import pytest

from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.plans.plan import Plan
from catalogrepair.catalog.plans.verified import Imported
from catalogrepair.catalog.settings import Settings
from catalogrepair.errors import Refused
from catalogrepair.jobs import repair
from catalogrepair.jobs.verify import Look, verify
from catalogrepair.report.verified import verified_results
from catalogrepair.storage.journal import Journal
from tests.resync import Desk, goods
from tests.servers.kiotviet import product
from tests.servers.kiotviet_shop import KiotVietShop


@pytest.fixture(autouse=True)
def swallowed(shop: KiotVietShop) -> None:
    """Two shirts, and on them two trousers with a unit row."""
    shop.products[:] = [
        *goods(),
        product(15, "QJ1-T", "Quần jean Sóng", attributes="SIZE:1", unit="Thùng", unit_of=13, master=11, conversion=12),
        product(31, "KH1", "Khăn len"),
    ]


class Repair:
    """One repair of the shop: exported, planned, written."""

    def __init__(self, desk: Desk, mode: str = "clear") -> None:
        self.desk, self.before, self.fixed = desk, desk.folder / "before.xlsx", desk.folder / "fixed.xlsx"
        desk.shop.export_workbook(self.before)
        export, found = repair.examine(self.before, Choice(mode=mode), Settings())  # type: ignore[arg-type]
        repair.apply_edits(export, found.plan.edits, self.fixed)
        self.plan: Plan = found.plan
        desk.journal.decide(self.plan, self.before)
        desk.journal.wrote(self.plan, "written", [self.fixed])

    def import_it(self) -> None:
        self.desk.shop.clock.advance(60)
        self.desk.shop.import_workbook(self.fixed)

    def look(self, source: str = "", **more: Path) -> Imported:
        """What a fresh export says, or the API for "kiotviet"."""
        after = self.desk.folder / "after.xlsx"
        self.desk.shop.export_workbook(after)
        found = verify(self.plan, Look(source or str(after), **more), self.desk.journal, self.desk.tell)
        assert found.imported is not None
        assert verified_results(found).summary.vi
        return found.imported


SOURCES = ["", "kiotviet"]


@pytest.mark.parametrize("source", SOURCES, ids=["export", "api"])
@pytest.mark.parametrize("mode", ["clear", "regroup"])
def test_an_import_that_worked(desk: Desk, mode: str, source: str) -> None:
    done = Repair(desk, mode)
    done.import_it()
    seen = done.look(source)
    assert (seen.reading, seen.is_done, seen.compared) == ("as_planned", True, True)


@pytest.mark.parametrize(("source", "reading"), [("", "not_seen"), ("kiotviet", "not_imported")])
def test_no_import_yet(desk: Desk, source: str, reading: str) -> None:
    assert Repair(desk).look(source).reading == reading


@pytest.mark.parametrize("mode", ["clear", "regroup"])
def test_blank_cells_that_are_ignored(desk: Desk, mode: str) -> None:
    desk.shop.switches.blank_cell = "ignored"
    done = Repair(desk, mode)
    done.import_it()
    assert done.look().reading == "not_seen"  # an export alone cannot tell it from no import
    assert done.look("kiotviet").reading == "changed_since"  # the dates of change can


def test_rows_that_link_themselves_back(desk: Desk) -> None:
    done = Repair(desk)
    done.import_it()
    assert done.look().reading == "as_planned"
    for code in ("QJ1", "QJ2"):
        desk.shop.find(code, "code")["masterProductId"] = 11  # type: ignore[index]
    assert done.look().reading == "linked_back"


def test_rows_that_are_linked_back_at_once(desk: Desk) -> None:
    desk.shop.switches.relinks_itself = True
    done = Repair(desk)
    done.import_it()
    assert done.look("kiotviet").reading in ("changed_since", "in_part")
    assert not done.look().is_done


def test_another_related_cell_that_changed_is_named(desk: Desk) -> None:
    done = Repair(desk)
    done.import_it()
    desk.shop.find("AT2", "code")["masterProductId"] = None  # type: ignore[index]
    seen = done.look()
    assert [change.code for change in seen.proof.unplanned] == ["AT2"]
    assert not seen.is_done


def test_a_row_that_is_lost_is_named(desk: Desk) -> None:
    done = Repair(desk)
    done.import_it()
    desk.shop.products[:] = [row for row in desk.shop.products if row["code"] != "KH1"]
    seen = done.look()
    assert (seen.proof.lost, seen.is_done) == (("KH1",), False)


def test_a_unit_that_changed_is_named(desk: Desk) -> None:
    done = Repair(desk)
    done.import_it()
    desk.shop.find("QJ1-T", "code")["conversionValue"] = 10.0  # type: ignore[index]
    seen = done.look()
    assert [change.code for change in seen.proof.torn] == ["QJ1-T"]
    assert not seen.is_done


def test_a_price_that_changed_is_no_fault(desk: Desk) -> None:
    done = Repair(desk)
    done.import_it()
    desk.shop.find("KH1", "code")["basePrice"] = 1.0  # type: ignore[index]
    seen = done.look()
    assert seen.is_done
    assert len(seen.proof.elsewhere) == 1


def test_without_the_export_of_before_only_the_planned_cells_are_judged(desk: Desk) -> None:
    done = Repair(desk)
    done.import_it()
    done.before.rename(desk.folder / "moved.xlsx")
    seen = done.look()
    assert (seen.reading, seen.compared) == ("as_planned", False)
    assert done.look(before=desk.folder / "moved.xlsx").compared


def test_another_export_of_before_is_refused(desk: Desk) -> None:
    done = Repair(desk)
    desk.shop.find("KH1", "code")["name"] = "Khăn len dài"  # type: ignore[index]
    desk.shop.export_workbook(desk.folder / "other.xlsx")
    with pytest.raises(Refused):
        done.look(before=desk.folder / "other.xlsx")


def test_an_export_of_before_that_was_overwritten_is_not_used(desk: Desk) -> None:
    done = Repair(desk)
    done.import_it()
    desk.shop.export_workbook(done.before)
    assert not done.look().compared


def test_another_shops_export_is_named(desk: Desk) -> None:
    done = Repair(desk)
    for row in desk.shop.products:
        row["code"] = "Z" + row["code"]
    assert done.look().reading == "another_file"


def test_a_machine_that_never_saw_the_plan_can_look_too(desk: Desk, tmp_path: Path) -> None:
    done = Repair(desk)
    done.import_it()
    after = desk.folder / "after.xlsx"
    desk.shop.export_workbook(after)
    found = verify(done.plan, Look(str(after)), Journal(tmp_path / "other" / "journal.sqlite3"), desk.tell)
    assert found.imported is not None
    assert (found.imported.reading, found.imported.compared) == ("as_planned", False)


def test_the_repaired_file_itself_proves_nothing(desk: Desk) -> None:
    done = Repair(desk)
    done.fixed.rename(desk.folder / "renamed.xlsx")
    with pytest.raises(Refused):
        done.look(str(desk.folder / "renamed.xlsx"))


def test_the_export_of_before_is_known_again(desk: Desk) -> None:
    done = Repair(desk)
    done.import_it()
    assert done.look().reading == "as_planned"
    seen = done.look(str(done.before))
    assert (seen.is_old, seen.reading) == (True, "not_seen")
