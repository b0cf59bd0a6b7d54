"""`catalogrepair completion`: what a shell is to run so that the Tab key completes commands, options and names."""

import click

from catalogrepair.cli import COMPLETE, options
from catalogrepair.cli.language import say
from catalogrepair.text import _

SHELLS = ("bash", "zsh", "fish")


@click.command(
    "completion",
    short_help=say(_("Let the Tab key complete commands, options and names.")),
    help=say(
        _(
            "Print what the shell is to run so that the Tab key completes commands, options, checks, topics and shops. "
            "catalogrepair help completion says where it goes."
        ),
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
@options.with_language
def command(shell: str) -> int:
    """Print the script of a shell."""
    from click.shell_completion import ShellComplete, get_completion_class

    from catalogrepair.cli.commands import cli

    kind = get_completion_class(shell)
    assert kind is not None
    # Not the class's own `source`: that of bash asks the bash of this machine for its version.
    click.echo(ShellComplete.source(kind(cli, {}, "catalogrepair", COMPLETE)))
    return 0
