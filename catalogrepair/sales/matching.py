"""Which slips and invoices of KiotViet belong to which order of the store.

No field is documented to tie them: the app leaves the store's order number in the slip's code or note ("HRV-#100123"),
and an invoice names the slip it was made from. The surest clue wins; a document that two orders claim equally belongs
to neither. A false match would answer with another customer's money: numbers match whole, and only where something
marks them as an order's. Phone numbers, sums and KiotViet's own numbering are none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, TypeVar

from catalogrepair.catalog.names import fold, plain
from catalogrepair.sales.documents import Invoice, SalesDocuments, Slip, StoreOrder
from catalogrepair.text import Text, number

_SAME_SHOP = Text(
    " Hai bên có phải cùng một shop, cùng khoảng ngày không?", " Are both of the same shop and the same days?"
)
_GIVE_SLIPS = Text(
    " Hóa đơn chỉ ghi mã phiếu đặt hàng: hãy thêm tệp phiếu đặt hàng (--kov).",
    " The invoices name order slips only: add the export of the slips (--kov).",
)
AnyDocument = TypeVar("AnyDocument", Slip, Invoice)

UNCLEAR = Text("chứng từ KiotViet trùng với hai đơn trên web", "papers of KiotViet that two orders claim")
"""why the documents of `Links.unclear` are not judged"""
CONTESTED = Text(
    "chưa rõ chứng từ bên KiotViet là của đơn này hay của đơn khác", "its paper in KiotViet may be another order's"
)
"""why the orders of `Links.contested` that have no other document are not judged"""

_CODE, _HRV, _HASH, _BARE = 1, 2, 4, 8
"""how a document names its order, the surest first: by its own code, after "HRV", after "#", without a mark; these are
added up where several are meant"""
_LEAST = {_CODE: 3, _HRV: 3, _HASH: 3, _BARE: 5}
"""characters of an order's name that count as a clue: "#5" in a note may be anything"""
_LEAST_DIGITS = {_CODE: 5, _HRV: 3, _HASH: 5}
"""the same of its digits alone: "1001" for "GN1001" """
_DAYS_BEFORE = 7
"""a document so much older than an order belongs to an earlier one of that number"""

_NAME = r"([a-z]{0,8}[\s_-]?\d[a-z0-9]*(?:-[a-z0-9]+)*)(?![a-z0-9]|[-.,/]\d)"
_NO_SUM = r"(?!\s(?:d|dong|vnd)\b)"
_AFTER_HRV = re.compile(rf"(?<![a-z0-9])(?:(?:hrv|haravan)[\s_:.#-]*)+(?:(?<=#){_NAME}|{_NAME}{_NO_SUM})")
_AFTER_HASH = re.compile(rf"#\s*{_NAME}")
_WHOLE_NOTE = re.compile(rf"\W*(?:ma )?(?:don hang|don|order)(?: so)?[\s:.-]*{_NAME}\W*")
_LETTERED = re.compile(rf"(?<![a-z0-9#-])(?=[a-z]){_NAME}")
_WORD_BEHIND = re.compile(r"-(?=[a-z])")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[^a-z0-9]+(?=\d)")
_NOISE = re.compile(r"[^a-z0-9-]|(?<!\d)-|-(?!\d)")
_STORE_S_MARK = re.compile(r"^(?:hrv|haravan)(?=.*\d)")
_DIGITS = re.compile(r"[a-z]+(\d[\d-]*)[a-z]*|(\d[\d-]*)[a-z]+")
_KIOTVIET_S_OWN = re.compile(r"(?:dh|hd)\d{6,}")
"""the numbers that KiotViet gives by itself"""
_VERSION = re.compile(r"(.+?)\.(\d{1,3})")


def order_key(name: str) -> str:
    """The form in which order numbers are compared: "#GN1001" and "gn 1001" are equal, "1001-2" and "10012" are not."""
    return _NOISE.sub("", _BETWEEN_DIGITS.sub("-", plain(name)))


@dataclass(frozen=True)
class Links:
    """The documents of each store order, by the order's place in the list."""

    slips: Mapping[int, Sequence[Slip]] = field(default_factory=dict)
    invoices: Mapping[int, Sequence[Invoice]] = field(default_factory=dict)
    unclear: tuple[str, ...] = ()
    """documents that two orders claim"""
    contested: frozenset[int] = frozenset()
    """the places of those orders: what they have in KiotViet is not known whole"""
    strangers: tuple[str, ...] = ()
    """documents of the store's channel that name no order of the list"""

    def told(self, sales: SalesDocuments) -> list[Text]:
        """How many documents were matched with how many orders; nothing where KiotViet was not asked."""
        if sales.slips is None and sales.invoices is None:
            return []
        documents = sum(map(len, self.slips.values())) + sum(map(len, self.invoices.values()))
        all_documents = len(sales.slips or ()) + len(newest(sales.invoices or ()))
        orders, all_orders = len(self.slips.keys() | self.invoices.keys()), len(sales.orders or ())
        hint = Text("", "")
        if all_documents and all_orders and not documents:
            names_slips = sales.slips is None and any(one.order for one in sales.invoices or ())
            hint = _GIVE_SLIPS if names_slips else _SAME_SHOP
        some, every, of, total = map(number, (documents, all_documents, orders, all_orders))
        return [
            Text(
                f"Ghép được {some.vi}/{every.vi} chứng từ KiotViet với {of.vi}/{total.vi} đơn trên web.{hint.vi}",
                f"{some.en} of {every.en} papers of KiotViet matched with {of.en} of {total.en} store orders.{hint.en}",
            )
        ]


def link(sales: SalesDocuments) -> Links:
    """Match the documents' slips and invoices with their store orders."""
    names = list(_names_of(sales.orders or ()))
    slips, invoices = sales.slips or (), newest(sales.invoices or ())
    by_slip, unclear = _claims(names, slips)
    slips_of = _given(slips, by_slip)
    made = _made(invoices, slips_of)
    own, unclear_invoices = _claims(names, invoices, made)
    invoices_of = _given(invoices, own)
    doubtful = [slips[place].code for place in unclear] + [invoices[place].code for place in unclear_invoices]
    contested = frozenset(chain(*unclear.values(), *unclear_invoices.values()))
    known = {one.code for its in slips_of.values() for one in its} | set(doubtful)
    known |= {one.code for its in invoices_of.values() for one in its}
    documents: list[Slip | Invoice] = [*invoices, *slips]
    strangers = [one.code for one in documents if one.code not in known and is_stores(one.channel)]
    return Links(slips_of, invoices_of, tuple(doubtful), contested, tuple(strangers))


def _made(invoices: Sequence[Invoice], slips: Mapping[int, Sequence[Slip]]) -> dict[int, int]:
    """The orders of the invoices that name a slip: this very one, or the only one in another version."""
    orders: dict[str, set[int]] = defaultdict(set)
    for order, its in slips.items():
        for slip in its:
            orders[fold(slip.code)].add(order)
            orders["version of " + _base(slip.code)].add(order)
    found = {}
    for place, one in enumerate(invoices):
        named = orders.get(fold(one.order)) or orders.get("version of " + _base(one.order)) or ()
        if one.order and len(named) == 1:
            found[place] = next(iter(named))
    return found


def _given(documents: Sequence[AnyDocument], claims: Mapping[int, "_Claim"]) -> dict[int, list[AnyDocument]]:
    """Each order's documents: beside sure ones, one that only mentions the order is another sale, an exchange say."""
    sure = {place for place, claim in claims.items() if _is_sure(documents[place], claim)}
    settled = {claims[place].order for place in sure}
    found: dict[int, list[AnyDocument]] = {}
    for place, claim in claims.items():
        if place in sure or claim.order not in settled:
            found.setdefault(claim.order, []).append(documents[place])
    return found


def _is_sure(document: Slip | Invoice, claim: "_Claim") -> bool:
    """Whether a document is the order's own. One of another channel (the counter) may mention it in its note."""
    is_counter = bool(document.channel) and not is_stores(document.channel)
    return claim.how < (_HRV if is_counter else _HASH)


def is_stores(channel: str) -> bool:
    """Whether a sale channel of KiotViet's is the store's."""
    return "haravan" in plain(channel) or "hrv" in plain(channel)


def newest(documents: Iterable[AnyDocument]) -> list[AnyDocument]:
    """Of one document told twice the one that was changed last, each in its latest version: not both are to be counted.

    "HD000005.01" is a version of "HD000005" (domain notes on KiotViet's API, K3).
    """
    found: dict[str, tuple[int, str, AnyDocument]] = {}
    slips: dict[str, str] = {}
    for document in documents:
        base, version = _version(document.code) if isinstance(document, Invoice) else (document.code, 0)
        key = fold(base)
        if isinstance(document, Invoice) and document.order:
            slips[key] = document.order
        if key not in found or (version, document.updated) >= found[key][:2]:
            found[key] = (version, document.updated, document)
    return [_made_from(document, slips.get(key, "")) for key, (_, _, document) in found.items()]


def _made_from(document: AnyDocument, slip: str) -> AnyDocument:
    """With the slip that an earlier version named, where the edited one names none."""
    return document._replace(order=slip) if slip and isinstance(document, Invoice) and not document.order else document


def _base(code: str) -> str:
    """A code as it is compared: without its version."""
    return fold(_version(code)[0])


def _version(code: str) -> tuple[str, int]:
    match = _VERSION.fullmatch(code) if "." in code else None
    return (match[1], int(match[2])) if match else (code, 0)


def is_edited(code: str) -> bool:
    """Whether an invoice's code says that somebody edited it: "HD000005.01"."""
    return _VERSION.fullmatch(code) is not None


class _Claim(NamedTuple):
    """The place of a document's order, and how sure that is."""

    order: int
    how: int


class _Name(NamedTuple):
    """A key by which documents may name an order."""

    key: str
    order: int
    since: str
    """the first day of which a document may belong to it"""
    hows: int
    """how the key may stand in a document"""
    is_part: bool
    """whether it is not the whole of the order's name"""


def _claims(
    names: Sequence[_Name], documents: Sequence[AnyDocument], made: Mapping[int, int] | None = None
) -> tuple[dict[int, _Claim], dict[int, list[int]]]:
    """Place of each document to its order, and of those that several orders claim to these.

    `made` are the orders that are known already.
    """
    import pandas as pd

    known = {place: _Claim(order, _CODE) for place, order in (made or {}).items()}
    keys = {name.key for name in names}
    clues = [
        (place, document.created, key, how)
        for place, document in enumerate(documents)
        if place not in known
        for key, how in _clues(document)
        if key in keys
    ]
    if not clues:
        return known, {}
    joined = pd.DataFrame(clues, columns=["paper", "created", "key", "how"]).merge(pd.DataFrame(names), on="key")
    in_time = (joined["created"] == "") | (joined["created"] >= joined["since"])
    joined = joined[in_time & ((joined["how"] & joined["hows"]) > 0)]
    if (~joined["is_part"] & joined["order"].isin({name.order for name in names if name.is_part})).any():
        joined = joined[~joined["is_part"]]  # documents here give whole names: digits alone are another order
    rank = joined["how"] * 2 + joined["is_part"]
    best = joined[rank == rank.groupby(joined["paper"]).transform("min")].drop_duplicates(["paper", "order"])
    twice = best["paper"].duplicated(keep=False)
    sure = best[~twice]
    claims = zip(sure["paper"].tolist(), sure["order"].tolist(), sure["how"].tolist(), strict=True)
    known |= {place: _Claim(order, how) for place, order, how in claims}
    return known, best[twice].groupby("paper")["order"].agg(list).to_dict()


def _names_of(orders: Sequence[StoreOrder]) -> Iterator[_Name]:
    """The keys by which documents may name each order."""
    for place, order in enumerate(orders):
        key, since = _STORE_S_MARK.sub("", order_key(order.name)), _days_before(order.created[:10])
        hows = _hows(key, _LEAST) & (_HRV if _KIOTVIET_S_OWN.fullmatch(key) else ~0)
        yield _Name(key, place, since, hows, False)
        if match := _DIGITS.fullmatch(key):
            digits = match[1] or match[2]
            yield _Name(digits, place, since, _hows(digits, _LEAST_DIGITS), True)
        if order.reference:
            reference = order_key(order.reference)
            yield _Name(reference, place, since, _CODE if len(reference) >= _LEAST[_BARE] else 0, False)


def _hows(key: str, least: Mapping[int, int]) -> int:
    return sum(how for how, characters in least.items() if len(key) >= characters)


@lru_cache(maxsize=4096)
def _days_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=_DAYS_BEFORE)).isoformat() if day else ""


def _clues(document: Slip | Invoice) -> Iterator[tuple[str, int]]:
    """What may be an order's key in a document, and how it stands there."""
    for code in (document.code, document.order) if isinstance(document, Invoice) else (document.code,):
        base = _version(code)[0]
        yield order_key(base), _CODE
        yield from _after(_AFTER_HRV, plain(base), _CODE)
    if not document.note:
        return
    text = plain(document.note)
    if "hrv" in text or "haravan" in text:
        yield from _after(_AFTER_HRV, text, _HRV)
    if "#" in text:
        yield from _after(_AFTER_HASH, text, _HASH)
    if match := _WHOLE_NOTE.fullmatch(text):
        yield order_key(match[1]), _BARE
    yield from _after(_LETTERED, text, _BARE)


def _after(mark: re.Pattern[str], text: str, how: int) -> Iterator[tuple[str, int]]:
    """The numbers behind a mark, and without the words that somebody wrote behind them: "1001-giao-gap"."""
    for found in mark.finditer(text):
        name = next(filter(None, found.groups()))
        yield order_key(name), how
        if (short := _WORD_BEHIND.split(name)[0]) != name:
            yield order_key(short), how
