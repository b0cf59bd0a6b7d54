"""A related code that names a unit row ("Thùng") instead of a product.

A unit row is never a root (docs: kiotviet-files 2.1, 2.3). The row it is a unit of is known, so the fix
points there, or at that row's root; whether the row belongs to that product at all is the shop's to say: `possible`.
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding, Fix, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.names import undeleted
from catalogrepair.catalog.settings import Settings
from catalogrepair.checks.about import About, cited
from catalogrepair.text import Text

ABOUT = About(
    title=Text("Hàng trỏ vào dòng đơn vị tính", "A row that points at a unit row"),
    looks_for=Text(
        "Ô “Mã HH Liên quan” ghi mã của một dòng quy đổi đơn vị (lốc, thùng…). Dòng đơn vị không bao giờ là hàng gốc.",
        "A related code that names a unit row (a pack, a case). A unit row is never a root.",
    ),
    does=Text(
        "“Cần hỏi”: nếu shop đồng ý, trỏ vào hàng gốc của dòng đơn vị đó.",
        "Possible: on the shop's word the row is pointed at the root that the unit row belongs to.",
    ),
    example=Text("NN02 trỏ vào “NN01-THUNG” → trỏ vào NN01.", "NN02 names “NN01-THUNG” → NN01."),
    source=cited("kiotviet-files", "2.3"),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each row that names a unit row."""
    for number, target in catalogue.targets.items():
        if not target.base:
            continue
        row, root = catalogue.rows[number], catalogue.roots.get(number)
        meant = root.code if root else catalogue.outside.get(number, "")
        yield Finding(
            Level.POSSIBLE,
            meant or row.related,
            (number,),
            (
                Text(
                    f"{row.code} trỏ vào {target.code}, là dòng đơn vị “{target.unit}” của {target.base}.",
                    f"{row.code} names {target.code}, which is the unit row “{target.unit}” of {target.base}.",
                ),
            ),
            Fix(point=((number, meant),)) if meant and not undeleted(meant) else None,
        )
