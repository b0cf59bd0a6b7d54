"""What became of products that were pushed."""

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from catalogrepair.errors import CatalogRepairError

State = Literal[
    "done",
    "sent",
    "unit",
    "unknown",
    "hanging",
    "absent",
    "stranger",
    "drifted",
    "rejected",
    "ignored",
    "unmoved",
    "spoiled",
]
"""done: seen to have worked; sent: taken by the hook; unit: goes with its product; unknown: no answer came, and
reading cannot tell; hanging: the shop still ties it to another group; absent: the shop has no such product;
stranger: its product of that code has quite another name; drifted:
it hangs elsewhere than planned; rejected: the shop would not; ignored: taken, and nothing changed; unmoved: its date
of change stayed; spoiled: something else changed with it"""
GOOD: frozenset[State] = frozenset({"done", "sent", "unit"})
SETTLED: frozenset[State] = frozenset({"done", "sent", "unknown", "spoiled"})
"""what was pushed already is not pushed again"""


class PushReceipt(NamedTuple):
    """What became of one product. `stops` when the run must not go on."""

    state: State
    detail: dict[str, Any]
    stops: bool = False


@dataclass
class PushOutcome:
    """What a run did. `failure` is what stopped it from outside."""

    receipts: dict[str, PushReceipt] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    """codes that were not come to"""
    skipped: int = 0
    """products that an earlier run had pushed"""
    failure: CatalogRepairError | None = None

    @property
    def is_whole(self) -> bool:
        """Whether everything that was asked is done."""
        return not self.left and all(receipt.state in GOOD for receipt in self.receipts.values())

    @property
    def stopped(self) -> bool:
        """Whether something was seen that must be looked at first."""
        return any(receipt.stops for receipt in self.receipts.values())
