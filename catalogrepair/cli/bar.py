"""A progress bar on stderr: how many are done, how fast it goes, and what remains."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from catalogrepair.cli.language import language
from catalogrepair.cli.show import EVERY
from catalogrepair.text import Text, _, decimal, printable

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn


class Bar:
    """How far a run is."""

    def __init__(self, total: int, drawn: "Progress | None") -> None:
        self._total, self._drawn = total, drawn
        self._done, self._start, self._last = 0, time.monotonic(), time.monotonic()
        self._task = drawn.add_task("", total=total) if drawn else None

    def advance(self, name: str) -> None:
        """One more is done."""
        self._done += 1
        if self._drawn is not None and self._task is not None:
            self._drawn.update(self._task, advance=1, description=printable(name)[:30])
        elif time.monotonic() - self._last > EVERY:
            self._last = time.monotonic()
            click.echo(self._far().say(language()), err=True)

    def say(self, text: Text) -> None:
        """Something worth a line of its own."""
        said = printable(text.say(language()))
        if self._drawn is not None:
            self._drawn.console.print(said, markup=False, highlight=False)
        else:
            click.echo(said, err=True)

    def _far(self) -> Text:
        rate = self._done / max(time.monotonic() - self._start, 1e-3)
        return _(
            "{done} of {total:# shop|# shops}, {rate} a second, about {left:# second|# seconds} left",
            done=self._done,
            total=self._total,
            rate=_rounded(rate),
            left=round((self._total - self._done) / rate),
        )


def _rounded(rate: float) -> str:
    return decimal(Decimal(f"{rate:.1f}"), language())


@contextmanager
def shown(total: int) -> Iterator[Bar]:
    """A bar that is drawn on a terminal, else a line now and then; it is gone at the end."""
    if not sys.stderr.isatty():
        yield Bar(total, None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        _rate_column(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as drawn:
        yield Bar(total, drawn)


def _rate_column() -> "ProgressColumn":
    from rich.progress import ProgressColumn, Task
    from rich.text import Text as Drawn

    class Rate(ProgressColumn):
        """Shops a second."""

        def render(self, task: Task) -> Drawn:
            rate = _rounded(task.finished_speed or task.speed or 0.0)
            return Drawn(_("{rate} a second", rate=rate).say(language()))

    return Rate()
