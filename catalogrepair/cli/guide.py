"""`catalogrepair guide`: the guided repair in the terminal, in the same five steps as in the browser."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogrepair.cli import options, show
from catalogrepair.cli.language import say
from catalogrepair.errors import CatalogRepairError, UnusableInput, reason
from catalogrepair.text import _, printable

if TYPE_CHECKING:
    from catalogrepair.jobs.drafts import Folder, Folders
    from catalogrepair.jobs.guide import Guided


@click.command(
    "guide",
    short_help=say(_("The guided repair in the terminal.")),
    help=say(
        _(
            "The guided repair in the terminal, step by step: the file, what was found, answers, the look "
            "before, the file, the proof. Ctrl-C loses nothing: run it again to go on."
        ),
    ),
)
@click.argument("export", type=options.PATH, required=False)
@options.store_option(
    say(
        _(
            "Hold it against the store: Haravan's product export, a .txt with one code a line, or haravan to ask "
            "the live shop."
        ),
    ),
)
@options.with_shop
@options.with_language
def command(export: Path | None, store: str) -> int:
    """Lead through one repair."""
    import sys

    from catalogrepair.cli.conversation import Conversation
    from catalogrepair.jobs.drafts import Folders

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            say(
                _("There is no terminal to ask on. Run it in one, or use `catalogrepair check` and `repair`."),
            )
        )
    folders = Folders()
    folders.sweep()
    conversation: Conversation | None = None
    try:
        conversation = Conversation(_open(folders, export, store))
        conversation.run()
    except (KeyboardInterrupt, click.Abort, EOFError):
        click.echo()
        if conversation is not None:
            click.echo(
                say(
                    _("Stopped. Every answer is kept; run `catalogrepair guide` again to go on."),
                )
            )
        return 130
    return 0


def _open(folders: "Folders", export: Path | None, store: str) -> "Guided":
    """Step 1: a repair that was begun before, or a new one."""
    from catalogrepair.cli import conversation
    from catalogrepair.jobs import guide, repair

    if export is None:
        found = conversation.unfinished(folders)
        if found is not None:
            return _resumed(found)
        export = _asked_for()
    known = repair.read_export(export).source.sha256
    begun = (folder for folder in folders.unfinished() if repair.load_plan(folder.plan).source.sha256 == known)
    last = None if store else next(begun, None)
    if last is not None and conversation.goes_on(last):
        return _resumed(last)
    folder = folders.new()
    try:
        _keep(folder, "export", export)
        if store == "haravan":
            with show.progress():
                guide.fetch_store(folder)
        elif store:
            _keep(folder, "store", Path(store))
        return guide.begin(folder)
    except BaseException:
        folder.remove()
        raise


def _resumed(folder: "Folder") -> "Guided":
    """A repair that was begun before; one that the page began, and asked nothing of yet, has its proposals."""
    from catalogrepair.jobs import guide

    guided = guide.resume(folder)
    if guided.must_choose:
        guided.propose("clear")
    return guided


def _asked_for() -> Path:
    """A file that can be repaired, asked for until one is."""
    from catalogrepair.cli import conversation
    from catalogrepair.jobs import repair

    while True:
        path = conversation.ask_file()
        try:
            repair.refuse_without_units(repair.read_export(path))
        except CatalogRepairError as error:
            click.echo(printable(say(error.text)))
        else:
            return path


def _keep(folder: "Folder", role: str, path: Path) -> None:
    try:
        with path.open("rb") as file:
            folder.keep(role, path.name, file, path.stat().st_size)
    except OSError as error:
        raise UnusableInput(_("Cannot read “{path}”: {reason}.", path=str(path), reason=reason(error))) from error
