"""A choice in the terminal by arrow keys, numbers or letters; every word is our own, in the language of the run."""

import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

_UP = ("\x1b[A", "\x1bOA", "\xe0H", "\x00H")
_DOWN = ("\x1b[B", "\x1bOB", "\xe0P", "\x00P")
_ENTER = ("\r", "\n")
_KEY = re.compile("\x1b[\\[O][A-Z]|[\xe0\x00][HP]|.", re.DOTALL)


class Option(NamedTuple):
    """One line of a choice."""

    letter: str
    text: str


def choose(options: Sequence[Option], at: int = 0) -> str:
    """Draw the options, let the arrows move, and give the letter of what was chosen.

    Raises KeyboardInterrupt for Ctrl-C, EOFError when the terminal goes away.
    """
    _draw(options, at)
    for key in _keys():
        if key in _UP + _DOWN:
            at = (at + (1 if key in _DOWN else -1)) % len(options)
            sys.stdout.write(f"\x1b[{len(options)}A")
            _draw(options, at)
            continue
        found = at if key in _ENTER else _place(options, key)
        if found is not None:
            sys.stdout.write(f"\x1b[{len(options)}A")
            _draw(options, found)
            return options[found].letter
    raise EOFError


def _keys() -> Iterator[str]:
    """The keys as they come; quick ones may come several at once."""
    while True:
        yield from _KEY.findall(click.getchar())


def _place(options: Sequence[Option], key: str) -> int | None:
    if key.isdecimal() and 1 <= int(key) <= len(options):
        return int(key) - 1
    return next((place for place, option in enumerate(options) if option.letter == key.lower()), None)


def _draw(options: Sequence[Option], at: int) -> None:
    """One row of the window for each option, so that drawing again lands on the same rows."""
    width = max(20, shutil.get_terminal_size().columns - 1)
    for place, option in enumerate(options):
        mark = "›" if place == at else " "
        line = f"{mark} {place + 1}. [{option.letter}] {option.text}"
        line = line if len(line) <= width else line[: width - 1] + "…"
        sys.stdout.write("\r\x1b[K" + (click.style(line, bold=True) if place == at else line) + "\n")
    sys.stdout.flush()
