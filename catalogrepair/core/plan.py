"""The chosen edits, as a value and as a JSON file that a person can read, edit and mail."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from string import ascii_uppercase
from typing import Any, Literal, TypeVar

from catalogrepair.core.evidence import Evidence, Origin
from catalogrepair.core.findings import Level
from catalogrepair.core.identity import Identity, is_fingerprint
from catalogrepair.core.jsontext import entry_lines, readable
from catalogrepair.errors import Text, UnusableInput

FORMAT = 1
MOST_TEXT = 32_767
"""characters that a cell of Excel holds"""
MOST_BYTES = 48 << 20
"""of a plan file: some 40,000 changes, more than any shop has groups"""
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


@dataclass(frozen=True)
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


# What neither XML nor a cell of Excel can hold.
_NO_CELL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Left behind where somebody removed the last line of "edits". No text of a plan holds a line break.
_LAST_COMMA = re.compile(r"\},(?=\s*\n\s*\])")


def plan_to_json(plan: Plan) -> str:
    """The plan as text for a file; `plan_from_json` reads it back."""
    body: dict[str, Any] = {
        "catalogrepair_plan": FORMAT,
        "tool": plan.tool,
        "created": plan.created,
        "mode": plan.mode,
        "level": plan.level.word,
        "source": asdict(plan.source),
        "shop": {"retailer": plan.shop.retailer, "store": plan.shop.store},
        "evidence": asdict(plan.evidence) if plan.evidence else None,
        **({"answers": {str(row): answer for row, answer in plan.answers.items()}} if plan.answers else {}),
        "edits": [edit_to_data(edit) for edit in plan.edits],
        "fingerprint": plan.shop.fingerprint,
        "checksum": checksum_of(plan.edits),
    }
    return readable(body)


def key_of(plan: Plan) -> str:
    """What makes a plan that plan: its shop, its export and its changes, whatever words and dates stand beside them."""
    shop = [name for name in (plan.shop.retailer, plan.shop.store) if name]
    cells = sorted((edit.row, edit.code, edit.before, edit.after) for edit in plan.edits)
    return _digest([plan.source.sha256, cells, *shop])


def checksum_of(edits: Sequence[Edit]) -> str:
    """By which a plan tells that somebody changed its edits."""
    cells = sorted((edit.row, edit.cell, edit.code, edit.before, edit.after) for edit in edits)
    return _digest(cells)[:16]


def _digest(value: object) -> str:
    return sha256(json.dumps(value, ensure_ascii=False).encode(errors="surrogatepass")).hexdigest()


def edit_to_data(edit: Edit) -> dict[str, Any]:
    """One edit as plain JSON values."""
    values = {key: value for key, value in edit.__dict__.items() if key != "line"}
    return values | {"level": edit.level.word, "why": {"vi": edit.why.vi, "en": edit.why.en}}


def plan_from_json(text: str, name: str) -> Plan:
    """Read a plan file called `name`.

    Raises UnusableInput with the place at fault when the text is not a plan this version understands.
    """
    if text.count("[") + text.count("{") > _MOST_PARTS or text.count(",") > _MOST_COMMAS:
        raise too_large(name)
    text = _LAST_COMMA.sub("}", text)
    try:
        body = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _unusable(name, f"không phải JSON hợp lệ ({error})", f"is not valid JSON ({error})") from error
    if not isinstance(body, dict) or "catalogrepair_plan" not in body:
        raise _unusable(name, "không phải tệp kế hoạch của catalogrepair", "is not a catalogrepair plan")
    if body["catalogrepair_plan"] != FORMAT:
        version = body["catalogrepair_plan"]
        raise _unusable(
            name,
            f"thuộc định dạng {version}, phiên bản này chỉ đọc định dạng {FORMAT}; hãy cập nhật catalogrepair",
            f"has format {version}, this version reads format {FORMAT} only; update catalogrepair",
        )
    place = Text("source", "source")
    try:
        source = _typed(Source, body["source"])
        place = Text("shop", "shop")
        shop = _shop(body.get("shop", {}), body.get("fingerprint", ""))
        place = Text("evidence", "evidence")
        evidence = _evidence(body.get("evidence"))
        edits = []
        for data, line in zip(body["edits"], entry_lines(text, "edits", body["edits"]), strict=True):
            place = Text(f"edits, dòng {line} của tệp", f"edits, line {line} of the file")
            edits.append(_edit(data, line))
        place = Text("mode, level, tool, created", "mode, level, tool, created")
        if body["mode"] not in ("clear", "regroup"):
            raise ValueError(body["mode"])
        level, tool, created = _level(body["level"]), str(body["tool"]), str(body["created"])
        place = Text("answers", "answers")
        answers = {int(row): _answer(text) for row, text in body.get("answers", {}).items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        why = error.text if isinstance(error, _Wrong) else Text(str(error), str(error))
        raise _unusable(
            name, f"sai ở phần {place.vi} ({why.vi})", f"is wrong in its part {place.en} ({why.en})"
        ) from error
    _refuse_two_edits_of_one_row(edits, name)
    is_edited = body.get("checksum") != checksum_of(edits)
    return Plan(source, body["mode"], level, tuple(edits), tool, created, evidence, answers, shop, is_edited)


def _shop(names: Mapping[str, Any], fingerprint: Any) -> Identity:
    """Plans of earlier versions say nothing of their shop."""
    shop = _typed(Identity, {"retailer": "", "store": "", **names, "fingerprint": fingerprint})
    if not is_fingerprint(shop.fingerprint):
        raise ValueError("fingerprint")
    return shop


def _evidence(data: Mapping[str, Any] | None) -> Evidence | None:
    if data is None:
        return None
    return _typed(Evidence, {**data, "origin": _typed(Origin, data["origin"])})


def _edit(data: Mapping[str, Any], line: int) -> Edit:
    why = data.get("why", {"vi": "", "en": ""})
    edit = _typed(
        Edit,
        {
            **data,
            "level": _level(data["level"]),
            "why": Text(str(why["vi"]), str(why["en"])),
            "role": _role(data.get("role", "leaves")),
            "line": line,
        },
    )
    if edit.cell.lstrip(ascii_uppercase) != str(edit.row):
        raise _Wrong(
            f"ô “{edit.cell}” không nằm ở dòng {edit.row}", f"the cell “{edit.cell}” does not stand in row {edit.row}"
        )
    for key, text in (("before", edit.before), ("after", edit.after)):
        if len(text) > MOST_TEXT:
            raise _Wrong(
                f"“{key}” dài hơn mức một ô Excel chứa được ({MOST_TEXT} ký tự)",
                f"“{key}” is longer than a cell of Excel holds ({MOST_TEXT} characters)",
            )
        if _NO_CELL.search(text):
            raise _Wrong(
                f"“{key}” có ký tự điều khiển mà ô Excel không chứa được: {text[:40]!r}",
                f"“{key}” holds a control character, which no cell of Excel can hold: {text[:40]!r}",
            )
    return edit


class _Wrong(ValueError):
    """Something wrong with a plan that we have words for."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(vi, en)


def _answer(text: str) -> Answer:
    if text not in ANSWERS:
        raise ValueError(text)
    return text


def _role(word: str) -> Role:
    if word not in ROLES:
        raise ValueError(word)
    return word


def _level(word: str) -> Level:
    return Level[word.upper()]


def _typed(kind: type[T], values: Mapping[str, Any]) -> T:
    """`kind(**values)`, where every value must have the type that the field declares."""
    for key, annotation in kind.__annotations__.items():
        if isinstance(annotation, type) and not isinstance(values[key], annotation):
            raise TypeError(f"{key} = {values[key]!r}")
        if isinstance(values[key], bool):
            raise TypeError(f"{key} = {values[key]!r}")
    return kind(**values)


def _refuse_two_edits_of_one_row(edits: Sequence[Edit], name: str) -> None:
    seen: dict[int, int] = {}
    for edit in edits:
        if edit.row in seen:
            raise _unusable(
                name,
                f"có hai thay đổi cho cùng dòng {edit.row} (dòng {seen[edit.row]} và {edit.line} của tệp kế hoạch); "
                "hãy xóa bớt một",
                f"changes row {edit.row} twice (lines {seen[edit.row]} and {edit.line} of the plan); remove one of the "
                "two",
            )
        seen[edit.row] = edit.line


def too_large(name: str) -> UnusableInput:
    """The refusal of a file that no plan is as large as."""
    return _unusable(name, "quá lớn, không phải do catalogrepair ghi ra", "is too large to be one of catalogrepair's")


def _unusable(name: str, vi: str, en: str) -> UnusableInput:
    return UnusableInput(f"Tệp kế hoạch “{name}” {vi}.", f"Plan file “{name}” {en}.")
