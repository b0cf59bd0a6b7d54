"""All that the diagnoses found of one shop on one page: each row of the playbook, and what to do first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from catalogrepair.catalog.overview import FirstThing, Part, PlaybookRow, about_of
from catalogrepair.catalog.results import Cell, Record, Results, Section, say
from catalogrepair.diagnoses.shared.about import About
from catalogrepair.diagnoses.shared.lack import Needed
from catalogrepair.diagnoses.shared.order_rules import OrderRule
from catalogrepair.text import Text, _, joined, number

_MOST_FIRST = 3
_URGENCY = {row: place for place, row in enumerate(("", "6", "3", "1", "5", "0", "4", "2", "6b", "6c"))}
"""What stops everything comes before what is wrong with some: nothing is heard at all; no invoice comes in; orders come
in with a placeholder; goods never appear; stock oversells; money; a status."""
_REASONS = 2
"""reasons that a row names: the most frequent"""


@dataclass
class Asked:
    """How often a row of the playbook could be asked, and why not the other times."""

    judged: int = 0
    lacks: Counter[Text] = field(default_factory=Counter)
    needs: dict[Needed, None] = field(default_factory=dict)
    """what would let it be asked, each once"""

    @property
    def total(self) -> int:
        """How often it would have to be asked."""
        return self.judged + sum(self.lacks.values())

    @property
    def reasons(self) -> Text:
        """Why it could not be asked."""
        first = self.lacks.most_common(_REASONS)
        return joined(_("{why} ({count})", why=why, count=number(count)) for why, count in first)


def asked_of(
    rules: Iterable[tuple[str, OrderRule]], parts: Sequence[Part] = (), rows: Iterable[str] = ()
) -> dict[str, Asked]:
    """The rules that orders were held against, each with its order's name, by row of the playbook.

    An order of which `parts` say something in that row was judged, whatever its rule lacks to be called well. `rows`
    are those that would be asked of orders, where there is none at all.
    """
    told = {(one.section.rule, say(about_of(one), "vi")) for part in parts for one in _records(part) if one.section}
    found = {row: Asked() for row in rows}
    for name, rule in rules:
        its = found.setdefault(rule.row, Asked())
        if rule.lacks is None or (rule.row, name) in told:
            its.judged += 1
        else:
            its.lacks[rule.lacks.why] += 1
            its.needs |= dict.fromkeys(rule.lacks.needs)
    return found


def _records(part: Part) -> Sequence[Record]:
    return part.results.records if part.results else ()


def playbook_rows(
    parts: Sequence[Part],
    abouts: Mapping[str, About],
    asked: Mapping[str, Asked],
    where: Mapping[Needed, Text] | None = None,
) -> tuple[PlaybookRow, ...]:
    """Every row of the playbook, in its order.

    `asked` are the rows of the orders; `where` says of what can still be given what it is called, and where it is got.
    """
    rows = [
        _row(symptom.row, symptom.seen, part, asked, where or {})
        for part in parts
        for symptom in abouts[part.name].symptoms
    ]
    return tuple(sorted(rows, key=lambda row: (not row.row, row.row)))


def _row(row: str, seen: Text, part: Part, asked: Mapping[str, Asked], where: Mapping[Needed, Text]) -> PlaybookRow:
    if part.results is None:
        return PlaybookRow(row, seen, "unknown", part.lacks or part.title, part.name)
    names = row.split(", ")
    found = [one for one in part.results.records if _is_of(one, names) and one.tone in ("bad", "ask")]
    its = {name: asked[name] for name in names if name in asked}
    unasked = [one for one in its.values() if not one.judged]
    if found:
        told = joined((_found(found, its), *_words(part.results)))
        return PlaybookRow(row, seen, "found", told, part.name)
    if row in part.results.unasked:
        return PlaybookRow(row, seen, "unknown", part.results.unasked[row], part.name)
    if unasked:
        told = joined(dict.fromkeys(_unasked(one, where) for one in unasked if one.total))
        told = told if any(one.total for one in unasked) else part.results.summary
        return PlaybookRow(row, seen, "unknown", told, part.name)
    if not part.results.is_judged:
        return PlaybookRow(row, seen, "unknown", part.results.summary, part.name)
    return PlaybookRow(row, seen, "well", _well(part.results, its), part.name)


def _unasked(one: Asked, where: Mapping[Needed, Text]) -> Text:
    needed = [where[need] for need in one.needs if need in where]
    if not needed:
        return one.reasons
    return _("{why}; to be given: {what}", why=one.reasons, what=joined(needed, between=", "))


def _is_of(one: Record, names: Sequence[str]) -> bool:
    return (one.section.rule if one.section else "") in names


def _found(found: Sequence[Record], its: Mapping[str, Asked]) -> Text:
    bad = sum(one.tone == "bad" for one in found)
    told = [_("{bad} to be mended", bad=number(bad))] if bad else []
    if len(found) > bad:
        told.append(_("{ask} to be looked at", ask=number(len(found) - bad)))
    return joined((joined(told, between=", "), *_shares(its)))


def _shares(its: Mapping[str, Asked]) -> list[Text]:
    """How many orders could be judged, of each row where several differ."""
    told = {name: _share(one) for name, one in its.items()}
    if len(set(told.values())) < 2:
        return list(told.values())[:1]
    return [_("{row}: {share}", row=name, share=share) for name, share in told.items()]


def _share(one: Asked) -> Text:
    if not one.lacks:
        return _("all {total:# order|# orders} could be judged", total=one.total)
    judged, total = number(one.judged), number(one.total)
    return _(
        "{judged} of {total} orders could be judged; not the rest: {why}", judged=judged, total=total, why=one.reasons
    )


def _well(results: Results, its: Mapping[str, Asked]) -> Text:
    told = joined((*_shares(its), *_words(results)))
    return joined((_("nothing is wrong"), told), between=": ") if its else results.summary


def _words(results: Results) -> Iterator[Text]:
    """Words that nobody knows: with an order that stands on one, "nothing is wrong" is not all that is to be said."""
    for one in results.unjudged:
        if one.is_word:
            yield _("{why} ({count})", why=one.why, count=number(len(one.codes)))


class _Candidate(NamedTuple):
    """Something that may be done first, and its weight."""

    weight: tuple[bool, int, int]
    thing: FirstThing


def first_things(parts: Iterable[Part]) -> tuple[FirstThing, ...]:
    """The three things to do first: faults before questions, then as the rows of the playbook stop more or less.

    One of each row before a second of any: three statuses that lack are one thing to whoever has to choose.
    """
    found = sorted(_candidates(parts), key=lambda one: one.weight)
    seen: Counter[tuple[bool, str]] = Counter()
    ranked = []
    for one in found:
        row = (one.weight[0], one.thing.section.rule)
        ranked.append((seen[row], one))
        seen[row] += 1
    chosen = sorted(ranked, key=lambda ranked: (ranked[1].weight[0], ranked[0], ranked[1].weight))[:_MOST_FIRST]
    return tuple(one.thing for _, one in sorted(chosen, key=lambda ranked: ranked[1].weight))


def _candidates(parts: Iterable[Part]) -> Iterator[_Candidate]:
    """Each of the faults and questions once, though several diagnoses tell of it: a setting stops more than one."""
    told: dict[Section, tuple[str, dict[Cell, None]]] = {}
    for part in parts:
        for section, records in (part.results.sections if part.results else {}).items():
            if section.tone in ("bad", "ask"):
                told.setdefault(section, (part.name, {}))[1].update(dict.fromkeys(map(about_of, records)))
    for section, (name, about) in told.items():
        weight = (section.tone == "ask", _URGENCY.get(section.rule, len(_URGENCY)), -len(about))
        yield _Candidate(weight, FirstThing(name, section, tuple(about)))


def summary_of(rows: Sequence[PlaybookRow], first: Sequence[FirstThing]) -> Text:
    """The whole look in one sentence."""
    found, unknown = (sum(row.standing == standing for row in rows) for standing in ("found", "unknown"))
    lacking = _("{unknown:# row|# rows} of the playbook could not be asked", unknown=unknown)
    if unknown == len(rows):
        return _("Nothing could be judged: see below what is missing.")
    if not found:
        well = _("Nothing is wrong in what could be asked")
        return joined((well, lacking), between="; ") if unknown else _("Nothing is wrong.")
    told = _("{found:# row|# rows} of the playbook {found:needs|need} somebody", found=found)
    told = joined((told, lacking), between="; ") if unknown else told
    return _("{told}. First: {first}", told=told, first=first[0].section.title) if first else told
