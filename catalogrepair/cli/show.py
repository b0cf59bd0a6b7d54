"""Printing: results to stdout, notes to stderr, colours only where wanted."""

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.jsontext import document, pieces
from catalogrepair.catalog.plans.plan import Edit, Plan, edits_to_data
from catalogrepair.catalog.results import Results
from catalogrepair.cli.language import language
from catalogrepair.cli.near import typed
from catalogrepair.cli.window import width
from catalogrepair.jobs import repair
from catalogrepair.jobs.explain import abouts
from catalogrepair.jobs.outputs import Place, Target, refuse_targets, write_whole
from catalogrepair.jobs.progress import listening
from catalogrepair.report.columns import result_lines
from catalogrepair.report.layout import Line, shortened, turned
from catalogrepair.report.results import render_results, results_to_data
from catalogrepair.report.screen import Screen, check_lines, headline
from catalogrepair.report.terminal import edit_lines, outcome_lines
from catalogrepair.report.to_send import answer_to_send
from catalogrepair.text import Text, _

if TYPE_CHECKING:
    from catalogrepair.jobs.journal import Kind

__all__ = ["refuse_targets", "width"]

NOTHING_TO_DO = _("No cell is to change; nothing was written.")
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True},
    "certain": {"fg": "red", "bold": True},
    "likely": {"fg": "yellow", "bold": True},
    "possible": {"fg": "cyan"},
    "note": {"dim": True},
}
_ROWS = 40
_UNBOUND = 80
EVERY = 3.0
"""seconds between two lines of progress where there is no terminal"""


def screen(below: int = 0, only: tuple[str, ...] = (), *, verbose: bool = False) -> Screen:
    """The room that stdout gives to what was found, `below` rows left free; a pipe counts as a middling window."""
    rows = shutil.get_terminal_size().lines if sys.stdout.isatty() else _ROWS
    return Screen(language(), check_titles(), width(), rows - below - 1, only, verbose)


def lines(items: Iterable[Line], *, to_stderr: bool = False) -> None:
    """Print lines in the window's width; plain text when NO_COLOR is set or the output is no terminal."""
    plain, columns = bool(os.environ.get("NO_COLOR")), width(to_stderr=to_stderr)
    for line in items:
        style = {} if plain else _STYLES.get(line.kind, {})
        for text in turned(line, columns):
            click.echo(click.style(text, **style) if style else text, err=to_stderr)


def hint(what: Text, *words: str) -> None:
    """A next step on stderr: what it does, and the command in one piece, to be pasted."""
    said, command = what.say(language()), typed("catalogrepair", *words)
    together = Line(f"{said} {command}", turns=False)
    if len(together.text) <= (width(to_stderr=True) or 0):
        lines([together], to_stderr=True)
    else:
        lines([Line(said), Line(f"  {command}", turns=False)], to_stderr=True)


def notes(texts: Iterable[Text]) -> None:
    """Print notes to stderr."""
    lines((Line(_("Note: ").say(language()) + text.say(language())) for text in texts), to_stderr=True)


@contextmanager
def progress() -> Iterator[Callable[[Text], None]]:
    """Shows how far a long walk is, on stderr: one line kept up to date on a terminal, else a line now and then."""
    live, last = sys.stderr.isatty(), 0.0

    def tell(text: Text) -> None:
        nonlocal last
        line = text.say(language())
        if live:
            sys.stderr.write(f"\r\x1b[K{shortened(line, (width(to_stderr=True) or _UNBOUND) - 1)}")
            sys.stderr.flush()
        elif time.monotonic() - last > EVERY:
            click.echo(line, err=True)
        else:
            return
        last = time.monotonic()

    def wait(text: Text) -> None:
        nonlocal last
        last = 0.0  # never too soon after another line
        tell(text)

    try:
        with listening(wait):
            yield tell
    finally:
        if live and last:
            sys.stderr.write("\r\x1b[K")


def data(value: Any) -> None:
    """Print JSON, alone on stdout."""
    sys.stdout.writelines(pieces(value))


def line(value: Any) -> None:
    """Print a JSON value on one line, for a reader who takes each as it comes."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def check_titles() -> dict[str, Text]:
    """The checks' names as people read them."""
    return {name: about.title for name, about in abouts().items()}


def wrote(
    edits: tuple[Edit, ...],
    outputs: Iterable[Path],
    *,
    dry_run: bool,
    plan: Path | None = None,
    report: Path | None = None,
) -> dict[str, Any]:
    """For JSON: whether there was anything to do, and the paths of what was written."""
    state = "nothing_to_do" if not edits else "shown" if dry_run else "written"
    named = {name: str(path) for name, path in (("plan", plan), ("report", report)) if path is not None}
    return {"state": state, "outputs": [str(path) for path in outputs], **named}


def changed(
    edits: tuple[Edit, ...], form: str, outputs: Iterable[Path], *, dry_run: bool = False, report: Path | None = None
) -> None:
    """The cells that were changed, or would be."""
    if form == "json":
        values = wrote(edits, outputs, dry_run=dry_run, report=report)
        data(document("edits", values | edits_to_data(edits)))
        return
    count = len(edits)
    would = _("{count:# cell|# cells} would change:", count=count)
    head = would if dry_run else _("{count:# cell|# cells} changed:", count=count)
    lines([Line((head if edits else NOTHING_TO_DO).say(language()), "title")])
    lines(edit_lines(edits, language(), width()))


def changes(examination: Examination, *, dry_run: bool) -> None:
    """The result, every cell that changes, and why; what the checks saw where none does."""
    edits = examination.plan.edits
    if not edits:
        lines(check_lines(examination, screen()))
        lines([Line(""), Line(NOTHING_TO_DO.say(language()))])
        return
    lines(headline(examination, language()))
    count, heading = len(edits), examination.source.heading.strip()
    would = _("{count:# cell|# cells} would change in “{heading}”:", count=count, heading=heading)
    head = would if dry_run else _("{count:# cell|# cells} changed in “{heading}”:", count=count, heading=heading)
    lines([Line(head.say(language()), "title"), *edit_lines(edits, language(), width()), Line("")])
    if sys.stdout.isatty() and count > shutil.get_terminal_size().lines:
        lines([*headline(examination, language())][-1:])  # the first one has gone from the window
    lines(outcome_lines(examination, language()))


def write_report(examination: Examination, path: Path, outputs: tuple[str, ...] = ()) -> None:
    """Write the report of an examination to a path that was found free before."""
    write_whole(*report_target(examination, path, outputs))
    written(path)


def report_target(examination: Examination, path: Path, outputs: tuple[str, ...]) -> Target:
    """The report of an examination, to be written together with other files."""
    from catalogrepair.jobs.to_send import answer_of
    from catalogrepair.report import render
    from catalogrepair.report.data import render_json

    if path.suffix.lower() == ".json":  # bit by bit: of a shop with very many findings it is a hundred megabytes
        return Target(path, lambda out: out.writelines(render_json(examination)))
    content = render(examination, path.suffix.lower(), language(), outputs, answer_of(examination, outputs))
    return Target(path, lambda out: out.write(content))


def beside(
    folder: Path, first: list[Target], examination: Examination, report: Path | None
) -> Callable[[tuple[Path, ...]], list[Target]]:
    """What is written together with the workbooks of a folder: `first`, and a report that is to lie there too."""

    def targets(outputs: tuple[Path, ...]) -> list[Target]:
        if report is None or report.resolve().parent != folder.resolve():
            return first
        return [*first, report_target(examination, report, tuple(path.name for path in outputs))]

    return targets


def results(table: Results, form: str, report: Path | None, *, answer: bool = False) -> None:
    """Print a table of results, or only its message to the shop; write its report to a path that was found free."""
    if form == "json":
        data(results_to_data(table))
    elif answer:
        click.echo(answer_to_send([table]).say(language()))
    else:
        lines(result_lines(table, language(), width=width()))
    if report is not None:
        content = render_results(table, report.suffix.lower(), language())
        write_whole(report, lambda out: out.write(content))
        written(report)


def remember(
    plan: Plan, export: Path | None, kind: "Kind", paths: Iterable[Path], *, through_api: bool = False
) -> None:
    """Put a repair into the journal of this machine; a journal that cannot be used is only a pity here."""
    notes(repair.remember(plan, export, kind, paths, through_api=through_api))


def written(path: Path | Place) -> None:
    """Say that a file was written."""
    click.echo(_("Written: ").say(language()) + str(path), err=True)
