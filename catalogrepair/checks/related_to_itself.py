"""A row whose related code is its own code.

KiotViet writes a root's own cell empty (docs: kiotviet-files 2.1: no self reference in 626 filled cells), so
the cell says nothing that an empty one does not say, and only the empty one is what KiotViet's own connector takes
for a master. `certain`, and the fix is to clear the cell: no row changes its group. Only where the match is exact
and the code stands on one row: with a code on two rows the cell may mean the other one.
"""

from collections import Counter
from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding, Fix, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.names import fold
from catalogrepair.catalog.settings import Settings
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("A row that points at itself"),
    looks_for=_("A related cell that holds the row's own code. KiotViet always leaves a root's cell empty."),
    does=_("Certain: the cell is cleared; the other rows of the group stay as they are."),
    example=_("Row AT01 with related code AT01 → empty."),
    source=cited("kiotviet-files", "2.1"),
    to_send=(_("In “Hàng hóa cùng loại” these goods hang on themselves, so they may not reach Haravan."),),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each row that names itself."""
    rows = [row for row in catalogue.table.rows if row.related and not row.base and row.related == row.code]
    if not rows:
        return
    counts = Counter(fold(row.code) for row in catalogue.table.rows)
    for row in rows:
        alone = counts[fold(row.code)] == 1
        yield Finding(
            Level.CERTAIN if alone else Level.POSSIBLE,
            row.code,
            (row.number,),
            (
                _(
                    "Row {number}: the related code {related} is the row's own code.",
                    number=str(row.number),
                    related=row.related,
                ),
            ),
            Fix(leave=(row.number,)) if alone else None,
        )
