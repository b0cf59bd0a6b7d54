"""Everything that was seen in one export: what every report is drawn from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.names import fold
from catalogrepair.catalog.plans.plan import Edit, Plan, Source
from catalogrepair.text import Text


@dataclass(frozen=True)
class ModeOutcome:
    """What one mode makes of this shop's file."""

    products: int
    """listings on the store that the leaving rows become"""
    variants: int
    """rows that leave their groups"""


def made_of(edits: Iterable[Edit]) -> ModeOutcome:
    """What the edits themselves make, whatever mode was chosen for each: a row that leaves hangs on nothing or on a new
    root."""
    leaving = [edit for edit in edits if edit.role == "leaves"]
    alone = [edit for edit in leaving if not edit.after]
    elsewhere = {fold(edit.after) for edit in leaving if edit.after} - {fold(edit.code) for edit in alone}
    return ModeOutcome(len(alone) + len(elsewhere), len(leaving))


@dataclass(frozen=True)
class Examination:
    """One export, its groups, what the checks found, and the edits chosen from it."""

    source: Source
    catalogue: Catalogue
    findings: tuple[Finding, ...]
    """conflicts and notes, most certain first, then in file order"""
    plan: Plan
    """the edits that the chosen level, mode and groups lead to; may be empty"""
    outcomes: Mapping[str, ModeOutcome]
    """mode ("clear", "regroup") to what it would make of the plan's leaving rows"""
    warnings: tuple[Text, ...] = ()
    passed: tuple[Finding, ...] = ()
    """those of the findings that stand in groups which the user left out: neither mended nor asked about"""
    folder: str = ""
    """the name of the folder that the export lies in; "" where it says nothing of the shop"""
