"""`catalogrepair check`: what blocks the sync, and why."""

from pathlib import Path
from typing import Any

import click

from catalogrepair.cli import choosing, options, show
from catalogrepair.cli.language import language, say
from catalogrepair.cli.near import typed
from catalogrepair.jobs import repair
from catalogrepair.jobs.to_send import answer_of
from catalogrepair.report.data import examination_document
from catalogrepair.report.terminal import Line, check_lines, outcome_lines
from catalogrepair.text import _


@click.command(
    "check",
    help=say(
        _("Show what blocks the sync in EXPORT, and why. Writes nothing. Exit code 1 when something does."),
    ),
)
@click.argument("export", type=options.PATH)
@choosing.choice_options
@options.report_option
@click.option("--verbose", is_flag=True, help=say(_("Show every note.")))
@options.with_answer
@options.with_format
@options.with_force
@options.with_language
def command(
    export: Path, report: Path | None, verbose: bool, answer: bool, form: str, force: bool, **chosen: Any
) -> int:
    """Run every check and print what was found."""
    options.refuse_json(form, answer=answer)
    show.refuse_targets([report], export, chosen["store"], force=force)
    with choosing.asked(chosen, force=force) as (choice, settings, ask):
        examination = repair.examine(export, choice, settings, ask)[1]
    show.notes(examination.warnings)
    if form == "json":
        show.data(examination_document(examination) | {"answer_to_send": answer_of(examination).data})
    elif answer:
        click.echo(answer_of(examination).say(language()))
    else:
        show.lines(check_lines(examination, show.check_titles(), language(), verbose=verbose))
        if examination.plan.edits:
            show.lines([Line(""), *outcome_lines(examination, language())])
            words = ["catalogrepair", "repair", *choosing.as_given(export), "--dry-run"]
            hint = say(_("See every cell that would change:"))
            click.echo(f"\n{hint} {typed(*words)}", err=True)
    if report is not None:
        show.write_report(examination, report)
    return 1 if any(finding.level for finding in examination.findings) else 0
