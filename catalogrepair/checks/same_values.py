"""The same attribute values twice in one family: the store cannot hold two variants with the same options.

Between two families this is evidence for `second_family`; here it is about rows of one name. Which of the two
rows is the right one stands in no file, and clearing either makes a second product of the same name: a conflict
that is `likely` real, without a fix. KiotViet itself keeps the combination unique (docs: kiotviet-files 2.2:
no exception in 103 groups), so a pair that is there was made by an import or by an old version.
"""

from collections import defaultdict
from collections.abc import Iterator

from catalogrepair.catalog.families.family import Family, options_of
from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("The same attribute values twice in one product"),
    looks_for=_(
        "Two rows of one product with the same attribute values and unit. Haravan does not take two "
        "variants with the same options."
    ),
    does=_("Only shown: no file says which row is right. Correct the attributes of one row in KiotViet."),
    example=_("AT01 and AT09 are both “Áo thun Mây” with “MÀU:Đỏ|SIZE:S”."),
    source=cited("kiotviet-files", "2.2"),
    to_send=(
        _(
            "Two goods of one product have the very same attributes, and Haravan does not take two that "
            "are the same. Please correct the attributes of one of them in KiotViet."
        ),
    ),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each combination that stands twice or more in one family."""
    for group in catalogue.groups:
        if len({options_of(row) for row in group.rows}) == len(group.rows):
            continue
        for family in group.families:
            for rows in _repeated(family):
                codes = ", ".join(row.code.strip() for row in rows)
                yield Finding(
                    Level.LIKELY,
                    group.code,
                    tuple(row.number for row in rows),
                    (
                        _(
                            "{codes} all hold “{attributes}”: the store can create only one of them.",
                            codes=codes,
                            attributes=rows[0].attributes,
                        ),
                    ),
                )


def _repeated(family: Family) -> Iterator[list[Row]]:
    rows_of: dict[tuple[tuple[str, str], ...], list[Row]] = defaultdict(list)
    for row in family.rows:
        if options := options_of(row):
            rows_of[options].append(row)
    yield from (rows for rows in rows_of.values() if len(rows) > 1)
