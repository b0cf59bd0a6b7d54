"""Pushing products to a loopback shop, in this process: waits are moves of the servers' clock."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.plans.plan import Edit, Plan, Role, Source
from catalogrepair.catalog.plans.pushed import PushOutcome
from catalogrepair.jobs import push
from catalogrepair.shops.remote.patience import Patience
from catalogrepair.storage.journal import Journal, Push
from catalogrepair.text import Given, Text
from tests.servers.base import Json
from tests.servers.clock import Clock
from tests.servers.kiotviet import product
from tests.servers.kiotviet_shop import KiotVietShop

GROUP = ("AT1", "AT2", "QJ1", "QJ2")
"""a shirt, its second size, and two sizes of trousers that hang on the shirt"""


def goods(**freed: int | None) -> list[Json]:
    """The four products; `freed` gives the root of a code, None for none."""
    roots: dict[str, int | None] = {"AT1": None, "AT2": 11, "QJ1": 11, "QJ2": 11} | freed
    names = {"AT": "Áo thun Mây", "QJ": "Quần jean Sóng"}
    return [
        product(number, code, names[code[:2]], attributes=f"SIZE:{code[-1]}", master=roots[code])
        for number, code in enumerate(GROUP, start=11)
    ]


def edit(code: str, before: str, after: str = "", row: int = 0, role: Role = "leaves") -> Edit:
    """A change of one product's related code."""
    words = Given("", "")
    row = row or 2 + GROUP.index(code)
    return Edit(row, f"M{row}", code, "Quần", before, after, "x", before, Level.LIKELY, words, role)


def plan_of(*edits: Edit) -> Plan:
    """A plan with these changes."""
    source = Source("shop.xlsx", "0" * 64, 1, "Sheet1", 4, "Mã HH Liên quan")
    return Plan(source, "clear", Level.LIKELY, edits, "1", "2026-01-01T00:00:00+07:00")


FREED = plan_of(edit("QJ1", "AT1"), edit("QJ2", "AT1"))
TOGETHER = plan_of(edit("QJ1", "AT1"), edit("QJ2", "AT1", "QJ1"))


@dataclass
class Desk:
    """One user with a shop and a journal; sleeping moves the shop's clock."""

    shop: KiotVietShop
    folder: Path
    waits: list[float] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def journal(self) -> Journal:
        """The journal, opened as a new run would."""
        return Journal(self.folder / "journal.sqlite3")

    @property
    def patience(self) -> Patience:
        return Patience(
            first=1.0,
            most=4.0,
            attempts=3,
            answer=1.0,
            total=20.0,
            settle=8.0,
            sleep=self._sleep,
            clock=lambda: self.shop.clock.now,
        )

    def tell(self, text: Text) -> None:
        self.told.append(text.en)

    def touch(self, codes: Sequence[str] = ("QJ1", "QJ2"), **how: Any) -> PushOutcome:
        """Touch a list of codes."""
        return self._touch(push.of_codes(codes), how)

    def touch_plan(self, plan: Plan, **how: Any) -> PushOutcome:
        """Touch a plan's products."""
        return self._touch(push.of_plan(plan), how)

    def move(self, plan: Plan, *, back: bool = False, **how: Any) -> PushOutcome:
        """Move a plan's products through the API."""
        options = push.How(**how)
        return push.move_all(plan, self.journal, self.tell, back=back, how=options, patience=self.patience)

    def pushes(self) -> dict[str, Push]:
        """Code to its push in the journal, whatever the run."""
        import sqlite3

        path = self.folder / "journal.sqlite3"
        if not path.exists():
            return {}
        with sqlite3.connect(path) as database:
            runs = [run for (run,) in database.execute("SELECT DISTINCT run FROM push")]
        return {code: one for run in runs for code, one in self.journal.pushes(run).items()}

    def _touch(self, subject: push.Subject, how: dict[str, Any]) -> PushOutcome:
        return push.touch_all(subject, push.How(**how), self.journal, self.tell, self.patience)

    def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.shop.clock.advance(seconds)


def states(outcome: PushOutcome) -> dict[str, str]:
    """Code to state."""
    return {code: receipt.state for code, receipt in outcome.receipts.items()}


def signed_in(shop: KiotVietShop) -> dict[str, str]:
    """The environment of somebody who is signed in to this shop."""
    return {
        "CATALOGREPAIR_KIOTVIET_URL": shop.url,
        "CATALOGREPAIR_KIOTVIET_RETAILER": shop.retailer,
        "CATALOGREPAIR_KIOTVIET_CLIENT_ID": shop.client_id,
        "CATALOGREPAIR_KIOTVIET_SECRET": shop.client_secret,
    }


def without_keys(names: Iterable[str] = tuple(os.environ)) -> list[str]:
    """The variables that would sign in somewhere else."""
    return [name for name in names if name.startswith("CATALOGREPAIR_")]


def clock() -> Clock:
    """A clock that stands still until it is moved."""
    return Clock()
