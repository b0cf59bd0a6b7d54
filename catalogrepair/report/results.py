"""A table of results in every form: terminal, page, workbook, table, data."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from catalogrepair.core.jsontext import readable
from catalogrepair.core.results import Cell, Results, Tone, say
from catalogrepair.errors import Text
from catalogrepair.report.formatting import cut, visible
from catalogrepair.report.tables import harmless
from catalogrepair.report.terminal import Line

_KINDS = {"good": "", "ask": "possible", "bad": "certain", "": "note"}


def result_lines(results: Results, language: str, most: int = 200) -> Iterator[Line]:
    """For a terminal; of a long table the rows that are not good come first and the rest is counted."""
    for fact in results.facts:
        yield Line(_clean(fact.say(language)))
    yield Line(results.summary.say(language), "title")
    shown = sorted(results.records, key=lambda record: record.tone == "good")[:most]
    for record in shown:
        cells = [_clean(say(cell, language)) for cell in record.cells]
        mark = {"good": "✓", "ask": "?", "bad": "✗", "": "-"}[record.tone]
        yield Line(f"{mark} " + "  ".join(filter(None, cells)), _KINDS[record.tone])
    if rest := len(results.records) - len(shown):
        yield Line(Text(f"… và {rest} dòng nữa (--report)", f"… and {rest} more (--report)").say(language), "note")
    if results.advice:
        yield Line("")
        yield Line(ADVICE.say(language), "title")
        for number, advice in enumerate(results.advice, start=1):
            yield Line(f"  {number}. {_clean(advice.say(language))}")


def results_to_data(results: Results) -> dict[str, Any]:
    """Everything a script needs."""
    keys = [column.key for column in results.columns]
    return {
        "summary": _both(results.summary),
        **results.data,
        "facts": [_both(fact) for fact in results.facts],
        "products": [
            dict(zip(keys, (_plain(cell) for cell in record.cells), strict=True)) | {"tone": record.tone}
            for record in results.records
        ],
        "advice": [_both(advice) for advice in results.advice],
    }


def render_results(results: Results, ending: str, language: str) -> bytes:
    """The bytes of a report file with this ending."""
    renderers = {".json": _json, ".csv": _csv, ".xlsx": _xlsx, ".html": _html}
    return renderers[ending](results, language)


def _json(results: Results, language: str) -> bytes:
    return readable(results_to_data(results)).encode("utf-8", "replace")


def _csv(results: Results, language: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(column.key for column in results.columns)
    for record in results.records:
        writer.writerow(harmless(say(cell, language)) for cell in record.cells)
    return text.getvalue().encode("utf-8-sig", "replace")


def _xlsx(results: Results, language: str) -> bytes:
    from catalogrepair.report.sheets import book_of

    table = tuple((column.heading, column.width) for column in results.columns)
    told = [(text,) for text in (results.summary, *results.facts, *results.advice)]
    return book_of(
        results.title,
        (
            (RESULTS, table, [record.cells for record in results.records]),
            (SEEN, ((results.title, 110),), told),
        ),
        language,
    )


def _html(results: Results, language: str) -> bytes:
    from catalogrepair.report.html import environment

    template = environment(language).get_template("results.html")
    return template.render(results=results, tones=TONES, advice=ADVICE).encode("utf-8", "replace")


RESULTS = Text("Kết quả", "Results")
SEEN = Text("Đã xem gì", "What was seen")
ADVICE = Text("Việc nên làm tiếp:", "What to do next:")
TONES: Mapping[Tone, Text] = {
    "good": Text("được", "good"),
    "ask": Text("cần xem", "to look at"),
    "bad": Text("chưa được", "not yet"),
    "": Text("", ""),
}


def _plain(cell: Cell) -> Any:
    return _both(cell) if isinstance(cell, Text) else cell


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}


def _clean(text: str) -> str:
    return cut(visible(text), 300)
