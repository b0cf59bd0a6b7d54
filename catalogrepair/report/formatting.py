"""Text as a person reads it: numbers, prices, dates, and data from a file made safe to show."""

import re
from datetime import datetime

SHOWN = 300
"""characters of one cell shown on the page"""
TITLE = 2000
"""characters kept in the tooltip of a cell that was cut"""

_PRICE = re.compile(r"(-?)(\d{1,18})(?:\.(\d{1,12}))?")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def count(number: int, language: str) -> str:
    """1234567 as "1.234.567" in Vietnamese, "1,234,567" in English."""
    text = f"{number:,}"
    return text if language == "en" else text.replace(",", ".")


def money(text: str, language: str) -> str:
    """A price cell such as "315000.0000" as "315.000"; a text that is no number stays as it is."""
    match = _PRICE.fullmatch(text.strip())
    if match is None:
        return text
    sign, whole, rest = match[1], count(int(match[2]), language), (match[3] or "").rstrip("0")
    point = "." if language == "en" else ","
    return sign + whole + (point + rest if rest else "")


def moment(text: str, language: str) -> str:
    """An ISO time as "16:05 ngày 03/02/2026" or "2026-02-03 16:05"; anything else stays as it is."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return text
    # Only signs that every system's own strftime knows go through it.
    return f"{time:%Y-%m-%d %H:%M}" if language == "en" else f"{time:%H:%M} ngày {time:%d/%m/%Y}"


def size(number: int, language: str) -> str:
    """A file's size in KB or MB."""
    unit, value = ("MB", number / 1e6) if number >= 1e6 else ("KB", max(number, 1) / 1e3)
    text = f"{value:.1f}"
    return f"{text if language == 'en' else text.replace('.', ',')} {unit}"


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
