"""What every diagnosis says beside its rows: how many it looked at, what it could not match, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from catalogrepair.catalog.results import Column, Record, Results
from catalogrepair.text import Text, _, listed, number

EXAMPLES = 10
"""codes named where many are counted"""

ORDERS = _("orders")


@dataclass
class Judged:
    """Collects the rows of one diagnosis; `about` are what it looks at, such as orders."""

    about: Text = ORDERS
    looked: int = 0
    records: list[Record] = field(default_factory=list)
    left: list[tuple[Text, Sequence[str]]] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)
    """rules that could not be asked, and what they lack"""
    advice: list[Text] = field(default_factory=list)

    def leave_out(self, why: Text, codes: Sequence[str]) -> None:
        """Record codes that could not be judged; nothing when there are none."""
        if codes:
            self.left.append((why, codes))

    def results(self, title: Text, columns: Sequence[Column], noun: str = "orders") -> Results:
        """All of it as one table."""
        return Results(
            title,
            self._summary(),
            (*self.notes, *(_told(why, codes) for why, codes in self.left)),
            tuple(columns),
            tuple(self.records),
            tuple(self.advice),
            {"looked_at": self.looked, "not_judged": [_data(why, codes) for why, codes in self.left]},
            noun,
        )

    def _summary(self) -> Text:
        if not self.looked:
            return _("There are no {about} to look at.", about=self.about)
        seen = _("Looked at {looked} {about}", looked=self.looked, about=self.about)
        count = sum(one.tone in ("bad", "ask") for one in self.records)
        if not count:
            return _("{seen}: nothing is wrong.", seen=seen)
        return _("{seen}: {count} to be mended or looked at.", seen=seen, count=count)


def _told(why: Text, codes: Sequence[str]) -> Text:
    some = listed(codes, EXAMPLES)
    count = number(len(codes))
    return _("Not judged, {count}: {why} ({some}).", count=count, why=why, some=some)


def _data(why: Text, codes: Sequence[str]) -> Mapping[str, Any]:
    return {"why": {"vi": why.vi, "en": why.en}, "count": len(codes), "examples": list(codes[:EXAMPLES])}
