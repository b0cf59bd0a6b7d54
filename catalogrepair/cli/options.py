"""The options that several commands share, with one meaning and one help text each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from catalogrepair.cli.language import say
from catalogrepair.jobs import sign_in
from catalogrepair.jobs.reading.sources import is_there
from catalogrepair.text import LANGUAGES, _

Decorator = Callable[[Any], Any]
_STORES = _("Give the name of Haravan's export, or haravan (in small letters) to ask the live shop.")
ENDINGS = (".html", ".xlsx", ".json", ".csv")


class _Name(click.Path):
    """A file's name; click itself fails where no file can have it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuses a name with a NUL in it."""
        if "\0" in str(value):
            self.fail(say(_("no file can have this name")), param, ctx)
        return super().convert(value, param, ctx)


PATH = _Name(path_type=Path)
Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def offered(*words: str, kind: str = "file") -> Completer:
    """For the Tab key: a word that stands for a live shop once it is begun, else files (`kind` "dir": folders)."""

    def complete(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
        # Bash takes a lone word for the only choice, and would not show the files beside it.
        found = [CompletionItem(word) for word in words if begun and word.startswith(begun)]
        return found or [CompletionItem(begun, type=kind)]

    return complete


def _shops(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in sign_in.shops() if name.startswith(begun)]


def export_argument(function: Any) -> Any:
    """EXPORT: a file, or kiotviet for the live shop."""
    return click.argument("export", type=PATH, shell_complete=offered("kiotviet"))(function)


def language_option() -> click.Option:
    """`--lang`: read early by `language.choose`; declared so that help shows it and wrong values are refused."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=say(_("Language: vi (default) or en.")),
    )


def with_language(function: Any) -> Any:
    """Add `--lang` to a command."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=say(_("Language: vi (default) or en.")),
    )(function)


with_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=say(_("Form of the result on stdout.")),
)
with_force = click.option(
    "--force",
    is_flag=True,
    help=say(
        _("Overwrite an existing output (never the input); go on although file and store hardly share a code."),
    ),
)
with_rows = click.option(
    "--rows",
    type=click.Choice(["all", "affected"]),
    help=say(
        _(
            "all: the whole file (the default); affected: only the rows that change, their roots and unit "
            "rows (the safer import; the default for kiotviet)."
        ),
    ),
)


with_answer = click.option(
    "--answer",
    is_flag=True,
    help=say(_("Print only a message to the shop, to be pasted into a chat or a ticket.")),
)


def refuse_json(form: str, *, answer: bool) -> None:
    """Raise UsageError where both are asked for: JSON holds the message anyway, and stands alone on stdout."""
    if answer and form == "json":
        raise click.UsageError(say(_("--answer prints a text; --format json has it under answer_to_send.")))


def _show_requests(_ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        import logging

        logger = logging.getLogger("catalogrepair")
        logger.addHandler(logging.StreamHandler())
        logger.setLevel(logging.DEBUG)


def _choose_shop(ctx: click.Context, _param: click.Parameter, name: str | None) -> None:
    """From here on; `main` puts back what was before."""
    if name is not None and not ctx.resilient_parsing:
        sign_in.choose(name)
        if ctx.info_name != "login":
            sign_in.require_known()


with_shop = click.option(
    "--shop",
    metavar="NAME",
    envvar=sign_in.SHOP,
    expose_value=False,
    callback=_choose_shop,
    shell_complete=_shops,
    help=say(
        _("Use the keys of the shop of this name (login --shop); or set CATALOGREPAIR_SHOP."),
    ),
)
with_debug = click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=_show_requests,
    help=say(
        _("Show every request that is sent, without keys, on stderr."),
    ),
)


def report_option(function: Any) -> Any:
    """Add `--report FILE`."""
    return click.option(
        "--report",
        type=PATH,
        callback=_known_ending,
        metavar="FILE",
        help=say(
            _("Also write a report; the ending decides its form: .html, .xlsx, .json, .csv."),
        ),
    )(function)


def _known_ending(_ctx: click.Context, _param: click.Parameter, path: Path | None) -> Path | None:
    if path is not None:
        require_ending(path.suffix)
    return path


def require_ending(suffix: str) -> None:
    """Raise click.BadParameter for the ending of a report that has no form."""
    if suffix.lower() not in ENDINGS:
        raise click.BadParameter(
            say(
                _(
                    "the ending “{suffix}” is unknown; choose one of {endings}.",
                    suffix=suffix,
                    endings=", ".join(ENDINGS),
                ),
            )
        )


def output_option(*, required: bool, helps: str) -> Decorator:
    """`--output FILE`."""
    return click.option("--output", "-o", type=PATH, required=required, metavar="FILE", help=helps)


def store_option(helps: str) -> Decorator:
    """`--store FILE|haravan`; the command takes "" where it was not given."""
    return click.option(
        "--store", metavar="FILE|haravan", callback=_some_store, help=helps, shell_complete=offered("haravan")
    )


def _some_store(_ctx: click.Context, _param: click.Parameter, word: str | None) -> str:
    """An empty word is a mistake of a script: taken for no store at all, rows that the store has would be cleared."""
    if word is None:
        return ""
    if not word.strip():
        raise click.BadParameter(say(_("it is empty. {stores}", stores=_STORES)))
    if word != "haravan" and not set(word) & set("./\\") and not is_there(word):
        raise click.BadParameter(say(_("there is no file “{word}”. {stores}", word=word, stores=_STORES)))
    return word
