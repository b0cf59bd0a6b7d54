"""More attributes than a Haravan product takes: only the first three are read, once, when it is created.

`certain` as a conflict where two variants of one family become the same by the cut (the store can create one of
them only), else a note: the product arrives, with a part of its attributes missing. No cell of the related column
mends it. Source (docs: playbook 1.1; docs: haravan-files 4.2).
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.groups import Catalogue, Group
from catalogrepair.catalog.names import attribute_pairs, fold
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row
from catalogrepair.checks.about import About, cited
from catalogrepair.text import Text

ABOUT = About(
    title=Text("Quá nhiều thuộc tính", "Too many attributes"),
    looks_for=Text(
        "Sản phẩm có hơn 3 thuộc tính. Haravan chỉ nhận 3 thuộc tính đầu, khi tạo sản phẩm.",
        "A product with more than 3 attributes. Haravan takes the first 3 only, when it creates the product.",
    ),
    does=Text(
        "Chỉ hiển thị. “Chắc chắn” khi bỏ thuộc tính thứ 4 làm hai dòng thành giống nhau.",
        "Only shown. Certain where the cut makes two rows the same.",
    ),
    example=Text(
        "“MÀU:Đỏ|SIZE:S|CỔ:Tròn|TAY:Dài”: TAY không lên Haravan.",
        "“MÀU:Đỏ|SIZE:S|CỔ:Tròn|TAY:Dài”: TAY does not reach Haravan.",
    ),
    source=cited("haravan-files", "4.2"),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each group, and each row of no group, with too many attributes."""
    limit = settings.max_attributes
    long = {row.number for row in catalogue.table.rows if row.attributes.count("|") >= limit and not row.base}
    if not long:
        return
    for group in catalogue.groups:
        rows = [row for row in group.rows if row.number in long]
        long.difference_update(row.number for row in rows)
        if rows:
            yield _finding(group.code, rows, _collapses(group, limit), limit)
    for number in sorted(long):
        row = catalogue.rows[number]
        yield _finding(row.code, [row], False, limit)


def _collapses(group: Group, limit: int) -> bool:
    """Whether two rows of one family differ only in attributes past the limit."""
    for family in group.families:
        cut = [(attribute_pairs(row.attributes)[:limit], fold(row.unit)) for row in family.rows]
        whole = [(attribute_pairs(row.attributes), fold(row.unit)) for row in family.rows]
        if len(set(cut)) < len(set(whole)):
            return True
    return False


def _finding(code: str, rows: list[Row], collapses: bool, limit: int) -> Finding:
    why = [
        Text(
            f"{len(rows)} dòng có hơn {limit} thuộc tính: Haravan chỉ nhận {limit} thuộc tính đầu.",
            f"{len(rows)} rows have more than {limit} attributes: Haravan takes the first {limit} only.",
        )
    ]
    if collapses:
        why.append(
            Text(
                "Khi bỏ phần còn lại, có dòng trở thành giống nhau và chỉ một dòng được tạo.",
                "Without the rest some rows become the same, and only one of them can be created.",
            )
        )
    level = Level.CERTAIN if collapses else None
    return Finding(level, code, tuple(row.number for row in rows), tuple(why))
