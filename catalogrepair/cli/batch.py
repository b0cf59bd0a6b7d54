"""`catalogrepair batch`: the shops of a folder, a pattern or a URL in one run, each told in a line."""

import gc
import time
from pathlib import PurePosixPath
from typing import Any

import click

from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.outcome import Outcome, outcome_to_data
from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.settings import Settings
from catalogrepair.cli import bar, choosing, near, options, show
from catalogrepair.cli.language import language, say
from catalogrepair.jobs.batch import find, run
from catalogrepair.jobs.batch.shop import Command, Request
from catalogrepair.jobs.batch.task import Task
from catalogrepair.report.batch import batch_results, totals_to_data
from catalogrepair.report.columns import result_lines
from catalogrepair.text import _

_SHOWN = 1000
"""lines of shops on a terminal; a report has all"""


@click.group(
    "batch",
    cls=near.Group,
    short_help=say(_("Many shops in one run: check or repair.")),
    help=say(
        _(
            "Checks or repairs many shops in one run. PLACE is a folder of shops (a folder or a table each), a pattern "
            "such as 'day/*/export.xlsx', or a URL of these (s3://, sftp://, zip://)."
        ),
    ),
)
@options.with_language
def command() -> None:
    """One subcommand a job."""


def _shared(function: Any) -> Any:
    """Add what both jobs take."""
    found = (
        click.argument("places", metavar="PLACE...", nargs=-1, required=True, shell_complete=options.offered()),
        click.option(
            "--store-from",
            metavar="PATTERN",
            default="",
            help=say(
                _(
                    "Hold each shop against its store: the store's file in the shop's folder (store.xlsx, "
                    "'*haravan*'), or a path with {shop} in it.",
                    shop="{shop}",
                ),
            ),
        ),
        choosing.LEVEL,
        choosing.MODE,
        choosing.MAX_VARIANTS,
        click.option(
            "--keep-late",
            is_flag=True,
            help=say(_("Leave goods that were added after their product was synced (needs --store-from).")),
        ),
        click.option(
            "--report",
            metavar="FILE|URL",
            shell_complete=options.offered(),
            callback=_known_ending,
            help=say(
                _(
                    "Also write the table of the day (.html, .xlsx, .json, .csv), and beside it a folder with each "
                    "shop's own report.",
                ),
            ),
        ),
        click.option(
            "--jobs",
            type=click.IntRange(min=1),
            metavar="N",
            help=say(_("Processes on this machine (default: one a processor).")),
        ),
        click.option(
            "--scheduler",
            metavar="ADDRESS",
            help=say(_("Let the workers of a dask.distributed cluster do it (tcp://HOST:8786).")),
        ),
        click.option(
            "--resume",
            is_flag=True,
            help=say(
                _("Skip shops that are done, and whose files, options and outputs are as they were then."),
            ),
        ),
        options.with_format,
        options.with_force,
        options.with_language,
    )  # fmt: skip
    for one in reversed(found):
        function = one(function)
    return function


def _known_ending(_ctx: click.Context, _param: click.Parameter, word: str | None) -> str | None:
    if word is not None:
        options.require_ending(PurePosixPath(word).suffix)
    return word


@command.command(
    "check",
    help=say(
        _(
            "Show what blocks the sync in each shop; nothing is changed. Exit code 1 when something does anywhere, 5 "
            "when a shop could not be judged."
        )
    ),
)
@_shared
def check(**given: Any) -> int:
    """Check every shop."""
    return _run("check", given)


@command.command(
    "repair",
    help=say(
        _(
            "Write each shop's repaired workbook and its plan into the folder of --output. Exit code 5 when a shop "
            "could not be repaired."
        )
    ),
)
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="FOLDER|URL",
    shell_complete=options.offered(kind="dir"),
    help=say(_("The folder that gets SHOP.xlsx and SHOP.plan.json of each shop.")),
)
@options.with_rows
@_shared
def repair(**given: Any) -> int:
    """Repair every shop."""
    return _run("repair", given)


def _run(job: Command, given: dict[str, Any]) -> int:
    if given["keep_late"] and not given["store_from"]:
        raise click.UsageError(say(_("--keep-late needs --store-from.")))
    if given["jobs"] and given["scheduler"]:
        raise click.UsageError(say(_("Use either --jobs or --scheduler.")))
    start = time.perf_counter()
    gc.enable()  # `main` is right for one short job, which this is not
    day = run.Day(given["report"], force=given["force"]) if given["report"] else None
    output = run.folder_of(given["output"]) if "output" in given else None
    shops = find.shops_of(given["places"], given["store_from"])
    if day is not None:
        day.refuse_inputs(shops)
    request = _request(job, given)
    tasks = run.tasks_of(shops, request, output, day.folder if day else None, resume=given["resume"])
    outcomes = _outcomes(tasks, run.Engine(given["jobs"] or 0, given["scheduler"] or ""), given["form"])
    table = batch_results(job, outcomes, day.folder.name if day else "")
    if given["form"] == "json":
        show.line(totals_to_data(job, outcomes, time.perf_counter() - start))
    else:
        show.lines(result_lines(table, language(), of_section=_SHOWN, width=show.width()))
    if day is not None:
        show.written(day.write(table, language()))
    if any(one.is_failed for one in outcomes):
        return 5
    return 1 if job == "check" and any(one.state in ("blocked", "asked") for one in outcomes) else 0


def _request(job: Command, given: dict[str, Any]) -> Request:
    level = Level[given["level"].upper()]
    return Request(
        job,
        Choice(level, given["mode"], keep_late=given["keep_late"]),
        Settings(max_variants=given["max_variants"]),
        affected=given.get("rows") == "affected",
        force=given["force"],
        language=language(),
        reports=bool(given["report"]),
        moment=run.now(),
    )


def _outcomes(tasks: list[Task], engine: run.Engine, form: str) -> list[Outcome]:
    """The outcomes of all; in JSON each is a line as soon as it is there."""
    found: list[Outcome] = []
    try:
        with bar.shown(len(tasks)) as progress:
            for outcome in run.run(tasks, engine, progress.say):
                found.append(outcome)
                progress.advance(outcome.shop)
                if form == "json":
                    show.line(outcome_to_data(outcome))
    except KeyboardInterrupt as stop:
        raise KeyboardInterrupt(
            _(
                "{done} of {shops:# shop is|# shops are} done, and stay so; the same command with --resume does the "
                "others.",
                done=len(found),
                shops=len(tasks),
            )
        ) from stop
    return found
