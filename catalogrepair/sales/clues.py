"""What in a slip or an invoice may be an order's number, and by which keys orders are known.

A false match would answer with another customer's money: numbers match whole, and only where something marks them as an
order's. Phone numbers, sums and KiotViet's own numbering are none.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from catalogrepair.catalog.names import plain
from catalogrepair.sales.documents import Invoice, Slip, StoreOrder
from catalogrepair.sales.versions import version_of

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


def order_key(name: str) -> str:
    """The form in which order numbers are compared: "#GN1001" and "gn 1001" are equal, "1001-2" and "10012" are not."""
    return _NOISE.sub("", _BETWEEN_DIGITS.sub("-", plain(name)))


@lru_cache(maxsize=1024)
def is_stores(channel: str) -> bool:
    """Whether a sale channel of KiotViet's is the store's."""
    return "haravan" in plain(channel) or "hrv" in plain(channel)


class Name(NamedTuple):
    """A key by which documents may name an order."""

    key: str
    order: int
    """the order's place in its list"""
    since: str
    """the first day of which a document may belong to it"""
    hows: int
    """how the key may stand in a document"""
    is_part: bool
    """whether it is not the whole of the order's name"""


class Clue(NamedTuple):
    """What may be an order's key in a document."""

    document: int
    """the document's place in its list"""
    created: str
    key: str
    how: int
    """how it stands there"""
    is_sure: bool
    """whether a document in which it stands so is the order's own"""


def names_of(orders: Sequence[StoreOrder]) -> Iterator[Name]:
    """The keys by which documents may name each order."""
    for place, order in enumerate(orders):
        key, since = _STORE_S_MARK.sub("", order_key(order.name)), _days_before(order.created[:10])
        hows = _hows(key, _LEAST) & (_HRV if _KIOTVIET_S_OWN.fullmatch(key) else ~0)
        yield Name(key, place, since, hows, False)
        if match := _DIGITS.fullmatch(key):
            digits = match[1] or match[2]
            yield Name(digits, place, since, _hows(digits, _LEAST_DIGITS), True)
        if order.reference:
            reference = order_key(order.reference)
            yield Name(reference, place, since, _CODE if len(reference) >= _LEAST[_BARE] else 0, False)


def _hows(key: str, least: Mapping[int, int]) -> int:
    return sum(how for how, characters in least.items() if len(key) >= characters)


@lru_cache(maxsize=4096)
def _days_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=_DAYS_BEFORE)).isoformat() if day else ""


def clues_of(documents: Sequence[Slip | Invoice], besides: Container[int] = ()) -> Iterator[Clue]:
    """The clues of all documents but those at these places."""
    for place, document in enumerate(documents):
        if place not in besides:
            # One of another channel, such as the counter, may mention an order in its note.
            sure = _HRV if document.channel and not is_stores(document.channel) else _HASH
            for key, how in _clues(document):
                yield Clue(place, document.created, key, how, how < sure)


def _clues(document: Slip | Invoice) -> Iterator[tuple[str, int]]:
    """What may be an order's key in a document, and how it stands there."""
    for code in (document.code, document.order) if isinstance(document, Invoice) else (document.code,):
        base = version_of(code)[0]
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
