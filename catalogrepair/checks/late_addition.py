"""Goods added to a product after it was synced: the second half of playbook row 1.

"A group that has been synced once is never updated with same-type goods added later" (playbook; domain notes on the
export 4: variants are read only when the product is created). An export alone cannot show it; the store can. In a
group of which the store has something, a family that is partly there, or is the root's, has late additions: its rows
for sale that are not there. They are blocked, `certain`, and leaving the group is the cure of the playbook.

The cure costs something, since the product stays one to the shop: each late row becomes a listing of its own (or,
with `regroup`, the late rows of one family become one). So the finding says so, and `--keep-late` leaves them.

Not certain, and so no more than shown or `possible`:
- the root itself: its cell is empty already, nothing in the file mends it;
- rows on a root of whose family the store has nothing: it is the root that did not arrive, and its cause is another;
- a row of which the store has a unit row only: it is sold, under another unit.
"""

from collections.abc import Iterator, Sequence

from catalogrepair.checks.about import PLAYBOOK, About
from catalogrepair.core.families import Family
from catalogrepair.core.findings import LATE, Finding, Fix, Level
from catalogrepair.core.groups import Catalogue, Group
from catalogrepair.core.settings import Settings
from catalogrepair.core.table import Row
from catalogrepair.errors import Text

ABOUT = About(
    title=Text("Hàng thêm vào sau khi sản phẩm đã đồng bộ", "Goods added after the product was synced"),
    looks_for=Text(
        "Cần --store. Nhóm đã có hàng trên web, nhưng vài dòng của cùng sản phẩm thì chưa: Haravan chỉ đọc các phiên "
        "bản một lần, khi tạo sản phẩm, nên hàng cùng loại thêm vào sau không bao giờ lên.",
        "Needs --store. A group has goods on the store, but some rows of the same product are not there: Haravan reads "
        "variants once, when it creates the product, so same-type goods added later never arrive.",
    ),
    does=Text(
        "“Chắc chắn”: xóa ô “Mã HH Liên quan”, để mỗi dòng lên web thành sản phẩm riêng, tách khỏi sản phẩm cũ. "
        "Thêm --keep-late nếu shop không muốn tách.",
        "Certain: the related cells are cleared, so that each row reaches the store as a listing of its own, apart "
        "from the old one. Add --keep-late if the shop would rather not.",
    ),
    example=Text(
        "AT01 (S) và AT02 (M) đã có trên web, AT03 (L) thêm vào nhóm tháng sau thì không.",
        "AT01 (S) and AT02 (M) are on the store, AT03 (L), added a month later, is not.",
    ),
    source=PLAYBOOK,
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """At most one finding for the late rows of each family, and one for a root that did not arrive."""
    for group in catalogue.groups:
        if catalogue.is_synced(group):
            staying = _staying(catalogue, group)
            for family in group.families:
                arrived = [row for row in family.rows if catalogue.on_store(row)]
                if arrived or family is staying:
                    yield from _in_family(catalogue, group, family, arrived)


def _staying(catalogue: Catalogue, group: Group) -> Family | None:
    """The root's family; with the root outside the file and nothing of the file on the store, the only one."""
    if group.root is not None:
        return group.families[0]
    known = any(catalogue.on_store(row) for row in group.rows)
    return None if known else group.families[0]


def _in_family(catalogue: Catalogue, group: Group, family: Family, arrived: Sequence[Row]) -> Iterator[Finding]:
    missing = catalogue.missing(family.rows)
    late = tuple(row.number for row in missing if row is not group.root)
    if late:
        blocked = bool(arrived) or group.root is None
        why = _blocked(family, group, arrived, len(late)) if blocked else _behind_the_root(group)
        level = Level.CERTAIN if blocked else Level.POSSIBLE
        yield Finding(LATE, level, group.code, late, why, Fix(leave=late))
    if group.root is not None and group.root in missing:
        yield Finding(LATE, Level.CERTAIN, group.code, (group.root.number,), (_root_missing(group.root),))
    in_units = tuple(row.number for row in arrived if row.for_sale and row.code not in catalogue.presence)
    if in_units:
        yield Finding(LATE, None, group.code, in_units, (_IN_UNITS,))


def _blocked(family: Family, group: Group, arrived: Sequence[Row], count: int) -> tuple[Text, ...]:
    examples = [row.code.strip() for row in arrived[:3]] or [group.code.strip()]
    codes = ", ".join(examples) + (", …" if len(arrived) > 3 else "")
    name = family.name.strip()
    return (
        Text(
            f"“{name}” đã có trên web ({codes}), còn {count} dòng này thì chưa: thêm vào sau lần đồng bộ đầu tiên.",
            f"“{name}” is on the store ({codes}); not there: {count} of its rows, added after the first sync.",
        ),
        Text(
            "Cái giá: các dòng này sẽ lên web thành sản phẩm riêng, không nằm chung trang với sản phẩm cũ.",
            "The cost: these rows become listings of their own, not options of the old one.",
        ),
    )


def _behind_the_root(group: Group) -> tuple[Text, ...]:
    return (
        Text(
            f"Hàng gốc {group.code} và cả sản phẩm này đều chưa có trên web: hãy xem vì sao hàng gốc không lên trước.",
            f"Neither the root {group.code} nor any row of this product is on the store: see first why the root is "
            "not.",
        ),
    )


def _root_missing(root: Row) -> Text:
    return Text(
        f"Hàng gốc {root.code} chưa có trên web dù nhóm đã đồng bộ; ô của nó vốn trống nên không có gì để xóa. Hãy xem "
        "tùy chọn “Không tạo mới sản phẩm”, hoặc hàng đã bị xóa trên web.",
        f"The root {root.code} is not on the store although its group is synced; its cell is empty already. See the "
        "option “Không tạo mới sản phẩm”, or whether it was deleted on the store.",
    )


_IN_UNITS = Text(
    "Trên web chỉ có dòng đơn vị tính của hàng này, không có chính mã này.",
    "The store has a unit row of this product only, not this very code.",
)
