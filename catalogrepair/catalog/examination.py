"""Everything that was seen in one export: what every report is drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.plans.plan import Plan, Source
from catalogrepair.text import Text


@dataclass(frozen=True)
class ModeOutcome:
    """What one mode makes of this shop's file."""

    products: int
    """listings on the store that the leaving rows become"""
    variants: int
    """rows that leave their groups"""


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
