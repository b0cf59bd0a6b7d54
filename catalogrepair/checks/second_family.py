"""A group that holds more than one product: the conflict of support's playbook (docs: playbook 1).

The family of the root stays, the others leave. How sure it is that they are other products rests on several kinds of
evidence (`families/contrast.py`), weighed by what this shop's own products have in common; from which sum on a verdict
is what stands in one table (`families/scale.py`). One kind alone is never enough, and one style code, in a shop that
codes its styles, holds back whatever the names say: shown, without a fix.

Never `certain` by the export alone: that takes the store's word. When the store was asked and has a product of the
group, a family of which it has nothing is blocked, however alike the names are: `certain`. Rows that it has are no
conflict, whatever their names: a note says what was seen. A family that is partly there is `late_addition`'s, and
so are all families of a group whose root alone is on the store and resembles none of them (`catalog/staying.py`).
Where the store has the family's title already, under other codes, letting it leave would list the same goods twice:
`possible`.

Where the root is not in the file its code may tell by its style which family stays; else nobody can say, and it is
shown as `possible`, without a fix. Source (docs: playbook 1; docs: kiotviet-files 2.2; docs: deciding 1).
"""

from collections.abc import Iterator

from catalogrepair.catalog.families.contrast import Contrast, against, contrasts
from catalogrepair.catalog.families.family import Family
from catalogrepair.catalog.findings import Finding, Fix, Level
from catalogrepair.catalog.groups import Catalogue, Group
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.staying import staying_family
from catalogrepair.catalog.weigh import ON_STORE, PERHAPS_ON_STORE
from catalogrepair.checks.about import About, cited
from catalogrepair.text import Text, _, listed

ABOUT = About(
    title=_("Another product inside a group"),
    looks_for=_(
        "A same-type group with rows that really are another product. Haravan creates the root's "
        "product only, so these rows never reach the store, and the app shows no error."
    ),
    does=_(
        "Likely when several independent kinds of evidence (names, style codes, repeated values, price, "
        "category, brand, dates) say together that it is another product: the related cells are cleared. "
        "Otherwise possible: only shown. How much each kind weighs depends on the shop's own habits."
    ),
    example=_(
        "Group AT01 “Áo thun Mây” (S, M, L) also holds QJ01, QJ02, QJ03 “Quần jean Sóng” (S, M, L) → "
        "the cells of QJ01, QJ02, QJ03 are cleared."
    ),
    source=cited("playbook", "1"),
    to_send=(
        _(
            "In KiotViet these goods stand in the tab “Hàng hóa cùng loại” of another product. Haravan "
            "makes the product of the main goods only, so they do not reach the web, and the app shows no"
            " error."
        ),
    ),
    perhaps=(
        _(
            "In KiotViet these goods stand in the tab “Hàng hóa cùng loại” of a product that may be another "
            "one. If it is, they may not be on the web, for Haravan makes the product of the main goods only."
        ),
    ),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each family that is not the staying one."""
    for group in catalogue.groups:
        if len(group.families) > 1:
            if catalogue.is_synced(group):
                yield from _beside_the_store(catalogue, group)
            else:
                yield from _by_the_file(catalogue, group)


def _by_the_file(catalogue: Catalogue, group: Group) -> Iterator[Finding]:
    first, seen = contrasts(catalogue, group)
    others = [one for one in seen if one.level is not None]
    if first is None and others:
        yield _without_root(group)
    elif first is not None:
        for one in others:
            yield _other(catalogue, group, one)


def _other(catalogue: Catalogue, group: Group, seen: Contrast) -> Finding:
    level, why, numbers = seen.level, tuple(seen.words()), seen.family.numbers
    if listed := _listed_elsewhere(catalogue, seen.family):
        level, why = Level.POSSIBLE, (listed, *why)
    if level is Level.POSSIBLE:
        why = (*why, _HELD if seen.is_held else seen.single_look())
    fix = None if seen.is_held else Fix(leave=numbers)
    return Finding(level, group.code, numbers, why, fix, seen.points)


def _beside_the_store(catalogue: Catalogue, group: Group) -> Iterator[Finding]:
    """In a synced group: families of which the store has nothing are blocked, rows that it has are not."""
    first = staying_family(catalogue, group)
    for seen in against(catalogue, group, first) if first else ():
        family, words = seen.family, tuple(clue.text for clue in seen.clues)
        if arrived := tuple(row.number for row in family.rows if catalogue.on_store(row)):
            why = (_arrived(catalogue, family, len(arrived)), *words)
            yield Finding(None, group.code, arrived, why)
        elif missing := tuple(row.number for row in catalogue.missing(family.rows)):
            level, why = Level.CERTAIN, (_absent(len(missing), group.code), *words)
            if listed := _listed_elsewhere(catalogue, family):
                level, why = Level.POSSIBLE, (listed, *why)
            yield Finding(level, group.code, missing, why, Fix(leave=missing))


def _listed_elsewhere(catalogue: Catalogue, family: Family) -> Text | None:
    """That the store has the title of a family under other codes, for of its own it has none; else None."""
    for form in family.forms:
        if form and (there := catalogue.titles.get(tuple(sorted(form)))):
            codes = listed(list(dict.fromkeys(one.sku.strip() or one.barcode.strip() for one in there)), 3)
            title = there[0].title.strip()
            return _(
                "The store has “{title}” already, under other codes ({codes}): leaving would list the "
                "same goods twice. Look at that listing first.",
                title=title,
                codes=codes,
            )
    return None


_HELD = _(
    "One style code, so the tool does not part them: if they really are two goods, part them by hand in KiotViet."
)


def _arrived(catalogue: Catalogue, family: Family, count: int) -> Text:
    sure = any(map(catalogue.surely_on_store, family.rows))
    on_store = ON_STORE if sure else PERHAPS_ON_STORE
    if catalogue.missing(family.rows):
        return _(
            "{count:# row of this product is|# rows of this product are} {on_store}: left alone.",
            count=count,
            on_store=on_store,
        )
    return _("This product is {on_store}, so it is not blocked: left alone.", on_store=on_store)


def _absent(count: int, group: str) -> Text:
    return _(
        "Group {group} has goods on the store, but not one code of this product ({count} of its rows "
        "could be there): the app does not create it.",
        group=group,
        count=count,
    )


def _without_root(group: Group) -> Finding:
    names = " / ".join(sorted(f"“{family.name.strip()}”" for family in group.families))
    return Finding(
        Level.POSSIBLE,
        group.code,
        tuple(row.number for row in group.rows),
        (
            _(
                "The group has several names ({names}) but its root {code} is not in the file, so nobody can "
                "say which stays. Export all products again, without a filter.",
                names=names,
                code=group.code,
            ),
        ),
    )
