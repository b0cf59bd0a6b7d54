"""What holds for any catalogue, looked for by hypothesis."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.groups import read_catalogue
from catalogrepair.catalog.plans.decide import Choice, decide
from catalogrepair.catalog.plans.plan_file import plan_from_json
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row, Table
from catalogrepair.checks import find_all
from catalogrepair.jobs import repair
from catalogrepair.xlsx.cells import value_of
from tests.plans import plan_to_json
from tests.shops.kiotviet import export_bytes, product

CODES = ["A1", "A2", "A3", "B1", "B2", "C1 ", "Đ1", "x&y<1>", "000123"]
NAMES = ["Áo thun Mây", "áo thun mây", "Quần jean Sóng", "Đầm Lam kèm áo lót", "Đầm Lam", "Nồi cơm “Sun” & <b>"]
ROWS = st.lists(
    st.builds(
        product,
        st.sampled_from(CODES),
        st.sampled_from(NAMES),
        st.sampled_from(["", "MÀU:Đỏ|SIZE:S", "MÀU:Đỏ|SIZE:M", "SIZE:S", "A:1|B:2|C:3|D:4"]),
        st.sampled_from(["", "", *CODES, "A1{DEL}", "không có"]),
        base=st.sampled_from(["", "", "", "A1", "B1"]),
        category=st.sampled_from(["Áo", "Quần"]),
    ),
    min_size=1,
    max_size=14,
)
CHOICES = st.builds(Choice, st.sampled_from(list(Level)), st.sampled_from(["clear", "regroup"]))
quick = settings(max_examples=120)


@quick
@given(rows=ROWS, choice=CHOICES)
def test_a_repair_changes_the_planned_cells_and_can_be_undone(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]], choice: Choice
) -> None:
    folder = tmp_path_factory.mktemp("any")
    source, output, back = folder / "export.xlsx", folder / "out.xlsx", folder / "back.xlsx"
    source.write_bytes(export_bytes(rows))
    read, examination = repair.examine(source, choice, Settings())
    plan = plan_from_json(plan_to_json(examination.plan), "plan.json")
    assert plan == examination.plan
    repair.apply_edits(read, plan.edits, output)
    after = {row.number: row for row in repair.read_export(output).table.rows}
    changes = {edit.row: edit.after for edit in plan.edits}
    for row in read.table.rows:
        assert after[row.number] == row._replace(related=changes.get(row.number, row.related))
    codes = [row.code for row in read.table.rows]
    if all(codes.count(edit.code) == 1 for edit in plan.edits):
        repaired = repair.read_export(output)
        repair.apply_edits(repaired, repair.undo_edits(plan, repaired), back)
        assert repair.read_export(back).table.rows == read.table.rows


@quick
@given(rows=ROWS, mode=st.sampled_from(["clear", "regroup"]))
def test_repairing_again_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]], mode: str
) -> None:
    folder = tmp_path_factory.mktemp("again")
    (folder / "export.xlsx").write_bytes(export_bytes(rows))
    choice = Choice(mode=mode)  # type: ignore[arg-type]
    read, examination = repair.examine(folder / "export.xlsx", choice, Settings())
    repair.apply_edits(read, examination.plan.edits, folder / "out.xlsx")
    _, again = repair.examine(folder / "out.xlsx", choice, Settings())
    assert [edit.cell for edit in again.plan.edits] == []


def verdicts(rows: list[Row]) -> set[tuple[object, ...]]:
    catalogue = read_catalogue(Table(rows))
    findings = find_all(catalogue, Settings())
    edits, _ = decide(catalogue, findings, Choice(Level.POSSIBLE))
    return {(edit.code, edit.name, edit.before, edit.after, edit.check, edit.level) for edit in edits}


@quick
@given(data=st.data(), rows=ROWS)
def test_the_order_of_rows_decides_nothing(data: st.DataObject, rows: list[dict[str, str]]) -> None:
    seen: set[str] = set()
    one_each = [row for row in rows if not (row["Mã hàng"] in seen or seen.add(row["Mã hàng"]))]  # type: ignore[func-returns-value]
    table = [
        Row(
            number,
            code=row["Mã hàng"],
            name=row["Tên hàng"],
            attributes=row["Thuộc tính"],
            related=row["Mã HH Liên quan"],
            base=row["Mã ĐVT Cơ bản"],
            category=row["Nhóm hàng(3 Cấp)"],
        )
        for number, row in enumerate(one_each, start=2)
    ]
    shuffled = data.draw(st.permutations(table))
    moved = [row._replace(number=number) for number, row in enumerate(shuffled, start=2)]
    assert verdicts(table) == verdicts(moved)


@quick
@given(rows=ROWS)
def test_the_fast_and_the_slow_reader_agree(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]
) -> None:
    path: Path = tmp_path_factory.mktemp("both") / "export.xlsx"
    path.write_bytes(export_bytes(rows))
    export = repair.read_export(path)
    assert export.sheet is not None
    assert export.scan is not None
    assert export.scan.regular
    sheet = export.sheet
    columns = {place: name for name, place in export.header.columns.items()}
    slow = [
        {
            columns[cell.column]: value_of(cell, sheet.shared)
            for cell in sheet.reader.cells(row)
            if cell.column in columns
        }
        for _, row in sheet.rows()
    ]
    fast = [{name: getattr(row, name) for name in columns.values()} for row in export.table.rows]
    assert slow[1:] == fast
