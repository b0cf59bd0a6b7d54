"""What nobody has documented about KiotViet, each a switch of the shop: the tool tells the truth in each position."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.plans.plan import Plan
from catalogrepair.catalog.plans.verified import Verified
from catalogrepair.catalog.settings import Settings
from catalogrepair.jobs import push, repair
from catalogrepair.jobs.verify import Look, Waiting, verify
from catalogrepair.report.verified import verified_results
from catalogrepair.shops.remote.patience import Patience
from catalogrepair.storage.journal import Journal
from tests.world import World
from tests.world.test_story import SWALLOWED

Worlds = Callable[..., World]


@dataclass
class Person:
    """Somebody who repairs a world's shop, in this process; sleeping moves the world's clock."""

    world: World
    folder: Path

    @property
    def journal(self) -> Journal:
        return Journal(self.folder / "journal.sqlite3")

    @property
    def patience(self) -> Patience:
        clock = self.world.clock
        return Patience(first=1, most=2, attempts=3, total=60, settle=8, sleep=clock.advance, clock=lambda: clock.now)

    def repair(self, mode: str = "clear") -> Plan:
        """Export, decide beside the store, write."""
        export = self.world.export(self.folder)
        read, found = repair.examine(export, Choice(mode=mode), Settings(), repair.Ask("haravan", fresh=True))  # type: ignore[arg-type]
        repair.apply_edits(read, found.plan.edits, self.folder / "fixed.xlsx")
        self.journal.decide(found.plan, export)
        self.journal.wrote(found.plan, "written", [])
        self.world.clock.advance(60)
        return found.plan

    def import_it(self) -> None:
        self.world.import_(self.folder / "fixed.xlsx")

    def resync(self, plan: Plan, **how: bool) -> dict[str, str]:
        """Push, and let the app do its work."""
        subject = push.of_plan(plan)
        outcome = push.touch_all(subject, push.How(**how), self.journal, repair.silent, self.patience)  # type: ignore[arg-type]
        self.world.settle()
        return {code: receipt.state for code, receipt in outcome.receipts.items()}

    def verify(self, plan: Plan, wait: float = 0.0) -> Verified:
        look = Look("kiotviet", None, "haravan", wait)
        return verify(plan, look, self.journal, repair.silent, Waiting(repair.silent, patience=self.patience))


@pytest.fixture
def person(world_of: Worlds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Person]:
    """`person(**switches)`: somebody signed in to a world with these switches."""

    def open_world(**switches: object) -> Person:
        world = world_of(SWALLOWED, **switches)
        world.sign_in(monkeypatch)
        return Person(world, tmp_path)

    return open_world


People = Callable[..., Person]


def arrived(verified: Verified) -> set[str]:
    assert verified.arrived is not None
    return {code for code, state in verified.arrived.states.items() if state == "arrived"}


ALL = {"AT03", "QJ01", "QJ02"}


@pytest.mark.parametrize("mode", ["clear", "regroup"])
def test_everything_works_as_hoped(person: People, mode: str) -> None:
    someone = person()
    plan = someone.repair(mode)
    someone.import_it()
    assert set(someone.resync(plan).values()) == {"done"}
    verified = someone.verify(plan)
    assert (arrived(verified), verified.is_whole) == (ALL, True)


def test_an_empty_cell_is_ignored(person: People) -> None:
    someone = person(blank_cell="ignored")
    plan = someone.repair()
    someone.import_it()
    assert set(someone.resync(plan).values()) == {"hanging"}
    verified = someone.verify(plan)
    assert verified.imported is not None
    assert (verified.imported.reading, arrived(verified)) == ("changed_since", set())
    assert not verified.pushes  # nothing was sent for a product that still hangs


def test_rows_are_linked_back_at_once(person: People) -> None:
    someone = person(relinks_itself=True)
    plan = someone.repair()
    someone.import_it()
    verified = someone.verify(plan)
    assert verified.imported is not None
    assert verified.imported.reading in ("changed_since", "in_part")
    assert not verified.is_whole


def test_the_import_itself_wakes_the_app(person: People) -> None:
    someone = person(import_fires_webhooks=True)
    plan = someone.repair()
    someone.import_it()
    someone.world.settle()
    assert arrived(someone.verify(plan)) == ALL


def test_the_import_wakes_nobody(person: People) -> None:
    someone = person(import_fires_webhooks=False)
    plan = someone.repair()
    someone.import_it()
    someone.world.settle()
    verified = someone.verify(plan)
    assert verified.imported is not None
    assert (verified.imported.reading, arrived(verified)) == ("as_planned", set())


def test_an_unchanged_write_moves_nothing(person: People) -> None:
    someone = person(unchanged_put_moves_date=False, unchanged_put_fires_webhook=False)
    plan = someone.repair()
    someone.import_it()
    assert list(someone.resync(plan).values()) == ["unmoved"]
    assert arrived(someone.verify(plan)) == set()
    assert set(someone.resync(plan, two_writes=True).values()) == {"done"}
    assert arrived(someone.verify(plan)) == ALL


def test_an_unchanged_write_moves_the_date_and_wakes_nobody(person: People) -> None:
    someone = person(unchanged_put_fires_webhook=False)
    plan = someone.repair()
    someone.import_it()
    assert set(someone.resync(plan).values()) == {"done"}
    verified = someone.verify(plan)
    assert (arrived(verified), verified.is_whole) == (set(), False)


@pytest.mark.parametrize(("answer", "state", "freed"), [
    ("detaches", "done", True), ("ignored", "ignored", False), ("refused", "rejected", False),
])  # fmt: skip
def test_null_as_a_root(person: People, answer: str, state: str, freed: bool) -> None:
    someone = person(null_master=answer)
    plan = someone.repair()
    outcome = push.move_all(plan, someone.journal, repair.silent, patience=someone.patience)
    assert outcome.receipts["AT03"].state == state
    assert (someone.world.related()["QJ01"] == "") is freed


def test_the_app_makes_no_new_products(person: People) -> None:
    someone = person(creates=False)
    plan = someone.repair()
    someone.import_it()
    someone.resync(plan)
    verified = someone.verify(plan, wait=120)
    assert arrived(verified) == set()


def test_a_hook_that_was_switched_off_is_named(person: People) -> None:
    someone = person()
    plan = someone.repair()
    someone.import_it()
    someone.world.kiotviet.webhooks.hooks[0]["isActive"] = False
    someone.resync(plan)
    verified = someone.verify(plan)
    assert (arrived(verified), verified.hooks_off) == (set(), ("product.update",))


def test_it_waits_for_an_app_that_is_slow(person: People) -> None:
    someone = person(delay=200.0)
    plan = someone.repair()
    someone.import_it()
    subject = push.of_plan(plan)
    push.touch_all(subject, push.How(), someone.journal, repair.silent, someone.patience)
    assert arrived(someone.verify(plan)) == set()


def test_another_shops_store_is_doubted(person: People) -> None:
    someone = person()
    plan = someone.repair()
    someone.world.haravan.products.clear()
    verified = someone.verify(plan)
    assert verified.arrived is not None
    assert verified.arrived.is_strange
    assert "shop khác" in " ".join(fact.vi for fact in verified_results(verified).facts)
