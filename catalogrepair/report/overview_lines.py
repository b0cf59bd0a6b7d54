"""One look at a whole shop for a terminal: what to do first, each row of the playbook, then what was found."""

from collections.abc import Iterator

from catalogrepair.catalog.overview import Overview, PlaybookRow
from catalogrepair.report.columns import result_lines
from catalogrepair.report.formatting import visible
from catalogrepair.report.layout import Line
from catalogrepair.report.overview import (
    FIRST,
    GONE,
    NOTHING_FIRST,
    READ,
    ROWS,
    STANDINGS,
    UNREAD,
    about_told,
    since_told,
    title_of,
)
from catalogrepair.text import Text

_KINDS = {"found": "certain", "well": "", "unknown": "note"}
_MARKS = {"found": "✗", "well": "✓", "unknown": "?"}
_MOST = 5
"""rows of one section: the report has all"""


def overview_lines(overview: Overview, language: str, width: int | None = None) -> Iterator[Line]:
    """The whole look."""

    def told(text: Text) -> str:
        return visible(text.say(language))

    yield Line(told(title_of(overview)), "title")
    yield Line(told(overview.summary), "title")
    since = since_told(overview)
    if since is not None:
        yield Line(told(since))
    yield Line("")
    yield Line(told(FIRST), "title")
    if not overview.first:
        yield Line(f"  {told(NOTHING_FIRST)}")
    for place, one in enumerate(overview.first, start=1):
        yield Line(f"  {place}. {told(one.section.title)}: {told(about_told(one))}", "certain")
        for todo in one.section.todo:
            yield Line(f"     → {told(todo)}")
    yield Line("")
    yield Line(told(ROWS), "title")
    for row in overview.rows:
        yield from _row(row, language)
    for heading, texts in ((READ, overview.facts), (UNREAD, overview.unread)):
        if texts:
            yield Line("")
            yield Line(told(heading), "title")
            yield from (Line(f"  {told(text)}") for text in texts)
    if overview.since is not None and overview.since.gone:
        yield Line("")
        yield Line(told(GONE), "title")
        yield from (Line(f"  {visible(key.about)} ({told(said)})") for key, said in overview.since.gone.items())
    for part in overview.parts:
        if part.results is not None and (part.results.records or part.results.facts):
            yield Line("")
            yield Line(f"── {told(part.title)}", "title")
            yield from result_lines(part.results, language, _MOST, _MOST, width)


def _row(row: PlaybookRow, language: str) -> Iterator[Line]:
    head = f"{_MARKS[row.standing]} {row.row:<7} {row.seen.say(language)}: {STANDINGS[row.standing].say(language)}"
    yield Line(visible(head), _KINDS[row.standing])
    yield Line(f"            {visible(row.told.say(language))}", "note")
