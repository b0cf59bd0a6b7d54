"""The small file that says which branch of KiotViet feeds which location of Haravan: read, and written as a draft."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from catalogrepair.diagnoses.stock.rules import Pairs, Places, Rule, named
from catalogrepair.errors import UnusableInput
from catalogrepair.text import Text, _, lowered, unstopped

_HEAD = _(
    "# Which branch of KiotViet feeds which location of Haravan. Edit it, then run again with --map.\n"
    "# A branch that is not in [locations] does not count.\n"
)
_MAIN = _("# The branch that takes Haravan's orders:\n")
_FREE = _("# Haravan locations that are still free: ")
_OPEN = _("# Open: remove the # and fill in a location.\n")
_BRANCH = _("branch of KiotViet")
_LINE = re.compile(r"at line (\d+)")


def draft(shop: Places, main: str, locations: Mapping[str, str], language: str) -> str:
    """The mapping as far as it is known; the rest stands there as comments."""
    text = _HEAD.say(language) + "\n" + _MAIN.say(language)
    text += f"main = {_quoted(main)}\n" if main else "".join(f"# main = {_quoted(name)}\n" for name in shop.branches)
    text += "\n[locations]\n"
    text += "".join(f"{_quoted(branch)} = {_quoted(place)}\n" for branch, place in locations.items())
    if still_open := [name for name in shop.branches if name not in locations]:
        text += "\n" + _OPEN.say(language) + "".join(f'# {_quoted(name)} = ""\n' for name in still_open)
    free = [name for name in shop.locations if name and name not in locations.values()]
    if free:
        text += "\n" + _FREE.say(language) + ", ".join(map(_quoted, free)) + "\n"
    return text


def _quoted(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's, but for one letter that only TOML forbids."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def parse(text: str, name: str, shop: Places, rule: Rule) -> Pairs:
    """The mapping of a file called `name`, in the shop's own spelling. Raises UnusableInput saying what is wrong.

    Where one sum is compared, several branches may feed one location.
    """
    held = _loaded(text, name)
    if strange := [key for key in held if key not in ("main", "locations")]:
        raise _wrong(name, _("“{strange}” means nothing here", strange=strange[0]))
    table, main = held.get("locations"), held.get("main", "")
    if not isinstance(table, dict) or not isinstance(main, str):
        raise _wrong(name, _("it lacks [locations] or main is no text"))
    found: dict[str, str] = {}
    for branch, place in table.items():
        if not isinstance(place, str):
            raise _wrong(name, _("the location of “{branch}” is no text", branch=branch))
        known = _known(branch, shop.branches, _BRANCH, name)
        if known in found:
            raise _wrong(name, _("the branch “{known}” stands there twice", known=known))
        located = _place(place, shop, name)
        if located and located in found.values() and rule == "multi":
            raise _wrong(name, _("the location “{located}” stands there twice", located=located))
        found[known] = located
    if not found or (rule == "multi" and "" not in shop.locations and not any(found.values())):
        raise _wrong(
            name,
            _("it pairs no branch yet; remove the # at the start of a line and fill in a location"),
        )
    return Pairs(_known(main, shop.branches, _BRANCH, name) if main else "", found)


def _place(place: str, shop: Places, name: str) -> str:
    if not place.strip() or "" in shop.locations:
        return place.strip()
    return _known(place, shop.locations, _("location of Haravan"), name)


def _known(wanted: str, names: Sequence[str], what: Text, file: str) -> str:
    try:
        return named(wanted, names, what)
    except UnusableInput as error:
        raise _wrong(file, error.text) from error


def _loaded(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _LINE.search(str(error))
        lines = text.splitlines()
        number = int(match[1]) if match else max(len(lines), 1)
        line = lines[number - 1].strip() if number <= len(lines) else ""
        raise UnusableInput(
            _(
                "The mapping “{name}” is broken at line {number}: {line}. Names stand in double quotes, one "
                'branch a line: "Branch" = "Location".',
                name=name,
                number=str(number),
                line=line or _("the file ends too early"),
            ),
        ) from error


def _wrong(name: str, what: Text) -> UnusableInput:
    return UnusableInput(_("The mapping “{name}”: {what}.", name=name, what=lowered(unstopped(what))))
