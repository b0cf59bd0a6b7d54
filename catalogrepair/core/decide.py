"""From findings to edits: which cells change under a mode, a level and a choice of groups."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogrepair.core.examination import Outcome
from catalogrepair.core.findings import LATE, Finding, Level
from catalogrepair.core.groups import Catalogue, CodeIndex
from catalogrepair.core.names import fold
from catalogrepair.core.plan import Edit, Mode, Role
from catalogrepair.core.table import Row
from catalogrepair.errors import Text, UnusableInput

_MODES: tuple[Mode, ...] = ("clear", "regroup")


@dataclass(frozen=True)
class Choice:
    """What the user decided: how sure a finding must be, what becomes of a leaving family, which groups."""

    level: Level = Level.LIKELY
    mode: Mode = "clear"
    only: tuple[str, ...] = ()
    """root codes; empty for all groups"""
    skip: tuple[str, ...] = ()
    keep_late: bool = False
    """leave goods that were added to a product after its sync where they are"""


def decide(
    catalogue: Catalogue, findings: Sequence[Finding], choice: Choice
) -> tuple[tuple[Edit, ...], dict[str, Outcome]]:
    """The edits of the findings that the choice admits, and what each mode makes of the rows that leave.

    A row is decided once: by its most certain finding. Raises UnusableInput when `only` or `skip` names no group.
    """
    admitted = [finding for finding in _chosen(catalogue, findings, choice) if finding.fix]
    late = {number for finding in findings if choice.keep_late and finding.check == LATE for number in finding.rows}
    rows = {number for finding in admitted for number in finding.fixable}
    return edits_of(catalogue, admitted, dict.fromkeys(rows - late, choice.mode))


def edits_of(
    catalogue: Catalogue, findings: Sequence[Finding], modes: Mapping[int, Mode]
) -> tuple[tuple[Edit, ...], dict[str, Outcome]]:
    """The edits that the findings lead to on the rows of `modes` (row number to mode), and what each mode makes.

    A row is decided once, by its most certain finding, also where its cell already holds what that finding wants.
    """
    edits: dict[int, Edit] = {}
    left: dict[int, Finding] = {}
    open_rows = set(modes)
    products = variants = 0
    repeated = {code for code, count in Counter(row.code for row in catalogue.table.rows).items() if count > 1}
    for finding in in_order(findings):
        assert finding.fix is not None
        why = Text(" ".join(text.vi for text in finding.why), " ".join(text.en for text in finding.why))
        rows = [catalogue.rows[number] for number in finding.fix.leave if number in open_rows]
        targets = [
            target
            for mode in _MODES
            for target in _targets([row for row in rows if modes[row.number] == mode], mode, repeated)
        ]
        points = [(catalogue.rows[number], code) for number, code in finding.fix.point if number in open_rows]
        for row, after in targets:
            edits |= _edits(catalogue, finding, row, after, why, is_leaving=True)
        for row, after in points:
            edits |= _edits(catalogue, finding, row, after, why)
        leaving = [row for row in rows if row.related != row.code]
        products, variants = products + bool(leaving), variants + len(leaving)
        left |= {row.number: finding for row in leaving}
        open_rows.difference_update(row.number for row, _ in (*targets, *points))
    edits = _stay_behind(catalogue, left, edits) | edits
    ordered = tuple(edits[number] for number in sorted(edits))
    return ordered, {"clear": Outcome(variants, variants), "regroup": Outcome(products, variants)}


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with a fix, the one whose edit wins first."""
    # A row that leaves need not be pointed elsewhere; the rest of the key makes row order decide nothing.
    return sorted(
        (finding for finding in findings if finding.fix and finding.level),
        key=lambda finding: (-(finding.level or 0), bool(finding.fix and finding.fix.point), finding.check),
    )


def _chosen(catalogue: Catalogue, findings: Sequence[Finding], choice: Choice) -> Iterator[Finding]:
    known = {fold(group.code) for group in catalogue.groups} | {fold(finding.group) for finding in findings}
    for code in (*choice.only, *choice.skip):
        if fold(code) not in known:
            raise UnusableInput(
                f"Không có nhóm nào có hàng gốc mang mã “{code}” trong tệp. Hãy xem mã nhóm bằng lệnh "
                "`catalogrepair check`.",
                f"No group of this file has the root code “{code}”. `catalogrepair check` lists the group codes.",
            )
    only, skip = _folded(choice.only), _folded(choice.skip)
    for finding in findings:
        if choice.keep_late and finding.check == LATE:
            continue
        group = fold(finding.group)
        if finding.level and finding.level >= choice.level and group not in skip and (not only or group in only):
            yield finding


def _folded(codes: Collection[str]) -> set[str]:
    return {fold(code) for code in codes}


def _targets(rows: list[Row], mode: Mode, repeated: Collection[str]) -> list[tuple[Row, str]]:
    """What the related cells of one leaving family become."""
    if mode == "regroup":
        root = next((row for row in rows if row.code and row.code not in repeated), None)
        if root is not None:
            return [(row, "" if row is root else root.code) for row in rows]
    return [(row, "") for row in rows]


def _edits(
    catalogue: Catalogue, finding: Finding, row: Row, after: str, why: Text, *, is_leaving: bool = False
) -> dict[int, Edit]:
    """The edit of one row, and those of its unit rows, which must not be torn from it (domain notes 2.5)."""
    edits = [_edit(catalogue, finding, row, after, why, "leaves" if is_leaving else "stays")]
    for unit in catalogue.units_of.get(row.number, ()):
        follows = Text(
            f"Dòng đơn vị “{unit.unit}” đi theo hàng {row.code}.",
            f"Unit row “{unit.unit}” follows its product {row.code}.",
        )
        hangs_on_it = bool(after) and unit.related == after
        target = unit.base if is_leaving and not hangs_on_it else after
        edits.append(_edit(catalogue, finding, unit, target, follows, "unit"))
    return {edit.row: edit for edit in edits if edit.before != edit.after and fold(edit.code)}


def _stay_behind(catalogue: Catalogue, left: Mapping[int, Finding], edits: Mapping[int, Edit]) -> dict[int, Edit]:
    """Edits for rows that stay in a group but hang on it through a row that leaves: they are pointed at the root.

    A root outside the file is named as the leaving row named it.
    """
    found: dict[int, Edit] = {}
    through = {unit.number: left[base] for base in left for unit in catalogue.units_of.get(base, ())} | dict(left)
    for number, target in catalogue.targets.items():
        finding = through.get(target.number)
        if finding is None or number in left or number in edits:
            continue
        if code := _root_code(catalogue, number):
            why = _stays(code, target.code, number in catalogue.outside)
            found |= _edits(catalogue, finding, catalogue.rows[number], code, why)
    return _units_behind(catalogue, left) | found


def _units_behind(catalogue: Catalogue, left: Mapping[int, Finding]) -> dict[int, Edit]:
    """The same for unit rows whose cell names a row that leaves, though their own product stays."""
    found: dict[int, Edit] = {}
    names = {fold(catalogue.rows[number].code) for number in left}
    perhaps = [
        (number, unit)
        for number, units in (catalogue.units_of.items() if left else ())
        if number not in left
        for unit in units
        if fold(unit.related) in names
    ]
    index = CodeIndex(catalogue.table.rows if perhaps else ())
    for number, unit in perhaps:
        code = _root_code(catalogue, number) or catalogue.rows[number].code
        target = index.find(unit.related)
        finding = left.get(target.number) if target else None
        if finding is not None and unit.related != code and fold(unit.code):
            why = _stays(code, unit.related, number in catalogue.outside)
            found[unit.number] = _edit(catalogue, finding, unit, code, why, "unit")
    return found


def _root_code(catalogue: Catalogue, number: int) -> str:
    """The code of a child's last root; "" for a row that hangs on nothing, or on a circle."""
    root = catalogue.roots.get(number)
    return root.code if root else catalogue.outside.get(number, "")


def _stays(code: str, through: str, is_outside: bool) -> Text:
    vi, en = (" (hàng gốc không có trong tệp)", " (its root is not in the file)") if is_outside else ("", "")
    return Text(
        f"Ở lại nhóm {code}{vi}: trước đây trỏ qua {through}, nay mã này rời nhóm.",
        f"Stays in group {code}{en}: it was tied to it through {through}, which leaves.",
    )


def _edit(catalogue: Catalogue, finding: Finding, row: Row, after: str, why: Text, role: Role) -> Edit:
    assert finding.level is not None
    return Edit(
        row.number,
        catalogue.table.cell(row.number),
        row.code,
        row.name,
        row.related,
        after,
        finding.check,
        finding.group,
        finding.level,
        why,
        role,
    )
