"""A batch as a table of results: a line a shop, from which its own report opens."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from catalogrepair.catalog.jsontext import document
from catalogrepair.catalog.outcome import STATES, Outcome
from catalogrepair.catalog.results import Cell, Column, Link, Results, Section, record
from catalogrepair.text import Text, _, joined

_TITLE = {"check": _("Check of many shops"), "repair": _("Repair of many shops")}
_COLUMNS = (
    Column("shop", _("Shop")),
    Column("groups", _("Groups blocking"), is_number=True),
    Column("cells", _("Cells to change"), is_number=True),
    Column("asked", _("Groups to ask about"), is_number=True),
    Column("rows", _("Rows"), is_number=True),
    Column("seconds", _("Seconds"), is_number=True),
    Column("report", _("Report")),
    Column("remark", _("Remark")),
)
_SECTIONS = {
    "failed": Section(
        "failed",
        "bad",
        _("Could not be judged: nothing is known of these shops"),
        (_("Mend what the line says, then run the same command with --resume: it does only what is not done."),),
    ),
    "blocked": Section(
        "blocked",
        "bad",
        _("Something blocks the sync, and can be repaired"),
        (_("Run batch repair, or open the shop's own report first."),),
    ),
    "asked": Section(
        "asked",
        "ask",
        _("Perhaps something blocks the sync: the shop must be asked"),
        (_("The shop's own report holds the questions; nothing was changed."),),
    ),
    "repaired": Section(
        "repaired",
        "good",
        _("Repaired"),
        (
            _(
                "Import each workbook into its shop's KiotViet as its report says, then run verify with its plan. "
                "Where a number stands under “Groups to ask about”, ask the shop as well."
            ),
        ),
    ),
    "unsure": Section(
        "unsure",
        "unknown",
        _("Nothing was found, but not everything could be judged"),
        (_("The remark says what was missing."),),
    ),
    "well": Section("well", "good", _("Nothing is seen that blocks the sync")),
}


def totals_of(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """The whole batch in numbers."""
    states = Counter(one.state for one in outcomes)
    sums = {name: sum(getattr(one.counts, name) for one in outcomes) for name in ("rows", "groups", "cells", "asked")}
    return {
        "shops": len(outcomes),
        **{state: states[state] for state in STATES},
        "resumed": sum(one.resumed for one in outcomes),
        **{f"all_{name}": number for name, number in sums.items()},
    }


def totals_to_data(command: str, outcomes: Sequence[Outcome], seconds: float) -> dict[str, Any]:
    """The last line of the JSON lines."""
    return document("batch-total", {"command": command, "seconds": round(seconds, 3), "totals": totals_of(outcomes)})


def batch_results(command: str, outcomes: Sequence[Outcome], folder: str = "") -> Results:
    """A row for each shop, those first that need somebody; `folder` holds their reports, beside that of the day."""
    totals = totals_of(outcomes)
    records = [
        record(_SECTIONS[one.state], *_cells(one, folder))
        for one in sorted(outcomes, key=lambda one: (not one.is_failed, one.shop.casefold()))
    ]
    return Results(
        _TITLE[command],
        _summary(command, totals),
        tuple(_facts(totals)),
        _COLUMNS,
        tuple(records),
        data={"command": command, "totals": totals},
        noun="shops",
        format="batch",
        is_judged=len(outcomes) > totals["failed"],
    )


def _cells(outcome: Outcome, folder: str) -> tuple[Cell, ...]:
    counts = outcome.counts
    numbers = (counts.groups, counts.cells, counts.asked, counts.rows)
    report: Cell = None
    if outcome.report and folder:
        name = f"{outcome.shop}.html"
        report = Link(name, f"{quote(folder)}/{quote(name)}")
    return (
        outcome.shop,
        *(None if outcome.is_failed else Decimal(number) for number in numbers),
        Decimal(f"{outcome.seconds:.2f}"),
        report,
        outcome.error or joined(outcome.warnings, " "),
    )


def _summary(command: str, totals: Mapping[str, int]) -> Text:
    judged = totals["shops"] - totals["failed"]
    cells, groups, asked = (totals[f"all_{name}"] for name in ("cells", "groups", "asked"))
    said = {
        "check": _(
            "{shops:# shop|# shops}: {cells:# cell|# cells} to change in {groups:# group|# groups}, "
            "{asked:# group|# groups} to ask about.",
            shops=judged,
            cells=cells,
            groups=groups,
            asked=asked,
        ),
        "repair": _(
            "{shops:# shop|# shops}: {cells:# cell|# cells} changed in {groups:# group|# groups}, "
            "{asked:# group|# groups} to ask about.",
            shops=judged,
            cells=cells,
            groups=groups,
            asked=asked,
        ),
    }[command]
    if not totals["failed"]:
        return said
    missing = _("{failed:# shop|# shops} could not be judged.", failed=totals["failed"])
    return joined([missing, said] if judged else [missing], " ")


def _facts(totals: Mapping[str, int]) -> list[Text]:
    if not totals["resumed"]:
        return []
    return [
        _(
            "{resumed:# shop|# shops} taken from an earlier run: files, options and version are the same, and what was "
            "written is unchanged.",
            resumed=totals["resumed"],
        )
    ]
