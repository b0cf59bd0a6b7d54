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
_WORD = 24
"""columns that a single word may keep for itself; a longer one, such as a path, is broken where it must be"""
_BETWEEN = 2
_MARK = re.compile(r"\s*(?:[-→=•✗✓?] |\d+\. )?")


class Line(NamedTuple):
    """A line and what it is: "title", "certain", "likely", "possible", "note" or "" for plain text."""

    text: str
    kind: str = ""
    turns: bool = True
    """whether it may go on below where the window ends: no row of a table does, and no command to be pasted"""
    hang: int = 0
    """columns by which it is set in where it goes on; 0: below its first word"""


def turned(line: Line, width: int | None) -> Iterator[str]:
    """A line as the rows of a window, each `width` columns at most; what is longer than a row stands in one piece."""
    text = printable(line.text)
    if width is None or not line.turns or room(text) <= width:
        yield text
        return
    mark = _MARK.match(text)
    head = text[: line.hang] if line.hang else mark[0] if mark else ""
    # Some twenty columns for the words are needed even where the mark stands far in.
    yield from _wrapped(text[len(head) :], max(width, len(head) + 20), head)


def _wrapped(text: str, width: int, head: str) -> list[str]:
    return wrap(
        text,
        width,
        initial_indent=head,
        subsequent_indent=" " * len(head),
        break_long_words=False,
        break_on_hyphens=False,
    )


_PIECE = re.compile(r"[^\s/\\_]*[/\\_]+|[^\s/\\_]+")
"""what is broken only where it is longer than its column by itself: a word, a part of a path or of a folder's name"""


def _broken(text: str, width: int) -> list[str]:
    """The lines of a cell, turned between words, or behind a mark that joins two, before a word is broken."""
    lines, done = [""], 0
    for piece in _PIECE.finditer(text):
        space = " " if piece.start() > done and lines[-1] else ""
        done, left = piece.end(), piece[0]
        if lines[-1] and room(lines[-1] + space + left) > width:
            lines.append("")
            space = ""
        while room(left) > width:
            most = next(at for at in range(len(left), 0, -1) if at == 1 or room(left[:at]) <= width)
            lines[-1], left = left[:most], left[most:]
            lines.append("")
        lines[-1] += space + left
    return lines


Rows = Sequence[Sequence[str]]
"""the cells of a table, the first row its headings"""


def table(rows: Rows, width: int | None, *, whole: Collection[int] = (), right: Collection[int] = ()) -> Iterator[str]:
    """Rows of cells in line; `whole` columns are never cut, `right` ones hold numbers.

    The widest of the others give way until a row fits into `width`, down to a few columns each.
    """
    wide = _natural(rows, whole, right, width)
    if width is not None:
        most = width - _BETWEEN * (len(wide) - 1)
        _squeeze(wide, {place: _LEAST for place in range(len(wide)) if place not in whole and place not in right}, most)
        _squeeze(wide, {place: max(room(row[place]) for row in rows[1:] or rows) for place in right}, most)
    for row in rows:
        yield _joined([shortened(cell, wide[place]) for place, cell in enumerate(row)], wide, right)


def grid(
    rows: Rows, width: int | None, *, whole: Collection[int] = (), right: Collection[int] = ()
) -> Iterator[list[str]]:
    """The same with nothing left out of a window: what does not fit into its column goes on below, row by row."""
    wide = _natural(rows, whole, right, width)
    if width is not None:
        most, least = width - _BETWEEN * (len(wide) - 1), _longest_words(rows, whole, right)
        _squeeze(wide, {place: least[place] for place in right}, most)  # their headings turn well, sentences do not
        _squeeze(wide, least, most)
        _squeeze(wide, {place: _LEAST for place in least if place not in whole and place not in right}, most)
    for row in rows:
        if width is None:
            yield [_joined([shortened(cell, wide[place]) for place, cell in enumerate(row)], wide, right)]
            continue
        cells = [_broken(cell, wide[place]) for place, cell in enumerate(row)]
        height = max(1, *map(len, cells))
        yield [_joined([cell[n] if n < len(cell) else "" for cell in cells], wide, right) for n in range(height)]


def _natural(rows: Rows, whole: Collection[int], right: Collection[int], width: int | None) -> list[int]:
    """The columns as wide as their widest cell; without a window only the last takes as much as it likes."""
    wide = [max(room(cell) for cell in column) for column in zip(*rows, strict=True)]
    kept = {*whole, *right, len(wide) - 1}
    return [each if width is not None or place in kept else min(each, _NATURAL) for place, each in enumerate(wide)]


def _longest_words(rows: Rows, whole: Collection[int], right: Collection[int]) -> dict[int, int]:
    """How narrow each column may be: `_WORD` at most is kept for a word, a number and what is never cut stay whole."""
    least = {}
    for place, column in enumerate(zip(*rows, strict=True)):
        word = max((room(piece) for cell in column for piece in _PIECE.findall(cell)), default=0)
        values = max((room(cell) for cell in column[1:]), default=0) if place in whole or place in right else 0
        least[place] = max(min(word, _WORD), values)
    return least


def _squeeze(wide: list[int], least: Mapping[int, int], most: int) -> None:
    """Make the widest columns of `least` narrower until all take `most`, none of them below its least."""
    over = sum(wide) - most
    while over > 0:
        open_ = [place for place, bound in least.items() if wide[place] > bound]
        if not open_:
            return
        wide[max(open_, key=wide.__getitem__)] -= 1
        over -= 1


def _joined(cells: Sequence[str], wide: Sequence[int], right: Collection[int]) -> str:
    padded = []
    for place, cell in enumerate(cells):
        gap = " " * (wide[place] - room(cell))
        padded.append(gap + cell if place in right else cell + gap)
    return (" " * _BETWEEN).join(padded).rstrip()


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
