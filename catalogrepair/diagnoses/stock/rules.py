"""Which figures of KiotViet's branches a number on the store must be made of (docs: playbook 5).

Source (docs: playbook 5; docs: haravan-api 3; docs: kiotviet-api 5).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from catalogrepair.catalog.names import fold, plain
from catalogrepair.catalog.results import Reason
from catalogrepair.diagnoses.shared import asks
from catalogrepair.errors import UnusableInput
from catalogrepair.text import Text, _, joined, listed

Rule = Literal["basic", "multi", "chosen"]
RULES: tuple[Rule, ...] = ("basic", "multi", "chosen")


class Term(NamedTuple):
    """What counts of one branch: all that is on hand (số tồn), or less what customers ordered (số khả dụng)."""

    branch: str
    available: bool = False

    @property
    def said(self) -> Text:
        """The figure by name."""
        if self.available:
            return _("“{branch}” available (less ordered)", branch=self.branch)
        return _("“{branch}” on hand", branch=self.branch)


class Slot(NamedTuple):
    """A number on the store, over one location or several, and the figures whose sum it must be."""

    locations: tuple[str, ...]
    terms: tuple[Term, ...]


class Pairs(NamedTuple):
    """A mapping that the user wrote: the main branch ("" where it does not say), and branches to locations."""

    main: str
    locations: Mapping[str, str]


class Places(NamedTuple):
    """The places of both shops."""

    branches: Sequence[str]
    locations: Sequence[str]
    """[""] where the store's file has one total over locations that it does not name"""
    main_location: str = ""
    """"" where the source does not tell"""


@dataclass(frozen=True)
class Layout:
    """A rule laid over one shop's branches and locations."""

    rule: Rule
    main: str
    branches: tuple[str, ...]
    """those that count"""
    slots: tuple[Slot, ...]
    told: tuple[Text, ...] = ()
    """the rule in words, and which branches and locations have no counterpart"""


def known(rule: str) -> Rule:
    """The rule that a word stands for. Raises UnusableInput where there is none."""
    for one in RULES:
        if rule == one:
            return one
    names = ", ".join(RULES)
    raise UnusableInput(_("There is no rule “{rule}”. There are: {names}.", rule=rule, names=names))


def lay_out(rule: Rule, shop: Places, main: str = "", pairs: Pairs | None = None) -> Layout:
    """Raises UnusableInput, in a sentence that lists the names, where the rule needs more than was said."""
    if rule == "multi" and "" in shop.locations:
        raise UnusableInput(
            _(
                "The rule multi compares location by location, and this file of Haravan holds one total of "
                'all. Use --hrv haravan, or one file for each location (--hrv "Location=FILE"), or --rule '
                "basic."
            ),
        )
    counted = tuple(name for name in shop.branches if pairs is None or name in pairs.locations)
    main = _main_of(shop.branches if rule == "multi" else counted, shop, main or (pairs.main if pairs else ""))
    if rule == "multi":
        return _multi(shop, main, pairs.locations if pairs else equal_names(shop, main))
    terms = (Term(main), *(Term(name, available=True) for name in counted if name != main))
    terms = terms if rule == "basic" else terms[:1]
    left = [name for name in shop.branches if name not in counted and rule == "basic"]
    slot = Slot(tuple(shop.locations), terms)
    told = (rule_told(slot), *_unpaired(left, BRANCHES_LEFT))
    return Layout(rule, main, counted, (slot,), told)


def _main_of(branches: Sequence[str], shop: Places, wanted: str) -> str:
    if wanted:
        found = named(wanted, shop.branches, _("branch"))
        if found not in branches:
            raise UnusableInput(
                _("The main branch “{found}” is not in the mapping. Add it to [locations].", found=found),
            )
        return found
    if len(branches) == 1:
        return branches[0]
    names = listed([f"“{name}”" for name in branches], 20)
    why = _(
        "There are {branches} branches ({names}), and which of them takes Haravan's orders is not "
        'known. Add --branch-main "{first}" (or another of them).',
        branches=len(branches),
        names=names,
        first=branches[0],
    )
    raise UnusableInput(Reason(why, asks.STOCK_UNSEEN, asks.WHICH_BRANCH))


def named(wanted: str, names: Sequence[str], what: Text) -> str:
    """The one of these names that was meant. Raises UnusableInput where none is, or two are."""
    for form in (fold, plain):
        found = [name for name in names if form(name) == form(wanted)]
        if len(found) == 1:
            return found[0]
    given = listed([f"“{name}”" for name in names], 20)
    raise UnusableInput(
        _("There is no {what} “{wanted}”. There are: {given}.", what=what, wanted=wanted, given=given),
    )


def equal_names(shop: Places, main: str) -> dict[str, str]:
    """Main with main, then equal names; a lone branch with a lone location, and all with a total of all locations."""
    if "" in shop.locations:
        return dict.fromkeys(shop.branches, "")
    if len(shop.branches) == len(shop.locations) == 1:
        return {shop.branches[0]: shop.locations[0]}
    found = {main: shop.main_location} if main and shop.main_location else {}
    free = {fold(name): name for name in shop.locations if name not in found.values()}
    for branch in shop.branches:
        if branch not in found and fold(branch) in free:
            found[branch] = free.pop(fold(branch))
    return found


def _multi(shop: Places, main: str, locations: Mapping[str, str]) -> Layout:
    slots = tuple(
        Slot((locations[branch],), (Term(branch, available=branch != main),))
        for branch in shop.branches
        if locations.get(branch)
    )
    if not slots:
        branches, held = (listed([f"“{name}”" for name in names], 20) for names in (shop.branches, shop.locations))
        raise UnusableInput(
            _(
                "No branch ({branches}) could be paired with a location ({held}) by name. Run it with "
                "--write-map FILE.toml for a draft, edit it, then use --map FILE.toml.",
                branches=branches,
                held=held,
            ),
        )
    paired = [slot.terms[0].branch for slot in slots]
    places = [slot.locations[0] for slot in slots]
    told = (
        *map(rule_told, slots),
        *_unpaired([name for name in shop.branches if name not in paired], BRANCHES_LEFT),
        *_unpaired([name for name in shop.locations if name not in places], LOCATIONS_LEFT),
    )
    return Layout("multi", main, tuple(paired), slots, told)


_MOST = 6
"""branches that one sentence names"""
BRANCHES_LEFT = _("Branches without a counterpart, which do not count")
LOCATIONS_LEFT = _("Haravan locations without a counterpart, not looked at")


def _unpaired(names: Sequence[str], what: Text) -> tuple[Text, ...]:
    some = listed([f"“{name}”" for name in names], 20)
    return (_("{what}: {some}.", what=what, some=some),) if names else ()


def rule_told(slot: Slot) -> Text:
    """The rule of one number in words."""
    where = ", ".join(f"“{name}”" for name in slot.locations if name)
    terms = [term.said for term in slot.terms[:_MOST]]
    if (more := len(slot.terms) - _MOST) > 0:
        terms.append(_("{more} more branches", more=more))
    total = joined(terms, between=" + ")
    if not where:
        return _("The store's number must be {total}.", total=total)
    return _("The number at Haravan's {where} must be {total}.", where=where, total=total)
