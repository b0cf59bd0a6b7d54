"""Makes edits: writes the workbook, or its affected rows in parts, and reads back what was written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalogrepair.catalog.groups import read_catalogue
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.catalog.plans.reduced import IMPORT_LIMIT, affected_parts
from catalogrepair.catalog.table import Row
from catalogrepair.catalog.words import counted
from catalogrepair.errors import Refused, Text, UnusableInput
from catalogrepair.files.foreign import Records, text_at, write_new
from catalogrepair.files.output import Target, refuse_target
from catalogrepair.files.output_set import settle, write_set
from catalogrepair.files.product_list import Export, read_export
from catalogrepair.xlsx.affected import write_affected
from catalogrepair.xlsx.patch import Splice, verify_patched, write_patched

_INCOMPLETE = Text(
    "Tệp này dựng từ API của KiotViet theo mẫu nhập hàng: giá vốn, tồn kho, bảo hành, bảo trì để trống. Khi nhập, "
    "chọn “Không” ở cả ba câu cập nhật. Nếu có thể, hãy xuất tệp từ KiotViet và sửa tệp đó: an toàn hơn.",
    "This file is built from KiotViet's API in the layout of the import template: cost, stock, warranty and "
    "maintenance are empty. Answer “Không” to all three update questions of the import. Where you can, export the "
    "file from KiotViet and repair that: it is safer.",
)


@dataclass(frozen=True)
class Written:
    """The workbooks that a repair made."""

    paths: tuple[Path, ...]
    rows: int
    """data rows in all of them"""
    warnings: tuple[Text, ...] = ()
    beside: tuple[Path, ...] = ()
    """what was written together with them"""


def refuse_without_units(export: Export) -> None:
    """Raise Refused for an export in which unit rows cannot be told apart (domain notes 5.2)."""
    if not export.table.has("base"):
        raise Refused(
            f"Tệp “{export.path.name}” thiếu cột “Mã ĐVT Cơ bản” nên không phân biệt được dòng đơn vị tính; sửa sẽ làm "
            "hỏng đơn vị tính. Hãy xuất lại từ KiotViet với đủ cột.",
            f"“{export.path.name}” lacks the column “Mã ĐVT Cơ bản”, so unit rows cannot be told apart and a repair "
            "would tear them from their products. Export it again from KiotViet with all columns.",
        )


Beside = Callable[[tuple[Path, ...]], Sequence[Target]]
"""from the paths of the workbooks to what is written together with them, and gets its name first"""


def apply_edits(
    export: Export,
    edits: Sequence[Edit],
    output: Path,
    *,
    affected: bool = False,
    force: bool = False,
    beside: Beside | None = None,
) -> Written:
    """Write the export with the edits made to `output` (to `output`-1, -2 … when split), verified, all or nothing.

    Raises Refused when a cell no longer holds what its edit expects, or the output does not verify.
    """
    refuse_without_units(export)
    if output.suffix.lower() != ".xlsx":
        raise UnusableInput(
            f"Tệp xuất ra phải có đuôi .xlsx, không phải “{output.name}”.",
            f"The output must be named .xlsx, not “{output.name}”.",
        )
    values = _expected(edits, export)
    warnings = [_INCOMPLETE] if export.live else []
    parts = [[row.number for row in export.table.rows]]
    if affected:
        parts = affected_parts(read_catalogue(export.table), edits)
    paths = [output] if len(parts) <= 1 else [output.with_stem(f"{output.stem}-{n + 1}") for n in range(len(parts))]
    if export.live:
        _refuse_unknown_codes(export, parts, values)
    if affected:
        _refuse_older_parts(output, paths)
    for path in paths:
        settle(path, force=force)
        refuse_target(path, (export.path,), force=force)
    make = _part if affected else _whole
    targets = [
        make(export, path, rows, {number: values[number] for number in rows if number in values})
        for path, rows in zip(paths, parts or [[]], strict=True)
    ]
    first = beside(tuple(paths)) if beside else ()
    write_set([*first, *targets], force=force)
    warnings += _size_warning(parts, affected)
    return Written(tuple(paths), sum(map(len, parts)), tuple(warnings), tuple(target.path for target in first))


def _refuse_older_parts(output: Path, paths: Sequence[Path]) -> None:
    """Raise UnusableInput where files of an earlier run in another number of parts would look like ours."""
    following = len(paths) + 1 if len(paths) > 1 else 1
    others = [output] if len(paths) > 1 else []
    others.append(output.with_stem(f"{output.stem}-{following}"))
    if older := next((path for path in others if path.exists()), None):
        raise UnusableInput(
            f"“{older.name}” còn lại từ một lần ghi khác số phần, sẽ lẫn với {len(paths)} tệp của lần này. Hãy xóa các "
            "tệp cũ hoặc đặt tên khác cho --output.",
            f"“{older.name}” is left from a run of another number of parts, and would look like one of the "
            f"{counted(len(paths), 'file', 'files')} of this one. Remove the old files, or give --output another name.",
        )


def _refuse_unknown_codes(export: Export, parts: Sequence[Sequence[int]], values: Mapping[int, str]) -> None:
    """A product that KiotViet's API no longer knows has no code to write (`kiotviet/products.py` marks it {DEL})."""
    wanted = {number for part in parts for number in part}
    unknown = tuple(
        Text(f"{row.code}: “{row.related or row.base}”", f"{row.code}: “{row.related or row.base}”")
        for row in export.table.rows
        if row.number in wanted
        and (values.get(row.number, row.related).endswith("{DEL}") or row.base.endswith("{DEL}"))
    )
    if unknown:
        raise Refused(
            f"{len(unknown)} dòng thuộc nhóm của hàng đã xóa mà API không còn cho biết mã. Hãy xuất tệp từ KiotViet và "
            "sửa tệp đó.",
            f"{counted(len(unknown), 'row hangs', 'rows hang')} on a deleted product whose code the API no longer "
            "tells. Export the file from KiotViet and repair that.",
            unknown,
        )


def _size_warning(parts: Sequence[Sequence[int]], affected: bool) -> list[Text]:
    most = max(map(len, parts), default=0)
    if most <= IMPORT_LIMIT:
        return []
    if affected:
        return [
            Text(
                f"Có một nhóm hơn {IMPORT_LIMIT} dòng không thể tách: KiotViet chỉ nhận {IMPORT_LIMIT} dòng mỗi lần.",
                f"One group has more than {IMPORT_LIMIT} rows and is kept whole: KiotViet takes {IMPORT_LIMIT} a time.",
            )
        ]
    return [
        Text(
            f"Tệp có {most} dòng, KiotViet chỉ nhận tối đa {IMPORT_LIMIT} dòng mỗi lần nhập. Hãy chạy lại với --rows "
            "affected.",
            f"The file has {most} rows; KiotViet takes {IMPORT_LIMIT} rows in one import. Run it again with --rows "
            "affected.",
        )
    ]


def _expected(edits: Sequence[Edit], export: Export) -> dict[int, str]:
    """Row number to new text, after making sure that every row still is and holds what its edit says."""
    changed = drifted(edits, export)
    if changed:
        raise Refused(
            f"Kế hoạch không khớp với “{export.path.name}”: {len(changed)} ô đã khác. Hãy lập kế hoạch lại.",
            f"The plan does not match “{export.path.name}”: {counted(len(changed), 'cell differs', 'cells differ')}. "
            "Make a new plan.",
            changed,
        )
    return {edit.row: edit.after for edit in edits}


def drifted(edits: Sequence[Edit], export: Export) -> tuple[Text, ...]:
    """One sentence for each edit whose row is not there, has another code, or holds another value."""
    wanted = {edit.row for edit in edits}
    rows = {row.number: row for row in export.table.rows if row.number in wanted}
    return tuple(
        _drift(edit, row)
        for edit in edits
        if (row := rows.get(edit.row)) is None or (row.code, row.related) != (edit.code, edit.before)
    )


def _drift(edit: Edit, row: Row | None) -> Text:
    line = Text(f" (dòng {edit.line} của kế hoạch)", f" (line {edit.line} of the plan)") if edit.line else Text("", "")
    if row is None:
        vi, en = f"Dòng {edit.row} ({edit.code}): không có", f"Row {edit.row} ({edit.code}): not there"
    elif row.code != edit.code:
        vi = f"{edit.cell}: kế hoạch ghi mã “{edit.code}”, tệp có “{row.code}”"
        en = f"{edit.cell}: the plan says code “{edit.code}”, the file “{row.code}”"
    else:
        vi = f"{edit.cell} ({edit.code}): kế hoạch ghi “{edit.before}”, tệp có “{row.related}”"
        en = f"{edit.cell} ({edit.code}): the plan says “{edit.before}”, the file holds “{row.related}”"
    return Text(f"{vi}{line.vi}.", f"{en}{line.en}.")


def _whole(export: Export, path: Path, _rows: Sequence[int], values: Mapping[int, str]) -> Target:
    column = export.header.columns["related"]
    if export.records is not None:
        return _new(export, path, export.records, {(row, column): text for row, text in values.items()})
    assert export.sheet is not None
    assert export.scan is not None
    sheet, scan = export.sheet, export.scan
    splices: list[Splice] = []
    return Target(
        path,
        lambda out: splices.extend(write_patched(sheet, scan, column, values, out)),
        lambda written: verify_patched(sheet, splices, values, written),
    )


def _part(export: Export, path: Path, rows: Sequence[int], values: Mapping[int, str]) -> Target:
    column, header = export.header.columns["related"], export.header.row
    if export.records is not None:
        whole = export.records.rows
        part = Records(export.records.sheet, [*whole[:header], *(whole[row - 1] for row in rows)])
        places = {row: header + place for place, row in enumerate(rows, start=1)}
        return _new(export, path, part, {(places[row], column): text for row, text in values.items()})
    assert export.sheet is not None
    sheet = export.sheet
    by_number = {row.number: row for row in export.table.rows}
    expected = [by_number[row]._replace(related=values.get(row, by_number[row].related)) for row in rows]
    return Target(
        path,
        lambda out: write_affected(sheet, header, column, rows, values, out),
        lambda written: _require_rows(export, expected, written),
    )


def _new(export: Export, path: Path, records: Records, cells: Mapping[tuple[int, int], str]) -> Target:
    columns = export.header.columns
    expected = []
    for number, record in enumerate(records.rows[export.header.row :], start=export.header.row + 1):
        texts = {name: cells.get((number, place), text_at(record, place)) for name, place in columns.items()}
        if any(texts.values()):
            expected.append(Row(number, **texts))
    return Target(
        path,
        lambda out: write_new(records, export.header.row, cells, out),
        lambda written: _require_rows(export, expected, written),
    )


def _require_rows(export: Export, expected: Sequence[Row], written: Path) -> None:
    """Read an output back and require these rows, in this order, their numbers aside."""
    found = read_export(written).table.rows if expected else []
    same = len(found) == len(expected) and all(
        one.code == other.code and one.related == other.related and one.name == other.name and one.base == other.base
        for one, other in zip(expected, found, strict=True)
    )
    if not same:
        raise Refused(
            f"Đọc lại thì tệp ghi ra không khớp kế hoạch: không tạo tệp nào, “{export.path.name}” vẫn nguyên vẹn.",
            f"Read back, the output does not match the plan: no file was made, “{export.path.name}” is untouched.",
        )
