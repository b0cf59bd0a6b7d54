"""Related codes that lead round in a circle: no row of it, or hanging on it, has a root, so none is a product.

`certain` that it is wrong, and no fix: which row should be the root is the shop's to say. A row that names itself
is `related_to_itself`. Source (docs: kiotviet-files 2.1): a root's own cell is empty.
"""

from collections import defaultdict
from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.checks.about import About, cited
from catalogrepair.text import Text, _

ABOUT = About(
    title=_("Rows that point at each other in a circle"),
    looks_for=_("A names B and B names A: no row is the root, so the whole group never reaches the store."),
    does=_("Only shown: the shop chooses the root, whose cell is then emptied."),
    example=_("AT01 → AT02 → AT01."),
    source=cited("kiotviet-files", "2.1"),
    to_send=(
        _(
            "In “Hàng hóa cùng loại” these goods point at each other, so that none is the main goods, and"
            " the whole group does not reach Haravan. Please tell us which of them is to be the main one."
        ),
    ),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each circle of two rows or more, and the rows that hang on it."""
    circle_of = catalogue.circles
    members: dict[int, list[int]] = defaultdict(list)
    for number in catalogue.targets:
        if number in circle_of:
            members[circle_of[number][0]].append(number)
    for first, numbers in members.items():
        circle = circle_of[first]
        hanging = sorted(set(numbers) - set(circle))
        why = [_circle([catalogue.rows[number].code for number in circle])]
        if hanging:
            why.append(_hanging([catalogue.rows[number].code for number in hanging]))
        code = catalogue.rows[first].code
        yield Finding(Level.CERTAIN, code, (*circle, *hanging), tuple(why))


def _circle(codes: list[str]) -> Text:
    shown = ", ".join(codes)
    return _("{shown} point at each other in a circle; none of them is a root.", shown=shown)


def _hanging(codes: list[str]) -> Text:
    shown = ", ".join(codes)
    return _("{shown} {codes:hangs|hang} on that circle.", shown=shown, codes=len(codes))
