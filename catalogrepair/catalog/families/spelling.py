"""A product name as the words that name the product, and when two such names are one name typed differently.

Accents are the language: "tay" (sleeve) is not "tây" (Western). They are forgiven only where a whole name was typed
without any. One letter apart is a slip only where one of the two words is no Vietnamese syllable ("xoèp"): both "đá"
and "đào" are words, so Trà đá is not Trà đào.
"""

import re
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from catalogrepair.catalog.families.syllables import TONES, is_syllable, toneless
from catalogrepair.catalog.families.vocabulary import ADVERTS, COLOURS, HEADS, MEASURE, SHADES, SIZES, SYNONYMS
from catalogrepair.catalog.names import fold, plain

Form = tuple[str, ...]
"""A name as keys of its words, in the order of the name."""

_WORD = re.compile(r"\w+(?:[.,]\d+\w*)*")
_LONGEST_NAME = 500
"""characters of a name, and of a code below, that are looked at: what is longer was pasted there by mistake"""
_LONGEST_CODE = 64
_LONGEST_VALUE = 8
"""words of an attribute value that are still looked for in a name"""


@lru_cache(maxsize=4096)
def split_words(text: str) -> Form:
    """The words of a text, lower case, with their accents."""
    return tuple(_WORD.findall(fold(text[:_LONGEST_NAME])))


@lru_cache(maxsize=16384)
def key_of(word: str) -> str:
    """The key under which a word is compared: "hoà" is "hòa", "mỳ" is "mì", "nón" is "mũ"."""
    return _spelt(SYNONYMS.get(word, word))


def _spelt(word: str) -> str:
    letters, tone = toneless(word)
    if len(letters) > 1 and letters[-1] == "y" and letters[-2] not in "aâuy":
        letters = f"{letters[:-1]}i"
    return letters + tone


@lru_cache(maxsize=4096)
def keys_of(words: Form) -> Form:
    """The keys of a name's words; what the goods are, the first word, has synonyms of its own."""
    if not words:
        return ()
    bare = all(map(str.isascii, words))
    heads, leg = (_BARE_HEADS, "chan") if bare else (HEADS, "chân")
    head = heads.get(words[0], "") if words[1:2] != (leg,) else ""  # "váy chân …" is a skirt
    rest = [_spelt(_WITHOUT_MARKS.get(word, word)) if bare else key_of(word) for word in words]
    return (_spelt(head) if head else rest[0], *rest[1:])


_BARE_HEADS = {plain(word): plain(other) for word, other in HEADS.items()}
_WITHOUT_MARKS = {word: other for word, other in SYNONYMS.items() if (word + other).isascii()}


def form_of(name: str, codes: Collection[str] = (), values: Iterable[str] = ()) -> Form:
    """The words of a name that name the product: no advertising, no codes and no attribute values of its rows.

    `codes` are as `written` gives them. Empty for a name that says nothing else.
    """
    words = tuple(_WORD.findall(ADVERTS.sub(" ", fold(name[:_LONGEST_NAME]))))
    kept = keys_of(_without_codes(words, codes) if codes else words)
    if is_bare(kept):
        values = map(plain, values)
    return _without(kept, {keys_of(split_words(value)) for value in values})


def written(codes: Iterable[str]) -> frozenset[str]:
    """How codes are written into names: whole, or up to their size ("AT05" for AT05S), marks and spaces aside."""
    found: set[str] = set()
    for code in codes:
        squeezed = "".join(_WORD.findall(fold(code[:_LONGEST_CODE])))
        found.add(squeezed)
        found.update(squeezed[:end] for end in range(3, len(squeezed)))
    return frozenset(text for text in found if _is_code(text))


def _is_code(text: str) -> bool:
    return len(text) > 2 and any(map(str.isdigit, text)) and not text.isdigit()


def codes_in(name: str, codes: Collection[str]) -> list[str]:
    """The codes that a name holds, in its order; also where they are written apart ("AT 05")."""
    words = split_words(name)
    return ["".join(words[place : place + count]) for place, count in _code_places(words, codes)]


def _code_places(words: Form, codes: Collection[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(words):
        count = next((count for count in (3, 2, 1) if "".join(words[place : place + count]) in codes), 0)
        if count:
            found.append((place, count))
        place += count or 1
    return found


def _without_codes(words: Form, codes: Collection[str]) -> Form:
    dropped = {place + more for place, count in _code_places(words, codes) for more in range(count)}
    return tuple(word for place, word in enumerate(words) if place not in dropped)


def _without(words: Form, values: Collection[Form]) -> Form:
    longest = min(_LONGEST_VALUE, max(map(len, values), default=0))
    kept: list[str] = []
    place = 0
    while place < len(words):
        count = next((n for n in range(longest, 0, -1) if words[place : place + n] in values), 0)
        if not count:
            kept.append(words[place])
        place += count or 1
    return tuple(kept)


_NO_TONES = dict.fromkeys(map(ord, TONES))


def unspaced(form: Form) -> tuple[str, str]:
    """A name without its spaces, letters and tones apart: "Áothun" is "Áo thun"."""
    together = "".join(form)
    return together.translate(_NO_TONES), "".join(letter for letter in together if letter in TONES)


def is_bare(form: Form) -> bool:
    """Whether a name was typed without any accent."""
    return all(map(str.isascii, form))


_COLOUR_KEYS, _SHADE_KEYS = ({key_of(word) for word in words} for words in (COLOURS, COLOURS | SHADES))
_BARE_COLOURS, _BARE_SHADES = ({plain(word) for word in words} for words in (COLOURS, COLOURS | SHADES))


@lru_cache(maxsize=16384)
def shades_of(form: Form) -> frozenset[int]:
    """The places of the colours, sizes and measures in a name; its first word is none, it says what the goods are."""
    bare = is_bare(form)
    starts, inside = (_BARE_COLOURS, _BARE_SHADES) if bare else (_COLOUR_KEYS, _SHADE_KEYS)
    found: set[int] = set()
    for place, word in enumerate(form):
        follows = place - 1 in found and form[place - 1] in inside
        if place and (word in SIZES or MEASURE.fullmatch(word) or word in starts or (follows and word in inside)):
            found.add(place)
    return frozenset(found)


def is_silent(form: Form) -> bool:
    """Whether a name names no goods: nothing is left of it, or colours, sizes and numbers only."""
    shades = _BARE_SHADES if is_bare(form) else _SHADE_KEYS
    return all(word in shades or word in SIZES or word.isdigit() or MEASURE.fullmatch(word) for word in form)


def without_shades(form: Form) -> Form:
    """The name without colours, sizes and measures."""
    shades = shades_of(form)
    return tuple(word for place, word in enumerate(form) if place not in shades)


IsSlip = Callable[[str, str], bool]
"""Whether two words are one word, misspelt (`lexicon.py`)."""


@lru_cache(maxsize=16384)
def letters_apart(one: str, other: str) -> int:
    """Letters between two words, 3 for more; a number is never another one misspelt, nor is a word of two letters."""
    if max(len(one), len(other)) < 3 or any(map(str.isdigit, one + other)):
        return 3
    return OSA.distance(one, other, score_cutoff=2)


def are_slips(one: Form, other: Form, is_slip: IsSlip) -> bool:
    """Whether two names of one length differ in misspelt words only."""
    if len(one) != len(other):
        return False
    return all(word == second or is_slip(word, second) for word, second in zip(one, other, strict=True))


def nearly(one: Form, other: Form) -> bool:
    """Whether two names differ by accents or single letters only, though each word of them may be meant."""
    if len(one) != len(other):
        return False
    return all(_near(word, second) for word, second in zip(one, other, strict=True))


@lru_cache(maxsize=16384)
def _near(one: str, other: str) -> bool:
    if one == other:
        return True
    if any(map(str.isdigit, one + other)):
        return False
    return OSA.distance(plain(one), plain(other), score_cutoff=1) <= 1


_VOWELS = frozenset("aeiouy")


def shortens(short: Form, long: Form) -> bool:
    """Whether a name is another one abbreviated: "Q. jean" for Quần jean, "Áo SM Mây" for Áo sơ mi Mây."""
    if len(short) > len(long) or short == long:
        return False
    heads = [word for word, other in HEADS.items() if _spelt(other) == long[0]]
    return any(_shortens(short, (head, *long[1:])) for head in (long[0], *heads))


def _shortens(short: Form, long: Form) -> bool:
    place = equal = 0
    least = 1
    for position, word in enumerate(short):
        taken, same = _taken(word, long[place:], first=position == 0)
        if not taken:
            return False
        place, equal = place + taken, equal + same
        least = 2 if taken > 1 else least  # initials: "Sữa TH" is a brand, "Áo SM Mây" is short
    return place == len(long) and equal >= least and equal * 2 >= len(short)


def _taken(word: str, left: Form, *, first: bool) -> tuple[int, bool]:
    """How many words of the longer name a word stands for, and whether it is that very word."""
    if not left:
        return 0, False
    if word == left[0]:
        return 1, True
    bare = plain(word)
    if is_syllable(word) or any(map(str.isdigit, bare)):
        return (1, False) if first and len(bare) == 1 and plain(left[0]).startswith(bare) else (0, False)
    if 2 <= len(bare) <= min(4, len(left)) and bare == "".join(plain(one)[0] for one in left[: len(bare)]):
        return len(bare), False
    target = plain(left[0])
    if len(bare) == 1:
        return (1, False) if first and target.startswith(bare) and bare != target else (0, False)
    skeleton = "".join(letter for letter in target if letter not in _VOWELS)
    return (1, False) if bare == skeleton != target else (0, False)
