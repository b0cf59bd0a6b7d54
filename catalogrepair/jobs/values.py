"""The values that the jobs take and give, for front ends: they need nothing from below the jobs."""

from catalogrepair.catalog.diff import CellChange, Difference
from catalogrepair.catalog.evidence import Evidence
from catalogrepair.catalog.examination import Examination, ModeOutcome
from catalogrepair.catalog.findings import Finding, Fix, Level
from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.plans.plan import Edit, Mode, Plan, Source
from catalogrepair.catalog.plans.verified import Arrived, Imported, Verified
from catalogrepair.catalog.results import Column, Record, Results, Section
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row, Table
from catalogrepair.files.product_list import Export

__all__ = [
    "Arrived",
    "CellChange",
    "Choice",
    "Column",
    "Difference",
    "Edit",
    "Evidence",
    "Examination",
    "Export",
    "Finding",
    "Fix",
    "Imported",
    "Level",
    "Mode",
    "ModeOutcome",
    "Plan",
    "Record",
    "Results",
    "Row",
    "Section",
    "Settings",
    "Source",
    "Table",
    "Verified",
]
