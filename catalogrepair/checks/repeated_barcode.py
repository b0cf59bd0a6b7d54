"""A barcode on two rows: a note.

Real shops have them (docs: kiotviet-files 1.2), and they do not keep a group from the store; but Haravan also
matches by barcode, so stock or orders may land on the wrong one. Shown, never a conflict of the grouping.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("A barcode on two rows"),
    looks_for=_(
        "Two rows with the same barcode. Haravan matches by barcode too, so stock or orders may land on the wrong row."
    ),
    does=_("Only shown."),
    example=_("AT01 and AT07 both hold 8930000000017."),
    source=cited("kiotviet-files", "1.2"),
    blocks=False,
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One note for each barcode that stands on two rows or more."""
    rows_of: dict[str, list[Row]] = defaultdict(list)
    counts = Counter(row.barcode for row in catalogue.table.rows)
    repeated = {barcode for barcode, count in counts.items() if count > 1 and barcode.strip()}
    if not repeated:
        return
    for row in catalogue.table.rows:
        if row.barcode in repeated:
            rows_of[row.barcode].append(row)
    for barcode, rows in rows_of.items():
        codes = ", ".join(row.code for row in rows)
        yield Finding(
            None,
            "",
            tuple(row.number for row in rows),
            (_("The barcode {barcode} stands on {codes}.", barcode=barcode, codes=codes),),
        )
