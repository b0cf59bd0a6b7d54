"""A table of results for a terminal: one line a row, or in sections with what to do above their rows."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from catalogrepair.catalog.results import Column, Record, Results, Section, say
from catalogrepair.report.formatting import cut, visible
from catalogrepair.report.layout import Line, grid
from catalogrepair.report.results import ADVICE, ANSWERS, used_columns
from catalogrepair.text import _, count

_KINDS = {"good": "", "ask": "possible", "bad": "certain", "unknown": "note", "": "note"}
_MARKS = {"good": "✓", "ask": "?", "bad": "✗", "unknown": "?", "": "-"}
_MOST_EXPECTED = 5
"""rows shown of a section that is no fault"""
_INDENT = 4
_WHOLE = {"code", "order", "product", "group", "date", "id"}
"""columns of what is looked up by the letter: they are never cut"""


def result_lines(
    results: Results, language: str, most: int = 200, of_section: int = 20, width: int | None = None
) -> Iterator[Line]:
    """The table; of a long one the rows that are not good come first and the rest is counted."""
    for fact in results.facts:
        yield Line(_clean(fact.say(language)))
    yield Line(results.summary.say(language), "title")
    sections = results.sections
    for section, records in sections.items():
        shown = most if len(sections) == 1 else of_section
        yield from _section(section, records, results.columns, language, shown, width)
    if not sections:
        yield from _rows(results, language, most, width)
    if results.advice:
        yield Line("")
        yield Line(ADVICE.say(language), "title")
        for number, advice in enumerate(results.advice, start=1):
            yield Line(f"  {number}. {_clean(advice.say(language))}")


def _rows(results: Results, language: str, most: int, width: int | None) -> Iterator[Line]:
    shown = sorted(results.records, key=lambda record: record.tone == "good")[:most]
    if shown:
        head, *rows = _table(results.columns, shown, language, width)
        yield from (line._replace(text=f"  {line.text[_INDENT:]}") for line in head)
        for record, row in zip(shown, rows, strict=True):
            for place, line in enumerate(row):
                mark = _MARKS[record.tone] if place == 0 else " "
                yield line._replace(text=f"{mark} {line.text[_INDENT:]}", kind=_KINDS[record.tone])
    yield from _rest(len(results.records) - len(shown), language)


def _section(
    section: Section,
    records: Sequence[Record],
    columns: Sequence[Column],
    language: str,
    most: int,
    width: int | None,
) -> Iterator[Line]:
    yield Line("")
    head = f"[{ANSWERS[section.tone].say(language)}] {_clean(section.title.say(language))}"
    yield Line(f"{head} ({count(len(records), language)})", _KINDS[section.tone])
    for text in section.todo:
        yield Line(f"  → {_clean(text.say(language))}")
    if not section.tone:
        most = min(most, _MOST_EXPECTED)
    for row in _table(columns, records[:most], language, width):
        yield from row
    yield from _rest(len(records) - most, language)


def _table(
    columns: Sequence[Column], records: Sequence[Record], language: str, width: int | None
) -> Iterator[list[Line]]:
    """The lines of the headings, then of each row; a column with nothing in it is left out."""
    used = used_columns(records, language)
    rows = [[_clean(say(record.cells[place], language)) for place in used] for record in records]
    heads = [columns[place].heading.say(language) for place in used]
    numbers = [
        n for n, place in enumerate(used) if all(isinstance(one.cells[place], Decimal | None) for one in records)
    ]
    # A code is never turned; a cell that lists several may be, between them.
    whole = [
        n for n, place in enumerate(used) if columns[place].key in _WHOLE and not any(", " in row[n] for row in rows)
    ]
    most = None if width is None else width - _INDENT
    for number, lines in enumerate(grid([heads, *rows], most, whole=whole, right=numbers)):
        yield [Line(" " * _INDENT + line, "" if number else "note", turns=False) for line in lines]


def _rest(rest: int, language: str) -> Iterator[Line]:
    if rest > 0:
        number = count(rest, language)
        yield Line(_("… and {number} more (--report)", number=number).say(language), "note")


def _clean(text: str) -> str:
    return cut(visible(text), 300)
