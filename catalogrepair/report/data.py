"""The report as plain JSON values, for `.json` reports and `--format json`."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.jsontext import document, pieces
from catalogrepair.catalog.plans.plan import edits_to_data
from catalogrepair.report import habits, wording
from catalogrepair.report.verdict import Verdict, codes_of, judge
from catalogrepair.text import Text


def examination_to_data(examination: Examination) -> dict[str, Any]:
    """Everything a script needs; touches findings and edits only."""
    values = _values(examination, edits_to_data(examination.plan.edits))
    return {key: list(value) if isinstance(value, Iterator) else value for key, value in values.items()}


def examination_document(examination: Examination) -> dict[str, Any]:
    """The same to be written once, bit by bit: the long lists are iterators, or text already."""
    return _values(examination, examination.plan.lists)


def _values(examination: Examination, edits: Mapping[str, Any]) -> dict[str, Any]:
    verdict = judge(examination)
    mended, passed = ({id(finding) for finding in findings} for findings in (verdict.fixed, verdict.passed))
    plan = examination.plan
    values = {
        "summary": _summary(examination, verdict),
        "source": asdict(examination.source),
        "shop": {"retailer": plan.shop.retailer, "store": plan.shop.store},
        "evidence": asdict(plan.evidence) if plan.evidence else None,
        "habits": [
            {"kind": habit.kind, "kept": habit.kept, "products": habit.asked}
            for habit in habits.told(examination.catalogue)
        ],
        "tool": plan.tool,
        "created": plan.created,
        "mode": plan.mode,
        "level": plan.level.word,
        "outcomes": {mode: asdict(outcome) for mode, outcome in examination.outcomes.items()},
        **edits,
        "conflicts": (
            _finding(finding, examination) | {"planned": id(finding) in mended, "left_out": id(finding) in passed}
            for finding in examination.findings
            if finding.level is not None
        ),
        "notes": (_finding(finding, examination) for finding in verdict.notes),
        "warnings": [_both(warning) for warning in examination.warnings],
    }
    return document("check", values)


def render_json(examination: Examination) -> Iterator[bytes]:
    """The data as a UTF-8 file, a line for each entry, bit by bit."""
    for piece in pieces(examination_document(examination)):
        yield piece.encode("utf-8", "replace")


def _summary(examination: Examination, verdict: Verdict) -> dict[str, Any]:
    return {
        "groups_blocking": verdict.blocking,
        "rows_leaving": verdict.leaving,
        "edits": len(examination.plan.edits),
        "conflicts": sum(finding.level is not None for finding in examination.findings),
        "conflicts_planned": len(verdict.fixed),
        "asked": verdict.asking,
        "left_out": verdict.left_out,
        "notes": len(verdict.notes),
        "text": _both(wording.summary(examination, verdict)),
    }


def _finding(finding: Finding, examination: Examination) -> dict[str, Any]:
    return {
        "check": finding.check,
        "level": finding.level.word if finding.level is not None else None,
        "group": finding.group,
        "rows": list(finding.rows),
        "codes": codes_of(examination, finding.rows),
        "why": [_both(text) for text in finding.why],
        "fixable": finding.fix is not None,
    }


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
