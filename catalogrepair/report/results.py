"""A table of results in every form: page, workbook, table, data."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from catalogrepair.catalog.jsontext import document, readable
from catalogrepair.catalog.results import Cell, Column, Link, Record, Results, Section, Tone, exact, say
from catalogrepair.report import bars
from catalogrepair.report.labels import SHEETS, TO_SEND
from catalogrepair.report.tables import harmless
from catalogrepair.report.to_send import answer_to_send
from catalogrepair.report.workbook import Severity, Sheet, book_of, lines_of
from catalogrepair.text import NOTHING, Moment, Text, _, day, dong, pgettext

if TYPE_CHECKING:
    from jinja2 import Environment

RESULTS = _("Results")
SEEN = _("What was seen")
ADVICE = _("What to do next:")
DO = _("What to do")
TONES: Mapping[Tone, Text] = {
    "good": _("good"),
    "ask": _("to look at"),
    "bad": pgettext("results", "not yet"),
    "unknown": _("not known"),
    "": NOTHING,
}
ANSWERS: Mapping[Tone, Text] = {
    "good": _("right"),
    "ask": _("to look at"),
    "bad": _("to be mended"),
    "unknown": _("not known"),
    "": _("no fault"),
}
SEVERITY = SHEETS["severity"]
_TONE = "tone"
_KEY = Column("kind", _("Kind"))
_TITLE = Column("answer", _("Answer"))
_RULE = Column("playbook_row", _("Playbook row"))
_TO_DO = Column("to_do", DO)


def render_results(results: Results, ending: str, language: str) -> bytes:
    """The bytes of a report file with this ending."""
    renderers = {".json": _json, ".csv": _csv, ".xlsx": _xlsx, ".html": _html}
    return renderers[ending](results, language)


def results_to_data(results: Results) -> dict[str, Any]:
    """Everything a script needs."""
    values = {
        "summary": _both(results.summary),
        **results.data,
        "facts": [_both(fact) for fact in results.facts],
        **({"kinds": [_kind(*one) for one in results.sections.items()]} if results.sections else {}),
        **({"answer_to_send": _both(answer)} if (answer := answer_of(results)) else {}),
        results.noun: list(_rows(results)) if results.entries is None else list(results.entries),
        "advice": [_both(advice) for advice in results.advice],
    }
    return document(results.format, values)


def answer_of(results: Results) -> Text | None:
    """The message to the shop; None for a table that is no diagnosis."""
    return answer_to_send([results]) if results.format == "diagnosis" else None


def _rows(results: Results) -> Iterator[dict[str, Any]]:
    keys = [column.key for column in results.columns]
    for record in results.records:
        kind = {"kind": record.section.key} if record.section else {}
        yield kind | dict(zip(keys, map(_plain, record.cells), strict=True)) | {"tone": record.tone}


def _kind(section: Section, rows: list[Any]) -> dict[str, Any]:
    return {
        "kind": section.key,
        "playbook_row": section.rule,
        "tone": section.tone,
        "answer": _both(section.title),
        "to_do": [_both(text) for text in section.todo],
        "to_send": [_both(text) for text in section.to_send],
        "count": len(rows),
    }


def _flat(results: Results, language: str) -> tuple[tuple[Column, ...], Iterator[tuple[Tone, tuple[Cell, ...]]]]:
    """One table of all rows, and how each stands; in sections each row says what its section says."""
    sections = results.sections
    if not sections:
        return results.columns, ((record.tone, record.cells) for record in results.records)
    told = {one: " ".join(text.say(language) for text in one.todo) for one in sections}
    columns = (*results.columns[:1], _TITLE, *results.columns[1:], _TO_DO, _KEY, _RULE)
    if _RULE.key in {column.key for column in results.columns}:
        columns = columns[:-1]
    rows = (
        (record.tone, (first, section.title, *rest, told[section], section.key, section.rule)[: len(columns)])
        for section, records in sections.items()
        for record in records
        for first, *rest in (record.cells,)
    )
    return columns, rows


def _json(results: Results, language: str) -> bytes:
    return readable(results_to_data(results)).encode("utf-8", "replace")


def _csv(results: Results, language: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    columns, rows = _flat(results, language)
    writer.writerow((*(column.key for column in columns), _TONE))
    for tone, cells in rows:
        writer.writerow((*(_bare(cell, language) for cell in cells), tone))
    return text.getvalue().encode("utf-8-sig", "replace")


def _bare(cell: Cell, language: str) -> str:
    """A cell for a program: numbers without marks, days and times as ISO 8601 has them."""
    if isinstance(cell, Moment):
        return cell.iso
    return exact(cell) if isinstance(cell, Decimal) else harmless(say(cell, language))


def _xlsx(results: Results, language: str) -> bytes:
    told = [results.title, results.summary, *results.facts, *results.advice]
    sheets = [results_sheet(RESULTS, results, language), lines_of(SEEN, SEEN, told)]
    if (answer := answer_of(results)) is not None:
        sheets.append(answer_sheet(answer, language))
    return book_of(results.heading, sheets, language)


def results_sheet(name: Text, results: Results, language: str) -> Sheet:
    """A sheet of all rows, with how bad each is, without columns in which nothing stands and words for programs."""
    columns, rows = _flat(results, language)
    lines = list(rows)
    places = _used([cells for _tone, cells in lines], language)
    used = [place for place in places if columns[place].key != _KEY.key]
    heads = (SEVERITY, *(columns[place].heading for place in used))
    words = ANSWERS if results.sections else TONES
    told = ((Severity(tone, words[tone]), *(cells[place] for place in used)) for tone, cells in lines)
    return Sheet(name, heads, told)


def answer_sheet(answer: Text, language: str) -> Sheet:
    """A sheet of the message to the shop, line by line."""
    return lines_of(TO_SEND, TO_SEND, answer.say(language).split("\n"))


def _html(results: Results, language: str) -> bytes:
    page = stage(language).get_template("results.html").render(results=results, answer=answer_of(results))
    return page.encode("utf-8", "replace")


def stage(language: str) -> "Environment":
    """Where the templates that draw tables of results come from, with their words."""
    from catalogrepair.report.html import of_reports

    return with_tables(of_reports(language), language)


def with_tables(found: "Environment", language: str) -> "Environment":
    """An environment of templates with what tables of results need besides."""
    found.filters["cell"] = lambda cell: say(cell, language)
    found.filters["used"] = lambda records: used_columns(records, language)
    found.filters["bars"] = bars.bars_of
    found.filters["dong"] = lambda amount: dong(amount).say(language)
    found.filters["day"] = lambda moment: day(moment).say(language)
    found.globals.update(
        worth={"title": bars.TITLE, "more": bars.MORE, "less": bars.LESS}, states=STATES, way_title=WAY, ways=WAYS
    )
    found.tests["link"] = lambda cell: isinstance(cell, Link)
    found.tests["amount"] = lambda cell: isinstance(cell, Decimal)
    found.globals.update(tones=TONES, answers=ANSWERS, advice=ADVICE, do=DO, most=MOST_SHOWN, rest=REST)
    return found


WAY = _("The order's way")
STATES = {"done": _("done"), "open": _("not yet"), "unknown": _("not known")}
WAYS = 50
"""orders of one section whose way is drawn"""
MOST_SHOWN = 2000
"""rows of one section on the page; a page of more is no use to anybody, a workbook is"""
REST = _("There are more; the report as a workbook (.xlsx) has all rows.")


def used_columns(records: Sequence[Record], language: str) -> list[int]:
    """The places of the columns in which a row says something."""
    return _used([record.cells for record in records], language)


def _used(rows: Sequence[Sequence[Cell]], language: str) -> list[int]:
    width = max(map(len, rows), default=0)
    return [place for place in range(width) if any(say(cells[place], language) for cells in rows)]


def _plain(cell: Cell) -> Any:
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return _both(cell) if isinstance(cell, Text) else cell


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
