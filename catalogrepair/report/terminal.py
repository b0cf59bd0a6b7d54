"""Findings and changes as lines for a terminal; colour is the reader's business, words carry everything."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from catalogrepair.catalog.diff import Difference
from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.findings import LATE, Finding, Level
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.report import habits
from catalogrepair.report.asked import evidence_texts
from catalogrepair.report.formatting import cut, visible
from catalogrepair.report.guide import AFTER, BEFORE, COMMAND, MENU, QUESTIONS
from catalogrepair.report.verdict import codes_of, judge
from catalogrepair.report.wording import EMPTY, MODES, fate, outcome_text, summary, used_outcomes
from catalogrepair.text import Text, _, count

_SHOWN_ROWS = 12
_SHOWN_NOTES = 5
_REASON = 2000
"""characters of a reason, which is several sentences"""


class Line(NamedTuple):
    """A line and what it is: "title", "certain", "likely", "possible", "note" or "" for plain text."""

    text: str
    kind: str = ""


def check_lines(examination: Examination, titles: dict[str, Text], language: str, *, verbose: bool) -> Iterator[Line]:
    """What was found and why; `titles` names the checks. Notes are counted, all of them shown when `verbose`."""
    yield from _opening(examination, language)
    verdict = judge(examination)
    fixed = {id(finding) for finding in verdict.fixed}
    for finding in examination.findings:
        if finding.level is not None:
            yield from _finding(finding, examination, titles, language, id(finding) in fixed)
    yield from _habits(examination, language)
    if verdict.notes:
        yield Line("")
        yield from _notes(verdict.notes, examination, titles, language, verbose)


def edit_lines(edits: tuple[Edit, ...], language: str) -> Iterator[Line]:
    """The exact cell changes, one a line, with the reason under each group of equal reasons."""
    reason = None
    for edit in edits:
        why = f"{edit.group}: {edit.why.say(language)}"
        if why != reason:
            yield Line("")
            yield Line(f"[{edit.level.text.say(language)}] {_clean(why, _REASON)}", edit.level.word)
            reason = why
        before, after = (f"“{value}”" if value else EMPTY.say(language) for value in (edit.before, edit.after))
        yield Line(f"  {edit.cell:<7} {_clean(edit.code)}  {_clean(edit.name)}:  {_clean(before)} → {_clean(after)}")


def evidence_lines(examination: Examination, language: str) -> Iterator[Line]:
    """What the store was asked, and the coverage; nothing when it was not asked."""
    if examination.plan.evidence is not None:
        for text in evidence_texts(examination.plan.evidence):
            yield Line(_clean(text.say(language)))


def outcome_lines(examination: Examination, language: str) -> Iterator[Line]:
    """What each mode makes of this file, the chosen one marked."""
    for mode, outcome, is_used in used_outcomes(examination):
        option = f"--mode {mode:<8}" if mode else f"{MODES[mode].say(language)}:"
        yield Line(f"{'→' if is_used else ' '} {option} {outcome_text(mode, outcome).say(language)}")
    if late := sum(edit.check == LATE for edit in examination.plan.edits):
        kept = _("leaves {late:# cell|# cells} of goods that were added after their product was synced.", late=late)
        yield Line(f"  --keep-late     {kept.say(language)}")


def import_lines(language: str, *, affected: bool) -> Iterator[Line]:
    """The import that follows a repair, in short: every question and its answer."""
    yield Line("")
    yield Line(_("Import into KiotViet: ").say(language) + MENU, "title")
    for number, question in enumerate(QUESTIONS, start=1):
        yield Line(f"  {number}. {question.words}  → {question.choices[question.chosen]}")
    if not affected:
        for hint in BEFORE[:2]:
            yield Line(f"  {hint.heading.say(language)}: {hint.text.say(language)}")
    yield Line(f"  {AFTER[0].text.say(language)} {COMMAND.say(language)}")


def _opening(examination: Examination, language: str) -> Iterator[Line]:
    source, groups = examination.source, len(examination.catalogue.groups)
    size = _(
        "{name}: {rows:# row|# rows}, {groups:# same-type group|# same-type groups}.",
        name=source.name,
        rows=source.rows,
        groups=groups,
    )
    yield Line(_clean(size.say(language)))
    yield from evidence_lines(examination, language)
    yield Line(summary(examination).say(language), "title")


def _habits(examination: Examination, language: str) -> Iterator[Line]:
    if lines := [f"  {habit.text.say(language)}" for habit in habits.told(examination.catalogue)]:
        yield Line("")
        yield Line(f"{habits.TITLE.say(language)}:", "title")
        yield from map(Line, lines)


def _finding(
    finding: Finding, examination: Examination, titles: dict[str, Text], language: str, fixed: bool
) -> Iterator[Line]:
    assert finding.level is not None
    level, title = finding.level.text.say(language), titles[finding.check].say(language)
    group = _("group {group}", group=finding.group).say(language) if finding.group else ""
    yield Line("")
    yield Line(_clean(f"[{level}] {title}{': ' if group else ''}{group}"), finding.level.word)
    yield from _rows(finding, examination, language)
    for why in finding.why:
        yield Line(f"  - {_clean(why.say(language))}")
    yield Line(f"  = {fate(finding, examination, fixed).say(language)} ({finding.check})", "note")


def _rows(finding: Finding, examination: Examination, language: str) -> Iterator[Line]:
    rows = examination.catalogue.rows
    word = _("row").say(language)
    for number in finding.rows[:_SHOWN_ROWS]:
        row = rows[number]
        attributes = f"  {row.attributes}" if row.attributes else ""
        yield Line(f"  {word} {number}: {_clean(row.code)}  {_clean(row.name)}{_clean(attributes)}")
    rest = len(finding.rows) - _SHOWN_ROWS
    if rest > 0:
        yield Line("  " + _("… and {rest:# more row|# more rows}", rest=rest).say(language))


def _notes(
    notes: tuple[Finding, ...], examination: Examination, titles: dict[str, Text], language: str, verbose: bool
) -> Iterator[Line]:
    yield Line(_("Left alone, for your information:").say(language), "title")
    for check, number in Counter(note.check for note in notes).items():
        yield Line(f"  {titles[check].say(language)}: {count(number, language)} ({check})", "note")
        shown = [note for note in notes if note.check == check][: None if verbose else _SHOWN_NOTES]
        for note in shown:
            codes = ", ".join(codes_of(examination, note.rows[:3])) + (", …" if len(note.rows) > 3 else "")
            words = " ".join(why.say(language) for why in note.why)
            yield Line(f"    - {_clean(words, _REASON)}{f' [{_clean(codes)}]' if codes else ''}")
        if number > len(shown):
            more = number - len(shown)
            yield Line("    " + _("… and {more} more (--verbose)", more=more).say(language))


def diff_lines(difference: Difference, language: str) -> Iterator[Line]:
    """What differs between two exports."""
    if difference.is_empty:
        yield Line(_("The two files say the same.").say(language), "title")
        return
    changed, added, removed = len(difference.changed), len(difference.added), len(difference.removed)
    head = _(
        "{changed:# cell differs|# cells differ}, {added:# row is|# rows are} new, {removed:# is|# are} gone.",
        changed=changed,
        added=added,
        removed=removed,
    )
    yield Line(head.say(language), "title")
    for heading, number in Counter(change.heading for change in difference.changed).most_common():
        yield Line(f"  {_clean(heading)}: {count(number, language)}")
    for change in difference.changed:
        before, after = (f"“{value}”" if value else EMPTY.say(language) for value in (change.before, change.after))
        yield Line(f"~ {_clean(change.code)}  {_clean(change.heading)}: {_clean(before)} → {_clean(after)}", "likely")
    row, column = _("row").say(language), _("column").say(language)
    for number, code in difference.added:
        yield Line(f"+ {_clean(code)}  ({row} {number})", "note")
    for number, code in difference.removed:
        yield Line(f"- {_clean(code)}  ({row} {number})", Level.CERTAIN.word)
    for mark, headings in (("+", difference.added_columns), ("-", difference.removed_columns)):
        for heading in headings:
            yield Line(f"{mark} {column} “{_clean(heading)}”", "note")


def _clean(text: str, most: int = 300) -> str:
    """Text from a file, harmless to a terminal and of bearable length."""
    return cut(visible(text), most)
