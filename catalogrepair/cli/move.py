"""The experimental road of `apply` and `undo`: through KiotViet's API instead of an import."""

from pathlib import Path

import click

from catalogrepair.catalog.plans.plan import Plan
from catalogrepair.cli import show
from catalogrepair.cli.language import say
from catalogrepair.cli.resync import code_of
from catalogrepair.report.pushed import pushed_results
from catalogrepair.report.states import MOVES, MOVES_BACK
from catalogrepair.text import _

_TITLE = _("Groups changed through KiotViet's API (experimental)")
_WARNING = _(
    "Experimental: KiotViet does not document changing groups through its API. One product is "
    "changed first and read back, and only then the rest. Importing the workbook stays the "
    "recommended road."
)


def move(
    plan: Plan,
    path: Path,
    form: str,
    *,
    back: bool,
    force: bool,
    given: tuple[Path | None, Path | None],
    to: str,
    experimental: bool,
    dry_run: bool,
    first: int | None,
    report: Path | None,
) -> int:
    """Move the plan's products, or move them back."""
    from catalogrepair.jobs import push
    from catalogrepair.jobs.journal import Journal

    if any(given):
        raise click.UsageError(say(_("--to kiotviet takes no file but PLAN.")))
    if not experimental and not dry_run:
        raise click.UsageError(
            say(
                _("KiotViet does not document this: add --experimental to do it all the same, or --dry-run to see."),
            )
        )
    show.refuse_targets([report], path, force=force)
    show.notes([_WARNING])
    how = push.How(first=first, force=force)
    with show.progress() as tell:
        outcome = push.move_all(plan, Journal(), tell, back=back, how=how, dry_run=dry_run)
    if outcome.failure is not None and not outcome.receipts:
        raise outcome.failure
    names = {edit.code: edit.name for edit in plan.edits}
    states = MOVES_BACK if back else MOVES
    show.results(pushed_results(outcome, names, _TITLE, states, dry_run=dry_run), form, report)
    if dry_run:
        return 0
    if outcome.is_whole:
        show.remember(plan, None, "undone" if back else "written", (), through_api=True)
    return code_of(outcome, first)
