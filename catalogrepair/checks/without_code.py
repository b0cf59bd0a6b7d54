"""Rows without a product code: in no fix, and never called missing.

KiotViet's import finds a product by its code, so a row with an empty one creates a new product
(docs: kiotviet-files 3.1), and whether such a row is on the store cannot be known. One note with the row numbers.
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.words import counted
from catalogrepair.checks.about import About, cited
from catalogrepair.text import Text

_SHOWN = 20

ABOUT = About(
    title=Text("Dòng không có mã hàng", "Rows without a product code"),
    looks_for=Text(
        "Ô “Mã hàng” trống. Không thể biết dòng đó đã có trên web hay chưa, và khi nhập vào KiotViet nó tạo ra một "
        "hàng mới.",
        "An empty “Mã hàng”. Nobody can tell whether the row is on the store, and importing it creates a new product.",
    ),
    does=Text(
        "Không bao giờ sửa dòng đó: hãy điền mã hàng trong KiotViet rồi xuất lại.",
        "The row is never changed: give it its code in KiotViet and export again.",
    ),
    example=Text("Dòng 14 có tên hàng nhưng không có mã.", "Row 14 has a name but no code."),
    source=cited("kiotviet-files", "3.1"),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One note for all of them."""
    rows = tuple(sorted(catalogue.codeless))
    if rows:
        numbers = ", ".join(map(str, rows[:_SHOWN])) + (", …" if len(rows) > _SHOWN else "")
        have = counted(len(rows), "row has", "rows have")
        why = Text(
            f"{len(rows)} dòng không có mã hàng (dòng {numbers}): để nguyên, vì không biết đã có trên web chưa, và "
            "nhập một dòng không mã sẽ tạo hàng mới.",
            f"{have} no code (row {numbers}): left alone, for nobody can tell whether they are on the store, and "
            "importing a row without a code creates a new product.",
        )
        yield Finding(None, "", rows, (why,))
