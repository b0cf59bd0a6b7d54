"""Two families of one group side by side: all evidence for their being two products, and what it adds up to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from catalogrepair.catalog.families import clues, scale
from catalogrepair.catalog.families.clues import Clue, signed
from catalogrepair.catalog.families.family import Family
from catalogrepair.catalog.families.habits import Habits, style_of
from catalogrepair.catalog.families.likeness import Likeness, Nearness, compare
from catalogrepair.catalog.families.profile import Profile
from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.groups import Catalogue, Group
from catalogrepair.text import Text, _


@dataclass(frozen=True)
class Contrast:
    """A family held against the one that stays."""

    first: Family
    """the one that stays"""
    family: Family
    likeness: Likeness
    clues: tuple[Clue, ...]
    """those that count most first"""
    one_style: bool
    """whether both have one style code, and the shop is not known to give one style to many products"""

    @property
    def points(self) -> int:
        """All clues together."""
        return sum(clue.weight for clue in self.clues)

    @property
    def needed(self) -> int:
        """The points from which on it is likely."""
        hard = {clue.kind for clue in self.clues if clue.weight > 0} & scale.HARD
        by_style = hard == {"style"} and not self.likeness.nearness.is_apart
        return scale.LIKELY_BY_STYLE if by_style else scale.LIKELY

    @property
    def is_held(self) -> bool:
        """Whether one style code, in a shop that codes its styles, forbids to call it another product."""
        return any(clue.kind == "style" and clue.weight <= scale.HELD for clue in self.clues)

    @property
    def repeats(self) -> bool:
        """Whether attribute values stand on both sides."""
        return any(clue.kind == "values" for clue in self.clues)

    @cached_property
    def level(self) -> Level | None:
        """How sure it is that this is another product; None where it is the same one."""
        return Level.LIKELY if self._is_likely() else None if self._is_same() else Level.POSSIBLE

    def _is_likely(self) -> bool:
        for_other = {clue.kind: clue.weight for clue in self.clues if clue.weight > 0}
        beside_names = max((weight for kind, weight in for_other.items() if kind != "names"), default=0)
        enough = self.points >= self.needed and len(for_other) >= scale.KINDS and beside_names >= scale.PROOF
        told = not self._proving.isdisjoint(for_other)
        return enough and told and not self.one_style and not self.likeness.is_silent

    @property
    def _proving(self) -> frozenset[str]:
        """The kinds of evidence of which one is needed: the nearer the names and the fewer the rows, the harder ones.

        One row of a product may come later, cost more and stand on another shelf.
        """
        nearness = self.likeness.nearness
        if nearness.is_apart:
            return scale.HARD | scale.SORTS | scale.LOOSE
        if min(len(self.first.rows), len(self.family.rows)) == 1:
            return scale.HARD
        return scale.HARD | scale.SORTS | (scale.LOOSE if nearness is Nearness.SOME else frozenset())

    def _is_same(self) -> bool:
        likeness = self.likeness
        if self.repeats:  # the store cannot hold both
            return False
        if self.is_held and (not likeness.nearness.is_apart or self.points <= scale.KEPT_HELD):
            return True
        if likeness.only_letters:  # Trà đá is never Trà đào
            return False
        return self.points <= likeness.nearness.kept

    def words(self) -> Iterator[Text]:
        """The evidence, one sentence each, and its sum."""
        yield from (clue.said for clue in self.clues)
        points = signed(self.points)
        yield _(
            "In all: {points} points (from +{needed} another product is likely).", points=points, needed=self.needed
        )
        if self.points >= self.needed and self.level is not Level.LIKELY:
            yield self._but()

    def _but(self) -> Text:
        """Why it is only asked although there are points enough."""
        if self.one_style:
            return _("But they have one style code, so it is asked.")
        if self.likeness.is_silent:
            return _("But a name says nothing, so it is asked.")
        if self.likeness.nearness.is_apart or sum(clue.weight > 0 for clue in self.clues) < scale.KINDS:
            return _("But only one kind of evidence is clear, so it is asked.")
        return _(
            "But the names are near and nothing hard tells them apart (repeated values, another style), so it is asked."
        )

    def single_look(self) -> Text:
        """The one look in KiotViet that would settle an open question."""
        one, other = _shown(self.first), _shown(self.family)
        if self.repeats:
            return _(
                "To be sure: open {other} and {one} in KiotViet and compare the pictures. Two goods: "
                "let it leave. One: it was entered twice, so correct the attributes or delete a row.",
                other=other,
                one=one,
            )
        if len(self.family.rows) == 1 and self.likeness.nearness.is_apart:
            return _(
                "To be sure: open {other} in KiotViet and look at its picture. If the name was typed "
                "over by mistake, correct it; if it is another product, let it leave.",
                other=other,
            )
        return _(
            "To be sure: open {other} and {one} in KiotViet and compare the pictures: one product stays, two part.",
            other=other,
            one=one,
        )


def _shown(family: Family) -> str:
    """A code by which a person finds a family, or its name where it has none."""
    return min((code for row in family.rows if (code := row.code.strip())), default=family.name.strip())


def against(catalogue: Catalogue, group: Group, first: Family) -> tuple[Contrast, ...]:
    """Every other family of a group held against one of them, in the order of the group.

    A family all of whose rows hang on rows of a third one is held against that, too, and what makes it less of another
    product counts: there it hangs, not on the root.
    """
    cut, _ = catalogue.habits.style
    profiles = [Profile(family, cut, partial(_called, group, family)) for family in group.families]
    coded = all(len(profile.styles) < 2 for profile in profiles)
    place = {id(profile.family): profile for profile in profiles}
    found = []
    for profile in profiles:
        if profile.family is not first:
            hosts = (first, _host(catalogue, group, profile.family))
            seen = [_contrast(catalogue, place[id(one)], profile, coded=coded) for one in hosts if one is not None]
            found.append(min(seen, key=lambda one: (not one.is_held, one.points)))
    return tuple(found)


def _called(group: Group, family: Family) -> Text:
    if group.root is not None and group.family_of[group.root.number] is family:
        return _("the root's product")
    return _("the product of {shown}", shown=_shown(family))


def _host(catalogue: Catalogue, group: Group, family: Family) -> Family | None:
    """The one other family that all rows of a family hang on; None where some hang on the root or elsewhere."""
    hosts: set[int] = set()
    for row in family.rows:
        above = catalogue.targets.get(row.number)
        if above is None or above is group.root or above.number not in group.family_of:
            return None
        hosts.add(id(group.family_of[above.number]))
    host = group.family_of[catalogue.targets[family.rows[0].number].number]
    return host if len(hosts) == 1 and host is not family else None


def _contrast(catalogue: Catalogue, one: Profile, other: Profile, *, coded: bool) -> Contrast:
    habits, first, family = catalogue.habits, one.family, other.family
    likeness = compare(first.forms, family.forms, catalogue.lexicon)
    found = (
        clues.names(one, other, likeness),
        clues.style(habits, one, other, coded=coded),
        clues.values(habits, one, other),
        clues.sizes(one, other),
        _own_rows(catalogue, first, family),
        *clues.equal_or_not(habits, one, other),
        clues.price(habits, one, other),
        clues.created(habits, one, other),
    )
    ordered = sorted((clue for clue in found if clue is not None), key=lambda clue: (-abs(clue.weight), clue.kind))
    return Contrast(first, family, likeness, tuple(ordered), _one_style(habits, one, other))


def _one_style(habits: Habits, one: Profile, other: Profile) -> bool:
    cut, habit = habits.style
    says_nothing = habit.asked >= scale.TOLD_FROM and habit.weight(0) >= 0
    return cut.names_style and not one.styles.isdisjoint(other.styles) and not says_nothing


def _own_rows(catalogue: Catalogue, first: Family, family: Family) -> Clue | None:
    """Rows that hang on a row of the family and are not the staying one's."""
    ours: set[int] | None = None
    found: list[tuple[int, str]] = []
    for row in family.rows:
        if hanging := catalogue.hanging.get(row.number):
            ours = set(first.numbers) if ours is None else ours
            if count := sum(number not in ours for number in hanging):
                found.append((-count, row.code.strip()))
    if not found:
        return None
    count, code = min(found)
    return clues.own_rows(code, -count)


def contrasts(catalogue: Catalogue, group: Group) -> tuple[Family | None, tuple[Contrast, ...]]:
    """The family of a group that stays by the file alone, None where nobody can tell, and the others against it.

    A root outside the file is known by its code's style. Where nobody can tell, the others are held against the
    family with the most rows.
    """
    first = group.families[0] if group.root is not None else _of_style(catalogue, group)
    seen = against(catalogue, group, first or max(group.families, key=_size))
    catalogue.memo[group.rows[0].number] = first, tuple(one for one in seen if one.level is None)
    return first, seen


def kept_together(catalogue: Catalogue, group: Group) -> tuple[Family | None, tuple[Contrast, ...]]:
    """The same, but of the others only those that are no other product: they are asked for more than once, and few."""
    key = group.rows[0].number
    if key not in catalogue.memo:
        contrasts(catalogue, group)
    found: tuple[Family | None, tuple[Contrast, ...]] = catalogue.memo[key]
    return found


def _size(family: Family) -> tuple[int, object]:
    return len(family.rows), family.forms


def _of_style(catalogue: Catalogue, group: Group) -> Family | None:
    """The family that has the style code of a root outside the file, in a shop that codes its styles."""
    cut, habit = catalogue.habits.style
    style = cut.style(group.code)
    if style is None or not cut.names_style or habit.weight(0) > scale.HELD:
        return None
    alike = [family for family in group.families if any(style_of(cut, row) == style for row in family.rows)]
    return max(alike, key=_size, default=None)
