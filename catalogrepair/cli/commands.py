"""The command group; a command's module is imported only when it runs or shows its help."""

from importlib import import_module

import click

from catalogrepair.cli import examples, near
from catalogrepair.cli.language import say
from catalogrepair.cli.options import language_option
from catalogrepair.jobs.reading.sources import is_there
from catalogrepair.text import _, pgettext
from catalogrepair.version import __version__

GROUPS = (
    (pgettext("commands", "Repair"), ("check", "repair", "plan", "apply", "undo", "web", "guide", "batch")),
    (pgettext("commands", "Prove"), ("verify", "resync", "status", "diff")),
    (pgettext("commands", "Diagnose"), ("diagnose",)),
    (pgettext("commands", "Shops"), ("login", "logout", "whoami")),
    (pgettext("commands", "About"), ("explain", "help", "config", "completion")),
)
COMMANDS = tuple(name for _title, names in GROUPS for name in names)


class _Commands(near.Group):
    """Commands by the name of their module, listed by what they are for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"catalogrepair.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """A list for each group, their second columns in line."""
        widest = max(map(len, COMMANDS))
        for title, names in GROUPS:
            with formatter.section(say(title)):
                found = {name: self.get_command(ctx, name) for name in names}
                formatter.write_dl(
                    [(name.ljust(widest), one.get_short_help_str(limit=200)) for name, one in found.items() if one]
                )

    def meant(self, ctx: click.Context, word: str) -> list[str]:
        """A diagnosis without the word before it, and a file without a command, are meant as well."""
        return [near.typed("check", word)] if is_there(word) else meant_commands(word)

    def invoke(self, ctx: click.Context) -> object:
        """click takes any EOFError for Ctrl-D and any broken pipe for stdout's: those of our own are errors."""
        try:
            return super().invoke(ctx)
        except (EOFError, BrokenPipeError) as error:
            raise RuntimeError from error


def meant_commands(word: str) -> list[str]:
    """The commands that a word may stand for, those of a diagnosis and of a check with the word before it."""
    from catalogrepair import docs
    from catalogrepair.cli.diagnose import command as faults
    from catalogrepair.jobs.explain import abouts

    lines = {name: f"diagnose {name}" for name in faults.list_commands(click.Context(faults))}
    lines |= {name: f"explain {name}" for name in (*abouts(), *docs.topics()) if name not in lines}
    lines |= {name: name for name in COMMANDS}
    return [lines[name] for name in near.near(word, lines)]


cli = _Commands(
    name="catalogrepair",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    params=[
        language_option(),
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=lambda ctx, _param, value: _version(ctx, value),
            help=say(_("Show the version and exit.")),
        ),
    ],
    help=say(
        _(
            "Finds and mends the same-type groups of a KiotViet export that keep products from reaching "
            "Haravan. The input is never touched; every change is shown first."
        ),
    ),
    epilog=examples.epilog("")
    + "\n\n"
    + say(_("Exit codes, environment variables, completion: catalogrepair help topics")),
)


def _version(ctx: click.Context, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"catalogrepair {__version__}")
        ctx.exit()
