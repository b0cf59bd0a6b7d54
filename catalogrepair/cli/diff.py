"""`catalogrepair diff`: what differs between two exports."""

from dataclasses import asdict
from pathlib import Path

import click

from catalogrepair.catalog.jsontext import document
from catalogrepair.cli import options, show
from catalogrepair.cli.language import language, say
from catalogrepair.jobs import repair
from catalogrepair.report.terminal import diff_lines
from catalogrepair.text import _


@click.command(
    "diff",
    help=say(
        _("Compare two exports, such as before and after the import. All columns; rows matched by code."),
    ),
)
@click.argument("before", type=options.PATH)
@click.argument("after", type=options.PATH)
@options.with_format
@options.with_language
def command(before: Path, after: Path, form: str) -> int:
    """Compare and print."""
    difference = repair.compare_files(before, after)
    if form == "json":
        show.data(document("diff", asdict(difference)))
    else:
        show.lines(diff_lines(difference, language()))
    return 0
