"""`catalogrepair status`: how far the repairs on this machine are."""

from pathlib import Path

import click

from catalogrepair.cli import options, show
from catalogrepair.cli.language import say
from catalogrepair.jobs import repair
from catalogrepair.report.standings import standing_results, standings_results
from catalogrepair.text import _


@click.command(
    "status",
    short_help=say(_("How far the repairs on this machine are.")),
    help=say(
        _(
            "How far the repairs on this machine are: decided, written, imported, pushed, arrived. With "
            "PLAN: each product. Only the journal is read; no shop is asked."
        ),
    ),
)
@click.argument("plan", type=options.PATH, required=False)
@options.report_option
@options.with_format
@click.option("--force", is_flag=True, help=say(_("Overwrite an existing report.")))
@options.with_language
def command(plan: Path | None, report: Path | None, form: str, force: bool) -> int:
    """Read the journal."""
    from catalogrepair.jobs import verify
    from catalogrepair.jobs.journal import Journal

    show.refuse_targets([report], plan or "", force=force)
    journal = Journal()
    if plan is None:
        table = standings_results(*verify.standings(journal))
    else:
        table = standing_results(verify.standing_of(repair.load_plan(plan), journal))
    show.results(table, form, report)
    return 0
