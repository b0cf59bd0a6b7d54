"""How alike two product names are: the same product, another product, or something to ask the shop about.

A similarity figure alone cannot decide ("Áo Hạ tay ngắn" and "Áo Hạ tay dài" are 85/100 alike and two
products), so names are compared word by word, and the figure of rapidfuzz is shown beside as evidence.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from enum import Enum
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from catalogrepair.core.names import plain

Words = tuple[str, ...]


class Likeness(Enum):
    """How the names of two families stand to each other."""

    NEAR = "near"
    """some distinctive words in common: only the shop can tell"""
    APART = "apart"
    """next to nothing in common"""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# All word lists are without accents, as `plain` writes words.
_SAME_MEANING = {"vay": "dam", "non": "mu", "jeans": "jean", "bop": "vi"}
_COLOURS = _set(
    "do xanh den trang vang tim nau be hong cam xam ghi reu kem bac kaki camel nude black white red blue green "
    "pink brown beige grey gray navy cream yellow purple orange ruou man duong la chuoi ngoc lam than "
    "bien coban denim pastel dat dau bo gach sen phan milo mint sua cafe ca phe tieu luc dam nhat"
)
_COLOUR_STARTS = _set(
    "do xanh den trang vang tim nau be hong cam xam ghi reu kem kaki camel nude black white red "
    "blue green pink brown beige grey gray navy cream yellow purple orange mint"
)
_SIZES = _set("s m l xl xxl xxxl 2xl 3xl 4xl 5xl xs xxs freesize fs size sz") | {"free"}
_MEASURE = re.compile(r"\d+(?:[.,x]\d+)*(?:cm|mm|m|ml|l|lit|kg|g|gr|gram|inch|w|v|oz|mah|gb|tb)")
_WORD = re.compile(r"\w+(?:[.,]\d+\w*)*")
# Words that half of a shop's names share: having one of them in common says nothing about the product.
_GENERIC = _set(
    "ao quan dam vay chan mu vi tui giay dep khan set bo combo hop chai lo goi thung cai chiec doi cap kem nam nu "
    "be tre em unisex cao mau moi hang loai size mau sac tay co dai ngan hai day co ban va cho co voi kieu dang "
    "phu san pham thoi trang gia re chinh xin dep sale hot new"
)


def words_of(name: str, values: Collection[Words]) -> Words:
    """The words of a name that tell the product: no accents, no attribute values, colours, sizes or measures.

    `values` are the attribute values of the group as `split_words` gives them.
    """
    words = split_words(name)
    kept = _without_values(words, values)
    telling = _without_colours(word for word in kept if word not in _SIZES and not _MEASURE.fullmatch(word))
    return telling or kept


def split_words(text: str) -> Words:
    """The words of a text without accents, words of one meaning under one spelling."""
    return tuple(_SAME_MEANING.get(word, word) for word in _WORD.findall(plain(text)))


def _without_values(words: Words, values: Collection[Words]) -> Words:
    for value in sorted(values, key=lambda value: (-len(value), value)):
        if not value:
            continue
        start = 0
        while start <= len(words) - len(value):
            if words[start : start + len(value)] == value:
                words = words[:start] + words[start + len(value) :]
            else:
                start += 1
    return words


def _without_colours(words: Iterable[str]) -> Words:
    """Drop a colour and the words that shade it ("xanh rêu nhạt"), from a colour's first word on."""
    kept: list[str] = []
    inside = False
    for position, word in enumerate(words):
        inside = position > 0 and (word in _COLOUR_STARTS or (inside and word in _COLOURS))
        if not inside:
            kept.append(word)
    return tuple(kept)


def misspelt(one: str, other: str) -> bool:
    """Whether two words look like one word typed twice: a letter too many or too few, or one wrong letter of five."""
    longest = max(len(one), len(other))
    if any(letter.isdigit() for letter in one + other) or longest < 3:
        return False
    distance = Levenshtein.distance(one, other, score_cutoff=2)
    return distance == 1 and (len(one) != len(other) or longest >= 5)


def compare(ones: Sequence[Words], others: Sequence[Words], generic: Collection[str]) -> Likeness:
    """How the names of two families stand to each other; `generic` adds words that tell nothing in this group.

    APART needs every pair of names apart. Names are asked about rather than called apart whenever in doubt.
    """
    if not ones or not others:
        return Likeness.NEAR
    dull = _GENERIC.union(generic)
    apart = all(_apart(one, other, dull) for one in ones[:50] for other in others[:50])
    return Likeness.APART if apart else Likeness.NEAR


def _apart(one: Words, other: Words, dull: Collection[str]) -> bool:
    telling, telling_other = set(one).difference(dull), set(other).difference(dull)
    if len("".join(telling)) < 3 or len("".join(telling_other)) < 3:
        return False
    if any(_akin(word, second) for word in telling for second in telling_other):
        return False
    if set(one) & set(other) and min(len(telling), len(telling_other)) < 2:
        return False
    together, together_other = "".join(sorted(telling)), "".join(sorted(telling_other))
    return fuzz.partial_ratio(together, together_other) < 80


def _akin(word: str, other: str) -> bool:
    if word == other or (min(len(word), len(other)) >= 5 and fuzz.ratio(word, other) >= 80):
        return True
    return min(len(word), len(other)) >= 4 and (word.startswith(other) or other.startswith(word))


_SAME_GOODS = 70


@lru_cache(maxsize=65536)
def same_goods(one: str, other: str) -> bool:
    """Whether two names may be one product's in two catalogues: most words of the shorter stand in the longer."""
    if one == other:
        return True
    first, second = plain(one), plain(other)
    return first == second or fuzz.token_set_ratio(first, second) >= _SAME_GOODS


def figure(name: str, other: str) -> int:
    """How alike two names are, 0 to 100, accents and word order aside (rapidfuzz's token_sort_ratio)."""
    return round(fuzz.token_sort_ratio(plain(name), plain(other)))
