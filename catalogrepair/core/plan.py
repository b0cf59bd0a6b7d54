"""The chosen edits, as a value and as a JSON file that a person can read, edit and mail."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any, Literal, TypeVar

from catalogrepair.core.evidence import Evidence, Origin
from catalogrepair.core.findings import Level
from catalogrepair.core.jsontext import readable
from catalogrepair.errors import Text, UnusableInput

FORMAT = 1
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
        "evidence": asdict(plan.evidence) if plan.evidence else None,
        **({"answers": {str(row): answer for row, answer in plan.answers.items()}} if plan.answers else {}),
        "edits": [edit_to_data(edit) for edit in plan.edits],
    }
    return readable(body)


def key_of(plan: Plan) -> str:
    """What makes a plan that plan: its export and its changes, whatever words and dates stand beside them."""
    cells = sorted((edit.row, edit.code, edit.before, edit.after) for edit in plan.edits)
    return sha256(json.dumps([plan.source.sha256, cells], ensure_ascii=False).encode()).hexdigest()


def edit_to_data(edit: Edit) -> dict[str, Any]:
    """One edit as plain JSON values."""
    return edit.__dict__ | {"level": edit.level.word, "why": {"vi": edit.why.vi, "en": edit.why.en}}


def plan_from_json(text: str, name: str) -> Plan:
    """Read a plan file called `name`.

    Raises UnusableInput with the place at fault when the text is not a plan this version understands.
    """
    try:
        body = json.loads(_LAST_COMMA.sub("}", text))
    except ValueError as error:
        raise _unusable(name, f"không phải JSON hợp lệ ({error})", f"not valid JSON ({error})") from error
    if not isinstance(body, dict) or "catalogrepair_plan" not in body:
        raise _unusable(name, "không phải tệp kế hoạch của catalogrepair", "not a catalogrepair plan")
    if body["catalogrepair_plan"] != FORMAT:
        version = body["catalogrepair_plan"]
        raise _unusable(
            name,
            f"thuộc định dạng {version}, phiên bản này chỉ đọc định dạng {FORMAT}; hãy cập nhật catalogrepair",
            f"has format {version}, this version reads format {FORMAT} only; update catalogrepair",
        )
    place = "source"
    try:
        source = _typed(Source, body["source"])
        place = "evidence"
        evidence = _evidence(body.get("evidence"))
        edits = []
        for index, data in enumerate(body["edits"], start=1):
            place = f"edits[{index}]"
            edits.append(_edit(data))
        place = "mode, level, tool, created"
        if body["mode"] not in ("clear", "regroup"):
            raise ValueError(body["mode"])
        level, tool, created = _level(body["level"]), str(body["tool"]), str(body["created"])
        place = "answers"
        answers = {int(row): _answer(text) for row, text in body.get("answers", {}).items()}
        plan = Plan(source, body["mode"], level, tuple(edits), tool, created, evidence, answers)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _unusable(name, f"sai ở phần {place} ({error})", f"is wrong in its part {place} ({error})") from error
    _refuse_two_edits_of_one_row(plan, name)
    return plan


def _evidence(data: Mapping[str, Any] | None) -> Evidence | None:
    if data is None:
        return None
    return _typed(Evidence, {**data, "origin": _typed(Origin, data["origin"])})


def _edit(data: Mapping[str, Any]) -> Edit:
    why = data.get("why", {"vi": "", "en": ""})
    return _typed(
        Edit,
        {
            **data,
            "level": _level(data["level"]),
            "why": Text(str(why["vi"]), str(why["en"])),
            "role": _role(data.get("role", "leaves")),
        },
    )


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


def _refuse_two_edits_of_one_row(plan: Plan, name: str) -> None:
    seen: set[int] = set()
    for edit in plan.edits:
        if edit.row in seen:
            raise _unusable(
                name,
                f"có hai thay đổi cho cùng dòng {edit.row}; hãy xóa bớt một",
                f"changes row {edit.row} twice; remove one of the two",
            )
        seen.add(edit.row)


def _unusable(name: str, vi: str, en: str) -> UnusableInput:
    return UnusableInput(f"Tệp kế hoạch “{name}” {vi}.", f"Plan file “{name}” {en}.")
