"""The report as one table (.csv): what was asked, warnings, changes, findings; headings in English."""

import csv
import io
from collections.abc import Iterator

from catalogrepair.catalog.examination import Examination
from catalogrepair.report.asked import recorded_texts
from catalogrepair.report.habits import told
from catalogrepair.report.outcomes import words_of
from catalogrepair.report.verdict import codes_of, judge

HEADINGS = ("type", "level", "row", "cell", "code", "name", "before", "after", "group", "check", "why", "outcome")
DANGEROUS = frozenset("=+-@\t\r\n＝＋－＠")


def render_csv(examination: Examination, language: str) -> bytes:
    """UTF-8 with a BOM, so that Excel reads the accents; no cell can run as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for line in _lines(examination, language):
        writer.writerow([harmless(value) for value in line])
    return text.getvalue().encode("utf-8-sig", "replace")


def harmless(text: str) -> str:
    """The text with a quote in front when a spreadsheet could take it for a formula (OWASP's list)."""
    if text[:1] in DANGEROUS or text.lstrip()[:1] in DANGEROUS:
        return "'" + text if text else text
    return text


def _lines(examination: Examination, language: str) -> Iterator[tuple[str, ...]]:
    if examination.plan.evidence is not None:
        for text in recorded_texts(examination.plan.evidence):
            yield ("evidence", *[""] * (len(HEADINGS) - 3), text.say(language), "")
    for habit in told(examination.catalogue):
        yield ("habit", *[""] * (len(HEADINGS) - 3), habit.text.say(language), "")
    for text in examination.warnings:
        yield ("warning", *[""] * (len(HEADINGS) - 3), text.say(language), "")
    words = words_of(examination)
    for edit in examination.plan.edits:
        yield (
            "change", edit.level.word, str(edit.row), edit.cell, edit.code, edit.name,
            edit.before, edit.after, edit.group, edit.check, edit.why.say(language), words[edit.row],
        )  # fmt: skip
    rows, verdict = examination.catalogue.rows, judge(examination)
    sorted_out = (("mended", verdict.fixed), ("kept", verdict.kept), ("left_out", verdict.passed))
    fates = {id(one): word for word, its in sorted_out for one in its}
    for finding in examination.findings:
        conflict = finding.level is not None
        yield (
            "conflict" if conflict else "note",
            finding.level.word if finding.level is not None else "",
            " ".join(str(number) for number in finding.rows),
            "",
            " | ".join(codes_of(examination, finding.rows)),
            next((rows[number].name for number in finding.rows if number in rows), ""),
            "",
            "",
            finding.group,
            finding.check,
            " ".join(why.say(language) for why in finding.why),
            fates.get(id(finding), "asked" if conflict else ""),
        )
