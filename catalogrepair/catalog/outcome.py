"""What became of each shop, as a small value: it crosses the wire, is kept for `--resume`, and is a line of JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from catalogrepair.catalog.jsontext import document
from catalogrepair.text import Given, Text

State = Literal["failed", "blocked", "asked", "repaired", "unsure", "well"]
STATES: tuple[State, ...] = ("failed", "blocked", "asked", "repaired", "unsure", "well")
"""could not be judged; cells are to change; only questions are open; written; nothing was found in a file that lacks
something; nothing blocks the sync"""


class Counts(NamedTuple):
    """A shop in numbers."""

    rows: int = 0
    groups: int = 0
    """groups that rows leave"""
    cells: int = 0
    """cells that change"""
    asked: int = 0
    """groups of which a person must be asked"""
    notes: int = 0


_NOTHING = Counts()


@dataclass(frozen=True)
class Outcome:
    """One shop's line."""

    shop: str
    state: State
    counts: Counts = _NOTHING
    seconds: float = 0.0
    error: Text | None = None
    """why it could not be judged"""
    warnings: tuple[Text, ...] = ()
    export: str = ""
    """the address of the file that was judged"""
    inputs: Mapping[str, str] = field(default_factory=dict)
    """address of each file that was read to its sha256"""
    outputs: Mapping[str, str] = field(default_factory=dict)
    """address of each file that was written to its sha256"""
    plan: str = ""
    """the address of its plan file"""
    report: str = ""
    """the address of its own report"""
    resumed: bool = False
    """whether an earlier run did it, and nothing has changed since"""

    @property
    def is_failed(self) -> bool:
        """Whether nothing is known of it."""
        return self.state == "failed"


def outcome_to_data(outcome: Outcome) -> dict[str, Any]:
    """A shop's line as plain JSON values."""
    values = {
        "shop": outcome.shop,
        "state": outcome.state,
        **outcome.counts._asdict(),
        "seconds": round(outcome.seconds, 3),
        "error": outcome.error.data if outcome.error else None,
        "warnings": [text.data for text in outcome.warnings],
        "export": outcome.export,
        "inputs": dict(outcome.inputs),
        "outputs": dict(outcome.outputs),
        "plan": outcome.plan,
        "report": outcome.report,
        "resumed": outcome.resumed,
    }
    return document("batch-shop", values)


def outcome_from_data(data: Mapping[str, Any]) -> Outcome:
    """The line that `outcome_to_data` made."""
    return Outcome(
        data["shop"],
        data["state"],
        Counts(*(data[name] for name in Counts._fields)),
        data["seconds"],
        Given(**data["error"]) if data["error"] else None,
        tuple(Given(**text) for text in data["warnings"]),
        data["export"],
        data["inputs"],
        data["outputs"],
        data["plan"],
        data["report"],
        data["resumed"],
    )
