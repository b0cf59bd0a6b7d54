"""One product under several spellings: kept together, and said so.

A name typed differently (`families/family.py`), or another name where the shop's own codes, prices and categories say
that it is one product (`families/contrast.py`): a careful support person would leave such rows where they are. A note,
so that whoever approves sees what was taken for one product, and why, and can disagree.
Source (docs: kiotviet-files 2.2): 4 of 7 groups with several names in a real file are typos and wording.
"""

from collections.abc import Iterator

from catalogrepair.catalog.families.contrast import Contrast, kept_together
from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.groups import Catalogue, Group
from catalogrepair.catalog.settings import Settings
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("One product, spelled differently"),
    looks_for=_(
        "Rows of a group whose names are typed differently (accents, case, spaces, a colour or size "
        "in the name, one misspelt word) and are one product all the same."
    ),
    does=_("Left alone; only told."),
    example=_("“Đầm Nora tay ngắn” and “Váy Nora tay ngắn”."),
    source=cited("kiotviet-files", "2.2"),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One note for each family with more than one spelling, and for each that is the staying one by its evidence."""
    for group in catalogue.groups:
        for family in group.families:
            names = sorted({row.name for row in family.rows})
            if len(names) > 1:
                shown = " / ".join(f"“{name}”" for name in names[:4]) + (" / …" if len(names) > 4 else "")
                why = _("Taken for one product: {shown}.", shown=shown)
                yield Finding(None, group.code, family.numbers, (why,))
        if len(group.families) > 1 and not catalogue.is_synced(group):
            yield from (_kept(group, one) for one in kept_together(catalogue, group)[1])


def _kept(group: Group, seen: Contrast) -> Finding:
    one, other = seen.first.name.strip(), seen.family.name.strip()
    why = _("Taken for one product: “{one}” / “{other}”.", one=one, other=other)
    clues = (clue.text for clue in seen.clues if clue.weight < 0)
    return Finding(None, group.code, seen.family.numbers, (why, *clues))
