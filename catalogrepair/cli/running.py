"""What a command line asks for, in words of our own only: its commands and the names of its options."""

from collections.abc import Sequence
from contextlib import suppress

import click


def running(words: Sequence[str]) -> str:
    """As "diagnose stock --kov --format"; a word that we do not know may be a shop's and is left out."""
    commands: list[str] = []
    options: list[str] = []
    with suppress(Exception):  # the failure that is being told may be one of loading commands
        from catalogrepair.cli.commands import cli

        _take(cli, list(words), commands, options)
    return " ".join([*commands, *options]) or "?"


def _take(command: click.Command, words: list[str], commands: list[str], options: list[str]) -> None:
    context = click.Context(command)
    known = {name for option in command.get_params(context) for name in (*option.opts, *option.secondary_opts)}
    for place, word in enumerate(words):
        name = word.partition("=")[0]
        if name.startswith("-") and name in known:
            options.append(name)
        elif isinstance(command, click.Group) and (below := command.get_command(context, word)) is not None:
            commands.append(word if word in command.list_commands(context) else "ORDER_CODE")
            _take(below, words[place + 1 :], commands, options)
            return
