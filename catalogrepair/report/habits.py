"""The shop's own habits as a person reads them: what the verdicts of this file were weighed by."""

from collections.abc import Iterator
from typing import NamedTuple

from catalogrepair.catalog.families.habits import Habit
from catalogrepair.catalog.families.scale import TOLD_FROM
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.text import Text, _

TITLE = _("The shop's habits, learned from this very file")
_WHAT = (
    ("price", _("one price")),
    ("category", _("one category")),
    ("brand", _("one brand")),
    ("maker", _("one beginning of the barcode")),
    ("created", _("rows made in one sitting")),
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
    yield from _told("style", style, _("one {what}", what=cut.what))
    for kind, what in _WHAT:
        yield from _told(kind, getattr(catalogue.habits, kind), what)


def _told(kind: str, habit: Habit, what: Text) -> Iterator[Told]:
    kept, asked = habit.kept, habit.asked
    if asked >= TOLD_FROM:
        text = _("A product has {what}: {kept} of {asked} products of several rows.", what=what, kept=kept, asked=asked)
        yield Told(kind, kept, asked, text)
