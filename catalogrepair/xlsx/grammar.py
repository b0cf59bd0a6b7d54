"""A strict grammar of rows as spreadsheet programs write them, as one regular expression a sheet.

A row that matches is proven well-formed (every attribute stands at most once, in a known form, every element is
closed, no stray "<") and its wanted cells are captured by the same pass: an XML parser needs three times as long
for the first half alone. Rows that do not match are read by `cells`, which parses them.
"""

import re
from collections.abc import Sequence

from catalogrepair.xlsx.cells import column_letters

_ROW_ATTRIBUTES = (
    rb"(?: spans=\"[\d: ]*+\")?+(?: s=\"\d++\")?+(?: customFormat=\"[\w]++\")?+(?: ht=\"[\d.]++\")?+"
    rb"(?: hidden=\"\w++\")?+(?: customHeight=\"\w++\")?+(?: outlineLevel=\"\d++\")?+(?: collapsed=\"\w++\")?+"
    rb"(?: thickTop=\"\w++\")?+(?: thickBot=\"\w++\")?+"
)
_TEXT = rb"[^<\x00-\x08\x0b\x0c\x0e-\x1f]*+"
"""no tag, and none of the control characters that XML does not know"""
_ENTITIES = re.compile(rb"&(?:amp|lt|gt|quot|apos|#(?:9|1[03]|3[2-9]|[4-9]\d|[1-9]\d{2,4}));")
_NONCHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]")


def row_pattern(prefix: bytes, columns: Sequence[int], last: int, special: bytes, dy: bool) -> re.Pattern[bytes]:
    """The pattern of one row; group 1 is the row number, then one group a wanted column, or two with `special`.

    It matches nothing, at once, where another row begins: so the matches of a block stand one behind the other.

    columns: wanted columns, ascending, 1 for A. last: the last column that has a heading.
    special: b"s" or b"inlineStr": cells of that type are captured in a first group of their own; b"" for none.
    dy: whether the sheet's root declares the prefix of x14ac:dyDescent.
    """
    attributes = _ROW_ATTRIBUTES + (rb"(?: x14ac:dyDescent=\"[\d.]++\")?+" if dy else b"")
    pattern = b"<" + prefix + b'row r="(\\d++)"' + attributes + b"(?: ?/>|>"
    for column in range(1, last + 1):
        reference = column_letters(column).encode() + rb"\1"
        pattern += _cell(prefix, reference, special, column in columns)
    beyond = b"(?:<" + prefix + rb"c r=\"[A-Z]{1,3}\1\"(?: s=\"\d++\")?+ ?/>)*+"
    return re.compile(pattern + beyond + b"</" + prefix + b"row>)|")


def _cell(prefix: bytes, reference: bytes, special: bytes, wanted: bool) -> bytes:
    text = b"(" + _TEXT + b")" if wanted else _TEXT
    begin = b"(?:<" + prefix + b'c r="' + reference + rb"\"(?: s=\"\d++\")?+"
    close = b"</" + prefix + b"c>"
    value = b"<" + prefix + b"v>" + text + b"</" + prefix + b"v>" + close
    plain = rb"(?: t=\"(?:str|n|b|e)\")?+(?: ?/>|>(?:" + close + b"|" + value + b"))"
    if special == b"s":
        index = rb"(\d++)" if wanted else rb"\d++"
        other = rb" t=\"s\"><" + prefix + b"v>" + index + b"</" + prefix + b"v>" + close
    elif special:
        tag = prefix + b"t"
        other = rb" t=\"inlineStr\"(?: ?/>|><" + prefix + b"is><" + tag + rb"(?:/>|(?: xml:space=\"preserve\")?+>"
        other += text + b"</" + tag + b">)</" + prefix + b"is>" + close + b")"
    else:
        return begin + plain + b")?+"
    return begin + b"(?:" + other + b"|" + plain + b"))?+"


def is_plain_text(rows: bytes) -> bool:
    """Whether the text between the tags of matched rows is well-formed too: references, UTF-8, what XML leaves out."""
    try:
        rows.decode("utf-8")
    except UnicodeDecodeError:
        return False
    if (b"]" in rows and b"]]>" in rows) or (b"\xef" in rows and _NONCHARACTERS.search(rows)):
        return False
    return b"&" not in rows or len(_ENTITIES.findall(rows)) == rows.count(b"&")
