"""Which slips and invoices of KiotViet belong to which order of the store.

No field is documented to tie them: the app leaves the store's order number in the slip's code or note ("HRV-#100123"),
and an invoice names the slip it was made from. The surest clue wins; a document that two orders claim equally belongs
to neither."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from catalogrepair.catalog.results import Reason
from catalogrepair.sales.clues import clues_of, is_stores, names_of
from catalogrepair.sales.damaged import may_be_of
from catalogrepair.sales.documents import Invoice, Return, SalesDocuments, Slip
from catalogrepair.sales.returns import returns_of
from catalogrepair.sales.versions import AnyDocument, newest, with_slips
from catalogrepair.text import NOTHING, Text, _

if TYPE_CHECKING:
    from pandas import DataFrame

_SAME_SHOP = _(" Are both of the same shop and the same days?")
_GIVE_SLIPS = _(" The invoices name order slips only: add the export of the slips.")

UNCLEAR = Reason(_("papers of KiotViet that two orders claim"))
"""why the documents of `Links.unclear` are not judged"""
CONTESTED = Reason(
    _("its paper in KiotViet may be another order's"),
    _("The invoice in KiotViet may belong to either of two orders. Please tell us which invoice is which order's."),
)
"""why the orders of `Links.contested` that have no other document are not judged"""


@dataclass(frozen=True)
class Links:
    """The documents of each store order, by the order's place in the list."""

    slips: Mapping[int, Sequence[Slip]] = field(default_factory=dict)
    invoices: Mapping[int, Sequence[Invoice]] = field(default_factory=dict)
    """with what was given back of each"""
    returns: Mapping[int, Sequence[Return]] = field(default_factory=dict)
    """those of its invoices that were not cancelled"""
    returns_without_invoice: tuple[str, ...] = ()
    """returns that are of no invoice, and so of no order"""
    unclear: tuple[str, ...] = ()
    """documents that two orders claim"""
    contested: frozenset[int] = frozenset()
    """the places of those orders: what they have in KiotViet is not known whole"""
    strangers: tuple[str, ...] = ()
    """documents of the store's channel that name no order of the list"""
    damaged: tuple[str, ...] = ()
    """orders whose codes a spreadsheet damaged: see `DAMAGED`"""
    damaged_documents: tuple[str, ...] = ()
    """the same of documents"""

    def told(self, sales: SalesDocuments) -> list[Text]:
        """How many documents were matched with how many orders; nothing where KiotViet was not asked."""
        if sales.slips is None and sales.invoices is None:
            return []
        documents = sum(map(len, self.slips.values())) + sum(map(len, self.invoices.values()))
        all_documents = len(sales.slips or ()) + len(newest(sales.invoices or ()))
        orders, all_orders = len(self.slips.keys() | self.invoices.keys()), len(sales.orders or ())
        hint = NOTHING
        if all_documents and all_orders and not documents:
            names_slips = sales.slips is None and any(one.order for one in sales.invoices or ())
            hint = _GIVE_SLIPS if names_slips else _SAME_SHOP
        return [
            _(
                "{some} of {every:# paper|# papers} of KiotViet matched with {of} of "
                "{total:# store order|# store orders}.{hint}",
                some=documents,
                every=all_documents,
                of=orders,
                total=all_orders,
                hint=hint,
            )
        ]


def link(sales: SalesDocuments, damaged: Sequence[str] = ()) -> Links:
    """Match the sales' slips and invoices with their store orders; `damaged` are orders left out for their codes."""
    from catalogrepair.sales.joins import best_claims, kept, made_from, parted

    slips, returns = sales.slips or (), returns_of(sales)
    invoices = list(map(returns.told, with_slips(newest(sales.invoices or ()), slips)))
    names = list(names_of(sales.orders or ()))
    claims, unclear_slips = parted(best_claims(clues_of(slips), names))
    of_slips = kept(claims)
    made, _ = parted(made_from(invoices, slips, of_slips))
    claims, unclear_invoices = parted(best_claims(clues_of(invoices, besides=set(made["document"])), names))
    of_invoices = kept(made, claims)
    doubtful = [slips[place].code for place in unclear_slips["document"].unique()]
    doubtful += [invoices[place].code for place in unclear_invoices["document"].unique()]
    known = {slips[place].code for place in of_slips["document"]} | set(doubtful)
    known |= {invoices[place].code for place in of_invoices["document"]}
    documents: list[Slip | Invoice] = [*invoices, *slips]
    loose = [one for one in documents if one.code not in known]
    lost = dict(may_be_of(loose, sales.orders or ()))
    contested = frozenset(chain(unclear_slips["order"], unclear_invoices["order"], *lost.values()))
    strangers = [one.code for one in loose if one.code not in lost and is_stores(one.channel)]
    its_invoices = _by_order(of_invoices, invoices)
    returned = {place: [each for one in its for each in returns.of(one)] for place, its in its_invoices.items()}
    return Links(
        _by_order(of_slips, slips),
        its_invoices,
        {place: its for place, its in returned.items() if its},
        returns.without_invoice,
        tuple(doubtful),
        contested,
        tuple(strangers),
        tuple(damaged),
        tuple(lost),
    )


def _by_order(claims: "DataFrame", documents: Sequence[AnyDocument]) -> dict[int, list[AnyDocument]]:
    found: dict[int, list[AnyDocument]] = {}
    for order, place in zip(claims["order"], claims["document"], strict=True):
        found.setdefault(order, []).append(documents[place])
    return found
