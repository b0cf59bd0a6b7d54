"""The small file that says which branch of KiotViet feeds which location of Haravan: read, and written as a draft."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from catalogrepair.diagnoses.stock.rules import Pairs, Places, Rule, named
from catalogrepair.errors import UnusableInput
from catalogrepair.text import Text

_HEAD = Text(
    "# Chi nhánh KiotViet nào ứng với kho Haravan nào. Sửa xong, chạy lại với --map.\n"
    "# Chi nhánh không có trong bảng [locations] thì không tính.\n",
    "# Which branch of KiotViet feeds which location of Haravan. Edit it, then run again with --map.\n"
    "# A branch that is not in [locations] does not count.\n",
)
_MAIN = Text("# Chi nhánh nhận đơn của Haravan:\n", "# The branch that takes Haravan's orders:\n")
_FREE = Text("# Kho Haravan chưa ghép: ", "# Haravan locations that are still free: ")
_OPEN = Text("# Chưa rõ: bỏ dấu # và điền tên kho.\n", "# Open: remove the # and fill in a location.\n")
_BRANCH = Text("chi nhánh KiotViet", "branch of KiotViet")
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
        raise _wrong(name, Text(f"không hiểu “{strange[0]}”", f"“{strange[0]}” means nothing here"))
    table, main = held.get("locations"), held.get("main", "")
    if not isinstance(table, dict) or not isinstance(main, str):
        raise _wrong(
            name, Text("thiếu bảng [locations], hoặc main không phải chữ", "it lacks [locations] or main is no text")
        )
    found: dict[str, str] = {}
    for branch, place in table.items():
        if not isinstance(place, str):
            raise _wrong(name, Text(f"kho của “{branch}” không phải chữ", f"the location of “{branch}” is no text"))
        known = _known(branch, shop.branches, _BRANCH, name)
        if known in found:
            raise _wrong(name, Text(f"chi nhánh “{known}” có hai lần", f"the branch “{known}” stands there twice"))
        located = _place(place, shop, name)
        if located and located in found.values() and rule == "multi":
            raise _wrong(name, Text(f"kho “{located}” có hai lần", f"the location “{located}” stands there twice"))
        found[known] = located
    if not found or (rule == "multi" and "" not in shop.locations and not any(found.values())):
        raise _wrong(
            name,
            Text(
                "chưa ghép chi nhánh nào; hãy bỏ dấu # ở đầu dòng và điền tên kho",
                "it pairs no branch yet; remove the # at the start of a line and fill in a location",
            ),
        )
    return Pairs(_known(main, shop.branches, _BRANCH, name) if main else "", found)


def _place(place: str, shop: Places, name: str) -> str:
    if not place.strip() or "" in shop.locations:
        return place.strip()
    return _known(place, shop.locations, Text("kho Haravan", "location of Haravan"), name)


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
            f"Tệp ghép kho “{name}” sai ở dòng {number}: {line or 'hết tệp giữa chừng'}. Tên phải nằm trong dấu nháy "
            'kép, mỗi chi nhánh một dòng: "Chi nhánh" = "Kho".',
            f"The mapping “{name}” is broken at line {number}: {line or 'the file ends too early'}. Names stand in "
            'double quotes, one branch a line: "Branch" = "Location".',
        ) from error


def _wrong(name: str, what: Text) -> UnusableInput:
    vi, en = what.vi.rstrip("."), what.en.rstrip(".")
    return UnusableInput(
        f"Tệp ghép kho “{name}”: {vi[:1].lower()}{vi[1:]}.", f"The mapping “{name}”: {en[:1].lower()}{en[1:]}."
    )
