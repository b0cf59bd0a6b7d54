"""`catalogrepair explain`: what a check looks for, with an example and its source; a document, or a section of one."""

import shutil
import sys

import click

from catalogrepair import docs
from catalogrepair.catalog.jsontext import document
from catalogrepair.cli import near, options, show
from catalogrepair.cli.language import language, say
from catalogrepair.jobs.explain import About, abouts, markdown
from catalogrepair.report.layout import Line
from catalogrepair.text import _

_WIDEST = 110
"""columns of a document in a terminal; longer lines are hard to read"""


def _names(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    return [name for name in (*abouts(), *docs.topics()) if name.startswith(begun)]


def _numbers(ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    topic = ctx.params.get("name")
    return (
        [number for number in docs.sections(topic, "en") if number.startswith(begun)] if topic in docs.topics() else []
    )


@click.command(
    "explain",
    short_help=say(_("Explain a check, open a document.")),
    help=say(
        _(
            "Explain a check, or open a document (the whole of it or one section, such as playbook 6b). "
            "Without a name, list them all."
        ),
    ),
)
@click.argument("name", metavar="[CHECK|TOPIC]", required=False, shell_complete=_names)
@click.argument("section", metavar="[SECTION]", required=False, shell_complete=_numbers)
@options.with_format
@options.with_language
def command(name: str | None, section: str | None, form: str) -> int:
    """Print what the check says about itself, or a document."""
    checks = abouts()
    if name is None or (name in checks and section is None):
        chosen = {name: checks[name]} if name else checks
        if form == "json":
            show.data([_data(one, about) for one, about in chosen.items()])
        else:
            show.lines(_whole(name, checks[name]) if name else _listed())
        return 0
    if form == "json":
        texts = {each: _text(name, section, each) for each in ("vi", "en")}
        show.data(document("topic", {"topic": name, "section": section, "text": texts}))
    else:
        show_document(name, section)
    return 0


def show_document(topic: str, section: str | None) -> None:
    """Print a document, or a section of it: laid out for a terminal, as Markdown for a pipe."""
    _print(_text(topic, section, language()))


def _text(topic: str, section: str | None, language: str) -> str:
    """A document or its section. Raises UsageError, which names the near ones, where there is none."""
    if topic not in docs.topics():
        raise click.UsageError(_unknown(topic))
    if section is None:
        return markdown(topic, None, language)
    known = docs.sections(topic, language)
    if section not in known:
        numbers = ", ".join(known)
        raise click.UsageError(
            say(
                _(
                    "The topic “{topic}” has no section “{section}”. There are: {numbers}.",
                    topic=topic,
                    section=section,
                    numbers=numbers,
                ),
            )
        )
    return markdown(topic, section, language)


def _unknown(name: str) -> str:
    from catalogrepair.cli.commands import meant_commands  # which imports this module when it runs it

    checks = abouts()
    if name in checks:
        return say(_("The check “{name}” has no sections.", name=name))
    meant = near.near(name, [*checks, *docs.topics()])
    meant = meant or [f"`catalogrepair {line} --help`" for line in meant_commands(name)]
    if meant:
        return say(_("There is no check or topic “{name}”. Did you mean {meant}?", name=name, meant=", ".join(meant)))
    return say(
        _("There is no check or topic “{name}”. Run `catalogrepair explain` for a list.", name=name),
    )


def _listed() -> list[Line]:
    head = say(
        _("Documents, opened by: catalogrepair explain TOPIC [SECTION]"),
    )
    return [
        *(Line(f"{name:<22} {about.title.say(language())}", hang=23) for name, about in abouts().items()),
        Line(""),
        Line(head, "title"),
        *(Line(f"{topic:<22} {docs.title(topic, language())}", hang=23) for topic in docs.topics()),
    ]


def _print(markdown: str) -> None:
    """Laid out for a terminal; for a pipe the Markdown itself."""
    if not sys.stdout.isatty():
        click.echo(markdown, nl=False)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    width = min(shutil.get_terminal_size().columns, _WIDEST)
    console = Console(force_terminal=True, width=width)
    with console.capture() as captured:
        console.print(Markdown(markdown, hyperlinks=False))
    click.echo(captured.get(), nl=False)


def _whole(name: str, about: About) -> list[Line]:
    words = (
        (say(_("Looks for")), about.looks_for),
        (say(_("Does")), about.does),
        (say(_("Example")), about.example),
        (say(_("Source")), about.source),
    )
    body = [Line(f"{label}: {text.say(language())}") for label, text in words]
    return [Line(f"{about.title.say(language())} ({name})", "title"), *body]


def _data(name: str, about: About) -> dict[str, object]:
    parts = ("title", "looks_for", "does", "example", "source")
    return document("explain", {"check": name} | {part: getattr(about, part).data for part in parts})
