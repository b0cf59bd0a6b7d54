"""`catalogrepair plan`: decide now, apply later."""

from pathlib import Path
from typing import Any

import click

from catalogrepair.cli import choosing, onward, options, show
from catalogrepair.cli.language import language, say
from catalogrepair.jobs import repair
from catalogrepair.report.data import examination_document
from catalogrepair.report.layout import Line
from catalogrepair.report.screen import headline
from catalogrepair.report.terminal import edit_lines, outcome_lines
from catalogrepair.text import _


@click.command(
    "plan",
    help=say(
        _("Decide now, apply later. The JSON file can be read, edited (remove lines from “edits”) and mailed."),
    ),
)
@options.export_argument
@options.output_option(required=True, helps=say(_("The plan file (.json) to write.")))
@choosing.choice_options
@options.report_option
@options.with_format
@options.with_force
@options.with_language
def command(export: Path, output: Path, report: Path | None, form: str, force: bool, **chosen: Any) -> int:
    """Examine and write the plan."""
    show.refuse_targets([output, report], export, chosen["store"], force=force)
    with choosing.asked(chosen, force=force) as (choice, settings, ask):
        read, examination = repair.examine(export, choice, settings, ask)
    show.notes(examination.warnings)
    repair.refuse_without_units(read)
    repair.save_plan(examination.plan, output, force=force)
    show.remember(examination.plan, export, "decided", ())
    if form == "json":
        edits = examination.plan.edits
        written = show.wrote(edits, (), dry_run=False, plan=output, report=report)
        show.data(examination_document(examination) | written)
    else:
        show.lines(headline(examination, language()))
        show.lines([*edit_lines(examination.plan.edits, language(), show.width()), Line("")])
        show.lines(outcome_lines(examination, language()))
    show.written(output)
    if report is not None:
        show.write_report(examination, report)
    if form == "text":
        onward.of_asked(examination, export)
        if examination.plan.edits:
            onward.of_plan(output, export)
    return 0
