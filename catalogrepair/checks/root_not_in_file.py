"""Rows whose root is not in the file: only a note.

Exports are often filtered, and a root that went out of business is left out of them while its children stay
(docs: kiotviet-files 2.4). Nothing is wrong with the rows as far as the file can tell.
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.names import undeleted
from catalogrepair.catalog.settings import Settings
from catalogrepair.checks.about import About, cited
from catalogrepair.text import _

ABOUT = About(
    title=_("The root is not in the file"),
    looks_for=_(
        "A related code that no row of the file has, mostly because the export was filtered or the "
        "root is out of business."
    ),
    does=_("Only shown. Export all products, those out of business too, to have the group checked."),
    example=_("AT02 names AT01, which is not in the file."),
    source=cited("kiotviet-files", "2.4"),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One note for each root that is missing."""
    for group in catalogue.groups:
        if group.root is None and not undeleted(group.code):
            yield Finding(
                None,
                group.code,
                tuple(row.number for row in group.rows),
                (
                    _(
                        "The root {code} is not in the file; {rows:# row hangs|# rows hang} on it.",
                        code=group.code,
                        rows=len(group.rows),
                    ),
                ),
            )
