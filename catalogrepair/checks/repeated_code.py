"""A product code on two rows.

KiotViet's import finds a product by its code (docs: kiotviet-files 3.1), so of two rows with one code the
later overwrites the earlier, and orders are matched to either. Codes are compared folded: KiotViet and Haravan do
not tell "ab1" from "AB1 " reliably. `certain` for the exact text, `possible` for codes that differ in case or
spaces only. No cell of the related column mends it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.names import fold
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("A product code on two rows"),
    looks_for=_("Two rows with the same product code, or codes that differ in case or spaces only."),
    does=_("Only shown: correct the code in KiotViet."),
    example=_("Rows 12 and 80 both hold AT01."),
    source=cited("kiotviet-files", "3.1"),
    blocks=False,
    to_send=(
        _("One Mã hàng stands on two goods in KiotViet. Please correct it there, so that each has a code of its own."),
    ),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each code that stands on two rows or more."""
    rows_of: dict[str, list[Row]] = defaultdict(list)
    keys = [fold(row.code) for row in catalogue.table.rows]
    repeated = {key for key, count in Counter(keys).items() if count > 1 and key}
    for key, row in zip(keys, catalogue.table.rows, strict=True):
        if key in repeated:
            rows_of[key].append(row)
    for rows in rows_of.values():
        numbers = ", ".join(str(row.number) for row in rows)
        exact = len({row.code for row in rows}) < len(rows)
        yield Finding(
            Level.CERTAIN if exact else Level.POSSIBLE,
            "",
            tuple(row.number for row in rows),
            (_("The code “{code}” stands on rows {numbers}.", code=rows[0].code, numbers=numbers),),
        )
