"""The command line: parse, call a job, print, exit."""

import gc
import io
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress

from catalogrepair.cli.language import choose, language
from catalogrepair.cli.streams import open_streams
from catalogrepair.errors import CatalogRepairError
from catalogrepair.jobs import sign_in
from catalogrepair.text import Text, _

COMPLETE = "_CATALOGREPAIR_COMPLETE"
"""the environment variable by which a shell asks what the Tab key may complete"""
_INTERRUPTED = _("Interrupted; no half-written file is left.")
_PUSHED = _("How far the push came is in this machine's journal: run `catalogrepair status`.")


def main(arguments: list[str] | None = None) -> int:
    """Run one command line and exit with its documented code."""
    # One short job that frees nothing until its end: looking for garbage among its rows only costs time.
    gc.disable()
    words = sys.argv[1:] if arguments is None else arguments
    open_streams()
    choose(words)
    code = _run(words)
    with suppress(CatalogRepairError):  # said already, or less than what was said
        sys.stdout.flush()
    sys.exit(code)


def _run(words: list[str]) -> int:
    shop = os.environ.get(sign_in.SHOP)
    try:
        return _ended(words)
    finally:  # `--shop` is for one command, whatever became of it
        os.environ.pop(sign_in.SHOP, None)
        if shop is not None:
            os.environ[sign_in.SHOP] = shop


def _ended(words: list[str]) -> int:
    try:
        from catalogrepair.cli.defaults import take

        return _command(words, take(words))
    except CatalogRepairError as error:
        _show(error)
        return error.exit_code
    except KeyboardInterrupt as stop:
        return _interrupted(stop)
    except (Exception, SystemExit) as error:  # no command of ours ends by SystemExit, but what a shell asks click does
        if isinstance(error, SystemExit) and COMPLETE in os.environ:
            return int(error.code or 0)
        return _failed(error, words)


def _command(words: list[str], defaults: Mapping[str, str]) -> int:
    """Run the command; its code, or click's own for a command line that cannot be used."""
    import click

    from catalogrepair.cli import near
    from catalogrepair.cli.commands import cli

    try:
        code: int | None = cli.main(words, prog_name="catalogrepair", standalone_mode=False, obj=defaults)
        sys.stdout.flush()
        return int(code or 0)
    except click.ClickException as error:
        shown = io.StringIO()
        (near.of_options(error) if isinstance(error, click.NoSuchOption) else error).show(shown)
        _tell(shown.getvalue().splitlines())
        return error.exit_code
    except click.Abort as stop:  # click makes one of Ctrl-C, and keeps what was raised as the cause
        return _interrupted(stop)


def _interrupted(stop: BaseException) -> int:
    """Tell how far the run had come; what was raised may say it."""
    said = (*stop.args, *(stop.__cause__.args if stop.__cause__ else ()))
    far = [text.say(language()) for text in said if isinstance(text, Text)]
    _tell([*far, _INTERRUPTED.say(language())])
    return 130


def _failed(error: BaseException, words: list[str]) -> int:
    """The last handler: nobody foresaw this error."""
    from catalogrepair.cli.running import running
    from catalogrepair.jobs import failure

    command = running(words)
    said = [_("Error:"), failure.tell(error, command)]
    if command.startswith("resync") or "--to" in command.split():
        said.append(_PUSHED)
    sys.stderr.write(" ".join(text.say(language()) for text in said) + "\n")  # as plainly as can be: what else works?
    return failure.EXIT_CODE


def _show(error: CatalogRepairError) -> None:
    hint = f" {error.hint.say(language())}" if error.hint else ""
    lines = [_("Error: ").say(language()) + error.text.say(language()) + hint]
    lines += [f"  - {detail.say(language())}" for detail in error.details[:50]]
    if len(error.details) > 50:
        rest = len(error.details) - 50
        lines.append(_("  … and {rest} more", rest=rest).say(language()))
    _tell(lines)


def _tell(lines: Iterable[str]) -> None:
    """Print lines to stderr in the width of its window."""
    from catalogrepair.cli.window import width
    from catalogrepair.report.layout import Line, turned

    columns = width(to_stderr=True)
    sys.stderr.write("".join(f"{row}\n" for line in lines for row in turned(Line(line), columns)))
