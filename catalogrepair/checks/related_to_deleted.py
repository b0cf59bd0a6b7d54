"""A related code that ends in `{DEL}`: the root was deleted in KiotViet.

KiotViet marks a deleted product's code so (docs: kiotviet-files 2.4). Rows on it hang on nothing and are never
created on the store. In `clear` mode the fix turns what may be one product with variants into single products, and
an old export may carry the mark for other reasons: `possible`, to be asked. `regroup` keeps the rows together.
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding, Fix, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.names import undeleted
from catalogrepair.catalog.settings import Settings
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("The root was deleted"),
    looks_for=_("A related code that ends in {DEL}, which is how KiotViet marks a deleted product."),
    does=_("Possible: better with --mode regroup, which keeps the rows one product with variants."),
    example=_("AT02 and AT03 name “AT01{DEL}”."),
    source=cited("kiotviet-files", "2.4"),
    to_send=(_("The main goods of this group were deleted in KiotViet, so the others may not reach Haravan."),),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each family on a deleted root."""
    for group in catalogue.groups:
        if group.root is None and undeleted(group.code):
            for family in group.families:
                yield Finding(
                    Level.POSSIBLE,
                    group.code,
                    family.numbers,
                    (_("The root {code} was deleted in KiotViet.", code=group.code),),
                    Fix(leave=family.numbers),
                )
