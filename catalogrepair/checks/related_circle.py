"""Related codes that lead round in a circle: no row of it is a root, so none of them is a product.

`certain` that it is wrong, and no fix: which row should be the root is the shop's to say. A row that names itself
is `related_to_itself`. Source: domain notes on the export 0.2 and 2.1 (a master has an empty cell).
"""

from collections.abc import Iterator

from catalogrepair.checks.about import EXPORT_NOTES, About
from catalogrepair.core.findings import Finding, Level
from catalogrepair.core.groups import Catalogue
from catalogrepair.core.settings import Settings
from catalogrepair.errors import Text

ABOUT = About(
    title=Text("Các hàng trỏ vòng vào nhau", "Rows that point at each other in a circle"),
    looks_for=Text(
        "A trỏ vào B, B lại trỏ vào A: không hàng nào là hàng gốc nên cả nhóm không lên web.",
        "A names B and B names A: no row is the root, so the whole group never reaches the store.",
    ),
    does=Text(
        "Chỉ hiển thị: shop phải chọn hàng gốc, rồi để trống ô của hàng đó.",
        "Only shown: the shop chooses the root, whose cell is then emptied.",
    ),
    example=Text("AT01 → AT02 → AT01.", "AT01 → AT02 → AT01."),
    source=EXPORT_NOTES,
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each circle of two rows or more."""
    settled: set[int] = set()
    for start in catalogue.targets:
        path: list[int] = []
        number = start
        while number in catalogue.targets and number not in settled:
            settled.add(number)
            path.append(number)
            number = catalogue.targets[number].number
        if number in path and len(circle := sorted(path[path.index(number) :])) > 1:
            rows = [catalogue.rows[member] for member in circle]
            codes = ", ".join(row.code for row in rows)
            yield Finding(
                "related_circle",
                Level.CERTAIN,
                rows[0].code,
                tuple(circle),
                (
                    Text(
                        f"{codes} trỏ vòng vào nhau, không hàng nào là hàng gốc.",
                        f"{codes} point at each other in a circle; none of them is a root.",
                    ),
                ),
            )
