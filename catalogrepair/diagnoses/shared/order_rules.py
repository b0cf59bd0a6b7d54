"""One order with what KiotViet has of it, and what a rule says of it where nothing is wrong."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from catalogrepair.sales.completion import are_cancelled, is_undone, live_of
from catalogrepair.sales.documents import Invoice, SalesDocuments, Slip, StoreOrder
from catalogrepair.sales.matching import CONTESTED, Links
from catalogrepair.text import Text, _

NOT_GIVEN = _("nothing of KiotViet was given (--kov)")
NO_COLUMN = _("KiotViet's file has no such column")
NOT_ON_STORE = _("the store's order does not say either")
OVER = _("both sides took the sale back")
CANCELLED = _("the order was cancelled on the store")
NOT_NAMED = _("no slip or invoice names this order")


class OrderRule(NamedTuple):
    """A row of the playbook that an order was held against."""

    row: str
    title: Text
    lacks: Text | None = None
    """why it could not be judged; None when it could"""


@dataclass(frozen=True)
class OneOrder:
    """The order at a place of the list."""

    place: int
    sales: SalesDocuments
    links: Links

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
    def live(self) -> list[Invoice]:
        """Those that were not cancelled."""
        return list(live_of(self.invoices))

    @property
    def documents(self) -> list[Slip | Invoice]:
        """All that KiotViet has of it."""
        return [*self.slips, *self.invoices]

    @property
    def is_over(self) -> bool:
        """Whether both sides took the sale back."""
        return are_cancelled(self.slips, self.invoices) and is_undone(self.order)

    @property
    def lacks(self) -> Text | None:
        """Why nothing of KiotViet's can be held against it; None where there are documents."""
        if self.documents:
            return None
        if self.place in self.links.contested:
            return CONTESTED
        return NOT_NAMED if self.sales.slips or self.sales.invoices else NOT_GIVEN


def unless(holds: bool, lacks: Text) -> Text | None:
    """What is lacking, where the condition does not hold."""
    return None if holds else lacks
