"""The chosen edits, as a value and as a JSON file that a person can read, edit and mail."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, asdict, dataclass, field, fields, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from string import ascii_uppercase
from typing import Any, Literal, TypeVar

from catalogrepair.catalog.evidence import Evidence, Origin
from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.jsontext import Encoded, document, encoded, entry_lines, pieces
from catalogrepair.catalog.plans.identity import Identity, is_fingerprint
from catalogrepair.errors import UnusableInput
from catalogrepair.text import NOTHING, Given, Text, _

FORMAT = 2
"""of a plan file; in those of format 1 each change has its reason spelt out"""
MOST_TEXT = 32_767
"""characters that a cell of Excel holds"""
MOST_BYTES = 48 << 20
"""of a plan file: some 100,000 changes, more than any shop has goods in wrong groups"""
_MOST_PARTS, _MOST_COMMAS = 500_000, 5_000_000
"""lists and objects, and their members, in a plan: small ones take fifty times their text in memory"""
T = TypeVar("T")
Mode = Literal["clear", "regroup"]
Answer = Literal["keep", "clear", "regroup", "unsure"]
ANSWERS: tuple[Answer, ...] = ("keep", "clear", "regroup", "unsure")
"""leave the row where it is; let each row be a product of its own; let the rows be one new product; leave it for now"""


@dataclass(frozen=True)
class Source:
    """The export a plan was made for."""

    name: str
    sha256: str
    size: int
    """bytes"""
    sheet: str
    rows: int
    """data rows, the header not counted"""
    heading: str
    """heading of the related column as the file spells it"""


Role = Literal["leaves", "unit", "stays"]
ROLES: tuple[Role, ...] = ("leaves", "unit", "stays")


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one related cell; applied only where the cell still holds `before`."""

    row: int
    cell: str
    code: str
    name: str
    before: str
    after: str
    check: str
    group: str
    level: Level
    why: Text
    role: Role = "leaves"
    """"leaves": a product that was blocked; "unit": a unit row that goes with its product; "stays": pointed at its own
    group's root"""
    line: int = field(default=0, compare=False)
    """where it stands in the plan file that it was read from, from 1; 0 where it comes from no file"""
    is_original: bool = field(default=True, compare=False)
    """whether it is known to be as the tool wrote it"""


@dataclass(frozen=True)
class Plan:
    """What will be changed in which export, and why."""

    source: Source
    mode: Mode
    level: Level
    edits: tuple[Edit, ...]
    tool: str
    created: str
    """ISO 8601 with offset"""
    evidence: Evidence | None = None
    """what the store said; None when it was not asked"""
    answers: Mapping[int, Answer] = field(default_factory=dict)
    """row number to what a person said of it in the guided repair"""
    shop: Identity = field(default_factory=Identity)
    """whose plan it is"""
    is_edited: bool = field(default=False, compare=False)
    """whether its edits are not, or are not known to be, those that the tool wrote"""

    @cached_property
    def lists(self) -> dict[str, Encoded]:
        """What `edits_to_data` gives, made into text once: it is written, remembered and reported."""
        return {name: encoded(entries) for name, entries in edits_to_data(self.edits).items()}

    def pieces(self) -> Iterator[bytes]:
        """The plan as the bytes of a file, bit by bit; `plan_from_json` reads it back."""
        return (piece.encode() for piece in pieces(document("plan", _body_of(self))))

    @property
    def text(self) -> bytes:
        """The same in one."""
        return b"".join(self.pieces())


_HALF_LETTER = re.compile("[\ud800-\udfff]")
# What neither XML nor a cell of Excel can hold.
_NO_CELL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Left behind where somebody removed the last line of "edits". No text of a plan holds a line break.
_LAST_COMMA = re.compile(r"\},(?=[^\S\n]*+\n\s*+\])")


def _body_of(plan: Plan) -> dict[str, Any]:
    return {
        "catalogrepair_plan": FORMAT,
        "tool": plan.tool,
        "created": plan.created,
        "mode": plan.mode,
        "level": plan.level.word,
        "source": asdict(plan.source),
        "shop": {"retailer": plan.shop.retailer, "store": plan.shop.store},
        "evidence": asdict(plan.evidence) if plan.evidence else None,
        **({"answers": {str(row): answer for row, answer in plan.answers.items()}} if plan.answers else {}),
        **plan.lists,
        "fingerprint": plan.shop.fingerprint,
        "checksum": checksum_of(plan.edits),
    }


def plan_to_json(plan: Plan) -> str:
    """The plan as text for a file; `plan_from_json` reads it back."""
    return plan.text.decode()


def key_of(plan: Plan) -> str:
    """What makes a plan that plan: its shop, its export and its changes, whatever words and dates stand beside them."""
    shop = [name for name in (plan.shop.retailer, plan.shop.store) if name]
    cells = sorted((edit.row, edit.code, edit.before, edit.after) for edit in plan.edits)
    return _digest([plan.source.sha256, cells, *shop])


def checksum_of(edits: Sequence[Edit]) -> str:
    """By which a plan tells what somebody changed in its edits: a part for each, and one for how many there were."""
    return " ".join([str(len(edits)), *map(_checksum, edits)])


def _checksum(edit: Edit) -> str:
    return f"{edit.row}:{_digest([edit.cell, edit.code, edit.before, edit.after])[:8]}"


_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def _digest(value: object) -> str:
    return sha256(_ENCODE(value).encode(errors="surrogatepass")).hexdigest()


def edits_to_data(edits: Sequence[Edit]) -> dict[str, Iterator[dict[str, Any]]]:
    """Edits as plain JSON values: `reasons`, each once, and `edits`, whose `why` is the place of theirs among those.

    All edits of a finding share one reason, which is five times as long as all else that is said of them.
    """
    reasons = list({id(edit.why): edit.why for edit in edits}.values())
    places = {id(why): place for place, why in enumerate(reasons)}
    return {
        "reasons": ({"vi": why.vi, "en": why.en} for why in reasons),
        "edits": (_edit_to_data(edit, places[id(edit.why)]) for edit in edits),
    }


def _edit_to_data(edit: Edit, why: int) -> dict[str, Any]:
    return {
        "row": edit.row,
        "cell": edit.cell,
        "code": edit.code,
        "name": edit.name,
        "before": edit.before,
        "after": edit.after,
        "check": edit.check,
        "group": edit.group,
        "level": edit.level.word,
        "why": why,
        "role": edit.role,
    }


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
    checksum = str(body.get("checksum", ""))
    is_edited = sorted(checksum.split()) != sorted(checksum_of(edits).split())
    known = set(checksum.split())
    edits = [replace(edit, is_original=_checksum(edit) in known) for edit in edits]
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
        raise _unusable(
            name,
            _(
                "has format {found}, this version reads format {format} only; update catalogrepair",
                found=str(version),
                format=FORMAT,
            ),
        )
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
