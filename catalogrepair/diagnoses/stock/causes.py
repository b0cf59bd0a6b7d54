"""One cause for many differences: another rule, or another branch, whose figures are what the store shows.

A rule is told only where it explains nearly all differences of a slot and contradicts next to none of the numbers that
are right (docs: playbook 5: which branches the app counts is a setting of the app).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from catalogrepair.diagnoses.stock.differences import Compared, StockKind, is_wrong, shown_of
from catalogrepair.diagnoses.stock.rules import Layout, Rule, Slot, Term
from catalogrepair.diagnoses.stock.sides import KiotVietSide, fits
from catalogrepair.text import NOTHING, Text, _, number

LEAST = 3
"""differences below which everything is chance"""
SHARE = 0.9
"""of the differences, to be explained"""
_SAMPLE, _LIKELY = 300, 0.7
"""so many differences are tried first, and so many of them must fit before all are"""
WRONG = 0.1
"""of those explained: so many right numbers may contradict"""


class Other(NamedTuple):
    """Another rule for one slot."""

    said: Text
    terms: tuple[Term, ...]
    """none: always 0"""
    again: Text | None = None
    """how to compare by this rule, where it is what the shop wants"""


class Cause(NamedTuple):
    """A rule that explains the differences of a slot, and which."""

    slot: Slot
    others: tuple[Other, ...]
    """more than one where they come to the same numbers"""
    explained: frozenset[int]
    """places in the list of comparisons"""
    wrong: int
    """differences of the slot"""
    by_mykiot: bool


def causes(layout: Layout, kiotviet: KiotVietSide, found: Sequence[Compared], branches: Sequence[str]) -> list[Cause]:
    """For each slot the rule that explains its differences, where one does; `branches` are all of the shop's."""
    told = []
    for slot in layout.slots:
        places = [place for place, one in enumerate(found) if one.slot is slot]
        wrong = [place for place in places if is_wrong(found[place]) and found[place].kind is not StockKind.STORE_HOP]
        right = [place for place in places if found[place].kind is StockKind.SAME]
        cause = _cause(slot, _others(layout, slot, branches), kiotviet, found, (wrong, right))
        if cause is not None:
            told.append(cause)
    return told


def _cause(
    slot: Slot,
    others: Iterator[Other],
    kiotviet: KiotVietSide,
    found: Sequence[Compared],
    places: tuple[list[int], list[int]],
) -> Cause | None:
    wrong, right = places
    best: tuple[int, list[Other], frozenset[int]] = (0, [], frozenset())
    some = wrong[:: len(wrong) // _SAMPLE + 1]
    for other in others:
        if sum(_shows(found[place], other, kiotviet) for place in some) < _LIKELY * len(some):
            continue
        explained = frozenset(place for place in wrong if _shows(found[place], other, kiotviet))
        if len(explained) < max(LEAST, SHARE * len(wrong)):
            continue
        against = sum(not _shows(found[place], other, kiotviet) for place in right)
        if against > WRONG * len(explained):
            continue
        score = len(explained) - against
        if score > best[0]:
            best = (score, [other], explained)
        elif score == best[0] and explained == best[2]:
            best[1].append(other)
    score, told, explained = best
    if not score:
        return None
    return Cause(slot, tuple(told), explained, len(wrong), all(found[place].middle is not None for place in explained))


def _shows(one: Compared, other: Other, kiotviet: KiotVietSide) -> bool:
    expected = kiotviet.expected(one.goods, other.terms)
    if expected.amount is None or expected.at_most:
        return False
    shown = shown_of(one)
    return fits(shown, expected.amount) or (shown == 0 and expected.amount < 0)


def _others(layout: Layout, slot: Slot, branches: Sequence[str]) -> Iterator[Other]:
    """The plainest first."""
    seen = {frozenset(slot.terms)}
    for other in (*_singles(branches, layout), *_sums(branches, layout)):
        if frozenset(other.terms) not in seen:
            seen.add(frozenset(other.terms))
            yield other


def _singles(branches: Sequence[str], layout: Layout) -> Iterator[Other]:
    yield Other(_("0 for every code"), ())
    for branch in branches:
        hand, free = Term(branch), Term(branch, available=True)
        only = layout.rule != "multi" and len(branches) > 1
        yield Other(_only(hand) if only else hand.said, (hand,), _again("chosen", branch) if only else None)
        yield Other(_only(free) if only else free.said, (free,))


def _again(rule: Rule, branch: str) -> Text:
    return _("the rule {rule} and the main branch “{branch}”", rule=rule, branch=branch)


def _only(term: Term) -> Text:
    return _("only {said}", said=term.said)


def _sums(branches: Sequence[str], layout: Layout) -> Iterator[Other]:
    if len(branches) < 2:
        return
    for branch in (layout.main, *(name for name in branches if name != layout.main)):
        others = tuple(Term(name, available=True) for name in branches if name != branch)
        yield Other(
            _("“{branch}” on hand + what the other branches have available", branch=branch),
            (Term(branch), *others),
            _again("basic", branch),
        )
    yield Other(
        _("all branches on hand, nothing taken off for orders"),
        tuple(map(Term, branches)),
    )
    yield Other(
        _("all branches available (less ordered)"),
        tuple(Term(name, available=True) for name in branches),
    )
    for left in branches:
        if left != layout.main and len(branches) > 2:
            rest = tuple(Term(name, available=True) for name in branches if name not in (left, layout.main))
            yield Other(_("the branches but “{left}”", left=left), (Term(layout.main), *rest))


def told(cause: Cause) -> Text:
    """The sentence that stands for all these differences."""
    explained, wrong = number(len(cause.explained)), number(cause.wrong)
    place = ", ".join(f"“{name}”" for name in cause.slot.locations if name)
    where = _(" at {place}", place=place) if place and len(cause.slot.locations) == 1 else NOTHING
    count = _("({explained} of {wrong} differences)", explained=explained, wrong=wrong)
    if cause.others[0].terms == ():
        return _(
            "The store shows 0{where} {count}: its stock seems never to have been synced. See whether "
            "the app syncs stock at all, then sync again.",
            where=where,
            count=count,
        )
    if cause.by_mykiot:
        return _(
            "MyKiot's numbers are: {rule} {count}. See which branch MyKiot takes its stock from.",
            rule=_either(cause),
            count=count,
        )
    again = next((other.again for other in cause.others if other.again), None)
    hint = _(" Where that is what the shop wants, compare again by {again}.", again=again) if again else NOTHING
    return _(
        "The store's numbers{where} are: {rule} {count}. See which branches the KiotViet app on Haravan is set to sync."
        "{hint}",
        where=where,
        rule=_either(cause),
        count=count,
        hint=hint,
    )


def _either(cause: Cause) -> Text:
    first, *more = (other.said for other in cause.others[:2])
    return _("{first} (or, which comes to the same, {other})", first=first, other=more[0]) if more else first
