"""Which shop a plan is for, as far as a file can carry it, and whether a catalogue is that shop's.

Codes alone do not tell: KiotViet numbers the goods of every shop SP000001, SP000002 and so on. So codes are held
together with what they are called.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest
from zlib import crc32

from catalogrepair.core.likeness import same_goods
from catalogrepair.core.names import fold
from catalogrepair.core.table import Row

SAMPLE = 64
"""products in a fingerprint"""
FEW = 5
"""products in common below which their number tells nothing"""
LEAST_ALIKE = 0.4
"""share of products with one code whose names must resemble each other, as in `core.evidence`"""
LEAST_EQUAL = 0.25
"""share of them whose names must be the very same: in a shop of shirts only, every two names resemble each other"""


@dataclass(frozen=True)
class Identity:
    """The shop of a plan; each part is "" where it is not known."""

    retailer: str = ""
    """KiotViet's name of the shop, where KiotViet was asked or the shop was named"""
    store: str = ""
    """the address of the Haravan store, where it was asked"""
    fingerprint: str = ""
    """"code:name code:name …", the hashes of at most `SAMPLE` products"""


def fingerprint_of(rows: Iterable[Row]) -> str:
    """The codes with the smallest hashes: any other export of the shop is asked for the same products."""
    chosen = nsmallest(SAMPLE, {_code(row.code): row.name for row in rows if row.code.strip()}.items())
    return " ".join(f"{code:08x}:{_name(name)}" for code, name in chosen)


def is_fingerprint(text: str) -> bool:
    """Whether a text has the form of a fingerprint."""
    return all(len(word) == 17 and word[8] == ":" and _is_hexadecimal(word.replace(":", "")) for word in text.split())


def _is_hexadecimal(word: str) -> bool:
    return not set(word) - set("0123456789abcdef")


def shared(fingerprint: str, rows: Iterable[Row]) -> tuple[int, int]:
    """(products of the fingerprint that these rows have by their code, those of them with the same name)."""
    names = {int(code, 16): name for code, _, name in (word.partition(":") for word in fingerprint.split())}
    found = {code: row.name for row in rows if row.code and (code := _code(row.code)) in names}
    return len(found), sum(_name(name) == names[code] for code, name in found.items())


def are_strangers(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether pairs of names under one code are so unlike that they are two shops'; no pair tells nothing."""
    alike = sum(same_goods(one, other) for one, other in pairs)
    equal = sum(_begin_alike(fold(one), fold(other)) for one, other in pairs)
    return alike < len(pairs) * LEAST_ALIKE or (len(pairs) >= FEW and equal < len(pairs) * LEAST_EQUAL)


def _begin_alike(one: str, other: str) -> bool:
    """Whether one name is the other, attributes or a unit behind it aside."""
    return one.startswith(other) if len(one) > len(other) else other.startswith(one)


def _code(code: str) -> int:
    return crc32(code.strip().encode(errors="replace"))


def _name(name: str) -> str:
    return blake2b(fold(name).encode(errors="replace"), digest_size=4).hexdigest()
