"""`catalogrepair web`: the guided repair in a browser on this machine."""

import gc
from pathlib import Path

import click

from catalogrepair.cli import options
from catalogrepair.cli.language import language, say
from catalogrepair.text import Text, _


@click.command(
    "web",
    short_help=say(_("The guided repair in the browser, on this machine.")),
    help=say(
        _(
            "Open the guided repair in the browser, served on this machine (127.0.0.1). With PLAN and "
            "EXPORT, open a prepared plan at the look before. Ctrl-C stops it; a repair in progress is kept."
        ),
    ),
)
@click.argument("plan", type=options.PATH, required=False)
@click.argument("export", type=options.PATH, required=False)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    default=0,
    help=say(_("The port; any free one by default.")),
)
@click.option(
    "--no-open",
    is_flag=True,
    help=say(_("Do not open a browser; only print the link.")),
)
@options.with_shop
@options.with_language
def command(plan: Path | None, export: Path | None, port: int, no_open: bool) -> int:
    """Serve until Ctrl-C."""
    from catalogrepair.jobs import guide, repair
    from catalogrepair.jobs.drafts import Folders
    from catalogrepair.web.serve import serve

    if (plan is None) != (export is None):
        raise click.UsageError(say(_("Give both PLAN and EXPORT.")))
    gc.enable()  # unlike the other commands, this one lives long
    folders = Folders()
    prepared = None
    if plan is not None and export is not None:
        loaded = repair.load_plan(plan)  # before there is a folder, which one that cannot be read would leave behind
        prepared = guide.prepare(folders.new(), loaded, export)
    serve(folders, language(), port, _tell, _warn, look=not no_open, prepared=prepared)
    return 0


def _tell(link: str) -> None:
    click.echo(link)
    note = say(
        _("Open the link above if no browser opens. Ctrl-C, or closing this window, stops it; answers are kept."),
    )
    click.echo(note, err=True)


def _warn(text: Text) -> None:
    click.echo(text.say(language()), err=True)
