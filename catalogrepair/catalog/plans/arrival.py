"""Whether the products of a repair are on the store, and as the products that were planned: told by looking."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from catalogrepair.catalog.facts import Facts, Presence
from catalogrepair.catalog.plans.plan import Edit

Arrival = Literal["arrived", "barcode", "hidden", "repeated", "grouped", "missing"]
"""barcode: by its barcode alone; hidden: no shopper sees it; repeated: on two variants; grouped: in another product of
the store than planned"""
THERE: frozenset[Arrival] = frozenset({"arrived", "barcode", "hidden"})
"""as planned, or nearly"""


def blocked(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits of the products that were blocked: unit rows go with theirs, rows that stay were never blocked."""
    return tuple(edit for edit in edits if edit.code and edit.role == "leaves")


def by_family(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Edits with every new root right before the rows that will hang on it.

    An app drops a child whose root it does not know, and never adds children to a root that it met alone.
    """
    families: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        families[edit.after or edit.code].append(edit)
    return tuple(edit for family in families.values() for edit in sorted(family, key=lambda edit: bool(edit.after)))


def arrivals(edits: Sequence[Edit], facts: Facts) -> dict[str, Arrival]:
    """Each blocked product's code to how the store has it now; a code that Excel damaged there counts as missing."""
    wanted = blocked(edits)
    found = {edit.code: presence for edit in wanted if (presence := facts.find(edit.code)) is not None}
    wrong = _grouped_otherwise(wanted, found, facts)
    return {edit.code: _arrival(edit.code, found, wrong) for edit in wanted}


def _arrival(code: str, found: Mapping[str, Presence], wrong: set[str]) -> Arrival:
    presence = found.get(code)
    if presence is None:
        return "missing"
    if len({listed.variant for listed in presence.listed}) > 1:
        return "repeated"
    if code in wrong:
        return "grouped"
    if presence.hidden:
        return "hidden"
    return "barcode" if presence.field == "barcode" else "arrived"


def _grouped_otherwise(edits: Sequence[Edit], found: Mapping[str, Presence], facts: Facts) -> set[str]:
    """Codes whose listing is not the planned product's: still their old group's, another's, or apart from their own."""
    homes = {code: _home(presence) for code, presence in found.items()}
    old = {edit.code: _home(facts.find(edit.before)) for edit in edits}
    planned: dict[str, list[str]] = defaultdict(list)
    for edit in edits:
        if homes.get(edit.code):
            planned[edit.after or edit.code].append(edit.code)
    owner: dict[str, str] = {}
    wrong: set[str] = set()
    for root, codes in planned.items():
        home = homes.get(root) or homes[codes[0]]
        wrong |= {code for code in codes if homes[code] in (old[code], "") or homes[code] != home}
        if owner.setdefault(home, root) != root:
            wrong |= set(codes)
    return wrong


def _home(presence: Presence | None) -> str:
    """The store's product that holds a code; "" when that is not known."""
    return presence.listed[0].product if presence is not None else ""
