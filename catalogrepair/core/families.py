"""Families: what the shop would call one product inside a group.

Rows are one family when their names are one name typed differently: case, accents, Unicode form, spaces, word
order, a word of the same meaning, one misspelt word, a colour or size left in the name. Everything else is
another family; how far apart two families are is `likeness.compare`'s to say, and whether that is a conflict
is the check's (`checks/second_family.py`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from catalogrepair.core.likeness import Words, misspelt, split_words, words_of
from catalogrepair.core.names import attribute_pairs, fold
from catalogrepair.core.table import Row

# Above this many names that differ in one word, the word is a series ("mẫu 1" … "mẫu 300"), not a misspelling.
_SERIES = 40


@dataclass(frozen=True)
class Family:
    """Rows of one group that are one product to the shop, in file order."""

    rows: tuple[Row, ...]
    forms: tuple[Words, ...]
    """the different names as telling words, sorted; left out for the only family of a group"""

    @property
    def name(self) -> str:
        """The commonest name among the rows as the file spells it."""
        counts = Counter(row.name for row in self.rows)
        return max(sorted(counts), key=counts.__getitem__)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Excel row numbers."""
        return tuple(row.number for row in self.rows)


def options_of(row: Row) -> tuple[tuple[str, str], ...]:
    """What makes a variant of its own: its attribute values and its unit, in an order of their own; () for none."""
    return _options(row.attributes, row.unit)


@lru_cache(maxsize=16384)
def _options(attributes: str, unit: str) -> tuple[tuple[str, str], ...]:
    pairs = attribute_pairs(attributes)
    return (*sorted(pairs), ("", fold(unit))) if pairs else ()


def families_of(rows: Sequence[Row], root: Row | None) -> tuple[Family, ...]:
    """Sort the variants of one group into families: the root's first (when it is known), then in file order."""
    if len({row.name for row in rows}) <= 1:
        return (Family(tuple(rows), ()),)
    values = {split_words(value) for row in rows for _, value in attribute_pairs(row.attributes)}
    forms = {row.name: words_of(row.name, values) for row in rows}
    leader = _join(set(forms.values()))
    members: dict[Words, list[Row]] = defaultdict(list)
    if root is not None:
        members[leader[forms[root.name]]] = []
    for row in rows:
        members[leader[forms[row.name]]].append(row)
    return tuple(Family(tuple(found), tuple(sorted({forms[row.name] for row in found}))) for found in members.values())


def _join(forms: Iterable[Words]) -> dict[Words, Words]:
    """Each form to the first form (in sorted order, so that row order decides nothing) it is one name with."""
    ordered = sorted(forms)
    leader = {form: form for form in ordered}

    def lead(form: Words) -> Words:
        while leader[form] != form:
            form = leader[form]
        return form

    for bucket, same in _candidates(ordered):
        for position, one in enumerate(bucket):
            for other in bucket[position + 1 :]:
                if same or _one_misspelt(one, other):
                    first, second = sorted((lead(one), lead(other)))
                    leader[second] = first
    return {form: lead(form) for form in ordered}


def _candidates(forms: Sequence[Words]) -> Iterable[tuple[Sequence[Words], bool]]:
    """Buckets of forms that may be one name, each with whether standing in it is proof already."""
    equal: dict[object, list[Words]] = defaultdict(list)
    close: dict[object, list[Words]] = defaultdict(list)
    for form in forms:
        equal[tuple(sorted(form))].append(form)
        equal["".join(form)].append(form)
        for position in range(len(form)):
            close[form[:position] + form[position + 1 :]].append(form)
    for bucket in equal.values():
        yield bucket, True
    for bucket in close.values():
        if len(bucket) <= _SERIES:
            yield bucket, False


def _one_misspelt(one: Words, other: Words) -> bool:
    """Whether two names of the same length differ in one word that is misspelt."""
    if len(one) != len(other):
        return False
    different = [(word, second) for word, second in zip(one, other, strict=True) if word != second]
    return len(different) == 1 and misspelt(*different[0])
