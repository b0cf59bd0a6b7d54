"""The options that decide what is changed, for `check`, `plan` and `repair`: declared, read, and given again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.settings import Settings
from catalogrepair.cli.language import say
from catalogrepair.cli.options import store_option, with_shop
from catalogrepair.jobs import sign_in
from catalogrepair.text import _

if TYPE_CHECKING:
    from catalogrepair.jobs.repair import Ask

_DECIDING = {"level", "mode", "only", "skip", "max_variants", "store", "keep_late", "force"}


def as_given(export: Path, found: Examination, *, only: str = "") -> list[str]:
    """This command line's export and every option that decides what is found and changed, to be given again.

    `--fresh` is not among them: what was read afresh is what is used next; nor `--force` where the store fits. For one
    group (`only`, its root code) no other choice of groups is.
    """
    from click.core import ParameterSource

    from catalogrepair.jobs.repair import needs_force

    context = click.get_current_context()
    words = [str(export)]
    for option in context.command.params:
        name = option.name or ""
        if (name == "force" and not needs_force(found)) or (only and name in ("only", "skip")):
            continue
        if name in _DECIDING and context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            value = context.params[name]
            for one in value if isinstance(value, tuple) else (value,):
                words += [option.opts[0]] if one is True else [option.opts[0], str(one)]
    if context.get_parameter_source("shop") is ParameterSource.COMMANDLINE:
        words += ["--shop", sign_in.chosen()]
    return [*words, "--only", only] if only else words


LEVEL = click.option(
    "--level",
    type=click.Choice(["certain", "likely", "possible"]),
    default="likely",
    show_default=True,
    help=say(
        _("The least certainty that is applied."),
    ),
)
MODE = click.option(
    "--mode",
    type=click.Choice(["clear", "regroup"]),
    default="clear",
    show_default=True,
    help=say(
        _("clear: each code that leaves becomes a product; regroup: they become one product with variants."),
    ),
)
MAX_VARIANTS = click.option(
    "--max-variants",
    type=click.IntRange(min=1),
    metavar="N",
    default=100,
    show_default=True,
    help=say(_("Variants that one store product takes.")),
)


def choice_options(function: Any) -> Any:
    """Add the options that decide what is changed; the command takes `choice` and `settings`."""
    options = (
        LEVEL,
        MODE,
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
        MAX_VARIANTS,
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
    with show.progress() as progress:
        ask = Ask(options["store"], options["fresh"], force, progress)
        yield choice, Settings(max_variants=options["max_variants"]), ask
