"""Which slips and invoices of KiotViet belong to which order of the store.

No field is documented to tie them: the app leaves the store's order number in the slip's code or note ("HRV-#100123"),
and an invoice names the slip it was made from. The surest clue wins; a document that two orders claim equally belongs
to neither.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from catalogrepair.core.names import fold, plain
from catalogrepair.core.spoken import number
from catalogrepair.core.trade import Books, Invoice, Slip, StoreOrder
from catalogrepair.errors import Text

_CODE, _MARKED, _BARE = 0, 1, 2
"""how a document names its order, the surest first"""
_LEAST_BARE = 5
"""letters of a number that stands in a note without any mark: "1001" may be anything"""
_AFTER_MARK = re.compile(r"(?:hrv|haravan)[\s_:.#-]*([a-z]*[\s_-]?\d[a-z0-9-]*)|#\s*([a-z0-9][a-z0-9-]*)")
_TOKEN = re.compile(r"[a-z0-9]+")
_PREFIXED = re.compile(r"[a-z]+(\d{5,})")
_VERSION = re.compile(r"(.+?)\.(\d{1,3})")


def order_key(name: str) -> str:
    """The form in which order numbers are compared: "#100123", "HRV-100123" and "100123" differ only in letters."""
    return "".join(_TOKEN.findall(plain(name)))


@dataclass(frozen=True)
class Links:
    """The documents of each store order, by the order's place in the list."""

    slips: Mapping[int, Sequence[Slip]] = field(default_factory=dict)
    invoices: Mapping[int, Sequence[Invoice]] = field(default_factory=dict)
    unclear: tuple[str, ...] = ()
    """documents that two orders claim"""
    strangers: tuple[str, ...] = ()
    """documents of the store's channel that name no order of the list"""

    def told(self, books: Books) -> list[Text]:
        """How many papers were matched with how many orders; nothing where KiotViet was not asked."""
        if books.slips is None and books.invoices is None:
            return []
        papers = sum(map(len, self.slips.values())) + sum(map(len, self.invoices.values()))
        all_papers = len(books.slips or ()) + len(newest(books.invoices or ()))
        orders, all_orders = len(self.slips.keys() | self.invoices.keys()), len(books.orders or ())
        hint = Text("", "")
        if all_papers and all_orders and not papers:
            hint = Text(
                " Hai bên có phải cùng một shop, cùng khoảng ngày không?",
                " Are both of the same shop and the same days?",
            )
        some, every, of, total = map(number, (papers, all_papers, orders, all_orders))
        return [
            Text(
                f"Ghép được {some.vi}/{every.vi} chứng từ KiotViet với {of.vi}/{total.vi} đơn trên web.{hint.vi}",
                f"{some.en} of {every.en} papers of KiotViet matched with {of.en} of {total.en} store orders.{hint.en}",
            )
        ]


def link(books: Books) -> Links:
    """Match the books' slips and invoices with their store orders."""
    orders = books.orders or ()
    slips, invoices = books.slips or (), newest(books.invoices or ())
    by_slip, unclear = _claims(orders, [(one.code, one.note) for one in slips])
    owner = {fold(slips[place].code): order for place, order in by_slip.items()}
    by_own, unclear_invoices = _claims(orders, [(f"{one.code} {one.order}", one.note) for one in invoices])
    slips_of: dict[int, list[Slip]] = {}
    for place, order in by_slip.items():
        slips_of.setdefault(order, []).append(slips[place])
    invoices_of: dict[int, list[Invoice]] = {}
    strangers = []
    for place, invoice in enumerate(invoices):
        order_of = owner.get(fold(invoice.order)) if invoice.order else None
        order_of = by_own.get(place) if order_of is None else order_of
        if order_of is not None:
            invoices_of.setdefault(order_of, []).append(invoice)
        elif _is_stores(invoice.channel):
            strangers.append(invoice.code)
    strangers += [one.code for place, one in enumerate(slips) if place not in by_slip and _is_stores(one.channel)]
    known = {one.code for its in invoices_of.values() for one in its}
    doubtful = [slips[place].code for place in unclear]
    doubtful += [invoices[place].code for place in unclear_invoices if invoices[place].code not in known]
    return Links(slips_of, invoices_of, tuple(doubtful), tuple(strangers))


def _is_stores(channel: str) -> bool:
    return "haravan" in plain(channel) or "hrv" in plain(channel)


def newest(invoices: Iterable[Invoice]) -> list[Invoice]:
    """Of the versions of one invoice ("HD000005", "HD000005.01") only the last (domain notes on KiotViet's API, K3)."""
    found: dict[str, tuple[int, Invoice]] = {}
    for invoice in invoices:
        match = _VERSION.fullmatch(invoice.code)
        base, version = (match[1], int(match[2])) if match else (invoice.code, 0)
        key = fold(base)
        if key not in found or version >= found[key][0]:
            found[key] = (version, invoice)
    return [invoice for _, invoice in found.values()]


def is_edited(code: str) -> bool:
    """Whether an invoice's code says that somebody edited it: "HD000005.01"."""
    return _VERSION.fullmatch(code) is not None


def _claims(orders: Sequence[StoreOrder], documents: Sequence[tuple[str, str]]) -> tuple[dict[int, int], list[int]]:
    """Place of each (code, note) to the place of its order, and the places of those that two orders claim."""
    import pandas as pd

    clues = pd.DataFrame(
        [(place, key, how) for place, (code, note) in enumerate(documents) for key, how in _clues(code, note)],
        columns=["document", "key", "how"],
    )
    names = pd.DataFrame(
        [(place, key) for place, order in enumerate(orders) for key in _names(order)], columns=["order", "key"]
    )
    if clues.empty or names.empty:
        return {}, []
    joined = clues.merge(names, on="key").drop_duplicates(["document", "order", "how"])
    best = joined[joined["how"] == joined.groupby("document")["how"].transform("min")]
    claimed = best.drop_duplicates(["document", "order"])
    twice = claimed["document"].duplicated(keep=False)
    sure = claimed[~twice]
    owners = dict(zip(sure["document"].tolist(), sure["order"].tolist(), strict=True))
    return owners, claimed.loc[twice, "document"].drop_duplicates().tolist()


def _names(order: StoreOrder) -> set[str]:
    key = order_key(order.name)
    found = {key}
    if prefixed := _PREFIXED.fullmatch(key):
        found.add(prefixed[1])
    if order.reference:
        found.add(order_key(order.reference))
    return found - {""}


def _clues(codes: str, note: str) -> Iterator[tuple[str, int]]:
    for code in codes.split():
        yield order_key(code), _CODE
    text = plain(codes)
    yield from ((order_key(one[1] or one[2]), _CODE) for one in _AFTER_MARK.finditer(text))
    if not note:
        return
    text = plain(note)
    yield from ((order_key(one[1] or one[2]), _MARKED) for one in _AFTER_MARK.finditer(text))
    yield from ((token, _BARE) for token in _TOKEN.findall(text) if len(token) >= _LEAST_BARE)
