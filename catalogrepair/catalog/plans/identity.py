"""Which shop a plan is for, as far as a file can carry it, and whether a catalogue is that shop's.

Codes alone do not tell: KiotViet numbers the goods of every shop SP000001, SP000002 and so on. So codes are held
together with what they are called, word by word: a shop that puts "[SALE]" before all its names stays that shop.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from zlib import crc32

from catalogrepair.catalog.names import plain
from catalogrepair.catalog.table import Row

SAMPLE, PLANNED = 64, 192
"""products in a fingerprint: of the whole shop, and of those that the plan itself names"""
LEAST_ALIKE = 0.4
"""share of products with one code whose names must be alike, as in `catalog.evidence`"""
_WORDS_ALIKE = 0.6
"""share of the words of two names together that both must have: shops of shirts share two words of three or four"""
_WORDS = 12
"""words of a name that count"""

Words = frozenset[str]


@dataclass(frozen=True)
class Identity:
    """The shop of a plan; each part is "" where it is not known."""

    retailer: str = ""
    """KiotViet's name of the shop, where KiotViet was asked or the shop was named"""
    store: str = ""
    """the address of the Haravan store, where it was asked"""
    fingerprint: str = ""
    """"code:words code:words …": the hashes of some products' codes (8 digits) and of their names' words (3 each)"""


def fingerprint_of(rows: Iterable[Row], planned: Collection[str] = ()) -> str:
    """The products of the codes `planned`, and those whose codes have the smallest hashes.

    So any other export of the shop is asked for the same ones.
    """
    names = {_code(row.code): row.name for row in rows if row.code.strip()}
    own = {code: names[code] for code in map(_code, planned) if code in names}
    chosen = dict(nsmallest(PLANNED, own.items())) | dict(nsmallest(SAMPLE, names.items()))
    return " ".join(f"{code:08x}:{''.join(sorted(_words(name)))}" for code, name in sorted(chosen.items()))


def is_fingerprint(text: str) -> bool:
    """Whether a text has the form of a fingerprint."""
    return all(
        len(word) >= 9 and word[8] == ":" and len(word) % 3 == 0 and not set(word) - set("0123456789abcdef:")
        for word in text.split()
    )


def shared(fingerprint: str, names: Mapping[str, str]) -> tuple[int, int]:
    """(products of the fingerprint that a catalogue has by code, those of them with a name alike).

    names: code to name; one that is empty tells nothing.
    """
    known = {int(word[:8], 16): _cut(word[9:]) for word in fingerprint.split()}
    found = {key: _words(name) for code, name in names.items() if (key := _code(code)) in known and name.strip()}
    told = {key: words for key, words in found.items() if known[key]}
    return len(told), sum(_share(known[key], words) for key, words in told.items())


def overlap(one: str, other: str) -> tuple[int, int]:
    """(products that two fingerprints have in common by code, those of them with a name alike)."""
    first, second = ({word[:8]: _cut(word[9:]) for word in each.split()} for each in (one, other))
    common = first.keys() & second.keys()
    return len(common), sum(_share(first[code], second[code]) for code in common)


def knows(fingerprint: str, code: str) -> bool:
    """Whether a product that a plan names stood in the catalogue which the fingerprint was made of."""
    return f"{_code(code):08x}" in (word[:8] for word in fingerprint.split())


def are_alike(one: str, other: str) -> bool:
    """Whether two names are so alike that they are one product's in one shop at two times."""
    first, second = plain(one), plain(other)
    return first.startswith(second) or second.startswith(first) or _share(_words(one), _words(other))


def _share(one: Words, other: Words) -> bool:
    return len(one & other) >= len(one | other) * _WORDS_ALIKE


def _words(name: str) -> Words:
    return frozenset(f"{crc32(word.encode(errors='replace')) & 0xFFF:03x}" for word in plain(name).split()[:_WORDS])


def _cut(digits: str) -> Words:
    return frozenset(digits[place : place + 3] for place in range(0, len(digits), 3))


def _code(code: str) -> int:
    return crc32(code.strip().encode(errors="replace"))
