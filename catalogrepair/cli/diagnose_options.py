"""The options of a diagnosis's command, as they follow from what is read for it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from catalogrepair.cli import options
from catalogrepair.cli.language import language, say
from catalogrepair.jobs.diagnose import About, Reads
from catalogrepair.jobs.reading.sources import is_there
from catalogrepair.text import Text, _, begun, joined

_OVERWRITE = _("Overwrite an existing report.")
_INSIST = _("Overwrite an existing file; compare although the two seem to be two shops'.")


def reported(function: Any, forced: Text = _INSIST) -> Any:
    """Add what every diagnosis takes: `--report`, `--answer`, `--format`, `--force`, `--shop`, `--debug`, `--lang`."""
    force = click.option("--force", is_flag=True, help=say(forced))
    return options.report_option(
        options.with_answer(
            options.with_format(force(options.with_shop(options.with_debug(options.with_language(function)))))
        )
    )


def orders_argument(function: Any) -> Any:
    """Add ORDERS: a file of Haravan's orders, or "haravan"."""
    return click.argument(
        "orders", metavar="ORDERS|haravan", callback=file_or("haravan"), shell_complete=options.offered("haravan")
    )(function)


def kov_option(what: str, *, required: bool = False) -> Callable[[Any], Any]:
    """`--kov FILE|kiotviet`, any number of them."""
    helps = what + say(_(" (repeatable), or kiotviet for the live shop."))
    return click.option(
        "--kov",
        multiple=True,
        required=required,
        metavar="FILE|kiotviet",
        callback=files_or("kiotviet"),
        shell_complete=options.offered("kiotviet"),
        help=helps,
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


map_option = click.option(
    "--map",
    "mapping",
    type=options.PATH,
    metavar="FILE.toml",
    help=say(_("The file that pairs branches with locations.")),
)


def file_or(live: str) -> Callable[[click.Context, click.Parameter, str], str]:
    """Refuses a word that is neither a file, alone or behind "NAME=", nor the word for the live shop."""

    def some_file(_ctx: click.Context, _param: click.Parameter, word: str) -> str:
        if word and word != live and not is_there(word.rpartition("=")[2]) and not is_there(word):
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


Decorators = Iterable[Callable[[Any], Any]]
_NAMES = {
    "slips": _("order slips"),
    "invoices": _("invoices"),
    "returns": _("returns"),
    "kiotviet_stock": _("product list"),
}


def options_of(about: About) -> list[click.Parameter]:
    """In the order in which help shows them."""
    makers: Mapping[Reads, Callable[[About], Decorators]] = {
        Reads.SALES: _of_sales,
        Reads.ORDER: _of_order,
        Reads.STOCK: lambda _: _OF_STOCK,
        Reads.WEBHOOKS: lambda _: [lambda function: reported(function, _OVERWRITE)],
    }

    def bare() -> None:
        """Carries the options as click's decorators leave them."""

    for decorate in reversed([*makers[about.reads](about)]):
        decorate(bare)
    return click.command()(bare).params


def _of_sales(about: About) -> Decorators:
    yield orders_argument
    if about.kiotviet:
        yield _kov(about)
    if about.haravan is not None:
        yield _hrv(about.haravan)
    for option in about.options:
        yield click.option(f"--{option.name}", multiple=True, metavar="TEXT", help=option.help.say(language()))
    yield days_option
    yield reported


def _of_order(about: About) -> Decorators:
    yield click.option(
        "--orders",
        default="haravan",
        metavar="FILE|haravan",
        callback=file_or("haravan"),
        shell_complete=options.offered("haravan"),
        help=say(_("Haravan's order export (default: the live shop).")),
    )
    yield _kov(about)
    if about.haravan is not None:
        yield _hrv(about.haravan)
    yield branch_main_option
    yield rule_option
    yield days_option
    yield reported


def _kov(about: About) -> Callable[[Any], Any]:
    names = [_NAMES[one] for one in about.kiotviet]
    listed = joined(names[:1], between=", ")
    if len(names) > 1:
        listed = _("{first} and {last}", first=joined(names[:-1], between=", "), last=names[-1])
    what = say(_("KiotViet's {files}", files=listed, files_begin=begun(listed)))
    return kov_option(what, required=about.needs_kiotviet)


def _hrv(what: Text) -> Callable[[Any], Any]:
    return click.option(
        "--hrv",
        metavar="FILE|haravan",
        default="",
        callback=file_or("haravan"),
        shell_complete=options.offered("haravan"),
        help=what.say(language()),
    )


_OF_STOCK: Sequence[Callable[[Any], Any]] = (
    click.option(
        "--kov",
        multiple=True,
        required=True,
        metavar="[NAME=]FILE|kiotviet",
        callback=files_or("kiotviet"),
        shell_complete=options.offered("kiotviet"),
        help=say(
            _(
                "KiotViet's product list, one file a branch (repeatable), or kiotviet for the live shop. A "
                'file does not name its branch: name it with "Kho 2=FILE".'
            ),
        ),
    ),
    click.option(
        "--hrv",
        multiple=True,
        required=True,
        metavar="[NAME=]FILE|haravan",
        callback=files_or("haravan"),
        shell_complete=options.offered("haravan"),
        help=say(
            _(
                "Haravan's product export (one total of all locations; or one named file a location), or "
                "haravan for the live shop."
            ),
        ),
    ),
    branch_main_option,
    click.option(
        "--mykiot",
        type=options.PATH,
        metavar="FILE",
        help=say(
            _("MyKiot's stock, where the shop uses MyKiot: tells which hop is wrong."),
        ),
    ),
    rule_option,
    map_option,
    click.option(
        "--write-map",
        type=options.PATH,
        metavar="FILE.toml",
        help=say(_("Only write a draft of that file, compare nothing.")),
    ),
    reported,
)


def is_default(name: str) -> bool:
    """Whether a parameter of the command that runs has its value from a file of settings."""
    return click.get_current_context().get_parameter_source(name) is ParameterSource.DEFAULT_MAP


def refuse_together(report: Path | None, write_map: Path | None, given: Mapping[str, Any]) -> None:
    """Raise UsageError for options of stock that mean nothing together."""
    rule, mapping, mykiot = given.get("rule"), given.get("mapping"), given.get("mykiot")
    if mykiot is not None and rule == "multi":
        raise click.UsageError(
            say(
                _("MyKiot has one number a code: --mykiot goes with --rule basic or chosen."),
            )
        )
    if mapping is not None and rule == "chosen":
        raise click.UsageError(say(_("--rule chosen needs no --map.")))
    if write_map is not None and (mapping or mykiot or report or given.get("answer")):
        raise click.UsageError(
            say(
                _("--write-map only writes a draft: leave out --map, --mykiot, --report, --answer."),
            )
        )
