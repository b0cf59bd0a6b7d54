"""`catalogrepair verify`: was it imported as planned, pushed, and did it arrive?"""

import re
from pathlib import Path

import click

from catalogrepair.cli import onward, options, show
from catalogrepair.cli.language import say
from catalogrepair.jobs import repair
from catalogrepair.jobs.catalogues import HARAVAN, KIOTVIET
from catalogrepair.report.verified import verified_results
from catalogrepair.text import _

_DURATION = re.compile(r"(\d{1,4})(s|m|h)?")
_SECONDS = {"s": 1, "m": 60, "h": 3600, None: 60}


def _duration(_ctx: click.Context, _param: click.Parameter, text: str | None) -> float:
    """ "15m", "90s", "1h" or a bare number of minutes, as seconds."""
    if text is None:
        return 0.0
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        raise click.BadParameter(say(_("write it as 90s, 15m or 1h.")))
    return float(match[1]) * _SECONDS[match[2]]


@click.command(
    "verify",
    short_help=say(
        _("Was it imported as planned, are the products on the store?"),
    ),
    help=say(
        _(
            "After the import of PLAN's repaired file: was it done as planned (--export), were the products "
            "pushed, are they on the store (--store)? Exit code 1 while something is missing."
        ),
    ),
)
@click.argument("plan", type=options.PATH)
@click.option(
    "--export",
    metavar="FILE|kiotviet",
    shell_complete=options.offered("kiotviet"),
    default="",
    help=say(
        _("KiotViet's export of after the import, or kiotviet to ask it."),
    ),
)
@click.option(
    "--before",
    type=options.PATH,
    metavar="FILE",
    help=say(
        _("The export of before the repair, where it was moved: to see whether the rest of the catalogue changed."),
    ),
)
@options.store_option(
    say(
        _("Haravan's product export of after the sync, or haravan to ask it."),
    )
)
@click.option(
    "--wait",
    "seconds",
    metavar="TIME",
    callback=_duration,
    help=say(
        _("Wait for the products, such as 15m (needs --store haravan)."),
    ),
)
@options.report_option
@options.with_format
@click.option(
    "--force",
    is_flag=True,
    help=say(
        _("Overwrite an existing report; look although the store calls the products quite otherwise."),
    ),
)
@options.with_debug
@options.with_shop
@options.with_language
def command(
    plan: Path,
    export: str,
    before: Path | None,
    store: str,
    seconds: float,
    report: Path | None,
    form: str,
    force: bool,
) -> int:
    """Look, and say what was seen."""
    from catalogrepair.jobs.journal import Journal
    from catalogrepair.jobs.verify import Look, verify

    if not (export or store):
        raise click.UsageError(
            say(
                _("Give --export (an export of after the import) or --store (the store's file, or haravan)."),
            )
        )
    if seconds and store != HARAVAN:
        raise click.UsageError(say(_("--wait needs --store haravan.")))
    sources = [word for word in (export, store) if word not in ("", HARAVAN, KIOTVIET)]
    show.refuse_targets([report], plan, *sources, *([before] if before else []), force=force)
    loaded = repair.load_plan(plan)
    with show.progress() as progress:
        verified = verify(loaded, Look(export, before, store, seconds, force), Journal(), progress)
    show.results(verified_results(verified), form, report)
    if form == "text":
        onward.of_verified(plan, verified)
    return 0 if verified.is_whole else 1
