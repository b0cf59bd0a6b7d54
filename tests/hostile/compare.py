"""Compares an output with its input cell by cell, by a reader that is not ours."""

import json
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

Cells = dict[str, Any]


def cells_of(path: Path) -> dict[str, Cells]:
    """Sheet to cell name to value."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path)
    # Not `iter_rows`, which walks every cell up to the last corner of a sheet.
    return {sheet.title: {cell.coordinate: cell.value for cell in sheet._cells.values()} for sheet in book.worksheets}


def require_only_the_plan(old: dict[str, Cells], after: Path, plan: Path) -> None:
    """The whole file differs in the planned cells, and in them as planned."""
    edits, new = json.loads(plan.read_text(encoding="utf-8")), cells_of(after)
    assert old.keys() == new.keys()
    for name, cells in old.items():
        planned = edits["edits"] if name == edits["source"]["sheet"] else []
        assert _filled(cells | {edit["cell"]: edit["after"] for edit in planned}) == _filled(new[name])


def require_rows_of_the_plan(old: dict[str, Cells], after: Path, plan: Path) -> None:
    """Each row of the affected rows' file is a row of the input, the planned cells aside."""
    edits = json.loads(plan.read_text(encoding="utf-8"))
    sheet = edits["source"]["sheet"]
    planned = {edit["cell"]: edit["after"] for edit in edits["edits"]}
    whole, new = _rows(old[sheet] | planned).values(), _rows(cells_of(after)[sheet]).values()
    assert all(row in whole for row in new)
    assert len(new) > len(planned)


def require_same_texts(records: Sequence[Sequence[str]], after: Path, plan: Path) -> None:
    """A new workbook holds what the records of a .csv or .xls held, numbers as numbers, the planned cells aside."""
    edits = json.loads(plan.read_text(encoding="utf-8"))["edits"]
    (new,) = cells_of(after).values()
    old = {
        f"{get_column_letter(column)}{row}": text
        for row, record in enumerate(records, start=1)
        for column, text in enumerate(record, start=1)
    }
    old |= {edit["cell"]: edit["after"] for edit in edits}
    assert _filled(old).keys() == _filled(new).keys()
    assert all(
        float(old[cell]) == text if isinstance(text, int | float) else old[cell] == text for cell, text in new.items()
    )


def _filled(cells: Cells) -> Cells:
    return {place: text for place, text in cells.items() if text not in (None, "")}


def _rows(cells: Cells) -> dict[int, Cells]:
    rows: dict[int, Cells] = {}
    for place, text in _filled(cells).items():
        column = place.rstrip("0123456789")
        rows.setdefault(int(place[len(column) :]), {})[column] = text
    return rows
