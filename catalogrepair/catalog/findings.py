"""What a check found, how sure it is and why, and the fix it proposes."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property

from catalogrepair.text import Text, _, joined

LATE = "late_addition"
"""the check whose cure costs something, so that a user may decline it as a whole"""
ITSELF = "related_to_itself"
"""the check whose rows leave no group, for they are in none"""


class Level(IntEnum):
    """How sure a finding is. `likely` means a careful support person would make the change without asking."""

    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3

    @property
    def word(self) -> str:
        """The level as options and files spell it: "possible", "likely" or "certain"."""
        return self.name.lower()

    @property
    def text(self) -> Text:
        """The level as a person reads it."""
        return LEVEL_TEXTS[self]


LEVEL_TEXTS = {
    Level.CERTAIN: _("certain"),
    Level.LIKELY: _("likely"),
    Level.POSSIBLE: _("possible"),
}


@dataclass(frozen=True)
class Fix:
    """What would mend a finding; the plan turns it into edits under the chosen mode."""

    leave: tuple[int, ...] = ()
    """Row numbers of one family that leaves its group."""
    point: tuple[tuple[int, str], ...] = ()
    """(row number, code) pairs: rows whose related cell takes another code, in any mode."""


@dataclass(frozen=True)
class Finding:
    """One thing a check saw. Without a level it is a note: shown, so that nobody looks twice, never a conflict."""

    level: Level | None
    group: str
    """Code of the group's root as the file spells it; "" where no group is concerned."""
    rows: tuple[int, ...]
    """Excel row numbers it is about."""
    why: tuple[Text, ...]
    """The evidence, one sentence each."""
    fix: Fix | None = field(default=None)
    points: int = 0
    """what its clues weigh together: of two questions the one with more is worth asking first"""
    check: str = ""
    """the name of the check that saw it: stamped by who asked the checks, never by a check"""

    @cached_property
    def reason(self) -> Text:
        """All of the evidence as one text, which the edits of the finding share."""
        return joined(self.why, between=" ")

    @property
    def fixable(self) -> tuple[int, ...]:
        """The rows that the fix would change; none without a fix."""
        return (*self.fix.leave, *(number for number, _ in self.fix.point)) if self.fix else ()


def without_rows(fix: Fix | None, rows: Collection[int]) -> Fix | None:
    """The fix for all but these rows; None when nothing of it is left."""
    if fix is None:
        return None
    leave = tuple(number for number in fix.leave if number not in rows)
    point = tuple((number, code) for number, code in fix.point if number not in rows)
    return Fix(leave, point) if leave or point else None
