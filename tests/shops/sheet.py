"""A sheet in KiotViet's spelling, as a stream: made for 100,000 rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from tests.shops.headings import FLAGS, HOLLOW, MONEY, QUANTITIES, TIMES, Cells, Headings
from tests.shops.pack import escape, is_number, letter, quote
from tests.shops.parts import MAIN, RELATIONS

Writer = Callable[[str, str], str]
"""(row number, cell text) to the cell's XML"""
EXPORT_STYLES = {"money": ' s="2"', "quantity": ' s="3"', "time": ' s="4"'}
TEMPLATE_STYLES = {"money": ' s="7"', "quantity": ' s="8"', "time": ' s="6"'}


class Count:
    """How many rows have gone through a stream: the table part needs it after the sheet."""

    def __init__(self) -> None:
        self.rows = 0


def row_stream(
    rows: Iterable[Cells], headings: Headings, count: Count, prefix: str = "", styles: Mapping[str, str] = EXPORT_STYLES
) -> Iterator[str]:
    """The XML of the heading row and of every row, one row a piece."""
    spans = f'" spans="1:{len(headings)}">'
    writers = [_writer(heading, letter(at), prefix, styles) for at, heading in enumerate(headings)]
    columns = list(zip(headings, writers, strict=True))
    start, end = f'<{prefix}row r="', f"</{prefix}row>"
    yield (
        start
        + "1"
        + spans
        + "".join(
            f'<{prefix}c r="{letter(at)}1" s="1" t="str"><{prefix}v>{escape(heading)}</{prefix}v></{prefix}c>'
            for at, heading in enumerate(headings)
        )
        + end
    )
    count.rows = 1
    for row in rows:
        count.rows += 1
        number = str(count.rows)
        get = row.get
        yield start + number + spans + "".join([write(number, get(key, "")) for key, write in columns]) + end


def table(name: str, headings: Headings, last_row: int, prefix: str = "") -> str:
    """The table part, its range in step with the sheet."""
    p, ref = prefix, f"A1:{letter(len(headings) - 1)}{last_row}"
    columns = "".join(
        f'<{p}tableColumn id="{at}" name="{quote(heading)}" />' for at, heading in enumerate(headings, start=1)
    )
    space = f'xmlns:x="{MAIN}"' if p else f'xmlns="{MAIN}"'
    return (
        f'<{p}table id="1" name="{name}" displayName="{name}" ref="{ref}" totalsRowShown="0" {space}>'
        f'<{p}autoFilter ref="{ref}" /><{p}tableColumns count="{len(headings)}">{columns}</{p}tableColumns>'
        f'<{p}tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" '
        f'showRowStripes="1" showColumnStripes="0" /></{p}table>'
    )


def table_part(mark: str, prefix: str = "") -> str:
    """The sheet's pointer at its table, with the namespace declared on the spot as KiotViet does."""
    place = f'xmlns:p3="{RELATIONS}"'
    inner = f'p3:id="{mark}" {place}' if not prefix else f'{place} p3:id="{mark}"'
    return f'<{prefix}tableParts count="1"><{prefix}tablePart {inner} /></{prefix}tableParts>'


def _writer(heading: str, column: str, prefix: str, styles: Mapping[str, str]) -> Writer:
    if heading in MONEY:
        return _number(column, prefix, styles["money"])
    if heading in QUANTITIES:
        return _number(column, prefix, styles["quantity"])
    if heading in TIMES:
        return _number(column, prefix, styles["time"])
    if heading in FLAGS:
        return _number(column, prefix, "")
    return _text(column, prefix, hollow=not prefix and heading in HOLLOW)


def _number(column: str, p: str, style: str) -> Writer:
    start, middle, end = f'<{p}c r="{column}', f'"{style} t="n"><{p}v>', f"</{p}v></{p}c>"
    empty = f'"{style} t="n" />'
    words = _text(column, p, hollow=False)

    def write(number: str, text: str) -> str:
        if not text:
            return start + number + empty
        if not text.isdecimal() and not is_number(text):
            return words(number, text)
        return start + number + middle + text + end

    return write


def _text(column: str, p: str, *, hollow: bool) -> Writer:
    start, middle, end = f'<{p}c r="{column}', f'" t="str"><{p}v>', f"</{p}v></{p}c>"
    empty = f'" t="str"><{p}v></{p}v></{p}c>' if hollow else '" t="str" />'

    def write(number: str, text: str) -> str:
        if not text:
            return start + number + empty
        if "&" in text or "<" in text or ">" in text:
            text = escape(text)
        return start + number + middle + text + end

    return write
