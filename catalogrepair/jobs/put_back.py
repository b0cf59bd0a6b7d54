"""Puts the old values of a plan back into a file of now, for somebody who imports it: the undo of the guided repair."""

from pathlib import Path

from catalogrepair.catalog.plans.plan import Plan
from catalogrepair.errors import Refused
from catalogrepair.jobs import repair
from catalogrepair.jobs.plan_fit import require_shop, require_undo
from catalogrepair.text import Text, _


def put_back(plan: Plan, now: Path, folder: Path) -> tuple[Text, ...]:
    """Write the rows concerned of the export `now`, with the plan's old values, into `folder`.

    Returns a sentence for each code that was left out, since it holds neither the old value nor the planned one, and
    for each that has another name by now. Raises Refused for another shop's file, for one in which nothing is to be put
    back, and for one in which the old values would break something.
    """
    export = repair.read_export(now)
    require_shop(plan, export)
    edits, unfit = repair.undone_edits(plan, export)
    if not edits:
        raise Refused(
            _("“{name}” holds nothing to put back: no code hangs as planned in it.", name=export.path.name),
            details=unfit,
        )
    renamed = require_undo(plan, export, edits)
    written = repair.apply_edits(export, edits, folder / f"{export.path.stem}-hoàn-tác.xlsx", affected=True)
    repair.remember(plan, None, "undone", written.paths)
    return (*unfit, *renamed, *written.warnings)
