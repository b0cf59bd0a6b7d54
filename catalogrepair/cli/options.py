"""The options that several commands share, with one meaning and one help text each."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.settings import Settings
from catalogrepair.cli.language import say
from catalogrepair.jobs import sign_in
from catalogrepair.text import LANGUAGES, _

if TYPE_CHECKING:
    from catalogrepair.jobs.repair import Ask

Decorator = Callable[[Any], Any]
_STORES = _("Give the name of Haravan's export, or haravan (in small letters) to ask the live shop.")
_DECIDING = {"level", "mode", "only", "skip", "max_variants", "store", "keep_late", "force"}
ENDINGS = (".html", ".xlsx", ".json", ".csv")
PATH = click.Path(path_type=Path)


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
    if path is not None and path.suffix.lower() not in ENDINGS:
        raise click.BadParameter(
            say(
                _(
                    "the ending “{suffix}” is unknown; choose one of {endings}.",
                    suffix=path.suffix,
                    endings=", ".join(ENDINGS),
                ),
            )
        )
    return path


def reported(function: Any) -> Any:
    """Add what every diagnosis takes: `--report`, `--format`, `--force`, `--shop`, `--debug`, `--lang`."""
    force = click.option("--force", is_flag=True, help=say(_("Overwrite an existing report.")))
    return report_option(with_format(force(with_shop(with_debug(with_language(function))))))


def orders_argument(function: Any) -> Any:
    """Add ORDERS: a file of Haravan's orders, or "haravan"."""
    return click.argument("orders", metavar="ORDERS|haravan", callback=file_or("haravan"))(function)


def kov_option(what: str, *, required: bool = False) -> Decorator:
    """`--kov FILE|kiotviet`, any number of them."""
    helps = what + say(_(" (repeatable), or kiotviet for the live shop."))
    return click.option(
        "--kov", multiple=True, required=required, metavar="FILE|kiotviet", callback=files_or("kiotviet"), help=helps
    )


days_option = click.option(
    "--days",
    type=click.IntRange(min=1),
    metavar="N",
    default=30,
    show_default=True,
    help=say(_("Days that a live shop is asked about.")),
)


rule_option = click.option(
    "--rule",
    type=click.Choice(["basic", "multi", "chosen"]),
    default="basic",
    show_default=True,
    help=say(
        _(
            "basic: the main branch on hand + what the others have available; multi: branch by location "
            "(main: on hand, others: available); chosen: the main branch on hand only."
        ),
    ),
)
branch_main_option = click.option(
    "--branch-main",
    metavar="NAME",
    default="",
    help=say(_("The KiotViet branch that takes Haravan's orders.")),
)


def file_or(live: str) -> Callable[[click.Context, click.Parameter, str], str]:
    def some_file(_ctx: click.Context, _param: click.Parameter, word: str) -> str:
        if word and word != live and not Path(word.rpartition("=")[2]).exists() and not Path(word).exists():
            raise click.BadParameter(
                say(
                    _(
                        "there is no file “{word}”. Give a file's name, or {live} for the live shop.",
                        word=word,
                        live=live,
                    ),
                )
            )
        return word

    return some_file


def files_or(live: str) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], tuple[str, ...]]:
    """`file_or` for an option that may be given several times."""
    one = file_or(live)
    return lambda ctx, param, words: tuple(one(ctx, param, word) for word in words)


def output_option(*, required: bool, helps: str) -> Decorator:
    """`--output FILE`."""
    return click.option("--output", "-o", type=PATH, required=required, metavar="FILE", help=helps)


def moving_options(function: Any) -> Any:
    """Add the options of the road through KiotViet's API; the command takes them as `**moving`."""
    added = (
        click.option(
            "--to",
            type=click.Choice(["kiotviet"]),
            help=say(_("Change the shop through its API instead of a file.")),
        ),
        click.option(
            "--experimental",
            is_flag=True,
            help=say(
                _("Agree to a road that KiotViet does not document (needed with --to)."),
            ),
        ),
        click.option(
            "--dry-run",
            is_flag=True,
            help=say(_("Only read and show; write nothing.")),
        ),
        click.option(
            "--first",
            type=click.IntRange(min=1),
            metavar="N",
            help=say(_("With --to: only the first N products.")),
        ),
    )
    for option in reversed(added):
        function = option(function)
    return with_shop(report_option(function))


def refuse_moving(moving: Mapping[str, Any]) -> None:
    """Raise UsageError for options that mean nothing without `--to`."""
    if given := [name for name, value in moving.items() if value]:
        names = ", ".join("--" + name.replace("_", "-") for name in given)
        raise click.UsageError(say(_("{names}: only with --to kiotviet.", names=names)))


def store_option(helps: str) -> Decorator:
    """`--store FILE|haravan`; the command takes "" where it was not given."""
    return click.option("--store", metavar="FILE|haravan", callback=_some_store, help=helps)


def _some_store(_ctx: click.Context, _param: click.Parameter, word: str | None) -> str:
    """An empty word is a mistake of a script: taken for no store at all, rows that the store has would be cleared."""
    if word is None:
        return ""
    if not word.strip():
        raise click.BadParameter(say(_("it is empty. {stores}", stores=_STORES)))
    if word != "haravan" and not set(word) & set("./\\") and not Path(word).exists():
        raise click.BadParameter(say(_("there is no file “{word}”. {stores}", word=word, stores=_STORES)))
    return word


def as_given(export: Path) -> list[str]:
    """This command line's export and every option that decides what is found and changed, to be given again.

    `--fresh` is not among them: what was read afresh is what is used next.
    """
    from click.core import ParameterSource

    context = click.get_current_context()
    words = [str(export)]
    for option in context.command.params:
        name = option.name or ""
        if name in _DECIDING and context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            value = context.params[name]
            for one in value if isinstance(value, tuple) else (value,):
                words += [option.opts[0]] if one is True else [option.opts[0], str(one)]
    if context.get_parameter_source("shop") is ParameterSource.COMMANDLINE:
        words += ["--shop", sign_in.chosen()]
    return words


def choice_options(function: Any) -> Any:
    """Add the options that decide what is changed; the command takes `choice` and `settings`."""
    options = (
        click.option(
            "--level",
            type=click.Choice(["certain", "likely", "possible"]),
            default="likely",
            show_default=True,
            help=say(
                _("The least certainty that is applied."),
            ),
        ),
        click.option(
            "--mode",
            type=click.Choice(["clear", "regroup"]),
            default="clear",
            show_default=True,
            help=say(
                _("clear: each code that leaves becomes a product; regroup: they become one product with variants."),
            ),
        ),
        click.option(
            "--only",
            multiple=True,
            metavar="GROUP_CODE",
            help=say(_("Only the group of this root code; repeatable.")),
        ),
        click.option(
            "--skip",
            multiple=True,
            metavar="GROUP_CODE",
            help=say(_("Not the group of this root code; repeatable.")),
        ),
        click.option(
            "--max-variants",
            type=click.IntRange(min=1),
            metavar="N",
            default=100,
            show_default=True,
            help=say(_("Variants that one store product takes.")),
        ),
        store_option(
            say(
                _(
                    "Hold it against the store: Haravan's product export (.xlsx, .csv), a .txt with one code a "
                    "line, or haravan to ask the live shop."
                ),
            ),
        ),
        click.option(
            "--keep-late",
            is_flag=True,
            help=say(
                _("Leave goods that were added after their product was synced (needs --store)."),
            ),
        ),
        click.option(
            "--fresh",
            is_flag=True,
            help=say(
                _("Read the shop again instead of using what was read within the last hour."),
            ),
        ),
    )
    for option in reversed(options):
        function = option(function)
    return with_shop(function)


@contextmanager
def asked(options: dict[str, Any], *, force: bool) -> Iterator[tuple[Choice, Settings, "Ask"]]:
    """What the options of `choice_options` decide and whom they ask; progress is shown within."""
    from catalogrepair.cli import show
    from catalogrepair.jobs.repair import Ask

    if options["keep_late"] and not options["store"]:
        raise click.UsageError(say(_("--keep-late needs --store.")))
    level = Level[options["level"].upper()]
    choice = Choice(level, options["mode"], options["only"], options["skip"], options["keep_late"])
    with show.progress() as tell:
        ask = Ask(options["store"], options["fresh"], force, tell)
        yield choice, Settings(max_variants=options["max_variants"]), ask
