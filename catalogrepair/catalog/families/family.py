"""Families: what the shop would call one product inside a group, by its names alone.

Rows are one family when their names are one name typed differently: case, Unicode form, spaces, word order, a name
without any accents, a regional word for the same thing, one or two misspelt words, an abbreviation, advertising, the
row's own code or attribute value. A colour, size or measure in the name is forgiven, too, unless the rows then hold
the same attribute values twice: what the store could not hold as one product is not called one. Everything else is
another family; what speaks for and against its being another product is gathered in `contrast`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, combinations

from catalogrepair.catalog.families.spelling import (
    Form,
    IsSlip,
    are_slips,
    codes_in,
    form_of,
    is_bare,
    shortens,
    unspaced,
    without_shades,
    written,
)
from catalogrepair.catalog.families.style import STYLES, is_automatic
from catalogrepair.catalog.names import attribute_pairs, fold, plain
from catalogrepair.catalog.table import Row

# Above this many names that differ in one or two words, the words are a series ("mẫu Lan" … ), not slips.
_SERIES = 40
_LONG = 12
"""words of a name above which two slips at once are no longer looked for"""

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Family:
    """Rows of one group that are one product to the shop, in file order."""

    rows: tuple[Row, ...]
    spelt: tuple[Form, ...] = ()
    """its names as words, sorted; left out for the only family of a group"""

    @cached_property
    def name(self) -> str:
        """The commonest name among the rows as the file spells it."""
        counts = Counter(row.name for row in self.rows)
        return max(sorted(counts), key=counts.__getitem__)

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Its names as words, sorted."""
        return self.spelt or tuple(sorted(set(forms_of(self.rows).values())))

    def name_of(self, form: Form) -> str:
        """A name that has this form, as the file spells it."""
        forms = forms_of(self.rows) if len(self.forms) > 1 else {}
        return min((name for name, its in forms.items() if its == form), default=self.name).strip()

    @property
    def numbers(self) -> tuple[int, ...]:
        """Excel row numbers."""
        return tuple(row.number for row in self.rows)


def options_of(row: Row) -> Options:
    """What makes a variant of its own: its attribute values and its unit, in an order of their own; () for none."""
    return _options(row.attributes, row.unit)


@lru_cache(maxsize=16384)
def _options(attributes: str, unit: str) -> Options:
    pairs = attribute_pairs(attributes)
    return (*sorted(pairs), ("", fold(unit))) if pairs else ()


@lru_cache(maxsize=16384)
def values_of(attributes: str) -> Options:
    """The attribute values alone, in an order of their own."""
    return tuple(sorted(attribute_pairs(attributes)))


def forms_of(rows: Sequence[Row]) -> dict[str, Form]:
    """Each different name of some rows as the words that name the product."""
    values: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        values[fold(row.name)].add(row.attributes)
    has_numbers = any(map(str.isdigit, "".join(values)))
    codes = written(row.code for row in rows) if has_numbers else frozenset[str]()  # what is taken for a code has one
    said = {code for name in values for code in codes_in(name, codes) if not is_automatic(code)}
    if len({STYLES[0].of(code) for code in said}) > 1:  # "Áo thun AT01" and "Áo thun AT02": here the codes name goods
        codes = frozenset(filter(is_automatic, codes))
    forms = {
        name: form_of(name, codes, {value for text in texts for _, value in attribute_pairs(text)})
        for name, texts in values.items()
    }
    return {name: forms[fold(name)] for name in {row.name for row in rows}}


def families_of(rows: Sequence[Row], root: Row | None, is_slip: IsSlip) -> tuple[Family, ...]:
    """Sort the variants of one group into families: the root's first (when it is known), then in file order."""
    if len({row.name for row in rows}) <= 1:
        return (Family(tuple(rows)),)
    forms = forms_of(rows)
    taken: dict[Form, list[Options]] = defaultdict(list)
    for row in rows:
        taken[forms[row.name]].append(values_of(row.attributes))
    leader = _join(taken, is_slip, lambda: _sorts(rows, forms))
    members: dict[Form, list[Row]] = defaultdict(list)
    if root is not None:
        members[leader[forms[root.name]]] = []
    for row in rows:
        members[leader[forms[row.name]]].append(row)
    return tuple(Family(tuple(its), tuple(sorted({forms[row.name] for row in its}))) for its in members.values())


Sorts = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""style codes, categories and brands of the rows of one name"""


def _sorts(rows: Sequence[Row], forms: Mapping[str, Form]) -> dict[Form, Sorts]:
    found: dict[Form, list[set[str]]] = defaultdict(lambda: [set(), set(), set()])
    for row in rows:
        styles, categories, brands = found[forms[row.name]]
        styles.add(STYLES[0].style(row.code, row.attributes) or "")
        categories.add(fold(row.category))
        brands.add(fold(row.brand))
    return {form: tuple(frozenset(its - {""}) for its in sides) for form, sides in found.items()}  # type: ignore[misc]


def _join(
    taken: Mapping[Form, Sequence[Options]], is_slip: IsSlip, sorts_of: Callable[[], Mapping[Form, Sorts]]
) -> dict[Form, Form]:
    """Each form to the first form (in sorted order, so that row order decides nothing) it is one name with.

    `taken` holds the attribute values of the rows of each form; `sorts_of` gives what else they are sorted by, which
    few need.
    """
    ordered = sorted(taken)
    leader = {form: form for form in ordered}

    def lead(form: Form) -> Form:
        while leader[form] != form:
            leader[form] = leader[leader[form]]
            form = leader[form]
        return form

    def join(one: Form, other: Form) -> None:
        first, second = sorted((lead(one), lead(other)))
        leader[second] = first

    for one, other in _one_spelling(ordered, is_slip):
        join(one, other)
    for bare, accented in _bare(ordered):
        if len({lead(form) for form in accented}) == 1:  # else nobody knows which accents were lost
            join(bare, accented[0])
    held = {form: set[Options]() for form in ordered}
    for form, options in taken.items():
        held[lead(form)].update(options)
    shaded = list(_shaded(ordered))
    sorts = sorts_of() if shaded else {}
    for one, other in shaded:
        first, second = sorted((lead(one), lead(other)))
        if first != second and held[first].isdisjoint(held[second]) and _may_be_one(sorts[one], sorts[other]):
            leader[second] = first
            held[first] |= held[second]
    return {form: lead(form) for form in ordered}


def _buckets(pairs: Iterable[tuple[object, Form]]) -> Iterator[list[Form]]:
    buckets: dict[object, list[Form]] = defaultdict(list)
    for key, form in pairs:
        if not buckets[key] or buckets[key][-1] != form:
            buckets[key].append(form)
    yield from (bucket for bucket in buckets.values() if len(bucket) > 1)


def _one_spelling(forms: Sequence[Form], is_slip: IsSlip) -> Iterator[tuple[Form, Form]]:
    """Pairs that are one name: the same words in any order or spacing, a slip or two, an abbreviation."""
    for key in (lambda form: tuple(sorted(form)), unspaced):
        for bucket in _buckets((key(form), form) for form in forms):
            yield from ((bucket[0], other) for other in bucket[1:])
    if len(forms) <= _SERIES:
        pairs = list(combinations(forms, 2))
        yield from (pair for pair in pairs if _differ_little(*pair) and are_slips(*pair, is_slip))
        yield from (pair for pair in pairs if shortens(*pair) or shortens(*pair[::-1]))
        return
    for bucket in _buckets((key, form) for form in forms for key in _gaps(form)):
        if len(bucket) <= _SERIES:
            yield from (pair for pair in combinations(bucket, 2) if are_slips(*pair, is_slip))


def _differ_little(one: Form, other: Form) -> bool:
    """Whether two names have a `_gaps` in common: the quick way where a group has few names."""
    if len(one) != len(other):
        return False
    apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(apart) <= _most_slips(one) and not any(map(str.isdigit, "".join(chain.from_iterable(apart))))


def _gaps(form: Form) -> Iterator[tuple[tuple[int, ...], Form]]:
    """A name with one or two of its words left out; a number is never a slip."""
    places = [place for place, word in enumerate(form) if not any(map(str.isdigit, word))]
    for count in range(1, min(_most_slips(form), len(form)) + 1):
        for gaps in combinations(places, count):
            yield gaps, tuple(word for place, word in enumerate(form) if place not in gaps)


def _most_slips(form: Form) -> int:
    return 2 if len(form) <= _LONG else 1


def _bare(forms: Sequence[Form]) -> Iterator[tuple[Form, list[Form]]]:
    """Names without any accents, each with the names that read the same but for theirs."""
    for bucket in _buckets(("".join(map(plain, form)), form) for form in forms):
        bare = [form for form in bucket if is_bare(form)]
        accented = [form for form in bucket if not is_bare(form)]
        if accented:
            yield from ((form, accented) for form in bare)


def _may_be_one(one: Sorts, other: Sorts) -> bool:
    """Whether nothing that two names are sorted by is known and different."""
    return all(not ours or not theirs or not ours.isdisjoint(theirs) for ours, theirs in zip(one, other, strict=True))


def _shaded(forms: Sequence[Form]) -> Iterator[tuple[Form, Form]]:
    """Pairs that are one name but for a colour, size or measure, accents lost or not.

    Of one word alone the colour is the name: Trà xanh and Trà đen.
    """
    kept = {form: left for form in forms if len(left := without_shades(form)) > 1}
    for bucket in _buckets((tuple(sorted(map(plain, kept[form]))), form) for form in kept):
        accented = {tuple(sorted(kept[form])) for form in bucket if not is_bare(kept[form])}
        for one, other in (*combinations(bucket[:_SERIES], 2), *((bucket[0], other) for other in bucket[_SERIES:])):
            lost = is_bare(kept[one]) or is_bare(kept[other])
            if sorted(kept[one]) == sorted(kept[other]) or (lost and len(accented) < 2):
                yield one, other
