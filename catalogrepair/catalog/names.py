"""Keys under which codes, names and attributes are compared; nothing here is ever written into a file."""

import re
import unicodedata
from functools import lru_cache

# Spaces and marks that people cannot see. `str.split` folds NBSP but not the zero-width ones.
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")


def fold(text: str) -> str:
    """NFC, invisible marks dropped, spaces folded and trimmed, case folded: the key of two equal spellings."""
    return " ".join(text.split()).lower() if text.isascii() else _folded(text)


@lru_cache(maxsize=16384)
def _folded(text: str) -> str:
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return unicodedata.normalize("NFC", " ".join(text.split()).casefold())


def is_blank(code: str) -> bool:
    """Whether nothing is left of a code when it is folded."""
    return not code[:1].isalnum() and not fold(code)


def plain(text: str) -> str:
    """`fold` without Vietnamese accents: "Đầm Xoè" and "dam xoe" are equal."""
    folded = fold(text)
    return folded if folded.isascii() else _without_accents(folded)


@lru_cache(maxsize=16384)
def _without_accents(folded: str) -> str:
    letters = unicodedata.normalize("NFD", folded).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def heading_key(heading: str) -> str:
    """The form in which the headings of a file are compared: no accents, case, spaces or underscores."""
    return "".join(plain(heading).replace("_", " ").split())


_LONGEST, _MOST_PAIRS = 4_000, 40
"""characters and attributes that are looked at: what is more was pasted there by mistake"""


@lru_cache(maxsize=4096)
def attribute_pairs(attributes: str) -> tuple[tuple[str, str], ...]:
    """`Thuộc tính` ("MÀU:Đỏ|SIZE:S") as folded (name, value) pairs in the file's order."""
    parts = attributes[:_LONGEST].split("|", _MOST_PAIRS)[:_MOST_PAIRS]
    pairs = (part.partition(":") for part in parts if part.strip())
    return tuple((fold(name), fold(value)) for name, _, value in pairs)


@lru_cache(maxsize=4096)
def attribute_names(attributes: str) -> tuple[str, ...]:
    """The names in `Thuộc tính` without accents, in alphabetical order."""
    return tuple(sorted(plain(name) for name, _ in attribute_pairs(attributes)))


_DELETED = "{DEL}"


def undeleted(code: str) -> str:
    """The code that a deleted product had: KiotViet marks it with {DEL} at its end. "" for any other code."""
    code = code.strip()
    return code[: -len(_DELETED)] if code.upper().endswith(_DELETED) else ""
