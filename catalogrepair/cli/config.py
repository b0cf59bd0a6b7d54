"""`catalogrepair config`: which value each option has where the command line says nothing, and where it comes from."""

import os
from pathlib import Path
from typing import NamedTuple

import click

from catalogrepair.catalog.jsontext import document
from catalogrepair.cli import near, options, show
from catalogrepair.cli.language import VARIABLE, language, say
from catalogrepair.jobs import sign_in
from catalogrepair.jobs.defaults import OPTIONS, PROJECT_FILE, Defaults, read_defaults
from catalogrepair.report.layout import Line, table
from catalogrepair.text import Text, _, verbatim

_VARIABLES = {"lang": VARIABLE, "shop": sign_in.SHOP}
_BUILT_IN = {"lang": "vi", "level": "likely", "mode": "clear", "rule": "basic"}
_SOURCES = {"command_line": _("this command line"), "default": _("the tool's default")}


class _Setting(NamedTuple):
    option: str
    value: str
    source: str
    """"command_line", "environment", "project", "user" or "default" """
    where: str
    """the variable's name or the file's path; "" for the others"""

    @property
    def told(self) -> Text:
        """Where it comes from."""
        return _SOURCES.get(self.source) or verbatim(self.where)


@click.group(
    "config",
    cls=near.Group,
    short_help=say(_("Defaults of your own for some options.")),
    help=say(
        _(
            "Defaults of your own for some options: in config.toml of the user's settings folder, and in {file} of the "
            "folder of a project or one above it, which wins. catalogrepair help config shows an example.",
            file=PROJECT_FILE,
        ),
    ),
)
@options.with_language
def command() -> None:
    """One subcommand."""


@command.command(
    "show",
    short_help=say(_("Each option's value, and where it comes from.")),
    help=say(_("Show each option's value and where it comes from, and the files that are read.")),
)
@options.with_format
@options.with_language
def show_command(form: str) -> int:
    """Read the files and print."""
    defaults = read_defaults(Path.cwd())
    found = [_setting(name, defaults) for name in OPTIONS]
    files = [("user", defaults.user), ("project", defaults.project or Path.cwd() / PROJECT_FILE)]
    if form == "json":
        values = {
            "files": [{"source": source, "path": str(path), "is_there": path.is_file()} for source, path in files],
            "options": [one._asdict() for one in found],
        }
        show.data(document("config", values))
        return 0
    for _source, path in files:
        there = _("read") if path.is_file() else _("not there")
        show.lines([Line(f"{path} ({say(there)})", turns=False)])
    heads = [say(_("Option")), say(_("Value")), say(_("Comes from"))]
    rows = [heads, *([f"--{one.option}", one.value, say(one.told)] for one in found)]
    head, *lines = table(rows, show.width(), whole=(0, 1, 2))
    show.lines([Line(""), Line(head, "title", turns=False), *(Line(line, turns=False) for line in lines)])
    return 0


def _setting(name: str, defaults: Defaults) -> _Setting:
    variable = _VARIABLES.get(name, "")
    known = defaults.values.get(name)
    below = os.environ.get(variable, "") or (known.value if known else _BUILT_IN.get(name, ""))
    if name == "lang" and language() != below:
        return _Setting(name, language(), "command_line", "")
    if os.environ.get(variable):
        return _Setting(name, os.environ[variable], "environment", variable)
    if known is not None:
        return _Setting(name, known.value, known.origin, str(known.path))
    return _Setting(name, _BUILT_IN.get(name, ""), "default", "")
