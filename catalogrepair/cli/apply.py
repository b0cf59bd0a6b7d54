"""`catalogrepair apply`: make exactly the changes of a plan."""

from pathlib import Path
from typing import Any

import click

from catalogrepair.catalog.plans.plan import Edit, Plan
from catalogrepair.cli import onward, options, show
from catalogrepair.cli.language import say
from catalogrepair.cli.move import move, moving_options, refuse_moving
from catalogrepair.jobs import repair
from catalogrepair.jobs.plan_fit import require_plan
from catalogrepair.jobs.write import Beside
from catalogrepair.report.data import examination_document
from catalogrepair.text import _


@click.command(
    "apply",
    help=say(
        _(
            "Make exactly the changes of PLAN in EXPORT. Another shop's file, a file that has moved on and a "
            "plan that was edited wrongly are refused, each place named. With --dry-run only show, and with "
            "--report write it for whoever approves. With --to kiotviet (experimental): make them through "
            "the API, without an import."
        ),
    ),
)
@click.argument("plan", type=options.PATH)
@click.argument("export", type=options.PATH, required=False)
@options.output_option(required=False, helps=say(_("The .xlsx to write.")))
@options.with_rows
@moving_options
@options.with_format
@click.option(
    "--force",
    is_flag=True,
    help=say(
        _("Overwrite an existing output; take a later export of the same shop when every cell still matches."),
    ),
)
@options.with_debug
@options.with_language
def command(
    plan: Path,
    export: Path | None,
    output: Path | None,
    rows: str | None,
    form: str,
    force: bool,
    **moving: Any,
) -> int:
    """Load the plan, hold it against the export, write; or move the products through the API."""
    loaded = repair.load_plan(plan)
    if moving["to"]:
        return move(loaded, plan, form, back=False, force=force, given=(export, output), **moving)
    dry_run, report = moving.pop("dry_run"), moving.pop("report")
    if export is None or dry_run == (output is not None):
        raise click.UsageError(say(_("Give EXPORT, and --output FILE or --dry-run.")))
    refuse_moving(moving)
    show.refuse_targets([output, report], plan, export, force=force)
    with show.progress() as progress:
        read = repair.read_source(export, fresh=False, progress=progress)
    show.notes(require_plan(loaded, read, force=force))
    repair.refuse_without_units(read)
    if output is None:
        _preview(loaded, read, report, form)
        if form == "text" and loaded.edits:
            onward.of_preview([str(plan), str(export)], export, command="apply")
        return 0
    examination = repair.preview(loaded, read) if report is not None else None
    beside = show.beside(output.parent, [], examination, report) if examination is not None else None
    affected = (rows or ("affected" if read.live else "all")) == "affected"
    written = write_edits(
        read, loaded.edits, output, form, affected=affected, force=force, beside=beside, report=report
    )
    if written is not None:
        show.remember(loaded, export, "written", written.paths)
    paths = written.paths if written is not None else ()
    if report is not None and examination is not None and (written is None or report not in written.beside):
        show.write_report(examination, report, tuple(path.name for path in paths))
    if written is not None and form == "text":
        onward.of_repair(plan, paths, affected=affected)
    return 0


def _preview(plan: Plan, read: repair.Export, report: Path | None, form: str) -> None:
    """What the plan does, as `repair --dry-run` shows it."""
    examination = repair.preview(plan, read)
    show.notes(examination.warnings)
    if form == "json":
        show.data(examination_document(examination) | show.wrote(plan.edits, (), dry_run=True, report=report))
    else:
        show.changes(examination, dry_run=True)
    if report is not None:
        show.write_report(examination, report)


def write_edits(
    read: repair.Export,
    edits: tuple[Edit, ...],
    output: Path,
    form: str,
    *,
    affected: bool,
    force: bool,
    beside: Beside | None = None,
    report: Path | None = None,
) -> repair.Written | None:
    """Write the edits and say so, as `apply` and `undo` do; None where there is none, and so no file."""
    if not edits:
        show.changed(edits, form, (), report=report)
        return None
    written = repair.apply_edits(read, edits, output, affected=affected, force=force, beside=beside)
    show.changed(edits, form, written.paths, report=report)
    for path in (*written.paths, *written.beside):
        show.written(path)
    show.notes(written.warnings)
    return written
