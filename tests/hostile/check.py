"""What must be so for every input of the corpus, whatever is wrong with it."""

import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from tests.hostile.case import EITHER, REPAIRED, Case
from tests.hostile.compare import Cells, cells_of, require_only_the_plan, require_rows_of_the_plan, require_same_texts
from tests.hostile.runner import Outcome, outcomes

SECONDS, MEBIBYTES = 20, 500
"""of the processor for one command, and of memory for all of them in one process"""


class Tried(NamedTuple):
    """One input in a folder of its own, and what two commands made of it."""

    export: Path
    whole: Outcome
    affected: Outcome


def tried(cases: Iterable[Case], folder: Path) -> dict[str, Tried]:
    """Repair every input twice: the whole file, and its affected rows."""
    exports = [_written(case, folder / case.name) for case in cases]
    lines = [
        ["repair", str(export), "--output", str(export.with_name(f"{rows}.xlsx")), "--rows", rows]
        for export in exports
        for rows in ("all", "affected")
    ]
    found = outcomes(lines, folder / "home")
    return {export.parent.name: Tried(export, next(found), next(found)) for export in exports}


def _written(case: Case, folder: Path) -> Path:
    folder.mkdir()
    export = folder / f"export{case.ending}"
    export.write_bytes(case.make())
    return export


def require(case: Case, its: Tried) -> None:
    """Refused in one sentence and without litter, or repaired in the planned cells alone."""
    for rows, outcome in (("all", its.whole), ("affected", its.affected)):
        assert outcome.seconds < SECONDS
        assert outcome.peak < MEBIBYTES
        assert outcome.code in ((0,) if case.said == REPAIRED else (case.code,) if case.said != EITHER else (0, 2, 3))
        if outcome.code:
            _require_refusal(case, its.export, outcome)
        elif case.said == REPAIRED or its.export.with_name(f"{rows}.xlsx").exists():
            _require_repair(case, its.export, rows)
    left = {f"export{case.ending}"} | {
        f"{rows}{ending}"
        for rows, outcome in (("all", its.whole), ("affected", its.affected))
        if outcome.code == 0
        for ending in (".xlsx", ".plan.json")
    }
    assert {path.name for path in its.export.parent.iterdir()} <= left


def _require_refusal(case: Case, export: Path, outcome: Outcome) -> None:
    assert outcome.said.startswith("Lỗi: ")
    assert outcome.said.count("\n") == 1
    assert case.said == EITHER or case.said in outcome.said
    assert export.name in outcome.said


def _require_repair(case: Case, export: Path, rows: str) -> None:
    output, plan = export.with_name(f"{rows}.xlsx"), export.with_name(f"{rows}.plan.json")
    if case.ending == ".xlsx":
        old = _read(case, export)
        if old:
            compare: Callable[..., None] = require_only_the_plan if rows == "all" else require_rows_of_the_plan
            compare(old, output, plan)
    elif rows == "all" and case.said == REPAIRED:
        require_same_texts(_records(export), output, plan)


def _read(case: Case, export: Path) -> dict[str, Cells]:
    """The input by another reader; empty where that one cannot read what may be either refused or repaired."""
    try:
        old = cells_of(export)
    except Exception:  # openpyxl fails in many ways on what is damaged; only one that must be repaired is a fault
        if case.said == REPAIRED:
            raise
        return {}
    return old if any(old.values()) or case.said == REPAIRED else {}


def _records(export: Path) -> list[list[str]]:
    if export.suffix == ".csv":
        return list(csv.reader(io.StringIO(export.read_text(encoding="utf-8-sig"), newline="")))
    from python_calamine import CalamineWorkbook

    return [[str(text) for text in row] for row in CalamineWorkbook.from_path(export).get_sheet_by_index(0).to_python()]
