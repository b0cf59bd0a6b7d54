"""One look at a whole shop in every form: page, workbook, table, data."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catalogrepair.catalog.jsontext import document, readable
from catalogrepair.catalog.overview import FirstThing, Key, Overview, Part, PlaybookRow, Standing, findings_of, key_of
from catalogrepair.catalog.results import Column, Record, Tone, Unjudged, say, subject_of, titled
from catalogrepair.report.labels import PAGE, SHEETS
from catalogrepair.report.results import ANSWERS, DO, answer_sheet, results_sheet, results_to_data, stage
from catalogrepair.report.tables import harmless
from catalogrepair.report.to_send import answer_to_send
from catalogrepair.report.workbook import Severity, Sheet, Value, book_of, lines_of
from catalogrepair.text import Text, _, clock, joined, listed, pgettext, verbatim

TITLE = _("The whole shop")
FIRST = _("To be done first")
ROWS = _("Row by row")
DETAILS = _("What was found")
READ = _("What was read")
UNREAD = _("Files that were not looked at")
GONE = _("No longer there")
NOTHING_FIRST = _("Nothing needs to be done first.")
STANDINGS: Mapping[Standing, Text] = {
    "found": _("found"),
    "well": _("fine"),
    "unknown": _("could not be asked"),
}
NEW, FIRST_ASKED = _("new"), _("not asked last time")
_ROW = Column("playbook_row", pgettext("playbook", "Row"))
_COLUMNS = (
    _ROW,
    Column("seen", _("What the shop sees")),
    Column("standing", _("Standing")),
    Column("told", _("Found, or why it could not be asked")),
)
_TONES: Mapping[Standing, Tone] = {"found": "bad", "well": "good", "unknown": "unknown"}
_FIRST_COLUMNS = (PAGE["place"], SHEETS["severity"], _("Answer"), _("What it is about"), DO)
_ABOUT_SHOWN = 8
"""orders, goods or groups that one of the first things names"""


def render_overview(overview: Overview, ending: str, language: str) -> bytes:
    """The bytes of a report file with this ending."""
    renderers = {".json": _json, ".csv": _csv, ".xlsx": _xlsx, ".html": _html}
    return renderers[ending](overview, language)


def title_of(overview: Overview) -> Text:
    """What the page is called: the shop stands in it."""
    return titled(TITLE, overview.shop)


def changed(overview: Overview, key: Key) -> Text | None:
    """What is said of a finding since the last look; None of one that was there."""
    if overview.since is None:
        return None
    if key in overview.since.new:
        return NEW
    return FIRST_ASKED if key in overview.since.first_asked else None


def since_told(overview: Overview) -> Text | None:
    """What has changed since the last look, in a sentence."""
    if overview.since is None:
        return None
    its = overview.since
    told = _(
        "Since the look of {made}: {new:# finding is|# findings are} new, {gone:# is|# are} gone.",
        made=clock(its.made),
        new=len(its.new),
        gone=len(its.gone),
    )
    if not its.first_asked:
        return told
    return _("{told} {first:# more was|# more were} not asked about last time.", told=told, first=len(its.first_asked))


def about_told(first: FirstThing) -> Text:
    """The orders, goods or groups that it is about, shortly."""
    return listed([say(cell, "vi") for cell in first.about], _ABOUT_SHOWN)


def answer_of_shop(overview: Overview) -> Text:
    """The message to the shop on all of it."""
    unasked = [Unjudged(part.lacks) for part in overview.parts if part.lacks is not None]
    return answer_to_send([part.results for part in overview.parts if part.results is not None], unasked)


def part_of(overview: Overview, name: str) -> Part:
    """A diagnosis of the look by its name."""
    return next(part for part in overview.parts if part.name == name)


def overview_to_data(overview: Overview) -> dict[str, Any]:
    """Everything a script needs, and what a later look compares itself with."""
    since = overview.since
    return document(
        "shop",
        {
            "made": overview.made,
            "shop": {
                "name": overview.shop.data,
                "retailer": overview.identity.retailer,
                "store": overview.identity.store,
                "fingerprint": overview.identity.fingerprint,
            },
            "summary": overview.summary.data,
            "answer_to_send": answer_of_shop(overview).data,
            **({} if since is None else {"since": _since(overview)}),
            "first": [_first(one) for one in overview.first],
            "rows": [_row(row) for row in overview.rows],
            "findings": [
                {
                    **_key(key),
                    **_what(part_of(overview, key.part), one),
                    "tone": one.tone,
                    **({} if since is None else {"since": _state(overview, key)}),
                }
                for key, one in findings_of(overview.parts)
            ],
            "facts": [text.data for text in overview.facts],
            "unread": [text.data for text in overview.unread],
            "diagnoses": [_part(part) for part in overview.parts],
        },
    )


def _key(key: Key) -> dict[str, str]:
    return {"diagnosis": key.part, "kind": key.kind, "about": key.about}


def _what(part: Part, one: Record) -> dict[str, Any]:
    """What a later look must know of a finding that is gone by then."""
    columns = part.results.columns if part.results else ()
    return {
        "playbook_row": one.section.rule if one.section else "",
        "subject": subject_of(one, columns).kind,
        "answer": (one.section.title if one.section else part.title).data,
    }


def _state(overview: Overview, key: Key) -> str:
    said = changed(overview, key)
    return "known" if said is None else "new" if said is NEW else "not_asked_before"


def _since(overview: Overview) -> dict[str, Any]:
    assert overview.since is not None
    its = overview.since
    return {
        "made": its.made,
        "new": len(its.new),
        "not_asked_before": len(its.first_asked),
        "gone": [{**_key(key), "answer": said.data} for key, said in its.gone.items()],
    }


def _first(one: FirstThing) -> dict[str, Any]:
    return {
        "diagnosis": one.part,
        "kind": one.section.key,
        "playbook_row": one.section.rule,
        "tone": one.section.tone,
        "answer": one.section.title.data,
        "to_do": [text.data for text in one.section.todo],
        "about": [say(cell, "vi") for cell in one.about],
    }


def _row(row: PlaybookRow) -> dict[str, Any]:
    return {
        "playbook_row": row.row,
        "seen": row.seen.data,
        "standing": row.standing,
        "told": row.told.data,
        "diagnosis": row.diagnosis,
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "name": part.name,
        "title": part.title.data,
        "lacks": None if part.lacks is None else part.lacks.data,
        "results": None if part.results is None else results_to_data(part.results),
    }


def _json(overview: Overview, language: str) -> bytes:
    return readable(overview_to_data(overview)).encode("utf-8", "replace")


def _cells(row: PlaybookRow) -> Sequence[Value]:
    return (Severity(_TONES[row.standing], STANDINGS[row.standing]), row.row, row.seen, row.told)


def _csv(overview: Overview, language: str) -> bytes:
    """A row for each finding; the rows of the playbook stand in the other forms."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("diagnosis", "kind", "playbook_row", "tone", "about", "answer", "since"))
    for key, one in findings_of(overview.parts):
        rule, title = (one.section.rule, one.section.title.say(language)) if one.section else ("", "")
        since = "" if overview.since is None else _state(overview, key)
        writer.writerow(map(harmless, (key.part, key.kind, rule, one.tone, key.about, title, since)))
    return text.getvalue().encode("utf-8-sig", "replace")


def _xlsx(overview: Overview, language: str) -> bytes:
    heads = (_COLUMNS[2].heading, *(one.heading for one in _COLUMNS if one.key != "standing"))
    sheets = [
        Sheet(ROWS, heads, [_cells(row) for row in overview.rows]),
        Sheet(FIRST, _FIRST_COLUMNS, list(_firsts(overview))),
        *(
            results_sheet(_sheet_name(overview, part), part.results, language)
            for part in overview.parts
            if part.results and part.results.records
        ),
        lines_of(READ, READ, _told(overview)),
        answer_sheet(answer_of_shop(overview), language),
    ]
    return book_of(title_of(overview), sheets, language)


def _sheet_name(overview: Overview, part: Part) -> Text:
    """A sheet is named by rows of the playbook: Excel takes 31 letters."""
    rows = ", ".join(row.row for row in overview.rows if row.diagnosis == part.name and row.row)
    return _("Row {rows}", rows=rows) if rows else verbatim(part.name)


def _firsts(overview: Overview) -> Iterator[Sequence[Value]]:
    for place, one in enumerate(overview.first, start=1):
        section = one.section
        yield (
            place,
            Severity(section.tone, ANSWERS[section.tone]),
            section.title,
            about_told(one),
            joined(section.todo, " "),
        )


def _told(overview: Overview) -> Iterator[Text]:
    yield overview.summary
    since = since_told(overview)
    if since is not None:
        yield since
    yield from overview.facts
    yield from overview.unread
    for part in overview.parts:
        if part.results is not None and part.results.facts:
            yield from (part.results.title, *part.results.facts)


def _html(overview: Overview, language: str) -> bytes:
    page = stage(language).get_template("overview.html").render(
        overview=overview,
        title=title_of(overview),
        since=since_told(overview),
        part_of=lambda name: part_of(overview, name),
        is_new=lambda part, record: _new(overview, part, record),
        about=about_told,
        answer=answer_of_shop(overview),
        standings=STANDINGS,
        words={
            "first": FIRST, "rows": ROWS, "details": DETAILS, "read": READ, "unread": UNREAD, "gone": GONE,
            "nothing": NOTHING_FIRST,
        },
        columns=_COLUMNS,
    )  # fmt: skip
    return page.encode("utf-8", "replace")


def _new(overview: Overview, part: Part, record: Record) -> Text | None:
    return changed(overview, key_of(part.name, record)) if record.tone in ("bad", "ask") else None
