"""Which family of a synced group is the product that the store has: the one that is not another product.

The root's, for the store's product was created from the root (docs: playbook 1). A root outside the file says nothing
by itself; then the store says it: what it has of the file, or what it calls the root.
"""

from catalogrepair.catalog.families.family import Family
from catalogrepair.catalog.families.likeness import same_goods
from catalogrepair.catalog.groups import Catalogue, Group


def staying_family(catalogue: Catalogue, group: Group) -> Family | None:
    """The family that stays; None where nobody can tell, which is only when the store has the root and nothing else."""
    families = group.families
    if group.root is not None:
        return families[0]
    presence = catalogue.root_presence(group)
    title = presence.title if presence else ""
    alike = [family for family in families if title and any(same_goods(row.name, title) for row in family.rows)]
    there = (
        [family for family in families if any(map(catalogue.surely_on_store, family.rows))]
        or (alike if len(alike) == 1 else [])
        or [family for family in families if any(map(catalogue.on_store, family.rows))]
        or (list(families) if len(families) == 1 and not title else [])
    )
    return there[0] if there else None
