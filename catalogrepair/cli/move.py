"""The experimental road of `apply` and `undo`: through KiotViet's API instead of an import."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from catalogrepair.catalog.plans.plan import Plan
from catalogrepair.cli import options, show
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


def moving_options(function: Any) -> Any:
    """Add the options of the road through KiotViet's API; the command takes them as `**moving`."""
    added = (
        click.option(
            "--to",
            type=click.Choice(["kiotviet"]),
            help=say(_("Change the shop through its API instead of a file.")),
        ),
        click.option(
            "--experimental",
            is_flag=True,
            help=say(
                _("Agree to a road that KiotViet does not document (needed with --to)."),
            ),
        ),
        click.option(
            "--dry-run",
            is_flag=True,
            help=say(_("Only read and show; write nothing.")),
        ),
        click.option(
            "--first",
            type=click.IntRange(min=1),
            metavar="N",
            help=say(_("With --to: only the first N products.")),
        ),
    )
    for option in reversed(added):
        function = option(function)
    return options.with_shop(options.report_option(function))


def refuse_moving(moving: Mapping[str, Any]) -> None:
    """Raise UsageError for options that mean nothing without `--to`."""
    if given := [name for name, value in moving.items() if value]:
        names = ", ".join("--" + name.replace("_", "-") for name in given)
        raise click.UsageError(say(_("{names}: only with --to kiotviet.", names=names)))


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
    with show.progress() as progress:
        outcome = push.move_all(plan, Journal(), progress, back=back, how=how, dry_run=dry_run)
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
