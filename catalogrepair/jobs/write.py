"""Makes edits: writes the workbook, or its affected rows in parts, and reads back what was written."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath

from catalogrepair.catalog.groups import read_catalogue
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.catalog.plans.reduced import IMPORT_LIMIT, affected_parts
from catalogrepair.catalog.table import Row
from catalogrepair.errors import Refused, UnusableInput
from catalogrepair.files.foreign import Records, text_at, write_new
from catalogrepair.files.output import Target, refuse_target
from catalogrepair.files.output_set import settle, write_set
from catalogrepair.files.product_list import Export, read_export
from catalogrepair.text import NOTHING, Text, _
from catalogrepair.xlsx.affected import write_affected
from catalogrepair.xlsx.patch import Splice, verify_patched, write_patched
from catalogrepair.xlsx.picked import Picked

_INCOMPLETE = _(
    "This file is built from KiotViet's API in the layout of the import template: cost, stock, "
    "warranty and maintenance are empty. Answer “Không” to all three update questions of the "
    "import. Where you can, export the file from KiotViet and repair that: it is safer."
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
    """Raise Refused for an export in which unit rows cannot be told apart (docs: kiotviet-files 1.1)."""
    if not export.table.has("base"):
        raise Refused(
            _(
                "“{name}” lacks the column “Mã ĐVT Cơ bản”, so unit rows cannot be told apart and a repair "
                "would tear them from their products. Export it again from KiotViet with all columns.",
                name=export.path.name,
            ),
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
            _("The output must be named .xlsx, not “{name}”.", name=output.name),
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
        refuse_older_parts(output.name, len(paths), lambda name: output.with_name(name).exists())
    for path in paths:
        settle(path, force=force)
        refuse_target(path, (export.path,), force=force)
    with ExitStack() as stack:
        workbooks = (
            _parts(export, paths, parts or [[]], values, stack) if affected else [_whole(export, output, values)]
        )
        first = beside(tuple(paths)) if beside else ()
        write_set([*first, *workbooks], force=force)
    warnings += _size_warning(parts, affected)
    return Written(tuple(paths), sum(map(len, parts)), tuple(warnings), tuple(target.path for target in first))


def refuse_older_parts(name: str, parts: int, is_there: Callable[[str], bool]) -> None:
    """Raise UnusableInput where a file of an earlier run in another number of parts would look like one of these."""
    output = PurePath(name)
    others = [name] if parts > 1 else []
    others.append(f"{output.stem}-{parts + 1 if parts > 1 else 1}{output.suffix}")
    if older := next(filter(is_there, others), None):
        raise UnusableInput(
            _(
                "“{name}” is left from a run of another number of parts, and would look like one of the "
                "{paths:# file|# files} of this one. Remove the old files, or choose another name.",
                name=older,
                paths=parts,
            ),
        )


def _refuse_unknown_codes(export: Export, parts: Sequence[Sequence[int]], values: Mapping[int, str]) -> None:
    """A product that KiotViet's API no longer knows has no code to write (`kiotviet/products.py` marks it {DEL})."""
    wanted = {number for part in parts for number in part}
    unknown = tuple(
        _("{code}: “{related}”", code=row.code, related=row.related or row.base)
        for row in export.table.rows
        if row.number in wanted
        and (values.get(row.number, row.related).endswith("{DEL}") or row.base.endswith("{DEL}"))
    )
    if unknown:
        raise Refused(
            _(
                "{unknown:# row hangs|# rows hang} on a deleted product whose code the API no longer tells. "
                "Export the file from KiotViet and repair that.",
                unknown=len(unknown),
            ),
            details=unknown,
        )


def _size_warning(parts: Sequence[Sequence[int]], affected: bool) -> list[Text]:
    most = max(map(len, parts), default=0)
    if most <= IMPORT_LIMIT:
        return []
    if affected:
        return [
            _(
                "One group has more than {import_limit} rows and is kept whole: KiotViet takes {import_limit} a time.",
                import_limit=IMPORT_LIMIT,
            )
        ]
    return [
        _(
            "The file has {most} rows; KiotViet takes {import_limit} rows in one import. Run it again with "
            "--rows affected.",
            most=most,
            import_limit=IMPORT_LIMIT,
        )
    ]


def _expected(edits: Sequence[Edit], export: Export) -> dict[int, str]:
    """Row number to new text, after making sure that every row still is and holds what its edit says."""
    changed = drifted(edits, export)
    if changed:
        raise Refused(
            _(
                "The plan does not match “{name}”: {changed:# cell differs|# cells differ}. Make a new plan.",
                name=export.path.name,
                changed=len(changed),
            ),
            details=changed,
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
    line = _(" (line {line} of the plan)", line=str(edit.line)) if edit.line else NOTHING
    if row is None:
        said = _("Row {row} ({code}): not there", row=str(edit.row), code=edit.code)
    elif row.code != edit.code:
        said = _(
            "{cell}: the plan says code “{code}”, the file “{found}”", cell=edit.cell, code=edit.code, found=row.code
        )
    else:
        said = _(
            "{cell} ({code}): the plan says “{before}”, the file holds “{found}”",
            cell=edit.cell,
            code=edit.code,
            before=edit.before,
            found=row.related,
        )
    return _("{said}{line}.", said=said, line=line)


def _whole(export: Export, path: Path, values: Mapping[int, str]) -> Target:
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


def _parts(
    export: Export, paths: Sequence[Path], parts: Sequence[Sequence[int]], values: Mapping[int, str], stack: ExitStack
) -> list[Target]:
    """A workbook for each list of rows; a large sheet is read once for all of them, and let go of with `stack`."""
    by_number = {row.number: row for row in export.table.rows}
    wanted = [number for rows in parts for number in rows]

    @cache
    def picked() -> Picked:
        assert export.sheet is not None
        assert export.scan is not None
        return stack.enter_context(closing(Picked(export.sheet, export.scan, export.header.row, wanted)))

    return [
        _part(export, path, [by_number[number] for number in rows], values, picked)
        for path, rows in zip(paths, parts, strict=True)
    ]


def _part(
    export: Export, path: Path, its: Sequence[Row], values: Mapping[int, str], picked: Callable[[], Picked]
) -> Target:
    column, header = export.header.columns["related"], export.header.row
    rows = [row.number for row in its]
    if export.records is not None:
        whole = export.records.rows
        part = Records(export.records.sheet, [*whole[:header], *(whole[row - 1] for row in rows)])
        places = {row: header + place for place, row in enumerate(rows, start=1)}
        return _new(export, path, part, {(places[row], column): values[row] for row in rows if row in values})
    expected = [row._replace(related=values.get(row.number, row.related)) for row in its]
    return Target(
        path,
        lambda out: write_affected(picked(), header, column, rows, values, out),
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
            _(
                "Read back, the output does not match the plan: no file was made, “{name}” is untouched.",
                name=export.path.name,
            ),
        )
