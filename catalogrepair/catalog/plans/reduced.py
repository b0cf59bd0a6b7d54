"""Which rows a reduced import needs, and how they are split without tearing a group."""

from collections.abc import Iterable, Sequence

from catalogrepair.catalog.chains import CodeIndex
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.plans.plan import Edit

IMPORT_LIMIT = 5_000
"""data rows that KiotViet takes in one import (docs: kiotviet-files 3.3)"""


def affected_parts(catalogue: Catalogue, edits: Iterable[Edit], limit: int = IMPORT_LIMIT) -> list[list[int]]:
    """Row numbers for each part: the rows that change, their old and new roots, their base rows and unit rows.

    Rows that belong together stay in one part, even when that part is larger than `limit`.
    """
    index = CodeIndex(catalogue.table.rows)
    parts: list[list[int]] = []
    for cluster in _clusters(_bundles(catalogue, index, edits)):
        if parts and len(parts[-1]) + len(cluster) <= limit:
            parts[-1].extend(cluster)
        else:
            parts.append(list(cluster))
    return [sorted(part) for part in parts]


def _bundles(catalogue: Catalogue, index: CodeIndex, edits: Iterable[Edit]) -> Iterable[set[int]]:
    """For each edit the rows that must travel with it."""
    for edit in edits:
        row = catalogue.rows[edit.row]
        related = (index.find(code) for code in (edit.before, edit.after, row.base) if code)
        units = catalogue.units_of.get(row.number, ())
        root = catalogue.roots.get(row.number)
        yield {row.number, *(found.number for found in (*related, *units, root) if found is not None)}


def _clusters(bundles: Iterable[set[int]]) -> Sequence[Sequence[int]]:
    """Bundles that share a row, joined; in file order."""
    leader: dict[int, int] = {}

    def lead(number: int) -> int:
        while leader.setdefault(number, number) != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for bundle in bundles:
        first, *others = sorted(bundle)
        for other in others:
            low, high = sorted((lead(first), lead(other)))
            leader[high] = low
        lead(first)
    clusters: dict[int, list[int]] = {}
    for number in sorted(leader):
        clusters.setdefault(lead(number), []).append(number)
    return list(clusters.values())
