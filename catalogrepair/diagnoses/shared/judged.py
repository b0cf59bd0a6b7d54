"""What every diagnosis says beside its rows: how many it judged, what it could not judge, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from catalogrepair.catalog.results import Column, Record, Results, Unjudged
from catalogrepair.text import Text, _, joined, listed, lowered, number

EXAMPLES = 10
"""codes named where many are counted"""
_REASONS = 2
"""reasons that the headline names: the most frequent"""

ORDERS = _("{:order|orders}")
"""a word for its count, as all that are judged are called"""


@dataclass
class Judged:
    """Collects the rows of one diagnosis; `about` are what it judges, such as orders.

    Nothing judged is not the same as nothing wrong (docs: manual 5, 9).
    """

    about: Text = ORDERS
    looked: int = 0
    """how many were judged"""
    total: int | None = None
    """how many there are; None where only what can be judged was ever counted"""
    records: list[Record] = field(default_factory=list)
    doubtful: list[Record] = field(default_factory=list)
    """rows of what could not be judged and wants somebody's eye; it is left out as well, with the reason"""
    left: list[tuple[Text, Sequence[str]]] = field(default_factory=list)
    besides: list[tuple[Text, Sequence[str]]] = field(default_factory=list)
    """what else was not judged, such as a paper: it takes no order out of the count"""
    words: list[tuple[Text, Sequence[str]]] = field(default_factory=list)
    """words that nobody knows, and what they stand on: it may be judged by what else is known"""
    notes: list[Text] = field(default_factory=list)
    """rules that could not be asked, and what they lack"""
    advice: list[Text] = field(default_factory=list)

    def leave_out(self, why: Text, codes: Sequence[str]) -> None:
        """Record codes that could not be judged; nothing when there are none."""
        if codes:
            self.left.append((why, codes))

    def leave_out_besides(self, why: Text, codes: Sequence[str]) -> None:
        """The same of what is not counted among those that are judged."""
        if codes:
            self.besides.append((why, codes))

    def results(
        self, title: Text, columns: Sequence[Column], noun: str = "orders", *, seen: Text | None = None
    ) -> Results:
        """All of it as one table; `seen` is what was looked at, as a message to the shop says it: else the title."""
        unjudged = [*self.left, *self.words, *self.besides]
        return Results(
            title,
            self._summary(),
            (*self.notes, *(_told(why, codes) for why, codes in unjudged)),
            tuple(columns),
            (*self.records, *self.doubtful),
            tuple(self.advice),
            {"looked_at": self.looked, "not_judged": [_data(why, codes) for why, codes in unjudged]},
            noun,
            # What is wrong for all of them, such as a setting, is an answer though no single one was judged.
            is_judged=bool(self.looked or self.records),
            looked_at=self._looked_at(lowered(title) if seen is None else seen, noun),
            unjudged=tuple(self._unjudged("order" if noun == "orders" else "goods")),
        )

    def _looked_at(self, seen: Text, noun: str) -> Text:
        if not self.looked or noun not in ("orders", "products"):
            return seen
        if noun == "orders":
            return _("{seen} of {looked:# order|# orders}", seen=seen, looked=self.looked)
        return _("{seen} of {looked:# product code|# product codes}", seen=seen, looked=self.looked)

    def _unjudged(self, kind: Literal["order", "goods"]) -> Iterator[Unjudged]:
        for why, codes in self.left:
            yield Unjudged(why, codes, kind)
        for why, codes in self.words:
            yield Unjudged(why, codes, kind, is_word=True)
        for why, _codes in self.besides:
            yield Unjudged(why)
        for why in self.notes:
            yield Unjudged(why)

    def _summary(self) -> Text:
        rest = 0 if self.total is None else self.total - self.looked
        count = sum(one.tone in ("bad", "ask") for one in self.records)
        if not self.looked and not rest:
            return _("There are no {about} to look at.", about=self.about.filled(0))
        seen = self._seen(rest)
        if not self.looked and not count:
            return _("{seen}: {why}.", seen=seen, why=self._reasons())
        if not count and not (rest or self.words or self.notes):
            return _("{seen}: nothing is wrong.", seen=seen)
        if count:
            told = _("{seen}: {count} to be mended or looked at.", seen=seen, count=count)
        else:
            told = _("{seen}: nothing is wrong with them.", seen=seen)
        if rest or self.words:
            told = _("{told} Not judged: {why}.", told=told, why=self._reasons())
        return told if count or not self.notes else joined((told, self.notes[0]), between=" ")

    def _seen(self, rest: int) -> Text:
        """How many were judged."""
        if not rest:
            return _("Looked at {looked} {about}", looked=self.looked, about=self.about.filled(self.looked))
        if not self.looked:
            return _("Of {total} {about} not one could be judged", total=number(rest), about=self.about.filled(rest))
        looked, of = number(self.looked), self.total or 0
        return _("{looked} of {of} {about} could be judged", looked=looked, of=of, about=self.about.filled(of))

    def _reasons(self) -> Text:
        """Why most of the rest were not judged, and which words nobody knows."""
        counts: dict[Text, int] = {}
        for why, codes in [*self.left, *self.words]:
            counts[why] = counts.get(why, 0) + len(codes)
        first = sorted(counts, key=lambda why: -counts[why])[:_REASONS]
        return joined(_("{why} ({count})", why=why, count=number(counts[why])) for why in first)


def _told(why: Text, codes: Sequence[str]) -> Text:
    some = listed(codes, EXAMPLES)
    count = number(len(codes))
    return _("Not judged, {count}: {why} ({some}).", count=count, why=why, some=some)


def _data(why: Text, codes: Sequence[str]) -> Mapping[str, Any]:
    return {"why": {"vi": why.vi, "en": why.en}, "count": len(codes), "examples": list(codes[:EXAMPLES])}
