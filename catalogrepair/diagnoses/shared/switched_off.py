"""A setting of KiotViet's without which no order can come in: its own answer (420) says which box is not ticked.

The cure is that of placeholder lines (docs: playbook 3.1): the owner ticks a box in *Thiết lập cửa hàng*.
"""

from collections.abc import Iterator

from catalogrepair.catalog.results import Record, Section, Subject, record
from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.text import _

_RULE = "3"
_EVERY = _("every order")
ABOUT = Subject("shop", "")
"""what such a row is about"""


def find(sales: SalesDocuments, columns: int) -> Iterator[Record]:
    """A row for each setting that KiotViet itself named, in a table of so many columns."""
    for section in sections(sales):
        yield record(section, _EVERY, *[""] * (columns - 1), about=ABOUT)


def sections(sales: SalesDocuments) -> Iterator[Section]:
    """What is said of each of them, and what to do."""
    for name in sales.switched_off:
        yield Section(
            "setting_off",
            "bad",
            _("KiotViet says that its setting “{name}” is off", name=name),
            (
                _(
                    "The owner signs in to KiotViet, opens Thiết lập cửa hàng and ticks “{name}”. While it is "
                    "off, orders of Haravan cannot come in, and this part cannot be asked about. Then run "
                    "again.",
                    name=name,
                ),
            ),
            _RULE,
            (
                _(
                    "KiotViet says that its setting “{name}” is off, so orders of Haravan cannot come in. The owner of "
                    "the shop signs in to KiotViet, opens Thiết lập cửa hàng and ticks “{name}”; then please tell us "
                    "and we will look again.",
                    name=name,
                ),
            ),
        )
