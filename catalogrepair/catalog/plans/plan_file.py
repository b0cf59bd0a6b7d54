"""Reads a plan file, which somebody may have edited: what is wrong is said with its place."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, replace
from functools import lru_cache
from string import ascii_uppercase
from typing import Any, TypeVar

from catalogrepair.catalog.evidence import Evidence, Origin
from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.jsontext import entry_lines
from catalogrepair.catalog.plans.identity import Identity, is_fingerprint
from catalogrepair.catalog.plans.plan import (
    ANSWERS,
    FORMAT,
    ROLES,
    Answer,
    Edit,
    Plan,
    Role,
    Source,
    checksum_of,
)
from catalogrepair.errors import UnusableInput
from catalogrepair.text import NOTHING, Given, Text, _

MOST_TEXT = 32_767
"""characters that a cell of Excel holds"""
MOST_BYTES = 48 << 20
"""of a plan file: some 100,000 changes, more than any shop has goods in wrong groups"""
_MOST_PARTS, _MOST_COMMAS = 500_000, 5_000_000
"""lists and objects, and their members, in a plan: small ones take fifty times their text in memory"""
T = TypeVar("T")

_HALF_LETTER = re.compile("[\ud800-\udfff]")
# What neither XML nor a cell of Excel can hold.
_NO_CELL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Left behind where somebody removed the last line of "edits". No text of a plan holds a line break.
_LAST_COMMA = re.compile(r"\},(?=[^\S\n]*+\n\s*+\])")


def plan_from_json(text: str, name: str) -> Plan:
    """Read a plan file called `name`.

    Raises UnusableInput with the place at fault when the text is not a plan this version understands.
    """
    if text.count("[") + text.count("{") > _MOST_PARTS or text.count(",") > _MOST_COMMAS:
        raise too_large(name)
    text = _LAST_COMMA.sub("}", text)
    body = _body(text, name)
    place = _("source")
    try:
        source = _typed(Source, body["source"])
        place = _("shop")
        shop = _shop(body.get("shop", {}), body.get("fingerprint", ""))
        place = _("evidence")
        evidence = _evidence(body.get("evidence"))
        place = _("edits")
        edits = []
        listed, reasons = _listed(body["edits"]), _reasons(body)
        for number, (data, line) in enumerate(zip(listed, entry_lines(text, "edits", listed), strict=True), start=1):
            place = _("edits[{number}]", number=str(number))
            if line:
                place = _("edits, line {line} of the file", line=str(line))
            edits.append(_edit(data, line, reasons))
        place = _("mode, level, tool, created")
        if body["mode"] not in ("clear", "regroup"):
            raise _Wrong(_("there is no “{word}”", word=str(body["mode"])))
        level = _level(body["level"])
        tool, created = _whole("tool", body["tool"]), _whole("created", body["created"])
        place = _("answers")
        answers = {int(row): _answer(text) for row, text in body.get("answers", {}).items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        why = _in_words(error)
        raise _unusable(name, _("is wrong in its part {place} ({why})", place=place, why=why)) from error
    _refuse_two_edits_of_one_row(edits, name)
    then, parts = str(body.get("checksum", "")).split(), checksum_of(edits).split()
    known = set(then)
    edits = [replace(edit, is_original=part in known) for edit, part in zip(edits, parts[1:], strict=True)]
    is_edited = sorted(then) != sorted(parts)
    return Plan(source, body["mode"], level, tuple(edits), tool, created, evidence, answers, shop, is_edited)


def _body(text: str, name: str) -> dict[str, Any]:
    """The JSON of a plan of this format."""
    try:
        body = json.loads(text, object_pairs_hook=_each_once)
    except json.JSONDecodeError as error:
        said = _("is not valid JSON (line {line}, column {column})", line=str(error.lineno), column=str(error.colno))
        raise _unusable(name, said) from error
    except _Wrong as error:
        raise _unusable(name, error.text) from error
    except (ValueError, RecursionError) as error:
        raise _unusable(name, _("is not a catalogrepair plan")) from error
    if not isinstance(body, dict) or "catalogrepair_plan" not in body:
        raise _unusable(name, _("is not a catalogrepair plan"))
    version = body["catalogrepair_plan"]
    if version not in (1, FORMAT):
        said = _("has format {found}, which this version cannot read; update catalogrepair", found=str(version))
        raise _unusable(name, said)
    return body


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of two values under one key nobody knows which is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        key = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise _Wrong(_("has “{key}” twice in one place; remove one", key=key))
    return found


def _listed(edits: Any) -> list[Any]:
    if not isinstance(edits, list):
        raise _Wrong(_("it must be a list"))
    return edits


def _in_words(error: Exception) -> Text:
    if isinstance(error, _Wrong):
        return error.text
    if isinstance(error, KeyError):
        return _("it lacks “{key}”", key=str(error.args[0]))
    return _("a value is of the wrong kind")


def _shop(names: Mapping[str, Any], fingerprint: Any) -> Identity:
    """Plans of earlier versions say nothing of their shop."""
    shop = _typed(Identity, {"retailer": "", "store": "", **names, "fingerprint": fingerprint})
    if not is_fingerprint(shop.fingerprint):
        raise _Wrong(_("“fingerprint” was edited"))
    return shop


def _evidence(data: Mapping[str, Any] | None) -> Evidence | None:
    if data is None:
        return None
    return _typed(Evidence, {**data, "origin": _typed(Origin, data["origin"])})


def _reasons(body: Mapping[str, Any]) -> list[Text]:
    return [_reason(one) for one in _listed(body.get("reasons", []))]


def _reason(data: Mapping[str, Any]) -> Text:
    return _given(_whole("why", data["vi"]), _whole("why", data["en"]))


@lru_cache(maxsize=256)
def _given(vi: str, en: str) -> Text:
    """One text for the edits of one reason, that they share again."""
    return Given(vi, en)


def _why(place: Any, reasons: Sequence[Text]) -> Text:
    """The reason at this place; plans of format 1 spell it out."""
    if isinstance(place, Mapping):
        return _reason(place)
    if type(place) is not int or not 0 <= place < len(reasons):
        raise _Wrong(_("there is no reason {place} among its “reasons”", place=repr(place)))
    return reasons[place]


def _edit(data: Mapping[str, Any], line: int, reasons: Sequence[Text]) -> Edit:
    if unknown := next((key for key in data if key not in Edit.__annotations__), None):
        raise _Wrong(_("it holds an unknown “{key}”", key=unknown))
    edit = _typed(
        Edit,
        {
            **data,
            "level": _level(data["level"]),
            "why": _why(data["why"], reasons) if "why" in data else NOTHING,
            "role": _role(data.get("role", "leaves")),
            "line": line,
        },
    )
    if edit.cell.lstrip(ascii_uppercase) != str(edit.row):
        raise _Wrong(_("the cell “{cell}” does not stand in row {row}", cell=edit.cell, row=str(edit.row)))
    for key, text in (("before", edit.before), ("after", edit.after)):
        if len(text) > MOST_TEXT:
            raise _Wrong(_("“{key}” is longer than a cell of Excel holds ({most} characters)", key=key, most=MOST_TEXT))
        if _NO_CELL.search(text):
            raise _Wrong(
                _(
                    "“{key}” holds a control character, which no cell of Excel can hold: {text}",
                    key=key,
                    text=repr(text[:40]),
                )
            )
    return edit


class _Wrong(ValueError):
    """Something wrong with a plan that we have words for."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def _answer(text: str) -> Answer:
    if text not in ANSWERS:
        raise _Wrong(_("there is no “{word}”", word=text))
    return text


def _role(word: str) -> Role:
    if word not in ROLES:
        raise _Wrong(_("there is no “{word}”", word=word))
    return word


def _level(word: str) -> Level:
    if not isinstance(word, str) or word.upper() not in Level.__members__:
        raise _Wrong(_("there is no level “{word}”", word=word))
    return Level[word.upper()]


def _typed(kind: type[T], values: Mapping[str, Any]) -> T:
    """`kind(**values)`, where every value must have the type that the field declares."""
    given = {one.name for one in fields(kind) if one.default is MISSING} | values.keys()  # type: ignore[arg-type]
    for key, annotation in kind.__annotations__.items():
        if key not in given:
            continue
        is_other = isinstance(annotation, type) and not isinstance(values[key], annotation)
        if is_other or isinstance(values[key], bool):
            raise _Wrong(_("“{key}” is of the wrong kind", key=key))
        if isinstance(values[key], str):
            _whole(key, values[key])
    return kind(**values)


def _whole(key: str, text: object) -> str:
    """A text that can be written anywhere. Raises ValueError for half of an emoji, as cutting programs leave it."""
    if _HALF_LETTER.search(str(text)):
        raise _Wrong(_("“{key}” holds a damaged character", key=key))
    return str(text)


def _refuse_two_edits_of_one_row(edits: Sequence[Edit], name: str) -> None:
    seen: dict[int, int] = {}
    for edit in edits:
        if edit.row in seen:
            raise _unusable(
                name,
                _(
                    "changes row {row} twice (lines {first} and {second} of the plan); remove one of the two",
                    row=str(edit.row),
                    first=str(seen[edit.row]),
                    second=str(edit.line),
                ),
            )
        seen[edit.row] = edit.line


def too_large(name: str) -> UnusableInput:
    """The refusal of a file that no plan is as large as."""
    return _unusable(name, _("is too large to be one of catalogrepair's"))


def _unusable(name: str, said: Text) -> UnusableInput:
    return UnusableInput(_("Plan file “{name}” {said}.", name=name, said=said))
