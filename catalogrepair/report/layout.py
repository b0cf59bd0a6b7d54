"""Lines for a window of any width: tables that give way where they may, and prose that turns between words."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import NamedTuple

from catalogrepair.text import printable

_LEAST = 8
"""columns of the window below which no column of a table is squeezed"""
_NATURAL = 46
"""columns that a cell takes where the window sets no bounds; the last of a row may be longer"""
_BETWEEN = 2
_MARK = re.compile(r"\s*(?:[-→=•✗✓?] |\d+\. )?")


class Line(NamedTuple):
    """A line and what it is: "title", "certain", "likely", "possible", "note" or "" for plain text."""

    text: str
    kind: str = ""
    turns: bool = True
    """whether it may go on below where the window ends: no row of a table does, and no command to be pasted"""


def turned(line: Line, width: int | None) -> Iterator[str]:
    """A line as the rows of a window, each `width` columns at most; what is longer than a row stands in one piece."""
    text = printable(line.text)
    if width is None or not line.turns or room(text) <= width:
        yield text
        return
    mark = _MARK.match(text)
    head = mark[0] if mark else ""
    # Some twenty columns for the words are needed even where the mark stands far in.
    yield from wrap(
        text[len(head) :],
        max(width, len(head) + 20),
        initial_indent=head,
        subsequent_indent=" " * len(head),
        break_long_words=False,
        break_on_hyphens=False,
    )


def table(
    rows: Sequence[Sequence[str]], width: int | None, *, whole: Collection[int] = (), right: Collection[int] = ()
) -> Iterator[str]:
    """Rows of cells in line, the first of them the headings; `whole` columns are never cut, `right` ones hold numbers.

    The widest of the others give way until a row fits into `width`, down to a few columns each; then the headings of
    the numbers.
    """
    last = len(rows[0]) - 1
    wide = [max(room(cell) for cell in column) for column in zip(*rows, strict=True)]
    bound = [place for place in range(last + 1) if place not in whole and place not in right]
    if width is None:
        for place in bound:
            wide[place] = wide[place] if place == last else min(wide[place], _NATURAL)
    else:
        most = width - _BETWEEN * last
        _squeeze(wide, dict.fromkeys(bound, _LEAST), most)
        _squeeze(wide, {place: max(room(row[place]) for row in rows[1:] or rows) for place in right}, most)
    for row in rows:
        cells = (_set(cell, wide[place], right=place in right) for place, cell in enumerate(row))
        yield (" " * _BETWEEN).join(cells).rstrip()


def _squeeze(wide: list[int], least: Mapping[int, int], most: int) -> None:
    """Make the widest columns of `least` narrower until all take `most`, none of them below its least."""
    over = sum(wide) - most
    while over > 0:
        open_ = [place for place, bound in least.items() if wide[place] > bound]
        if not open_:
            return
        wide[max(open_, key=wide.__getitem__)] -= 1
        over -= 1


def _set(cell: str, wide: int, *, right: bool) -> str:
    cell = shortened(cell, wide)
    gap = " " * (wide - room(cell))
    return gap + cell if right else cell + gap


def shortened(text: str, most: int) -> str:
    """The text in at most so many columns, with "…" in place of the words left out; a lone word is cut within."""
    if room(text) <= most:
        return text
    kept, taken = 0, 1
    while (taken := taken + room(text[kept])) <= most:
        kept += 1
    words = text[: kept + 1].rpartition(" ")[0].rstrip(" ,;:(“")
    return f"{words if len(words) > most // 2 else text[:kept].rstrip()}…"


def room(text: str) -> int:
    """How many columns of a window a text takes: a mark above a letter takes none, a Chinese letter two."""
    if text.isascii():
        return len(text)
    return sum(map(_room, text))


def _room(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
