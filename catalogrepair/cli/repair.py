"""`catalogrepair repair`: the changes shown, then the repaired workbook and its plan."""

from pathlib import Path
from typing import Any

import click

from catalogrepair.catalog.examination import Examination
from catalogrepair.cli import choosing, onward, options, show
from catalogrepair.cli.language import say
from catalogrepair.jobs import repair
from catalogrepair.report.data import examination_document
from catalogrepair.text import _


@click.command(
    "repair",
    help=say(
        _(
            "Repair EXPORT, showing every cell. With --dry-run only show; with --output write a new, "
            "verified file and beside it the plan (.plan.json) for undo."
        ),
    ),
)
@options.export_argument
@options.output_option(required=False, helps=say(_("The .xlsx to write.")))
@click.option(
    "--dry-run",
    is_flag=True,
    help=say(_("Only show. Exit code 1 when something blocks.")),
)
@choosing.choice_options
@options.with_rows
@options.report_option
@options.with_format
@options.with_force
@options.with_language
def command(
    export: Path,
    output: Path | None,
    dry_run: bool,
    rows: str | None,
    report: Path | None,
    form: str,
    force: bool,
    **chosen: Any,
) -> int:
    """Decide, show, and write unless it is a dry run."""
    if dry_run == (output is not None):
        raise click.UsageError(say(_("Use either --dry-run or --output FILE.")))
    show.refuse_targets([output], export, force=True)  # a folder has no name beside which a plan could lie
    plan_path = output.with_suffix(".plan.json") if output else None
    show.refuse_targets([output, plan_path, report], export, chosen["store"], force=force)
    with choosing.asked(chosen, force=force) as (choice, settings, ask):
        read, examination = repair.examine(export, choice, settings, ask)
    show.notes(examination.warnings)
    affected = (rows or ("affected" if read.live else "all")) == "affected"
    written = None
    if output is not None and plan_path is not None:
        repair.refuse_without_units(read)
        if examination.plan.edits:
            plan = repair.plan_target(examination.plan, plan_path)
            beside = show.beside(output.parent, [plan], examination, report)
            edits = examination.plan.edits
            written = repair.apply_edits(read, edits, output, affected=affected, force=force, beside=beside)
            show.remember(examination.plan, export, "written", written.paths)
    paths = written.paths if written else ()
    if form == "json":
        show.data(
            examination_document(examination)
            | show.wrote(
                examination.plan.edits, paths, dry_run=dry_run, plan=plan_path if written else None, report=report
            )
        )
    else:
        show.changes(examination, dry_run=dry_run)
    for path in (*paths, *(written.beside if written else ())):
        show.written(path)
    if written:
        show.notes(written.warnings)
    if report is not None and not (written and report in written.beside):
        show.write_report(examination, report, tuple(path.name for path in paths))
    if form == "text":
        _next(examination, export, plan_path if written else None, paths, affected=affected)
    return 1 if dry_run and any(finding.level for finding in examination.findings) else 0


def _next(
    examination: Examination, export: Path, plan: Path | None, outputs: tuple[Path, ...], *, affected: bool
) -> None:
    """What is still open, and what to type next."""
    onward.of_asked(examination, export)
    if plan is not None:
        onward.of_repair(plan, outputs, affected=affected)
    elif examination.plan.edits:
        onward.of_preview(choosing.as_given(export, examination), export)
