"""What speaks for one family of a group being another product than the one that stays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogrepair.core.families import Family, options_of
from catalogrepair.core.groups import Group
from catalogrepair.core.likeness import Likeness, compare, figure, split_words
from catalogrepair.core.names import fold
from catalogrepair.errors import Text


@dataclass(frozen=True)
class Contrast:
    """Two families side by side."""

    first: Family
    """the one that stays"""
    family: Family
    apart: bool
    """whether their names share no telling word"""
    similarity: int
    """of the names, 0 to 100: shown, never decided by"""
    repeats: int
    """rows whose attribute values the staying family already holds"""
    other_category: bool
    other_brand: bool

    @property
    def staying(self) -> int:
        """Rows of the family that stays."""
        return len(self.first.rows)

    @property
    def leaving(self) -> int:
        """Rows of the other family."""
        return len(self.family.rows)

    def words(self) -> Iterator[Text]:
        """The evidence, one sentence each."""
        one, other, alike = self.first.name.strip(), self.family.name.strip(), self.similarity
        if self.apart:
            yield Text(
                f"Tên “{other}” và tên hàng gốc “{one}” không có từ riêng nào chung (độ giống {alike}/100).",
                f"The names “{other}” and “{one}” (the root's) share no telling word (similarity {alike}/100).",
            )
        else:
            yield Text(
                f"Tên “{other}” khác tên hàng gốc “{one}” nhưng có từ chung (độ giống {alike}/100).",
                f"The name “{other}” differs from the root's “{one}” but shares words with it (similarity "
                f"{alike}/100).",
            )
        if self.repeats:
            yield Text(
                f"{self.repeats} trong {self.leaving} dòng lặp lại thuộc tính mà hàng gốc đã có: "
                "trên web, một sản phẩm không thể có hai phiên bản giống hệt nhau.",
                f"{self.repeats} of {self.leaving} rows repeat attribute values that the root's family holds: "
                "the store cannot hold two variants with the same options.",
            )
        if self.other_category:
            theirs, ours = self.family.rows[0].category.strip(), self.first.rows[0].category.strip()
            yield Text(
                f"Nhóm hàng khác: “{theirs}”, hàng gốc là “{ours}”.",
                f"Another category: “{theirs}”, not “{ours}”.",
            )
        if self.other_brand:
            theirs, ours = self.family.rows[0].brand.strip(), self.first.rows[0].brand.strip()
            yield Text(
                f"Thương hiệu khác: “{theirs}”, hàng gốc là “{ours}”.",
                f"Another brand: “{theirs}”, not “{ours}”.",
            )


def contrast(group: Group, first: Family, family: Family) -> Contrast:
    """Hold a family of a group against the one that stays."""
    generic = {word for row in group.rows for word in split_words(f"{row.category} {row.brand}")}
    taken = {options for row in first.rows if (options := options_of(row))}
    return Contrast(
        first,
        family,
        compare(first.forms, family.forms, generic) is Likeness.APART,
        figure(first.name, family.name),
        sum(options_of(row) in taken for row in family.rows),
        _differ((row.category for row in first.rows), (row.category for row in family.rows)),
        _differ((row.brand for row in first.rows), (row.brand for row in family.rows)),
    )


def _differ(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Whether both sides say something and nothing of it is the same."""
    first, second = ({fold(text) for text in side if fold(text)} for side in (ones, others))
    return bool(first and second) and first.isdisjoint(second)
