"""The shop's own habits as a person reads them: what the verdicts of this file were weighed by."""

from collections.abc import Iterator
from typing import NamedTuple

from catalogrepair.catalog.families.habits import Habit
from catalogrepair.catalog.families.scale import TOLD_FROM
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.errors import Text
from catalogrepair.report.formatting import count

TITLE = Text("Thói quen của shop, học từ chính tệp này", "The shop's habits, learned from this very file")
_WHAT = (
    ("price", Text("một giá", "one price")),
    ("category", Text("một nhóm hàng", "one category")),
    ("brand", Text("một thương hiệu", "one brand")),
    ("maker", Text("một đầu mã vạch", "one beginning of the barcode")),
    ("created", Text("tạo trong một lần làm việc", "rows made in one sitting")),
)


class Told(NamedTuple):
    """One habit with its figures."""

    kind: str
    kept: int
    """products of several rows that keep it"""
    asked: int
    text: Text


def told(catalogue: Catalogue) -> Iterator[Told]:
    """The habits that were learned from enough products, where any group has more than one name to weigh."""
    if all(len(group.families) == 1 for group in catalogue.groups):
        return
    cut, style = catalogue.habits.style
    yield from _told("style", style, Text(f"một {cut.what.vi}", f"one {cut.what.en}"))
    for kind, what in _WHAT:
        yield from _told(kind, getattr(catalogue.habits, kind), what)


def _told(kind: str, habit: Habit, what: Text) -> Iterator[Told]:
    kept, asked = habit.kept, habit.asked
    if asked >= TOLD_FROM:
        text = Text(
            f"Mỗi sản phẩm {what.vi}: {count(kept, 'vi')} trong {count(asked, 'vi')} sản phẩm nhiều dòng.",
            f"A product has {what.en}: {count(kept, 'en')} of {count(asked, 'en')} products of several rows.",
        )
        yield Told(kind, kept, asked, text)
