"""A group that holds more than one product: the conflict of playbook row 1.

The family of the root stays, the others leave. How sure it is that they are other products rests on three
kinds of evidence, and one kind alone is never enough for `likely`:

- names: apart (no telling word in common) or near (some in common);
- a block: two rows or more share the odd name; a single odd row may be a name typed over by mistake, and so
  may a root whose own family is that single row;
- support: the block repeats attribute values that the root's family already holds (the store could not hold
  both as one product), or the rows stand in another category or carry another brand.

`likely` is: names apart and both families are blocks; or names apart and some support; or names near but a
block of two or more rows repeats the root family's values. All else is `possible`: only the shop can tell
"Đầm Lam" from "Đầm Lam kèm áo lót".

Never `certain` by the export alone: that takes the store's word. When the store was asked and has a product of the
group, a family of which it has nothing is blocked, however alike the names are: `certain`. Rows that it has are no
conflict, whatever their names: a note says what was seen. A family that is partly there is `late_addition`'s, and
so are all families of a group whose root alone is on the store and resembles none of them (`core/staying.py`).

Where the root is not in the file nobody can say which family stays: shown as `possible`, without a fix.
Source: playbook row 1; domain notes on the export 2.2, 2.3, 5.5.
"""

from collections.abc import Iterator

from catalogrepair.checks.about import PLAYBOOK, About
from catalogrepair.core.contrast import Contrast, contrast
from catalogrepair.core.families import Family
from catalogrepair.core.findings import Finding, Fix, Level
from catalogrepair.core.groups import Catalogue, Group
from catalogrepair.core.settings import Settings
from catalogrepair.core.staying import staying_family
from catalogrepair.core.words import counted
from catalogrepair.errors import Text

ABOUT = About(
    title=Text("Sản phẩm khác nằm trong nhóm", "Another product inside a group"),
    looks_for=Text(
        "Nhóm hàng cùng loại có những dòng thật ra là một sản phẩm khác. Haravan chỉ tạo sản phẩm của hàng gốc, "
        "nên các dòng kia không bao giờ lên web và ứng dụng không báo lỗi.",
        "A same-type group with rows that really are another product. Haravan creates the root's product only, "
        "so these rows never reach the store, and the app shows no error.",
    ),
    does=Text(
        "“Gần như chắc” khi tên không có từ riêng nào chung và có ít nhất hai bằng chứng, hoặc khi một khối dòng "
        "lặp lại thuộc tính của hàng gốc: xóa ô “Mã HH Liên quan” của các dòng đó. Còn lại là “cần hỏi”: chỉ hiển thị.",
        "Likely when the names share no telling word and there is support, or when a block of rows repeats the root "
        "family's attribute values: their related cells are cleared. Otherwise possible: only shown.",
    ),
    example=Text(
        "Nhóm AT01 “Áo thun Mây” (S, M, L) có thêm QJ01, QJ02, QJ03 “Quần jean Sóng” (S, M, L) "
        "→ xóa ô của QJ01, QJ02, QJ03.",
        "Group AT01 “Áo thun Mây” (S, M, L) also holds QJ01, QJ02, QJ03 “Quần jean Sóng” (S, M, L) "
        "→ the cells of QJ01, QJ02, QJ03 are cleared.",
    ),
    source=PLAYBOOK,
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each family that is not the staying one."""
    for group in catalogue.groups:
        if len(group.families) > 1:
            if catalogue.is_synced(group):
                yield from _beside_the_store(catalogue, group)
            elif group.root is None:
                yield _without_root(group)
            else:
                yield from _by_the_file(group)


def _by_the_file(group: Group) -> Iterator[Finding]:
    first, *others = group.families
    for family in others:
        seen = contrast(group, first, family)
        level = _level(seen)
        why = tuple(seen.words())
        if level is Level.POSSIBLE:
            why = (*why, _why_only_possible(seen))
        yield Finding("second_family", level, group.code, family.numbers, why, Fix(leave=family.numbers))


def _beside_the_store(catalogue: Catalogue, group: Group) -> Iterator[Finding]:
    """In a synced group: families of which the store has nothing are blocked, rows that it has are not."""
    first = staying_family(catalogue, group)
    for family in group.families:
        if first is None or family is first:
            continue
        words = tuple(contrast(group, first, family).words())
        if arrived := tuple(row.number for row in family.rows if catalogue.on_store(row)):
            why = (_arrived(catalogue, family, len(arrived)), *words)
            yield Finding("second_family", None, group.code, arrived, why)
        elif missing := tuple(row.number for row in catalogue.missing(family.rows)):
            why = (_absent(len(missing), group.code), *words)
            yield Finding("second_family", Level.CERTAIN, group.code, missing, why, Fix(leave=missing))


def _level(seen: Contrast) -> Level:
    support = seen.repeats > 0 or seen.other_category or seen.other_brand
    blocks = seen.staying > 1 and seen.leaving > 1
    if seen.apart and (blocks or support):
        return Level.LIKELY
    if seen.repeats >= 2 and seen.repeats * 2 >= seen.leaving:
        return Level.LIKELY
    return Level.POSSIBLE


def _why_only_possible(seen: Contrast) -> Text:
    if seen.apart and seen.leaving == 1:
        return Text(
            "Chỉ một dòng lạ, có thể chỉ là gõ nhầm tên: chỉ shop mới biết chắc.",
            "A single odd row may be a name typed over by mistake: only the shop can tell.",
        )
    if seen.apart and seen.staying == 1:
        return Text(
            "Chỉ riêng hàng gốc có tên khác, có thể là hàng gốc bị gõ nhầm tên: chỉ shop mới biết chắc.",
            "Only the root has the other name, which may be typed over by mistake: only the shop can tell.",
        )
    return Text(
        "Có thể là cùng một sản phẩm với tên gõ khác: chỉ shop mới biết chắc.",
        "It may be the same product under a name typed differently: only the shop can tell.",
    )


def _arrived(catalogue: Catalogue, family: Family, count: int) -> Text:
    sure = any(map(catalogue.surely_on_store, family.rows))
    vi, en = ("đã có", "on") if sure else ("có lẽ đã có", "perhaps on")
    if catalogue.missing(family.rows):
        return Text(
            f"{count} dòng của sản phẩm này {vi} trên web: để nguyên các dòng đó.",
            f"{counted(count, 'row')} of this product {'is' if count == 1 else 'are'} {en} the store: left alone.",
        )
    return Text(
        f"Sản phẩm này {vi} trên web nên không bị chặn: để nguyên.",
        f"This product is {en} the store, so it is not blocked: left alone.",
    )


def _absent(count: int, group: str) -> Text:
    return Text(
        f"Nhóm {group} đã có hàng trên web, còn sản phẩm này thì không có mã nào ({count} dòng): ứng dụng không tạo "
        "nó.",
        f"Group {group} has goods on the store, but not one code of this product ({count} of its rows could be "
        "there): the app does not create it.",
    )


def _without_root(group: Group) -> Finding:
    names = " / ".join(f"“{family.name.strip()}”" for family in group.families)
    return Finding(
        "second_family",
        Level.POSSIBLE,
        group.code,
        tuple(row.number for row in group.rows),
        (
            Text(
                f"Nhóm có nhiều tên ({names}) nhưng hàng gốc {group.code} không có trong tệp, nên chưa biết tên nào "
                "được ở lại. Hãy xuất lại toàn bộ hàng hóa, không lọc.",
                f"The group has several names ({names}) but its root {group.code} is not in the file, so nobody can "
                "say which stays. Export all products again, without a filter.",
            ),
        ),
    )
