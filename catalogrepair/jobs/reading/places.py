"""Which file stands for which branch or location, where the stock of two shops is compared."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from catalogrepair.catalog.names import fold
from catalogrepair.errors import UnusableInput
from catalogrepair.jobs.reading.sources import named
from catalogrepair.text import _


class Held(NamedTuple):
    """A branch or location and the file of its stock; no file for a live shop, which has all of them."""

    name: str
    path: Path | None


def held_in(words: Sequence[str], live: str, option: str, *, unnamed_by_file: bool) -> list[Held]:
    """The files of one side. Raises UnusableInput where they or their names do not go together."""
    if live in words:
        if len(words) > 1:
            raise UnusableInput(
                _("{option} {live} is the whole shop: give no other {option}.", option=option, live=live),
            )
        return [Held("", None)]
    files = map(named, words)
    found = [Held(one.name or (one.path.stem if unnamed_by_file else ""), one.path) for one in files]
    if not found:
        raise UnusableInput(
            _("{option} is missing: give a file, or {live} for the live shop.", option=option, live=live),
        )
    if len(found) > 1 and any(not one.name for one in found):
        raise UnusableInput(
            _(
                'With several {option} each file needs the name of its location: {option} "Kho 1=FILE" '
                '{option} "Kho 2=FILE".',
                option=option,
            ),
        )
    twice = [name for name, count in Counter(fold(one.name) for one in found).items() if count > 1]
    if twice:
        name = next(one.name for one in found if fold(one.name) == twice[0])
        raise UnusableInput(
            _(
                'Two files of {option} are called “{name}”. Name them apart: {option} "Name=FILE".',
                option=option,
                name=name,
            ),
        )
    return found


def refuse_same_file(paths: Iterable[Path | None]) -> None:
    """Raise UnusableInput where one file is to stand for two places."""
    seen: dict[Path, Path] = {}
    for path in paths:
        if path is None:
            continue
        if (where := path.resolve()) in seen:
            raise UnusableInput(
                _(
                    "“{name}” is given twice. Each branch, each location and MyKiot needs a file of its own.",
                    name=path.name,
                ),
            )
        seen[where] = path
