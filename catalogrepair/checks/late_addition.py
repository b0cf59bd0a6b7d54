"""Goods added to a product after it was synced: a group takes them no more (docs: playbook 1.2).

The app reads variants once, when it makes the product (docs: haravan-files 4.2). An export alone cannot show it; the
store can. In a group of which the store has something, a family that is partly there, or is the root's, has late
additions: its rows for sale that are not there. They are blocked, `certain`, and leaving the group is the cure of the
playbook. Where the store has nothing but a root outside the file, and neither its title nor anything else tells which
family that root is, all families are blocked as surely; any of them may be the late one, so all are told here.

The cure costs something, since the product stays one to the shop: each late row becomes a listing of its own (or,
with `regroup`, the late rows of one family become one). So the finding says so, and `--keep-late` leaves them.

Not certain, and so no more than shown or `possible` (the root itself is `root_not_on_store`'s):
- rows on a root of whose family the store has nothing: it is the root that did not arrive, and its cause is another;
- a row of which the store has a unit row only: it is sold, under another unit.
"""

from collections.abc import Iterator, Sequence

from catalogrepair.catalog.families.family import Family
from catalogrepair.catalog.findings import Finding, Fix, Level
from catalogrepair.catalog.groups import Catalogue, Group
from catalogrepair.catalog.names import undeleted
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.staying import staying_family
from catalogrepair.catalog.table import Row
from catalogrepair.checks.about import About, cited
from catalogrepair.text import Text, _, listed

ABOUT = About(
    title=_("Goods added after the product was synced"),
    looks_for=_(
        "Needs --store. A group has goods on the store, but some rows of the same product are not "
        "there: Haravan reads variants once, when it creates the product, so same-type goods added "
        "later never arrive."
    ),
    does=_(
        "Certain: the related cells are cleared, so that each row reaches the store as a listing of its "
        "own, apart from the old one. Add --keep-late if the shop would rather not."
    ),
    example=_("AT01 (S) and AT02 (M) are on the store, AT03 (L), added a month later, is not."),
    source=cited("playbook", "1.2"),
    asks_store=True,
    to_send=(
        _(
            "These goods were added after their product was on Haravan already. Haravan reads the "
            "variants of a product once, when it makes it, so they do not come by themselves, however "
            "often you sync. To come, they become products of their own on Haravan; if you would rather "
            "not, please tell us."
        ),
    ),
    perhaps=(
        _(
            "We see neither these goods nor the main goods of their group on Haravan. The group may be what keeps "
            "them from it."
        ),
    ),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """At most one finding for the late rows of each family, and a note for rows that are there in another unit."""
    for group in catalogue.groups:
        if catalogue.is_synced(group):
            staying = staying_family(catalogue, group)
            for family in group.families:
                arrived = [row for row in family.rows if catalogue.on_store(row)]
                if arrived or staying in (family, None):
                    yield from _in_family(catalogue, group, family, arrived, is_known=staying is not None)


def _in_family(
    catalogue: Catalogue, group: Group, family: Family, arrived: Sequence[Row], *, is_known: bool
) -> Iterator[Finding]:
    late = tuple(row.number for row in catalogue.missing(family.rows) if row is not group.root)
    if late:
        if arrived:
            level, why = Level.CERTAIN, _beside(catalogue, family, arrived, len(late))
        elif group.root is None:
            level, why = Level.CERTAIN, _outside(catalogue, group, family, len(late), is_known)
        else:
            level, why = Level.POSSIBLE, _behind_the_root(group)
        cost = (_COST,) if level is Level.CERTAIN else ()
        yield Finding(level, group.code, late, (why, *cost), Fix(leave=late))
    in_units = tuple(row.number for row in arrived if row.for_sale and row.code not in catalogue.presence)
    if in_units:
        yield Finding(None, group.code, in_units, (_IN_UNITS,))


def _beside(catalogue: Catalogue, family: Family, arrived: Sequence[Row], count: int) -> Text:
    sure = [row for row in arrived if catalogue.surely_on_store(row)]
    rows = sure or arrived
    codes = listed([row.code.strip() for row in rows], 3)
    name = family.name.strip()
    if sure:
        return _(
            "“{name}” is on the store ({codes}); not there: {count} of its rows, added after the first sync.",
            name=name,
            codes=codes,
            count=count,
        )
    return _(
        "“{name}” is perhaps on the store ({codes}); not there: {count} of its rows, added after the first sync.",
        name=name,
        codes=codes,
        count=count,
    )


def _outside(catalogue: Catalogue, group: Group, family: Family, count: int, is_known: bool) -> Text:
    """The store has the root, the file has not, and no row of the file has arrived."""
    presence, name = catalogue.root_presence(group), family.name.strip()
    root = (undeleted(group.code) or group.code) + (f" “{presence.title}”" if presence and presence.title else "")
    if is_known:
        return _(
            "The root {root} is on the store but not in this file; not on the store: {count:# row|# "
            "rows} of “{name}”, added after the first sync.",
            root=root,
            count=count,
            name=name,
        )
    return _(
        "The root {root} is on the store but not in this file, and no row of the group has arrived. "
        "Which product the root is cannot be told, but {count:# row|# rows} of “{name}” cannot arrive "
        "either way.",
        root=root,
        count=count,
        name=name,
    )


def _behind_the_root(group: Group) -> Text:
    return _(
        "Neither the root {code} nor any row of this product is on the store: see first why the root is not.",
        code=group.code,
    )


_COST = _("The cost: these rows become listings of their own, not options of the old one.")
_IN_UNITS = _("The store has a unit row of this product only, not this very code.")
