"""The report of an examination as a workbook: what is to be decided, then what it rests on, a table a sheet."""

from collections.abc import Iterator, Mapping, Sequence

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.numbers import amount_of
from catalogrepair.catalog.table import Row
from catalogrepair.report import guide, habits, titles, wording
from catalogrepair.report.asked import NOT_ON_STORE, NOT_SOLD, ON_STORE, TITLE, recorded_texts
from catalogrepair.report.cards import GroupCard, cards
from catalogrepair.report.decision import Line, sheet_of
from catalogrepair.report.labels import NO, PAGE, SHEETS, YES
from catalogrepair.report.outcomes import outcomes_of
from catalogrepair.report.results import answer_sheet
from catalogrepair.report.verdict import Verdict, codes_of, judge
from catalogrepair.report.workbook import Severity, Sheet, Value, book_of, lines_of
from catalogrepair.text import NOTHING, Text, joined

_DECISION = (
    SHEETS["severity"], PAGE["place"], PAGE["goods"], PAGE["hang_on"], PAGE["group"], PAGE["become"], PAGE["cells"],
    PAGE["sure"], PAGE["why"], PAGE["agree"],
)  # fmt: skip
_CHANGES = (
    PAGE["place"], PAGE["row"], PAGE["cell"], PAGE["code"], PAGE["name"], PAGE["before"], PAGE["after"],
    SHEETS["fate"], PAGE["sure"], SHEETS["check"],
)  # fmt: skip
_ROWS = (
    PAGE["group"], PAGE["row"], PAGE["code"], PAGE["name"], PAGE["attributes"], PAGE["price"], SHEETS["fate"],
)  # fmt: skip
_LEFT = (
    SHEETS["severity"], SHEETS["fate"], PAGE["group"], PAGE["affected"], SHEETS["codes"], PAGE["why"], SHEETS["check"],
)  # fmt: skip
_IMPORT = (SHEETS["step"], SHEETS["do"], SHEETS["answer"], PAGE["why"])


def render_xlsx(
    examination: Examination, language: str, outputs: tuple[str, ...] = (), answer: Text | None = None
) -> bytes:
    """The workbook's bytes."""
    verdict = judge(examination)
    drawn = cards(examination, verdict)
    sheet = sheet_of(examination, drawn)
    asked = examination.catalogue.facts is not None
    sheets = [
        Sheet(SHEETS["decision"], _DECISION, _decision(sheet.changes, sheet.asked, sheet.kept), (YES, NO)),
        Sheet(SHEETS["changes"], _CHANGES, _changes(examination, sheet.changes)),
        Sheet(SHEETS["groups"], (*_ROWS, SHEETS["evidence"]) if asked else _ROWS, _rows(examination, drawn)),
        Sheet(SHEETS["left"], _LEFT, _left(examination, verdict)),
        Sheet(SHEETS["import"], _IMPORT, _import(outputs)),
    ]
    if examination.plan.evidence is not None:
        texts = (*recorded_texts(examination.plan.evidence), *examination.warnings)
        sheets.append(lines_of(SHEETS["evidence"], TITLE, texts))
    elif examination.warnings:
        sheets.append(lines_of(PAGE["warnings"], PAGE["warnings"], examination.warnings))
    if learned := [habit.text for habit in habits.told(examination.catalogue)]:
        sheets.append(lines_of(SHEETS["habits"], habits.TITLE, learned))
    if answer is not None:
        sheets.append(answer_sheet(answer, language))
    return book_of(titles.of_examination(examination), sheets, language)


def _decision(changes: Sequence[Line], asked: Sequence[Line], kept: Sequence[Line]) -> Iterator[Sequence[Value]]:
    """A row for each group: those of the sheet of the page, with all that speaks for them."""
    kinds = (
        (Severity("bad", wording.FIXED), changes),
        (Severity("ask", PAGE["to_ask"]), asked),
        (Severity("", wording.LEFT_OUT), kept),
    )
    for severity, lines in kinds:
        for line in lines:
            yield (
                severity,
                line.number,
                joined([wording.goods(one.name, one.codes) for one in line.goods], between="\n"),
                line.host,
                line.code,
                line.becomes,
                len(line.edits) or None,
                line.level.text if line.level else NOTHING,
                _why(line),
                None,
            )


def _why(line: Line) -> Text:
    if line.card is None:
        return PAGE["by_hand"]
    findings = [one for one in line.card.findings if (one in line.card.open) is (line.ask is not None)]
    return joined([why for finding in findings or line.card.findings for why in finding.why], between=" ")


def _changes(examination: Examination, lines: Sequence[Line]) -> Iterator[Sequence[Value]]:
    """A row for each cell."""
    outcomes = outcomes_of(examination)
    for line in lines:
        for edit in line.edits:
            yield (
                line.number, edit.row, edit.cell, edit.code, edit.name, edit.before, edit.after or wording.EMPTY,
                outcomes[edit.row], edit.level.text, edit.check,
            )  # fmt: skip


def _rows(examination: Examination, drawn: Sequence[GroupCard]) -> Iterator[Sequence[Value]]:
    """A row for each row of a group in which something was found, with what becomes of itself."""
    outcomes, seen = outcomes_of(examination), set[int]()
    for card in drawn:
        asked = {number for finding in card.open for number in finding.fixable}
        rows = (*card.group.rows, *card.group.units) if card.group else ()
        for row in sorted(rows, key=lambda row: row.number):
            if row.number not in seen:
                seen.add(row.number)
                yield (card.code, *_row(row, examination.catalogue, outcomes, asked))


def _row(row: Row, catalogue: Catalogue, outcomes: Mapping[int, Text], asked: set[int]) -> Sequence[Value]:
    price = amount_of(row.price)
    rest = wording.ASK if row.number in asked else wording.STAYS
    values = (
        row.number, row.code, row.name, row.attributes, row.price if price is None else price,
        outcomes.get(row.number, rest),
    )  # fmt: skip
    return values if catalogue.facts is None else (*values, _standing(row, catalogue))


def _standing(row: Row, catalogue: Catalogue) -> Text:
    if catalogue.on_store(row):
        return ON_STORE
    return NOT_ON_STORE if row.for_sale else NOT_SOLD


def _left(examination: Examination, verdict: Verdict) -> Iterator[Sequence[Value]]:
    """A row for each finding that changes nothing."""
    passed = {id(finding) for finding in verdict.passed}
    for finding in verdict.open + verdict.kept + verdict.passed + verdict.notes:
        fate = wording.LEFT_OUT if id(finding) in passed else wording.fate(finding, examination, False)
        is_open = finding.level is not None and fate != wording.LEFT_OUT
        yield (
            Severity("ask", finding.level.text) if is_open and finding.level else Severity("", wording.NOTE),
            fate,
            finding.group,
            ", ".join(str(number) for number in finding.rows),
            ", ".join(codes_of(examination, finding.rows)),
            finding.reason,
            finding.check,
        )


def _import(outputs: tuple[str, ...]) -> Iterator[Sequence[Value]]:
    """A row for each step."""
    steps: list[tuple[Text | str, Text | str, Text | str]] = []
    steps += [(hint.heading, "", hint.text) for hint in guide.BEFORE]
    steps.append((joined((PAGE["dialog"], guide.MENU), between=" "), ", ".join(outputs), guide.DIALOG))
    steps += [(ask.words, ask.choices[ask.chosen], ask.why) for ask in guide.QUESTIONS]
    steps.append((guide.BRANCHES.heading, "", guide.BRANCHES.text))
    compare, *rest = guide.AFTER
    steps.append((compare.heading, guide.COMMAND, compare.text))
    steps += [(hint.heading, "", hint.text) for hint in (*rest, *guide.ELSEWHERE)]
    for number, step in enumerate(steps, start=1):
        yield (number, *step)
