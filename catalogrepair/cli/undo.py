"""`catalogrepair undo`: put the old values back."""

from pathlib import Path
from typing import Any

import click

from catalogrepair.cli import onward, options, show
from catalogrepair.cli.apply import write_edits
from catalogrepair.cli.language import say
from catalogrepair.cli.move import move, moving_options, refuse_moving
from catalogrepair.jobs import repair
from catalogrepair.jobs.plan_fit import require_shop, require_undo
from catalogrepair.text import _


@click.command(
    "undo",
    help=say(
        _(
            "Put the old values of PLAN back. REPAIRED is a repaired or re-exported file; rows are found by "
            "their code. With --to kiotviet (experimental): put back through the API what apply --to "
            "kiotviet changed."
        ),
    ),
)
@click.argument("plan", type=options.PATH)
@click.argument("repaired", type=options.PATH, required=False)
@options.output_option(required=False, helps=say(_("The .xlsx to write.")))
@options.with_rows
@moving_options
@options.with_format
@click.option(
    "--force",
    is_flag=True,
    help=say(
        _("Overwrite an existing output; leave out cells that cannot be put back."),
    ),
)
@options.with_debug
@options.with_language
def command(
    plan: Path,
    repaired: Path | None,
    output: Path | None,
    rows: str | None,
    form: str,
    force: bool,
    **moving: Any,
) -> int:
    """Find each planned row and write its old value; or move the products back through the API."""
    loaded = repair.load_plan(plan)
    if moving["to"]:
        return move(loaded, plan, form, back=True, force=force, given=(repaired, output), **moving)
    dry_run = moving.pop("dry_run")
    if repaired is None or dry_run == (output is not None):
        raise click.UsageError(say(_("Give REPAIRED, and --output FILE or --dry-run.")))
    refuse_moving(moving)
    show.refuse_targets([output], plan, repaired, force=force)
    read = repair.read_export(repaired)
    require_shop(loaded, read)
    edits = repair.undo_edits(loaded, read, force=force)
    show.notes(require_undo(loaded, read, edits, force=force))
    if output is None:
        show.changed(edits, form, (), dry_run=True)
        if not edits:
            from catalogrepair.jobs import verify

            show.notes(verify.see_put_back(loaded, read))
        if form == "text" and edits:
            onward.of_undo_preview(plan, repaired)
        return 0
    affected = (rows or ("affected" if read.live else "all")) == "affected"
    written = write_edits(read, edits, output, form, affected=affected, force=force)
    if written is not None:
        show.remember(loaded, None, "undone", written.paths)
        if form == "text":
            onward.of_undo(plan, affected=affected)
    return 0
