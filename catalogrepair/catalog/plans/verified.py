"""What was seen after a repair: of the import, of the pushes, of the store."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from typing import Literal, NamedTuple

from catalogrepair.catalog.evidence import Origin
from catalogrepair.catalog.facts import Facts
from catalogrepair.catalog.plans.arrival import THERE, Arrival, arrivals, blocked
from catalogrepair.catalog.plans.plan import Edit, Plan
from catalogrepair.catalog.plans.proof import Proof, Reading
from catalogrepair.catalog.plans.pushed import GOOD
from catalogrepair.catalog.table import Row
from catalogrepair.text import Text


class Pushed(NamedTuple):
    """One product's last push. `at` is ISO 8601 with offset."""

    at: str
    state: str
    """a `State`; "" when it was sent and no answer is known"""


@dataclass(frozen=True)
class Imported:
    """What a fresh export, or KiotViet's API, says of the import."""

    source: str
    """the file's name, or the shop's"""
    proof: Proof
    reading: Reading
    compared: bool
    """whether the export of before was at hand, so that the rest of the catalogue could be looked at"""
    is_old: bool = False
    """whether it is the very file that the plan was made for"""
    live: bool = False
    """whether KiotViet's API was asked: it is compared by code, group and base only"""
    rows: Mapping[str, Row] = field(default_factory=dict)
    """the planned products as they are now, by code"""

    @property
    def is_done(self) -> bool:
        """Whether every planned cell holds what was planned, and nothing changed that no repair changes."""
        return self.reading == "as_planned" and self.proof.is_harmless


@dataclass(frozen=True)
class Arrived:
    """What the store says of the products."""

    origin: Origin
    states: Mapping[str, Arrival]
    is_strange: bool = False
    """whether the store has not one code of the plan, the old groups' among them"""
    warnings: tuple[Text, ...] = ()
    """about the store's file"""

    def count(self, *states: Arrival) -> int:
        """How many products are in one of these states."""
        return sum(state in states for state in self.states.values())

    @property
    def is_whole(self) -> bool:
        """Whether every product is there as planned; a hidden one is there."""
        return self.count(*THERE) == len(self.states)


def arrived_of(edits: Sequence[Edit], origin: Origin, facts: Facts, warnings: tuple[Text, ...] = ()) -> Arrived:
    """The edits held against what a store has."""
    codes = {code for edit in edits for code in (edit.code, edit.before, edit.after, edit.group)}
    return Arrived(origin, arrivals(edits, facts), not any(facts.find(code) for code in codes), warnings)


@dataclass(frozen=True)
class Verified:
    """The three answers; None for a question that was not asked."""

    plan: Plan
    imported: Imported | None
    pushes: Mapping[str, Pushed]
    """code to its last push"""
    arrived: Arrived | None
    hooks_off: tuple[str, ...] | None = None
    """kinds of webhooks that KiotViet switched off; None when it was not asked"""

    @property
    def products(self) -> tuple[Edit, ...]:
        """The products that were blocked."""
        return blocked(self.plan.edits)

    @property
    def is_whole(self) -> bool:
        """Whether all that was asked is as it should be."""
        return (self.imported is None or self.imported.is_done) and (self.arrived is None or self.arrived.is_whole)


Stage = Literal[
    "decided",
    "written",
    "imported",
    "imported_otherwise",
    "pushed",
    "not_arrived",
    "missing",
    "arrived",
    "undo_written",
    "undone",
]
"""not_arrived: the store had none of the products at the last look; missing: it had some; undo_written: the file that
puts the old values back was written, and nobody has seen it imported"""


@dataclass(frozen=True)
class Standing:
    """How far one repair is, as this machine remembers it; times are ISO 8601 with offset, "" where not done."""

    name: str
    """the export's"""
    plan: Plan
    decided: str
    written: str
    files: tuple[str, ...]
    imported: str
    reading: Reading | None
    """what the last look said of the import"""
    pushes: Mapping[str, Pushed]
    undone: str
    """when the old values were put back, or a file was written that does it"""
    is_back: bool
    """whether the old values are known to be back in KiotViet"""
    arrived: str
    states: Mapping[str, Arrival]
    """code to how the store had it at the last look"""
    key: str
    """what the journal knows it by"""
    export: str
    """where its export stood; "" where that is not known"""
    changed: str
    """when something happened to it last"""

    @cached_property
    def products(self) -> tuple[Edit, ...]:
        """The products that were blocked."""
        return blocked(self.plan.edits)

    @property
    def id(self) -> str:
        """The beginning of its key, which is what a person sees of that."""
        return self.key[:8]

    @property
    def shop(self) -> str:
        """What the shop is called: by KiotViet, by its store's address, or as the folder of its export."""
        named = self.plan.shop.retailer or self.plan.shop.store
        return named or PurePath(self.export.replace("\\", "/")).parent.name

    @property
    def pushed(self) -> int:
        """Products that were pushed."""
        return sum(push.state in GOOD for push in self.pushes.values())

    @property
    def seen(self) -> int:
        """Products that the store had at the last look."""
        return sum(state in THERE for state in self.states.values())

    @property
    def stage(self) -> Stage:
        """How far it is."""
        if self.undone:
            return "undone" if self.is_back else "undo_written"
        if self.states:
            return "arrived" if self.is_whole else "missing" if self.seen else "not_arrived"
        if self.pushed:
            return "pushed"
        if self.reading is not None:
            return "imported" if self.reading == "as_planned" else "imported_otherwise"
        return "written" if self.written else "decided"

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to do something."""
        return self.stage not in ("undone", "arrived")

    @property
    def is_whole(self) -> bool:
        """Whether all of its products were seen on the store."""
        return bool(self.states) and all(state in THERE for state in self.states.values())
