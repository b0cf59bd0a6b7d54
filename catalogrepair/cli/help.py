"""`catalogrepair help`: the help of a command, or what concerns all of them."""

import click

from catalogrepair.cli import near, options
from catalogrepair.cli.explain import show_document
from catalogrepair.cli.language import say
from catalogrepair.text import _

DOCUMENT = "terminal"
"""the document whose sections are the topics"""
TOPICS = {"exit-codes": "1", "environment": "2", "config": "3", "completion": "4", "output": "5"}


def _offered(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    from catalogrepair.cli.commands import COMMANDS

    return [name for name in ("topics", *TOPICS, *COMMANDS) if name.startswith(begun)]


@click.command(
    "help",
    short_help=say(_("The help of a command, or a topic: help topics.")),
    help=say(
        _(
            "The help of a command, as its --help shows it; or what concerns all commands: {topics}. help topics shows "
            "all of these.",
            topics=", ".join(TOPICS),
        ),
    ),
)
@click.argument("words", metavar="[COMMAND|TOPIC]", nargs=-1, shell_complete=_offered)
@options.with_language
@click.pass_context
def command(context: click.Context, words: tuple[str, ...]) -> int:
    """Print it."""
    if words in (("topics",), ("topic",)):
        show_document(DOCUMENT, None)
    elif len(words) == 1 and words[0] in TOPICS:
        show_document(DOCUMENT, TOPICS[words[0]])
    else:
        click.echo(_help_of(context, words))
    return 0


def _help_of(context: click.Context, words: tuple[str, ...]) -> str:
    assert context.parent is not None
    found = context.parent
    for word in words:
        group = found.command
        if not isinstance(group, near.Group):
            raise click.UsageError(say(_("`{command}` has no commands of its own.", command=found.command_path)))
        if found is context.parent and (
            meant := [name for name in near.near(word, TOPICS) if word not in group.list_commands(found)]
        ):
            raise click.UsageError(
                say(_("There is no topic “{word}”. Did you mean {meant}?", word=word, meant=meant[0]))
            )
        name, below, _rest = group.resolve_command(found, [word])
        assert below is not None
        found = click.Context(below, info_name=name, parent=found, **below.context_settings)
    return found.get_help()
