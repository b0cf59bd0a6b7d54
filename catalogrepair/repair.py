"""The whole job as a few functions: examine, apply, undo, compare. The front ends call these and nothing below.

read → check → decide → patch → look again; the input is never touched.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from catalogrepair import __version__
from catalogrepair.checks import find_all
from catalogrepair.core.affected import IMPORT_LIMIT, affected_parts
from catalogrepair.core.decide import Choice, decide
from catalogrepair.core.diff import Difference, compare_exports
from catalogrepair.core.evidence import LEAST_OVERLAP, Evidence, measure
from catalogrepair.core.examination import Examination
from catalogrepair.core.facts import Facts
from catalogrepair.core.groups import Catalogue, read_catalogue
from catalogrepair.core.likeness import same_goods
from catalogrepair.core.plan import Edit, Plan, plan_from_json, plan_to_json
from catalogrepair.core.settings import Settings
from catalogrepair.core.table import Row
from catalogrepair.errors import Refused, Text, UnusableInput
from catalogrepair.evidence.doubts import doubts
from catalogrepair.sources import Tell, read_source, read_store
from catalogrepair.workbook.affected import write_affected
from catalogrepair.workbook.foreign import Records, write_new
from catalogrepair.workbook.output import refuse_target, write_whole
from catalogrepair.workbook.patch import Splice, verify_patched, write_patched
from catalogrepair.workbook.read import Export, read_export, read_sheetful

__all__ = ["Export", "read_export", "read_source"]

_INCOMPLETE = Text(
    "Tệp này dựng từ API của KiotViet theo mẫu nhập hàng: giá vốn, tồn kho, bảo hành, bảo trì để trống. Khi nhập, "
    "chọn “Không” ở cả ba câu cập nhật. Nếu có thể, hãy xuất tệp từ KiotViet và sửa tệp đó: an toàn hơn.",
    "This file is built from KiotViet's API in the layout of the import template: cost, stock, warranty and "
    "maintenance are empty. Answer “Không” to all three update questions of the import. Where you can, export the "
    "file from KiotViet and repair that: it is safer.",
)
_REMAKE = Text("Hãy lập kế hoạch lại từ tệp này.", "Make a new plan from this file.")
_ANOTHER_SHOP = Text(
    "Có thể một trong hai là của shop khác, hoặc tệp quá cũ.",
    "One of the two may be another shop's, or too old.",
)
_DAMAGED = Text(
    "Có vẻ Excel đã làm hỏng mã (8.93E+12, hoặc mất số 0 ở đầu): hãy xuất lại và đừng mở bằng Excel rồi lưu.",
    "Excel seems to have damaged codes (8.93E+12, or leading zeros lost): export again, and do not save it in Excel.",
)
_STILL_FITS = Text(
    "Mọi ô cần sửa vẫn khớp; thêm --force để vẫn áp dụng.",
    "Every cell to change still matches; add --force to apply it all the same.",
)


@dataclass(frozen=True)
class Written:
    """The workbooks that a repair made."""

    paths: tuple[Path, ...]
    rows: int
    """data rows in all of them"""
    warnings: tuple[Text, ...] = ()


def silent(_: Text) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Ask:
    """Whom to ask, and how: the store beside the export, and the live shops."""

    store: str = ""
    """a store file, "haravan" for the live shop, or "" for nobody"""
    fresh: bool = False
    """walk a live shop again although it was walked a short while ago"""
    force: bool = False
    """go on although the store's codes and the export's hardly overlap"""
    tell: Tell = silent
    """hears how far a long walk is"""


def examine(path: Path, choice: Choice, settings: Settings, ask: Ask | None = None) -> tuple[Export, Examination]:
    """Read an export (or, for "kiotviet", the live shop), ask the store, run every check and choose the edits.

    Writes no file of the user's. Raises UnusableInput when a file is not what it should be or `choice` names unknown
    groups, Refused when export and store hardly overlap, SignInFailed when a live shop's key is missing or wrong.
    """
    ask = ask or Ask()
    export = read_source(path, fresh=ask.fresh, tell=ask.tell)
    facts = evidence = None
    if ask.store:
        origin, facts = read_store(ask.store, fresh=ask.fresh, tell=ask.tell)
    catalogue = read_catalogue(export.table, facts)
    warnings = export.warnings
    if facts is not None:
        evidence = measure(origin, facts, export.table.rows, catalogue.presence)
        if not ask.force:
            _require_fit(evidence, export, facts, catalogue)
        warnings = (*warnings, *doubts(evidence, export.path.name))
    findings = find_all(catalogue, settings)
    edits, outcomes = decide(catalogue, findings, choice)
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    plan = Plan(export.source, choice.mode, choice.level, edits, __version__, now, evidence)
    return export, Examination(export.source, catalogue, findings, plan, outcomes, warnings)


def _require_fit(evidence: Evidence, export: Export, facts: Facts, catalogue: Catalogue) -> None:
    """Refuse evidence that would call everything blocked only because it is another shop's, or damaged."""
    if evidence.fits:
        return
    if evidence.overlap >= LEAST_OVERLAP:
        raise _other_names(evidence, export, catalogue)
    ours = ", ".join(row.code.strip() for row in export.table.rows[:3])
    theirs = ", ".join(listed.sku.strip() or listed.barcode.strip() for listed in facts.listed[:3])
    name, store = export.path.name, evidence.origin.name
    cause = _DAMAGED if evidence.export_damaged or evidence.store_damaged else _ANOTHER_SHOP
    raise Refused(
        f"“{name}” và “{store}” hầu như không có mã chung: {evidence.export_on_store} trong {evidence.export_codes} mã "
        f"có trên web. {cause.vi} Thêm --force nếu vẫn muốn tiếp tục.",
        f"“{name}” and “{store}” hardly share a code: {evidence.export_on_store} of {evidence.export_codes} are on the "
        f"store. {cause.en} Add --force to go on all the same.",
        (
            Text(f"Mã trong “{name}”: {ours}, …", f"Codes in “{name}”: {ours}, …"),
            Text(f"Mã trên web: {theirs}, …", f"Codes on the store: {theirs}, …"),
        ),
    )


def _other_names(evidence: Evidence, export: Export, catalogue: Catalogue) -> Refused:
    """Codes that agree while names do not: every shop of KiotViet's has an SP000001."""
    pairs = ((row, catalogue.presence.get(row.code)) for row in export.table.rows)
    strange = [
        (row, presence.title)
        for row, presence in pairs
        if presence is not None and presence.title and not same_goods(row.name, presence.title)
    ]
    vi, en = f"“{export.path.name}” và “{evidence.origin.name}”", f"“{export.path.name}” and “{evidence.origin.name}”"
    return Refused(
        f"{vi} có {evidence.titles} mã chung, nhưng chỉ {evidence.titles_alike} mã có tên hàng giống nhau: có vẻ là "
        "của hai shop khác nhau. Thêm --force nếu vẫn muốn tiếp tục.",
        f"{en} share {evidence.titles} codes, but only {evidence.titles_alike} of them have names alike: they seem to "
        "be two shops'. Add --force to go on all the same.",
        tuple(
            Text(
                f"{row.code.strip()}: “{row.name.strip()}”, trên web là “{title}”",
                f"{row.code.strip()}: “{row.name.strip()}”, on the store “{title}”",
            )
            for row, title in strange[:5]
        ),
    )


def refuse_without_units(export: Export) -> None:
    """Raise Refused for an export in which unit rows cannot be told apart (domain notes 5.2)."""
    if not export.table.has("base"):
        raise Refused(
            f"Tệp “{export.path.name}” thiếu cột “Mã ĐVT Cơ bản” nên không phân biệt được dòng đơn vị tính; sửa sẽ làm "
            "hỏng đơn vị tính. Hãy xuất lại từ KiotViet với đủ cột.",
            f"“{export.path.name}” lacks the column “Mã ĐVT Cơ bản”, so unit rows cannot be told apart and a repair "
            "would tear them from their products. Export it again from KiotViet with all columns.",
        )


def apply_edits(
    export: Export, edits: Sequence[Edit], output: Path, *, affected: bool = False, force: bool = False
) -> Written:
    """Write the export with the edits made to `output` (to `output`-1, -2 … when split), verified.

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
    for path in paths:
        refuse_target(path, (export.path,), force=force)
    for path, rows in zip(paths, parts or [[]], strict=True):
        if affected:
            _write_part(export, path, rows, {number: values[number] for number in rows if number in values})
        else:
            _write_all(export, path, values)
    count = sum(map(len, parts))
    return Written(tuple(paths), count, (*warnings, *_size_warning(parts, affected)))


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
            f"{len(unknown)} rows hang on a deleted product whose code the API no longer tells. Export the file from "
            "KiotViet and repair that.",
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
    drifted = _drifted(edits, export)
    if drifted:
        raise Refused(
            f"Kế hoạch không khớp với “{export.path.name}”: {len(drifted)} ô đã khác. Hãy lập kế hoạch lại.",
            f"The plan does not match “{export.path.name}”: {len(drifted)} cells differ. Make a new plan.",
            drifted,
        )
    return {edit.row: edit.after for edit in edits}


def _drifted(edits: Sequence[Edit], export: Export) -> tuple[Text, ...]:
    """One sentence for each edit whose row is not there, has another code, or holds another value."""
    wanted = {edit.row for edit in edits}
    rows = {row.number: row for row in export.table.rows if row.number in wanted}
    return tuple(
        _drift(edit, row)
        for edit in edits
        if (row := rows.get(edit.row)) is None or (row.code, row.related) != (edit.code, edit.before)
    )


def _drift(edit: Edit, row: Row | None) -> Text:
    if row is None:
        return Text(f"Dòng {edit.row} ({edit.code}): không có.", f"Row {edit.row} ({edit.code}): not there.")
    if row.code != edit.code:
        return Text(
            f"{edit.cell}: kế hoạch ghi mã “{edit.code}”, tệp có “{row.code}”.",
            f"{edit.cell}: the plan says code “{edit.code}”, the file “{row.code}”.",
        )
    return Text(
        f"{edit.cell} ({edit.code}): kế hoạch ghi “{edit.before}”, tệp có “{row.related}”.",
        f"{edit.cell} ({edit.code}): the plan says “{edit.before}”, the file holds “{row.related}”.",
    )


def _write_all(export: Export, path: Path, values: Mapping[int, str]) -> None:
    column = export.header.columns["related"]
    if export.records is not None:
        _write_records(export, path, export.records, {(row, column): text for row, text in values.items()})
        return
    assert export.sheet is not None
    assert export.scan is not None
    sheet, scan = export.sheet, export.scan
    splices: list[Splice] = []
    write_whole(
        path,
        lambda out: splices.extend(write_patched(sheet, scan, column, values, out)),
        lambda written: verify_patched(sheet, splices, values, written),
    )


def _write_part(export: Export, path: Path, rows: Sequence[int], values: Mapping[int, str]) -> None:
    column, header = export.header.columns["related"], export.header.row
    if export.records is not None:
        whole = export.records.rows
        part = Records(export.records.sheet, [*whole[:header], *(whole[row - 1] for row in rows)])
        places = {row: header + place for place, row in enumerate(rows, start=1)}
        _write_records(export, path, part, {(places[row], column): text for row, text in values.items()})
        return
    assert export.sheet is not None
    sheet = export.sheet

    def write(out: BinaryIO) -> None:
        write_affected(sheet, header, column, rows, values, out)

    by_number = {row.number: row for row in export.table.rows}
    expected = [by_number[row]._replace(related=values.get(row, by_number[row].related)) for row in rows]
    write_whole(path, write, lambda written: _require_rows(export, expected, written))


def _write_records(export: Export, path: Path, records: Records, cells: Mapping[tuple[int, int], str]) -> None:
    def write(out: BinaryIO) -> None:
        write_new(records, export.header.row, cells, out)

    columns = export.header.columns
    expected = []
    for number, record in enumerate(records.rows[export.header.row :], start=export.header.row + 1):
        texts = {name: cells.get((number, place), _at(record, place)) for name, place in columns.items()}
        if any(texts.values()):
            expected.append(Row(number, **texts))
    write_whole(path, write, lambda written: _require_rows(export, expected, written))


def _at(record: Sequence[str], place: int) -> str:
    return record[place - 1] if place <= len(record) else ""


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


def save_plan(plan: Plan, path: Path, *, force: bool = False) -> None:
    """Write a plan file."""
    refuse_target(path, (), force=force)
    write_whole(path, lambda out: _write_text(out, plan_to_json(plan)))


def _write_text(out: BinaryIO, text: str) -> None:
    out.write(text.encode())


def load_plan(path: Path) -> Plan:
    """Read a plan file. Raises UnusableInput when it cannot be read or is no plan."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableInput(
            f"Không đọc được tệp kế hoạch “{path.name}” ({error}).", f"Cannot read the plan “{path.name}” ({error})."
        ) from error
    return plan_from_json(text, path.name)


def require_source(plan: Plan, export: Export, *, force: bool = False) -> None:
    """Raise Refused when the export is not the very file that the plan was made for (unless `force`).

    With `force` the cells are still compared one by one when the edits are applied.
    """
    if export.source.sha256 != plan.source.sha256 and not force:
        drifted = _drifted(plan.edits, export)
        hint = _REMAKE if drifted else _STILL_FITS
        raise Refused(
            f"“{export.path.name}” không phải là tệp đã dùng để lập kế hoạch (“{plan.source.name}”). {hint.vi}",
            f"“{export.path.name}” is not the file that the plan was made for (“{plan.source.name}”). {hint.en}",
            drifted,
        )


def undo_edits(plan: Plan, export: Export, *, force: bool = False) -> tuple[Edit, ...]:
    """The edits that put the plan's old values back into a repaired or re-exported file; rows are found by code.

    Raises Refused, listing the cells, when a row is missing, its code stands twice, or its cell holds neither the
    planned nor the old value; with `force` such rows are left out as long as one remains.
    """
    rows: dict[str, list[Row]] = {}
    for one in export.table.rows:
        rows.setdefault(one.code, []).append(one)
    undone: list[Edit] = []
    unfit: list[Text] = []
    for edit in plan.edits:
        found = rows.get(edit.code, [])
        row: Row | None = found[0] if len(found) == 1 else next((row for row in found if row.number == edit.row), None)
        if row is None or row.related not in (edit.after, edit.before):
            unfit.append(_drift_of_undo(edit, row))
        elif row.related == edit.after:
            cell = export.table.cell(row.number)
            undone.append(replace(edit, row=row.number, cell=cell, before=row.related, after=edit.before))
    if unfit and (not force or not undone):
        raise Refused(
            f"Không hoàn tác được {len(unfit)} ô trong “{export.path.name}”. Thêm --force để bỏ qua các ô này.",
            f"{len(unfit)} cells of “{export.path.name}” cannot be put back. Add --force to leave them out.",
            tuple(unfit),
        )
    return tuple(undone)


def _drift_of_undo(edit: Edit, row: Row | None) -> Text:
    if row is None:
        return Text(
            f"{edit.code}: không có trong tệp, hoặc có ở nhiều dòng.",
            f"{edit.code}: not in the file, or on several rows.",
        )
    return Text(
        f"Dòng {row.number} ({edit.code}): ô đang là “{row.related}”, không phải “{edit.after}”.",
        f"Row {row.number} ({edit.code}): the cell holds “{row.related}”, not “{edit.after}”.",
    )


def compare_files(before: Path, after: Path) -> Difference:
    """What differs between two exports in any readable form."""
    return compare_exports(read_sheetful(before), read_sheetful(after))
