"""Data from a file made safe to show."""

import re

SHOWN = 300
"""characters of one cell shown on the page"""
TITLE = 2000
"""characters kept in the tooltip of a cell that was cut"""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    """The text with characters that no page and no XML can hold shown as U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", text)


def without_controls(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _UNPRINTABLE.sub("", text)


def cut(text: str, most: int) -> str:
    """At most `most` characters, the last one "…" where something was left out."""
    return text if len(text) <= most else text[: most - 1] + "…"


def attribute_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """`Thuộc tính` as (name, value) pairs; the name is "" where the cell has none."""
    pairs = []
    for part in text.split("|"):
        name, colon, value = part.partition(":")
        if part.strip():
            pairs.append((name, value) if colon else ("", part))
    return tuple(pairs)


def css_string(text: str) -> str:
    """The text as a string of a style sheet, in which nothing of it can end the string or the sheet."""
    return '"' + "".join(one if one.isalnum() else f"\\{ord(one):x} " for one in text) + '"'
