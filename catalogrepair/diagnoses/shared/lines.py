"""Product lines, by the order or the document that they stand on."""

from collections import defaultdict
from collections.abc import Sequence

from catalogrepair.sales.documents import KiotVietLine, StoreLine


def asked_of(lines: Sequence[StoreLine]) -> dict[str, list[StoreLine]]:
    """The store's lines by order."""
    found: dict[str, list[StoreLine]] = defaultdict(list)
    for line in lines:
        found[line.order].append(line)
    return found


def lines_of(lines: Sequence[KiotVietLine]) -> dict[str, list[KiotVietLine]]:
    """KiotViet's lines by document."""
    found: dict[str, list[KiotVietLine]] = defaultdict(list)
    for line in lines:
        found[line.document].append(line)
    return found
