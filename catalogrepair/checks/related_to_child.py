"""A related code that names a child of another group: a chain.

KiotViet never writes a chain (docs: kiotviet-files 2.1), and its connector looks for a product only under a
master, so rows behind a child belong to no product. Pointing them at the chain's end joins them to that product,
which is right only if they are it: `possible`. The end may be a code outside the file, but never a deleted one. Rows
of another name are in `second_family`'s hands as members of the end's group, and its edit wins.
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding, Fix, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.names import undeleted
from catalogrepair.catalog.settings import Settings
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("A row that points at a child"),
    looks_for=_("A related code that names a row which hangs on yet another row, not a root."),
    does=_("Possible: on the shop's word the row is pointed at the root at the chain's end."),
    example=_("AT03 → AT02 → AT01: AT03 should name AT01."),
    source=cited("kiotviet-files", "2.1"),
    to_send=(
        _(
            "In “Hàng hóa cùng loại” these goods hang on goods that are not the main ones of their group,"
            " so they may not reach Haravan."
        ),
    ),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each row that names a child."""
    circles = {circle[0]: circle for circle in catalogue.circles.values()}
    on_circle = {number for circle in circles.values() for number in circle}
    for number, target in catalogue.targets.items():
        hangs = target.number in catalogue.targets or target.number in catalogue.outside
        if target.base or not hangs or number in on_circle:
            continue
        row, root = catalogue.rows[number], catalogue.roots.get(number)
        code = root.code if root else catalogue.outside.get(number, "")
        yield Finding(
            Level.POSSIBLE,
            code or row.related,
            (number,),
            (
                _(
                    "{code} names {target}, which itself names {related}.",
                    code=row.code,
                    target=target.code,
                    related=target.related,
                ),
            ),
            Fix(point=((number, code),)) if code and not undeleted(code) else None,
        )
