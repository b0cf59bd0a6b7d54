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
"Đầm Lam" from "Đầm Lam kèm áo lót". Never `certain`: that takes the store's word.

Where the root is not in the file nobody can say which family stays: shown as `possible`, without a fix.
Source: playbook row 1; domain notes on the export 2.2, 2.3, 5.5.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogrepair.checks.about import PLAYBOOK, About
from catalogrepair.core.families import Family, options_of
from catalogrepair.core.findings import Finding, Fix, Level
from catalogrepair.core.groups import Catalogue, Group
from catalogrepair.core.likeness import Likeness, compare, figure, split_words
from catalogrepair.core.names import fold
from catalogrepair.core.settings import Settings
from catalogrepair.core.table import Row
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


@dataclass(frozen=True)
class _Evidence:
    """What speaks for a family being another product than the root's."""

    likeness: Likeness
    similarity: int
    repeats: int
    """rows whose attribute values the root's family already holds"""
    other_category: bool
    other_brand: bool


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each family that is not the root's."""
    for group in catalogue.groups:
        if len(group.families) > 1:
            yield from _in_group(group)


def _in_group(group: Group) -> Iterator[Finding]:
    if group.root is None:
        yield _without_root(group)
        return
    first, *others = group.families
    generic = {word for row in group.rows for word in split_words(f"{row.category} {row.brand}")}
    taken = {options for row in first.rows if (options := options_of(row))}
    for family in others:
        evidence = _weigh(first, family, generic, taken)
        level = _level(evidence, len(first.rows), len(family.rows))
        yield Finding(
            "second_family",
            level,
            group.code,
            family.numbers,
            tuple(_words(evidence, first, family, level)),
            Fix(leave=family.numbers),
        )


def _weigh(first: Family, family: Family, generic: set[str], taken: set[tuple[tuple[str, str], ...]]) -> _Evidence:
    return _Evidence(
        compare(first.forms, family.forms, generic),
        figure(first.name, family.name),
        sum(options_of(row) in taken for row in family.rows),
        _differ((row.category for row in first.rows), (row.category for row in family.rows)),
        _differ((row.brand for row in first.rows), (row.brand for row in family.rows)),
    )


def _differ(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Whether both sides say something and nothing of it is the same."""
    first, second = ({fold(text) for text in side if fold(text)} for side in (ones, others))
    return bool(first and second) and first.isdisjoint(second)


def _level(evidence: _Evidence, staying: int, leaving: int) -> Level:
    support = evidence.repeats > 0 or evidence.other_category or evidence.other_brand
    blocks = staying > 1 and leaving > 1
    if evidence.likeness is Likeness.APART and (blocks or support):
        return Level.LIKELY
    if evidence.repeats >= 2 and evidence.repeats * 2 >= leaving:
        return Level.LIKELY
    return Level.POSSIBLE


def _words(evidence: _Evidence, first: Family, family: Family, level: Level) -> Iterator[Text]:
    one, other, alike = first.name.strip(), family.name.strip(), evidence.similarity
    if evidence.likeness is Likeness.APART:
        yield Text(
            f"Tên “{other}” và tên hàng gốc “{one}” không có từ riêng nào chung (độ giống {alike}/100).",
            f"The names “{other}” and “{one}” (the root's) share no telling word (similarity {alike}/100).",
        )
    else:
        yield Text(
            f"Tên “{other}” khác tên hàng gốc “{one}” nhưng có từ chung (độ giống {alike}/100).",
            f"The name “{other}” differs from the root's “{one}” but shares words with it (similarity {alike}/100).",
        )
    if evidence.repeats:
        yield Text(
            f"{evidence.repeats} trong {len(family.rows)} dòng lặp lại thuộc tính mà hàng gốc đã có: "
            "trên web, một sản phẩm không thể có hai phiên bản giống hệt nhau.",
            f"{evidence.repeats} of {len(family.rows)} rows repeat attribute values that the root's family holds: "
            "the store cannot hold two variants with the same options.",
        )
    if evidence.other_category:
        theirs, ours = family.rows[0].category.strip(), first.rows[0].category.strip()
        yield Text(
            f"Nhóm hàng khác: “{theirs}”, hàng gốc là “{ours}”.",
            f"Another category: “{theirs}”, not “{ours}”.",
        )
    if evidence.other_brand:
        theirs, ours = family.rows[0].brand.strip(), first.rows[0].brand.strip()
        yield Text(
            f"Thương hiệu khác: “{theirs}”, hàng gốc là “{ours}”.",
            f"Another brand: “{theirs}”, not “{ours}”.",
        )
    if level is Level.POSSIBLE:
        yield _why_only_possible(evidence, len(first.rows), len(family.rows))


def _why_only_possible(evidence: _Evidence, staying: int, leaving: int) -> Text:
    if evidence.likeness is Likeness.APART and leaving == 1:
        return Text(
            "Chỉ một dòng lạ, có thể chỉ là gõ nhầm tên: hãy hỏi shop.",
            "A single odd row may be a name typed over by mistake: ask the shop.",
        )
    if evidence.likeness is Likeness.APART and staying == 1:
        return Text(
            "Chỉ riêng hàng gốc có tên khác, có thể là hàng gốc bị gõ nhầm tên: hãy hỏi shop.",
            "Only the root has the other name, which may be typed over by mistake: ask the shop.",
        )
    return Text(
        "Có thể là cùng một sản phẩm với tên gõ khác: hãy hỏi shop.",
        "It may be the same product under a name typed differently: ask the shop.",
    )


def _without_root(group: Group) -> Finding:
    names = " / ".join(f"“{family.name.strip()}”" for family in group.families)
    rows: tuple[Row, ...] = group.rows
    return Finding(
        "second_family",
        Level.POSSIBLE,
        group.code,
        tuple(row.number for row in rows),
        (
            Text(
                f"Nhóm có nhiều tên ({names}) nhưng hàng gốc {group.code} không có trong tệp, nên chưa biết tên nào "
                "được ở lại. Hãy xuất lại toàn bộ hàng hóa, không lọc.",
                f"The group has several names ({names}) but its root {group.code} is not in the file, so nobody can "
                "say which stays. Export all products again, without a filter.",
            ),
        ),
    )
