"""A table of results for a terminal: one line a row, or in sections with what to do above their rows."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from catalogrepair.catalog.results import Column, Record, Results, Section, say
from catalogrepair.report.formatting import cut, visible
from catalogrepair.report.results import ADVICE, ANSWERS, used_columns
from catalogrepair.report.terminal import Line
from catalogrepair.text import _, count

_KINDS = {"good": "", "ask": "possible", "bad": "certain", "unknown": "note", "": "note"}
_MARKS = {"good": "✓", "ask": "?", "bad": "✗", "unknown": "?", "": "-"}
_MOST_EXPECTED = 5
"""rows shown of a section that is no fault"""
_WIDEST = 46
"""characters of one cell in a section's table; the last may be longer"""


_INDENT = 4


def result_lines(results: Results, language: str, most: int = 200, of_section: int = 20) -> Iterator[Line]:
    """The table; of a long one the rows that are not good come first and the rest is counted."""
    for fact in results.facts:
        yield Line(_clean(fact.say(language)))
    yield Line(results.summary.say(language), "title")
    sections = results.sections
    for section, records in sections.items():
        yield from _section(section, records, results.columns, language, most if len(sections) == 1 else of_section)
    if not sections:
        yield from _rows(results, language, most)
    if results.advice:
        yield Line("")
        yield Line(ADVICE.say(language), "title")
        for number, advice in enumerate(results.advice, start=1):
            yield Line(f"  {number}. {_clean(advice.say(language))}")


def _rows(results: Results, language: str, most: int) -> Iterator[Line]:
    shown = sorted(results.records, key=lambda record: record.tone == "good")[:most]
    if shown:
        head, *rows = _table(results.columns, shown, language)
        yield Line(f"  {head.text.strip()}", head.kind)
        for record, row in zip(shown, rows, strict=True):
            yield Line(f"{_MARKS[record.tone]} {row.text[_INDENT:]}", _KINDS[record.tone])
    yield from _rest(len(results.records) - len(shown), language)


def _section(
    section: Section, records: Sequence[Record], columns: Sequence[Column], language: str, most: int
) -> Iterator[Line]:
    yield Line("")
    head = f"[{ANSWERS[section.tone].say(language)}] {_clean(section.title.say(language))}"
    yield Line(f"{head} ({count(len(records), language)})", _KINDS[section.tone])
    for text in section.todo:
        yield Line(f"  → {_clean(text.say(language))}")
    if not section.tone:
        most = min(most, _MOST_EXPECTED)
    yield from _table(columns, records[:most], language)
    yield from _rest(len(records) - most, language)


def _table(columns: Sequence[Column], records: Sequence[Record], language: str) -> Iterator[Line]:
    """The rows under their headings, columns in line; a column with nothing in it is left out."""
    rows = [[_clean(say(cell, language)) for cell in record.cells] for record in records]
    used = used_columns(records, language)
    heads = [columns[place].heading.say(language) for place in range(len(columns))]
    numbers = {place for place in used if all(isinstance(one.cells[place], Decimal | None) for one in records)}
    widths = {place: min(_WIDEST, max(len(row[place]) for row in [heads, *rows])) for place in used}

    def line(cells: Sequence[str]) -> str:
        parts = []
        for place in used:
            last = place == used[-1]
            text = cells[place] if last else cut(cells[place], _WIDEST)
            parts.append(text.rjust(widths[place]) if place in numbers else text.ljust(0 if last else widths[place]))
        return " " * _INDENT + "  ".join(parts).rstrip()

    yield Line(line(heads), "note")
    for row in rows:
        yield Line(line(row))


def _rest(rest: int, language: str) -> Iterator[Line]:
    if rest > 0:
        number = count(rest, language)
        yield Line(_("… and {number} more (--report)", number=number).say(language), "note")


def _clean(text: str) -> str:
    return cut(visible(text), 300)
