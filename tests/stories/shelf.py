"""Stock in the words of a line: "TS01 5, AM02 8-3" in KiotViet, "TS01 5/2, AM02 ∞" on Haravan."""

from typing import NamedTuple

_CHANNEL = "Hiển thị kênh bán hàng "
ONLY_LOCATION = "Kho web"
"""what the store's location is called where a story does not name it"""


class Good(NamedTuple):
    """A product of KiotViet in one branch: "8-3" has 8 on hand and 3 ordered by customers."""

    code: str
    on_hand: str
    ordered: str = "0"
    is_stopped: bool = False
    base: str = ""
    factor: str = "1"


class Listed(NamedTuple):
    """A variant of the store: "5/2" has 5 on hand and 2 available, "∞" is not tracked, "?" was never stocked."""

    code: str
    on_hand: str
    available: str
    barcode: str
    is_tracked: bool = True
    sells_at_zero: bool = False
    kept_from: tuple[str, ...] = ()


def goods_of(text: str) -> list[Good]:
    """ "TS01 8-3, AM02 0 stopped, H12 1 of 12 TS01": 12 of the last but one make one of H12."""
    return [_good(part.split()) for part in text.split(",") if part.strip()]


def _good(words: list[str]) -> Good:
    code, amount, *more = words
    negative, number = amount.startswith("-"), amount.removeprefix("-")
    hand, _, ordered = number.partition("-")
    base = more[more.index("of") + 2] if "of" in more else ""
    factor = more[more.index("of") + 1] if base else "1"
    return Good(code, f"-{hand}" if negative else hand, ordered or "0", "stopped" in more, base, factor)


def listed_of(text: str) -> list[Listed]:
    """ "TS01 5/2, AM02 ∞, KH03 0 continue, XE01 3 hidden-Shopee, A 3 barcode-B"."""
    return [_listed(part.split()) for part in text.split(",") if part.strip()]


def _listed(words: list[str]) -> Listed:
    code, amount, *more = words
    hand, _, available = amount.partition("/")
    told = dict(word.split("-", 1) for word in more if "-" in word)
    is_tracked, is_known = hand != "∞", hand not in ("∞", "?")
    kept = (_CHANNEL + told["hidden"],) if "hidden" in told else ()
    number = hand if is_known else ""
    return Listed(code, number, available or number, told.get("barcode", code), is_tracked, "continue" in more, kept)


def places_of(text: str) -> dict[str, str]:
    """ "Kho chính: A 5 / Kho sau: A 2": place to what lies there; without a name "" is the place."""
    found = {}
    for part in text.split(" / "):
        name, colon, rest = part.rpartition(": ")
        found[name.strip() if colon else ""] = rest
    return found
