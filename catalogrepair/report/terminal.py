"""Findings and changes as lines for a terminal; colour is the reader's business, words carry everything."""

from collections import Counter
from collections.abc import Iterator

from catalogrepair.catalog.diff import Difference
from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.findings import LATE, Level
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.report.asked import evidence_texts
from catalogrepair.report.formatting import cut, visible
from catalogrepair.report.guide import BEFORE, MENU, QUESTIONS
from catalogrepair.report.layout import Line, table
from catalogrepair.report.wording import EMPTY, MODES, outcome_text, used_outcomes
from catalogrepair.text import _, count

_REASON = 2000
"""characters of a reason, which is several sentences"""


def edit_lines(edits: tuple[Edit, ...], language: str, width: int | None = None) -> Iterator[Line]:
    """The exact cell changes, one a line, under the reason that they share; a unit row stands with its product."""
    blocks: dict[tuple[str, str], list[Edit]] = {}
    for edit in edits:
        key = (edit.group, edit.why.say(language))
        if edit.role == "unit" and blocks:
            key = next((one for one in reversed(blocks) if one[0] == edit.group), key)
        blocks.setdefault(key, []).append(edit)
    for (group, why), block in blocks.items():
        level = block[0].level
        yield Line("")
        yield Line(f"[{level.text.say(language)}] {clean(f'{group}: {why}', _REASON)}", level.word)
        cells = [[edit.cell, clean(edit.code), clean(edit.name), _change(edit, why, language)] for edit in block]
        rows = table([[""] * 4, *cells], None if width is None else width - 2, whole=(0, 1, 3))
        yield from (Line(f"  {row}", turns=False) for row in [*rows][1:])


def _change(edit: Edit, why: str, language: str) -> str:
    before, after = (f"“{value}”" if value else EMPTY.say(language) for value in (edit.before, edit.after))
    own = edit.why.say(language)
    return clean(f"{before} → {after}") + ("" if own == why else f"  ({clean(own)})")


def evidence_lines(examination: Examination, language: str) -> Iterator[Line]:
    """What the store was asked, and the coverage; nothing when it was not asked."""
    if examination.plan.evidence is not None:
        for text in evidence_texts(examination.plan.evidence):
            yield Line(clean(text.say(language)))


def outcome_lines(examination: Examination, language: str) -> Iterator[Line]:
    """What each mode makes of this file, the chosen one marked."""
    for mode, outcome, is_used in used_outcomes(examination):
        option = f"--mode {mode:<8}" if mode else f"{MODES[mode].say(language)}:"
        text = outcome_text(mode, outcome).say(language)
        yield Line(f"{'→' if is_used else ' '} {option} {text}", hang=len(option) + 3)
    if late := sum(edit.check == LATE for edit in examination.plan.edits):
        kept = _(
            "leaves {late:# cell|# cells} of goods that were added after their product was synced; otherwise these "
            "become listings of their own.",
            late=late,
        )
        yield Line(f"  --keep-late     {kept.say(language)}", hang=18)


def import_lines(language: str, *, affected: bool) -> Iterator[Line]:
    """The import that follows a repair, in short: every question and its answer."""
    yield Line("")
    yield Line(_("Import into KiotViet: ").say(language) + MENU, "title")
    for number, question in enumerate(QUESTIONS, start=1):
        yield Line(f"  {number}. {question.words} → {question.choices[question.chosen]}")
    if not affected:
        soon, fewer = BEFORE[:2]
        yield Line(f"  {soon.heading.say(language)}: {soon.text.say(language)}")
        yield Line(f"  {fewer.heading.say(language)} (--rows affected): {fewer.text.say(language)}")


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
        yield Line(f"  {clean(heading)}: {count(number, language)}")
    for change in difference.changed:
        before, after = (f"“{value}”" if value else EMPTY.say(language) for value in (change.before, change.after))
        yield Line(f"~ {clean(change.code)}  {clean(change.heading)}: {clean(before)} → {clean(after)}", "likely")
    row, column = _("row").say(language), _("column").say(language)
    for number, code in difference.added:
        yield Line(f"+ {clean(code)}  ({row} {number})", "note")
    for number, code in difference.removed:
        yield Line(f"- {clean(code)}  ({row} {number})", Level.CERTAIN.word)
    for mark, headings in (("+", difference.added_columns), ("-", difference.removed_columns)):
        for heading in headings:
            yield Line(f"{mark} {column} “{clean(heading)}”", "note")


def clean(text: str, most: int = 300) -> str:
    """Text from a file, harmless to a terminal and of bearable length."""
    return cut(visible(text), most)
