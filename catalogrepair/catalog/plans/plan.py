"""The chosen edits, as a value, and as the JSON that a person can read, edit and mail; `plan_file` reads it back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal

from catalogrepair.catalog.evidence import Evidence
from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.jsontext import Encoded, document, encode, encoded, pieces
from catalogrepair.catalog.plans.identity import Identity
from catalogrepair.text import Text

FORMAT = 2
"""of a plan file; in those of format 1 each change has its reason spelt out"""
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


def _digest(value: object) -> str:
    return sha256(encode(value).encode(errors="surrogatepass")).hexdigest()


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
