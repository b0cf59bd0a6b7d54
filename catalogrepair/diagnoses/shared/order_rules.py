"""One order with what KiotViet has of it, and what a rule says of it where nothing is wrong."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from catalogrepair.catalog.results import Reason
from catalogrepair.diagnoses.shared import asks
from catalogrepair.diagnoses.shared.days import Unseen
from catalogrepair.diagnoses.shared.lack import CONTESTED, Documents, Lack, not_given
from catalogrepair.sales.completion import are_cancelled, is_undone, live_of
from catalogrepair.sales.documents import Invoice, Return, SalesDocuments, Slip, StoreOrder
from catalogrepair.sales.matching import Links
from catalogrepair.text import Text, _

NOT_SEEN = (_("We do not find it in the files of KiotViet that we have."), asks.SEND_INVOICES, asks.SEND_SLIPS)
"""what the shop is asked where KiotViet's documents of an order were not seen"""
NOT_GIVEN = Reason(
    _("nothing of KiotViet was given"), _("We have nothing of KiotViet yet."), asks.SEND_INVOICES, asks.SEND_SLIPS
)
_NO_COLUMN = Reason(
    _("KiotViet's file has no such column"),
    _(
        "The file of KiotViet does not hold all columns. Please choose “File chi tiết” with all "
        "columns when you export it."
    ),
)
NOT_ON_STORE = Lack(Reason(_("the store's order does not say either")))
OVER = Lack(Reason(_("both sides took the sale back")))
CANCELLED = Lack(Reason(_("the order was cancelled on the store"), asks.WAS_CANCELLED))
NOT_NAMED = Reason(_("no slip or invoice names this order"), *NOT_SEEN)


class OrderRule(NamedTuple):
    """A row of the playbook that an order was held against."""

    row: str
    title: Text
    lacks: Lack | None = None
    """why it could not be judged, and what would let it be; None when it could"""


@dataclass(frozen=True)
class OneOrder:
    """The order at a place of the list."""

    place: int
    sales: SalesDocuments
    links: Links
    unseen: Unseen
    """why an invoice that is not seen may be there; one for all orders of a list"""

    @cached_property
    def order(self) -> StoreOrder:
        """As the store has it."""
        return (self.sales.orders or ())[self.place]

    @property
    def slips(self) -> list[Slip]:
        """Its slips in KiotViet."""
        return list(self.links.slips.get(self.place, ()))

    @property
    def invoices(self) -> list[Invoice]:
        """Its invoices in KiotViet, with those that were cancelled."""
        return list(self.links.invoices.get(self.place, ()))

    @property
    def returns(self) -> list[Return]:
        """What came back of these, as KiotViet has it."""
        return list(self.links.returns.get(self.place, ()))

    @property
    def live(self) -> list[Invoice]:
        """Those that were not cancelled."""
        return list(live_of(self.invoices))

    @property
    def lacks_invoice(self) -> Lack | None:
        """Why an invoice may be there that nobody read; None where there is none, or one is seen."""
        return None if self.live else self.unseen.why(self.place, self.order, self.slips)

    @property
    def documents(self) -> list[Slip | Invoice]:
        """All that KiotViet has of it."""
        return [*self.slips, *self.invoices]

    @property
    def is_over(self) -> bool:
        """Whether both sides took the sale back."""
        return are_cancelled(self.slips, self.invoices) and is_undone(self.order)

    def lacks(self, *wanted: Documents) -> Lack | None:
        """Why nothing of these can be held against it; None where KiotViet has documents of it."""
        if self.documents:
            return None
        if self.place in self.links.contested:
            return CONTESTED
        is_given = self.sales.slips is not None or self.sales.invoices is not None
        return Lack(NOT_NAMED if is_given else NOT_GIVEN, not_given(self.sales, *wanted))

    def unless_column(self, is_told: bool) -> Lack | None:
        """What is lacking where no document tells: the files of those that there are, with more columns."""
        its: dict[Documents, list[Slip] | list[Invoice]] = {"slips": self.slips, "invoices": self.invoices}
        return None if is_told else Lack(_NO_COLUMN, tuple(name for name, documents in its.items() if documents))


def orders_of(sales: SalesDocuments, links: Links) -> list[OneOrder]:
    """Every order of the list."""
    unseen = Unseen(sales, links)
    return [OneOrder(place, sales, links, unseen) for place in range(len(sales.orders or ()))]


def unless(holds: bool, lacks: Lack) -> Lack | None:
    """What is lacking, where the condition does not hold."""
    return None if holds else lacks
