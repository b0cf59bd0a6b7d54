"""What comes next after a command, with the very files of this run, ready to be pasted into the shell."""

from collections.abc import Sequence
from pathlib import Path

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.plans.verified import Verified
from catalogrepair.cli import show
from catalogrepair.cli.choosing import as_given
from catalogrepair.cli.language import language, say
from catalogrepair.jobs.outputs import free_name
from catalogrepair.report.layout import Line
from catalogrepair.report.terminal import import_lines
from catalogrepair.report.verdict import judge
from catalogrepair.text import _

_AFTER = _("AFTER.xlsx")
"""stands for the export that the shop will make after the import; a word that no shell needs quoted"""


def of_asked(examination: Examination, export: Path) -> None:
    """How many places are still open, and how to see them."""
    verdict = judge(examination)
    if not verdict.asking:
        return
    groups = {finding.group for finding in verdict.open}
    only = groups.pop() if len(groups) == 1 else ""
    what = _("{asking:# place is|# places are} still to be asked about:", asking=verdict.asking)
    show.hint(what, "check", *as_given(export, examination, only=only))


def of_preview(given: Sequence[str], export: Path, *, command: str = "repair") -> None:
    """How to write what was only shown."""
    show.hint(_("Write the repaired file:"), command, *given, "--output", str(_beside(export)), "--rows", "affected")


def of_plan(plan: Path, export: Path) -> None:
    """How to use a plan that was written."""
    of_preview([str(plan), str(export)], export, command="apply")
    show.hint(_("Or decide group by group in the page:"), "web", str(plan), str(export))


def of_repair(plan: Path, outputs: Sequence[Path], *, affected: bool) -> None:
    """The import with its answers, then the proof, and the way back."""
    _import(affected=affected)
    show.hint(_("After the import, export again, and see whether it was done:"), *_verify(plan))
    if len(outputs) == 1:
        show.hint(_("To take it back:"), *_undo(plan, outputs[0]))


def of_undo_preview(plan: Path, repaired: Path) -> None:
    """How to write the old values that were only shown."""
    show.hint(_("Write the old values back:"), *_undo(plan, repaired))


def of_undo(plan: Path, *, affected: bool) -> None:
    """The import with its answers, then the proof: of the new export nothing may be left to put back."""
    _import(affected=affected)
    what = _("After the import, export again; nothing may be left to put back:")
    show.hint(what, "undo", str(plan), say(_AFTER), "--dry-run")


def of_verified(plan: Path, verified: Verified) -> None:
    """Once the import is seen as planned and the store was not asked: sync again, and wait for the products."""
    if verified.imported is not None and verified.imported.is_done and verified.arrived is None:
        show.hint(_("Sync again, three products first:"), "resync", str(plan), "--first", "3")
        of_push(plan)


def of_push(plan: Path) -> None:
    """How to see that the products arrive."""
    show.hint(_("Wait until they are on the store:"), "verify", str(plan), "--store", "haravan", "--wait", "15m")


def _import(*, affected: bool) -> None:
    show.lines([*import_lines(language(), affected=affected), Line("")], to_stderr=True)


def _verify(plan: Path) -> tuple[str, ...]:
    return "verify", str(plan), "--export", say(_AFTER)


def _undo(plan: Path, repaired: Path) -> tuple[str, ...]:
    back = free_name(repaired.with_name(f"{repaired.stem}-undone.xlsx"))
    return "undo", str(plan), str(repaired), "--output", str(back)


def _beside(export: Path) -> Path:
    return free_name(export.with_name(f"{export.stem}-fixed.xlsx"))
