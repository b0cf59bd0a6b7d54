"""`catalogrepair diagnose`: the other known faults of the link, one command each; any other word is an order's code."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any

import click

from catalogrepair.cli import near, options, show
from catalogrepair.cli.diagnose_options import is_default, options_of, refuse_together
from catalogrepair.cli.language import language, say
from catalogrepair.jobs.diagnose import Reads, Sources, about, diagnose, names
from catalogrepair.text import Text, _

_SHOP = "shop"
_ELSEWHERE = (Reads.ORDER, Reads.CATALOGUE)
"""an order goes by its code, and the groups by `check`"""


class _Faults(near.Group):
    """A command for each diagnosis by its name; that of one order goes by the order's code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        found = {name: about(name) for name in names()}
        named = [name for name, its in found.items() if its.reads not in _ELSEWHERE]
        return [_SHOP, *sorted(named, key=lambda name: found[name].symptoms[0].row or "9")]  # as the playbook has them

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == _SHOP:
            from catalogrepair.cli.diagnose_shop import command as shop

            return shop
        if cmd_name in names() and (its := about(cmd_name)).reads not in _ELSEWHERE:
            return _command(cmd_name, cmd_name, its.answers, its.title)
        if not any(letter.isdigit() for letter in cmd_name):
            return None  # a fault's name misspelt
        name = next(name for name in names() if about(name).reads is Reads.ORDER)
        return _command(name, cmd_name, _one(cmd_name, about(name).answers), about(name).title)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """An order's code may be typed in several words: "gn 1013"."""
        words = [*takewhile(lambda word: not word.startswith("-") and "." not in word, args)]
        code = " ".join(words)
        if len(words) > 1 and not self.meant(ctx, words[0]) and self.get_command(ctx, words[0]) is None:
            args = [code, *args[len(words) :]]
        return super().resolve_command(ctx, args)


def _one(code: str, answers: Text) -> Text:
    return _("Order {code} through every rule. {answers}", code=code, answers=answers)


def _command(name: str, word: str, answers: Text, title: Text) -> click.Command:
    """The command of a diagnosis, typed as `word`."""

    def run(report: Path | None, form: str, force: bool, answer: bool, **given: Any) -> int:
        """Read, judge, show."""
        options.refuse_json(form, answer=answer)
        write_map = given.pop("write_map", None)
        if (write_map is not None or given.get("rule") == "chosen") and is_default("mapping"):
            given["mapping"] = None  # what the settings name is for the other rules
        refuse_together(report, write_map, given | {"answer": answer})
        sources = Sources(
            given.pop("orders", ""), given.pop("kov", ()), _some(given.pop("hrv", ())),
            given.pop("mykiot", None), given.pop("days", 30),
        )  # fmt: skip
        show.refuse_targets([report, write_map], *sources.files, *filter(None, [given.get("mapping")]), force=force)
        if write_map is not None:
            return _draft_mapping(sources, given["branch_main"], write_map)
        reads = about(name).reads
        if reads is Reads.ORDER:
            given["code"] = word
        if reads is not Reads.WEBHOOKS:
            given["insist"] = force
        with show.progress() as progress:
            # An option that was not given is the diagnosis's own to fill.
            results = diagnose(name, sources, progress, **{key: value for key, value in given.items() if value})
        show.results(results, form, report, answer=answer)
        show.notes(_by_options(results.data.get("rules", ())) if form == "text" and not answer else ())
        if not results.is_judged:
            return 2
        return 0 if results.is_well else 1

    command = click.command(word, help=answers.say(language()), short_help=title.say(language()))(run)
    command.params = options_of(about(name))
    return command


_OPTIONS = {
    "orders": "--orders FILE",
    "slips": "--kov FILE",
    "invoices": "--kov FILE",
    "returns": "--kov FILE",
    "kiotviet_stock": "--kov FILE",
    "store_stock": "--hrv FILE",
    "main_branch": "--branch-main NAME",
}
"""how the command line takes what a rule needs"""


def _by_options(rules: Iterable[Mapping[str, Any]]) -> Iterator[Text]:
    """How to give on the command line what some rules of one order need."""
    options = dict.fromkeys(_OPTIONS[need] for rule in rules for need in rule["needs"])
    if options:
        yield _("These options take it: {options}.", options=", ".join(options))


def _some(word: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """One word, or several; none where nothing was given."""
    return (word,) if isinstance(word, str) and word else tuple(word or ())


def _draft_mapping(sources: Sources, main: str, target: Path) -> int:
    from catalogrepair.jobs.draft_mapping import draft_mapping

    with show.progress() as progress:
        still_open = draft_mapping(sources, main, target, language(), progress)
    show.written(target)
    show.notes([still_open] if still_open else [])
    return 0


@click.group(
    "diagnose",
    cls=_Faults,
    subcommand_metavar="COMMAND|ORDER_CODE [ARGS]...",
    short_help=say(
        _("Other faults: stock, invoices, orders, payments, webhooks."),
    ),
    help=say(
        _(
            "Finds the cause of other faults between KiotViet and Haravan. An order's number in place of a "
            "fault (diagnose 100123) takes that order through every rule. Reads only, changes nothing."
        ),
    ),
)
@options.with_language
def command() -> None:
    """One subcommand a fault."""
