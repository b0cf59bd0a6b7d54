"""A mistyped word: which one may have been meant."""

import os
import shlex
import subprocess
from collections.abc import Iterable
from difflib import get_close_matches

import click

from catalogrepair.cli import examples
from catalogrepair.cli.language import say
from catalogrepair.text import _

_OVERRULES = "--force"
"""never offered for a word that was mistyped: who overrules a refusal is to know it"""


def typed(*words: str) -> str:
    """Words as they are typed in the shell of this system, to be pasted there."""
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def near(word: str, names: Iterable[str]) -> list[str]:
    """The names that a word may stand for, the likeliest first."""
    return get_close_matches(word.strip().lower(), list(names))


def of_options(error: click.NoSuchOption) -> click.NoSuchOption:
    """The error with such options only as may be offered; with none where the likeliest may not."""
    likely = near(error.option_name, error.possibilities or ())
    offered = [] if likely[:1] == [_OVERRULES] else [name for name in likely if name != _OVERRULES]
    return click.NoSuchOption(error.option_name, error.message, offered, error.ctx)


class Group(click.Group):
    """Commands whose names may be mistyped."""

    def meant(self, ctx: click.Context, word: str) -> list[str]:
        """The commands that a word may stand for, as they are typed behind this one."""
        return near(word, self.list_commands(ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command; where there is none of this name, those that may be meant are told."""
        try:
            name, command, rest = super().resolve_command(ctx, args)
        except click.UsageError as error:
            meant = ", ".join(f"`{ctx.command_path} {line}`" for line in self.meant(ctx, args[0]))
            if not meant:
                raise
            asked = say(_("Did you mean {meant}?", meant=meant))
            raise click.UsageError(f"{error.message} {asked}", error.ctx) from error
        if command is not None:
            path = f"{ctx.command_path} {command.name}".split()[1:]
            command.context_settings = {**command.context_settings, "default_map": dict(ctx.obj or {})}
            command.epilog = examples.epilog(" ".join(path))
            if not command.epilog and command.name not in self.list_commands(ctx):
                command.epilog = examples.epilog(f"{path[0]} ORDER_CODE")
        return name, command, rest
