"""One look at a whole shop: how each row of the support playbook stands, what to do first, and all that was found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from catalogrepair.catalog.plans.identity import Identity
from catalogrepair.catalog.results import Cell, Record, Results, Section, say
from catalogrepair.text import Text

Standing = Literal["found", "well", "unknown"]
"""something is wrong; nothing is, as far as it was judged; it could not be asked"""


class PlaybookRow(NamedTuple):
    """A row of the support playbook, and how this shop stands."""

    row: str
    """"3", "6b, 6c"; "" where the playbook has none"""
    seen: Text
    """what the shop would see"""
    standing: Standing
    told: Text
    """what was found, or why it could not be asked"""
    diagnosis: str
    """the name of the diagnosis that answers it"""


class Part(NamedTuple):
    """A diagnosis of the shop: what it found, or why it could not be made."""

    name: str
    title: Text
    results: Results | None
    lacks: Text | None = None


class FirstThing(NamedTuple):
    """Something to be done before all else."""

    part: str
    """the name of the diagnosis that found it"""
    section: Section
    about: tuple[Cell, ...]
    """the orders, goods or groups that it is about"""


class Key(NamedTuple):
    """What tells a finding from the others of a shop, so that it is known again at the next look."""

    part: str
    kind: str
    about: str


@dataclass(frozen=True)
class Since:
    """What has changed since an earlier look at the same shop."""

    made: str
    """when that was, ISO 8601"""
    new: frozenset[Key]
    """findings that were not there then, of rows that were asked then, too"""
    first_asked: frozenset[Key]
    """findings of rows that could not be asked then: nobody knows whether they are new"""
    gone: Mapping[Key, Text]
    """findings of then that are no more, of rows that were asked now, too, and of orders that were read: what they said
    """


@dataclass(frozen=True)
class Overview:
    """One look at a whole shop."""

    shop: Text
    """what it is called here: its folder, or its names at KiotViet and Haravan"""
    made: str
    """when, ISO 8601 with offset"""
    identity: Identity
    summary: Text
    facts: tuple[Text, ...]
    """what was read, and how much"""
    unread: tuple[Text, ...]
    """files that were not looked at, and why"""
    first: tuple[FirstThing, ...]
    rows: tuple[PlaybookRow, ...]
    parts: tuple[Part, ...]
    orders: frozenset[str] = frozenset()
    """the names of those that were read"""
    since: Since | None = None

    @property
    def is_judged(self) -> bool:
        """Whether any row could be asked at all."""
        return any(row.standing != "unknown" for row in self.rows)

    @property
    def is_well(self) -> bool:
        """Whether something was judged, and nothing needs anybody."""
        return self.is_judged and all(row.standing != "found" for row in self.rows)


def findings_of(parts: Sequence[Part]) -> Iterator[tuple[Key, Record]]:
    """Every row that needs somebody, with its key."""
    for part in parts:
        for one in part.results.records if part.results else ():
            if one.tone in ("bad", "ask"):
                yield key_of(part.name, one), one


def key_of(part: str, record: Record) -> Key:
    """The key of a row of a diagnosis: its kind, and what it is about."""
    return Key(part, record.section.key if record.section else "", say(about_of(record), "vi"))


def about_of(record: Record) -> Cell:
    """The order, product or group that a row is about: the first cell that says something."""
    return next((cell for cell in record.cells if cell), "")
