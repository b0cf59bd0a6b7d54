"""`catalogrepair diagnose shop`: everything at once, of a folder or of both live shops."""

from pathlib import Path
from typing import Any

import click

from catalogrepair.cli import options, show
from catalogrepair.cli.diagnose_options import branch_main_option, days_option, map_option, reported, rule_option
from catalogrepair.cli.language import language, say
from catalogrepair.jobs.diagnose_shop import ShopOptions, diagnose_shop, is_input, text_options
from catalogrepair.jobs.outputs import write_whole
from catalogrepair.report.overview import answer_of_shop, overview_to_data, render_overview
from catalogrepair.report.overview_lines import overview_lines
from catalogrepair.text import _

TITLE = _("One shop through every rule at once: a folder, or both live shops.")


def _text_options(function: Any) -> Any:
    """Those that single diagnoses have."""
    for option in reversed(text_options()):
        flag = click.option(f"--{option.name}", multiple=True, metavar="TEXT", help=option.help.say(language()))
        function = flag(function)
    return function


@click.command(
    "shop",
    short_help=say(TITLE),
    help=say(
        _(
            "One shop through every rule at once. FOLDER holds whatever the shop sent: each file is known by its "
            "headings. live asks both shops that are signed in, each list once. One page: the three things to do "
            "first, then each row of the playbook. Exit code 1 when something needs somebody."
        ),
    ),
)
@click.argument("place", metavar="FOLDER|live", shell_complete=options.offered("live", kind="dir"))
@rule_option
@branch_main_option
@map_option
@_text_options
@click.option(
    "--since",
    type=options.PATH,
    metavar="LAST.json",
    help=say(_("The JSON report of an earlier look: shows what is new since then.")),
)
@days_option
@reported
def command(
    place: str,
    rule: str,
    branch_main: str,
    mapping: Path | None,
    since: Path | None,
    days: int,
    report: Path | None,
    form: str,
    force: bool,
    answer: bool,
    **texts: tuple[str, ...],
) -> int:
    """Read once, ask everything, show."""
    options.refuse_json(form, answer=answer)
    sent = [report] if report is not None and is_input(place, report) else []
    show.refuse_targets([report], *filter(None, [mapping, since]), *sent, force=force)
    asked = ShopOptions(rule, branch_main, mapping, texts, days, since, force)
    with show.progress() as progress:
        found = diagnose_shop(place, asked, progress)
    if form == "json":
        show.data(overview_to_data(found))
    elif answer:
        click.echo(answer_of_shop(found).say(language()))
    else:
        show.lines(overview_lines(found, language(), show.width()))
    if report is not None:
        content = render_overview(found, report.suffix.lower(), language())
        write_whole(report, lambda out: out.write(content))
        show.written(report)
    if not found.is_judged:
        return 2
    return 0 if found.is_well else 1
