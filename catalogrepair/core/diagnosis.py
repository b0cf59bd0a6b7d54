"""What a diagnosis answers: about which order, product or branch, by which rule, what was seen and what to do."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from catalogrepair.core.findings import Level
from catalogrepair.errors import Text

About = Literal["order", "product", "branch", "shop"]
Figure = Decimal | str


@dataclass(frozen=True)
class Answer:
    """One thing to tell the shop. Without a level nothing is wrong: it is expected, or only good to know."""

    row: str
    """the row of the support playbook that it answers: "0" to "6c" """
    kind: str
    """what is the matter, in one machine word such as "not_delivered" """
    level: Level | None
    about: About
    subject: str
    """the order's or product's code, or the branch, as the shop writes it"""
    title: Text
    """the answer in one line"""
    seen: tuple[Text, ...] = ()
    todo: tuple[Text, ...] = ()
    figures: tuple[tuple[str, Figure], ...] = ()
    """the same in numbers, for scripts and spreadsheets"""


@dataclass(frozen=True)
class Asked:
    """One source of a diagnosis: a file, or a live shop."""

    what: Text
    """what it holds, such as "hóa đơn KiotViet" """
    name: str
    rows: int
    sha256: str = ""
    """of the file; "" for a live shop"""
    taken: str = ""
    """ISO 8601 with offset: when it was read"""


@dataclass(frozen=True)
class Unmatched:
    """Rows that could not be judged, and why."""

    why: Text
    count: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Diagnosis:
    """Everything that one look through the shop's files or APIs answered."""

    name: str
    """as the command line spells it: "stock", "invoices" …"""
    title: Text
    asked: tuple[Asked, ...]
    looked: int
    """orders or products looked at"""
    noun: Text
    """what was looked at: "đơn hàng" or "mã hàng" """
    answers: tuple[Answer, ...]
    unmatched: tuple[Unmatched, ...] = ()
    warnings: tuple[Text, ...] = ()
    facts: tuple[Text, ...] = ()
    """what is known about the subject before any verdict; filled when one order was asked about"""
    tool: str = ""
    created: str = ""

    @property
    def faults(self) -> tuple[Answer, ...]:
        """The answers that say that something is wrong."""
        return tuple(answer for answer in self.answers if answer.level is not None)

    @property
    def notes(self) -> tuple[Answer, ...]:
        """The answers that say that nothing is wrong."""
        return tuple(answer for answer in self.answers if answer.level is None)


@dataclass
class Verdicts:
    """Collects the answers of one diagnosis, and what it could not judge."""

    looked: int = 0
    answers: list[Answer] = field(default_factory=list)
    unmatched: list[Unmatched] = field(default_factory=list)
    warnings: list[Text] = field(default_factory=list)

    def leave_out(self, why: Text, codes: list[str]) -> None:
        """Record codes that could not be judged; nothing when there are none."""
        if codes:
            self.unmatched.append(Unmatched(why, len(codes), tuple(codes[:EXAMPLES])))


EXAMPLES = 10
"""codes named where many are counted"""


def kinds(answers: tuple[Answer, ...]) -> dict[str, int]:
    """How many answers there are of each kind, in the order of the answers."""
    return dict(Counter(answer.kind for answer in answers))
