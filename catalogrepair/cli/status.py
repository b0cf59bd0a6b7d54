"""`catalogrepair status`: how far the repairs on this machine are."""

from datetime import datetime
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
            "How far the repairs on this machine are, the latest first: decided, written, imported, pushed, arrived. "
            "With PLAN: each product. Only the journal is read; no shop is asked."
        ),
    ),
)
@click.argument("plan", type=options.PATH, required=False)
@click.option("--open", "is_open", is_flag=True, help=say(_("Only those that are not at their end.")))
@click.option("--shop", metavar="NAME", default="", help=say(_("Only those of this shop; a part of its name will do.")))
@click.option(
    "--forget",
    metavar="ID|PLAN",
    multiple=True,
    help=say(_("Take a trial out of the journal; its files stay. Repeatable. Not one whose products were pushed.")),
)
@options.report_option
@options.with_format
@click.option("--force", is_flag=True, help=say(_("Overwrite an existing report.")))
@options.with_language
def command(
    plan: Path | None, is_open: bool, shop: str, forget: tuple[str, ...], report: Path | None, form: str, force: bool
) -> int:
    """Read the journal."""
    if plan is not None and (is_open or shop or forget):
        raise click.UsageError(say(_("--open, --shop and --forget are for the list, without PLAN.")))
    from catalogrepair.jobs import verify
    from catalogrepair.jobs.journal import Journal

    show.refuse_targets([report], plan or "", force=force)
    journal = Journal()
    if forget:
        gone = verify.forget(forget, journal)
        show.notes([_("{count:# repair is|# repairs are} forgotten; no file was touched.", count=len(gone))])
    if plan is None:
        known, unreadable = verify.standings(journal)
        found = verify.chosen(known, shop=shop, is_open=is_open)
        table = standings_results(found, unreadable, datetime.now().astimezone())
    else:
        table = standing_results(verify.standing_of(repair.load_plan(plan), journal))
    show.results(table, form, report)
    return 0
