"""Findings, edits and results as pandas tables, for notebooks and scripts.

The columns and their types below are stable. Cells are texts as the file holds them: a code "00123" stays "00123", an
empty cell is "". Row numbers are Excel's. <NA> stands only for what is not known or does not apply. `language` ("vi" or
"en") is that of the sentences; all other words are the same in both.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.plans.plan import Plan
from catalogrepair.catalog.results import Cell, Results, say

if TYPE_CHECKING:
    from pandas import DataFrame

FINDINGS = {
    "finding": "Int64",  # its place in the examination, from 0: rows of the same finding have the same
    "check": "string",
    "level": "string",  # "certain", "likely" or "possible"; <NA> for a note
    "group": "string",  # the code of the group's root; "" where no group is concerned
    "row": "Int64",  # <NA> where it is about no row
    "code": "string",
    "name": "string",
    "fixable": "boolean",  # whether the fix that it proposes changes this row
    "planned": "boolean",  # whether the plan changes this row
    "why": "string",
}
EDITS = {
    "row": "Int64",
    "cell": "string",  # as "M4"
    "code": "string",
    "name": "string",
    "before": "string",
    "after": "string",  # "" where the cell is cleared
    "check": "string",
    "group": "string",
    "level": "string",  # "certain", "likely" or "possible"
    "role": "string",  # "leaves", "unit" or "stays"
    "why": "string",
}


def findings_frame(examination: Examination, language: str = "vi") -> "DataFrame":
    """The conflicts and notes with the columns of `FINDINGS`: a row for each row of the export that one is about."""
    planned = {edit.row for edit in examination.plan.edits}
    rows = examination.catalogue.rows
    lines = []
    for place, one in enumerate(examination.findings):
        why = " ".join(text.say(language) for text in one.why)
        level, fixable = one.level.word if one.level is not None else None, set(one.fixable)
        for number in one.rows or (None,):
            row = rows.get(number) if number is not None else None
            code, name = (row.code, row.name) if row else ("", "")
            lines.append(
                (place, one.check, level, one.group, number, code, name, number in fixable, number in planned, why)
            )
    return _frame(lines, FINDINGS)


def edits_frame(plan: Plan, language: str = "vi") -> "DataFrame":
    """The edits with the columns of `EDITS`, a row each, in the plan's order."""
    lines = (
        (
            one.row, one.cell, one.code, one.name, one.before, one.after,
            one.check, one.group, one.level.word, one.role, one.why.say(language),
        )
        for one in plan.edits
    )  # fmt: skip
    return _frame(lines, EDITS)


def results_frame(results: Results, language: str = "vi") -> "DataFrame":
    """What a diagnosis or a verification says, a row each.

    Before the columns of its own (`results.columns` by their keys; Float64 where they hold numbers, else string) stand
    `kind` (the machine word of the answer; "" where rows have none) and `tone` ("good", "ask", "bad", "unknown" or ""),
    behind them `answer` (the sentence) and, unless it is a column already, `playbook_row` ("0" to "6c").
    """
    types = {"kind": "string", "tone": "string"}
    types |= {column.key: "Float64" if column.is_number else "string" for column in results.columns}
    types |= {"answer": "string", "playbook_row": "string"}
    return _frame(([said[key] for key in types] for said in _said(results, language)), types)


def _said(results: Results, language: str) -> Iterator[dict[str, Any]]:
    for one in results.records:
        said: dict[str, Any] = {"kind": "", "tone": one.tone, "answer": "", "playbook_row": ""}
        if section := one.section:
            said |= {"kind": section.key, "answer": section.title.say(language), "playbook_row": section.rule}
        for column, cell in zip(results.columns, one.cells, strict=True):
            said[column.key] = _number(cell) if column.is_number else say(cell, language)
        yield said


def _number(cell: Cell) -> float | None:
    return float(cell) if isinstance(cell, Decimal) else None


def _frame(lines: Iterable[Iterable[Any]], types: Mapping[str, str]) -> "DataFrame":
    import pandas as pd

    return pd.DataFrame([*lines], columns=[*types]).astype(types)
