"""`catalogrepair check`: what blocks the sync, and why."""

from pathlib import Path
from typing import Any

import click

from catalogrepair.catalog.examination import Examination
from catalogrepair.cli import choosing, options, show
from catalogrepair.cli.language import language, say
from catalogrepair.jobs import repair
from catalogrepair.jobs.to_send import answer_of
from catalogrepair.report.data import examination_document
from catalogrepair.report.layout import Line, turned
from catalogrepair.report.screen import check_lines
from catalogrepair.report.terminal import outcome_lines
from catalogrepair.report.verdict import judge
from catalogrepair.text import _

_HINTS = 2
"""rows below the result, at least"""


@click.command(
    "check",
    help=say(
        _("Show what blocks the sync in EXPORT, and why. Writes nothing. Exit code 1 when something does."),
    ),
)
@options.export_argument
@choosing.choice_options
@options.report_option
@click.option("--verbose", is_flag=True, help=say(_("Show every group with its rows and reasons, and every note.")))
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
        outcome = [Line(""), *outcome_lines(examination, language())] if examination.plan.edits else []
        below = sum(len([*turned(line, show.width())]) for line in outcome) + _HINTS
        show.lines(check_lines(examination, show.screen(below, chosen["only"], verbose=verbose)))
        show.lines(outcome)
        _next(examination, export, is_whole=verbose or bool(chosen["only"]))
    if report is not None:
        show.write_report(examination, report)
    return 1 if any(finding.level for finding in examination.findings) else 0


def _next(examination: Examination, export: Path, *, is_whole: bool) -> None:
    """What to type next, ready to be pasted."""
    verdict = judge(examination)
    conflicts = [*verdict.fixed, *verdict.open]
    group = next((finding.group for finding in conflicts if finding.group), "")
    is_alone = len({finding.group or finding.rows for finding in conflicts}) == 1
    if group and not is_whole and not is_alone:
        show.hint(_("Why, of one group, row by row:"), "check", *choosing.as_given(export, examination, only=group))
    if examination.plan.edits:
        show.hint(_("Every cell that would change:"), "repair", *choosing.as_given(export, examination), "--dry-run")
