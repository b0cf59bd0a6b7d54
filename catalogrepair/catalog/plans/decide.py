"""From findings to edits: which cells change under a mode, a level and a choice of groups."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from catalogrepair.catalog.chains import CodeIndex
from catalogrepair.catalog.examination import ModeOutcome
from catalogrepair.catalog.families.contrast import kept_together
from catalogrepair.catalog.findings import LATE, Finding, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.names import fold
from catalogrepair.catalog.plans.plan import Edit, Mode, Role
from catalogrepair.catalog.staying import staying_family
from catalogrepair.catalog.table import Row
from catalogrepair.errors import UnusableInput
from catalogrepair.text import NOTHING, Text, _

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
) -> tuple[tuple[Edit, ...], dict[str, ModeOutcome]]:
    """The edits of the findings that the choice admits, and what each mode makes of the rows that leave.

    A row is decided once: by its most certain finding. Raises UnusableInput when `only` or `skip` names no group.
    """
    admitted = [finding for finding in _chosen(catalogue, findings, choice) if finding.fix]
    late = {number for finding in findings if choice.keep_late and finding.check == LATE for number in finding.rows}
    rows = {number for finding in admitted for number in finding.fixable}
    return edits_of(catalogue, admitted, dict.fromkeys(rows - late, choice.mode))


def edits_of(
    catalogue: Catalogue, findings: Sequence[Finding], modes: Mapping[int, Mode]
) -> tuple[tuple[Edit, ...], dict[str, ModeOutcome]]:
    """The edits that the findings lead to on the rows of `modes` (row number to mode), and what each mode makes.

    A row is decided once, by its most certain finding, also where its cell already holds what that finding wants.
    """
    ordered, leaving, pointed = _settled(catalogue, findings, modes)
    left = {number: finding for number, finding in leaving.items() if not _names_itself(catalogue.rows[number])}
    behind = _behind(catalogue, left)
    repeated = {code for code, count in Counter(row.code for row in catalogue.table.rows).items() if count > 1}
    after: dict[int, str] = {}
    products = 0
    for finding in ordered:
        rows = [catalogue.rows[number] for number in finding.fixable if leaving.get(number) is finding]
        products += any(row.related != row.code for row in rows)
        for mode in _MODES:
            after |= _targets(catalogue, [row for row in rows if modes[row.number] == mode], mode, repeated, behind)
    roots = _new_roots(catalogue, after)
    edits: dict[int, Edit] = {}
    for number, text in after.items():
        edits |= _edits(catalogue, leaving[number], catalogue.rows[number], text, roots[number])
    for number, (finding, code) in pointed.items():
        edits |= _edits(catalogue, finding, catalogue.rows[number], code, code or catalogue.rows[number].code)
    edits = _stay_behind(catalogue, left, edits) | edits
    outcomes = {"clear": ModeOutcome(len(left) - len(behind), len(left)), "regroup": ModeOutcome(products, len(left))}
    return tuple(edits[number] for number in sorted(edits)), outcomes


def _names_itself(row: Row) -> bool:
    return row.related == row.code


def _settled(
    catalogue: Catalogue, findings: Sequence[Finding], modes: Mapping[int, Mode]
) -> tuple[list[Finding], dict[int, Finding], dict[int, tuple[Finding, str]]]:
    """The findings in the order in which they count, and for each open row the one that decides it.

    Rows that leave stand apart from rows that are pointed at another code.
    """
    ordered, free = in_order(findings), set(modes)
    leaving: dict[int, Finding] = {}
    pointed: dict[int, tuple[Finding, str]] = {}
    for finding in ordered:
        assert finding.fix is not None
        leaving |= {number: finding for number in finding.fix.leave if number in free}
        pointed |= {number: (finding, code) for number, code in finding.fix.point if number in free}
        free.difference_update(finding.fixable)
    return ordered, leaving, pointed


def _behind(catalogue: Catalogue, left: Mapping[int, Finding]) -> set[int]:
    """Numbers of the leaving rows that hang on another row of the same product.

    There they hang rightly, and go with it: it is the root of a product which was hung on a second one as a whole.
    """
    return {
        number
        for number, finding in left.items()
        if (above := catalogue.targets.get(number)) and left.get(above.number) is finding
    }


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with a fix, the one whose edit wins first."""
    # A row that leaves need not be pointed elsewhere; the rest of the key makes row order decide nothing.
    return sorted(
        (finding for finding in findings if finding.fix and finding.level),
        key=lambda finding: (-(finding.level or 0), bool(finding.fix and finding.fix.point), finding.check),
    )


def _chosen(catalogue: Catalogue, findings: Sequence[Finding], choice: Choice) -> Iterator[Finding]:
    named = {fold(finding.group): finding.group for finding in findings if finding.group}
    known = {fold(group.code) for group in catalogue.groups} | {*named}
    for code in (*choice.only, *choice.skip):
        if fold(code) not in known:
            raise _no_group(code, catalogue, named)
    passed = {id(finding) for finding in passed_over(findings, choice)}
    for finding in findings:
        if choice.keep_late and finding.check == LATE:
            continue
        if finding.level and finding.level >= choice.level and id(finding) not in passed:
            yield finding


def passed_over(findings: Iterable[Finding], choice: Choice) -> tuple[Finding, ...]:
    """The conflicts of groups that `only` does not name or `skip` does: nobody is asked about them."""
    only, skip = _folded(choice.only), _folded(choice.skip)
    conflicts = ((finding, fold(finding.group)) for finding in findings if finding.level is not None)
    return tuple(finding for finding, group in conflicts if group in skip or (only and group not in only))


def _no_group(code: str, catalogue: Catalogue, named: Mapping[str, str]) -> UnusableInput:
    """The refusal of a code that is no root's: it may be one of another row of a group, or mistyped."""
    wanted = fold(code)
    for group in catalogue.groups:
        if any(fold(row.code) == wanted for row in group.rows):
            return UnusableInput(
                _("“{code}” is no root code: its row is in the group “{group}”.", code=code, group=group.code)
            )
    near = [named[one] for one in get_close_matches(wanted, named)]
    meant = _(" Did you mean {meant}?", meant=", ".join(near)) if near else NOTHING
    return UnusableInput(
        _(
            "No group of this file has the root code “{code}”.{meant} `catalogrepair check --verbose` lists those in "
            "which something was found.",
            code=code,
            meant=meant,
        ),
    )


def _folded(codes: Collection[str]) -> set[str]:
    return {fold(code) for code in codes}


def _targets(
    catalogue: Catalogue, rows: Sequence[Row], mode: Mode, repeated: Collection[str], behind: Collection[int]
) -> dict[int, str]:
    """Row number to what the related cell becomes, for the rows of one leaving family under one mode."""
    if mode == "regroup":
        usable = [row for row in rows if row.number not in behind and row.code and row.code not in repeated]
        root = min(usable, key=lambda row: (-len(catalogue.hanging.get(row.number, ())), row.code), default=None)
        if root is not None:
            return {row.number: "" if row is root else root.code for row in rows}
    return {row.number: row.related if row.number in behind else "" for row in rows}


def _new_roots(catalogue: Catalogue, after: Mapping[int, str]) -> dict[int, str]:
    """Row number to the code of the root that a leaving row then has: its own, or that of the row it hangs on.

    `after` holds what the related cell of each leaving row becomes.
    """
    roots: dict[int, str] = {}
    for start in after:
        path, number = [], start
        while number not in roots:
            path.append(number)
            above = catalogue.targets.get(number)
            if above and above.number in after and after[number] == catalogue.rows[number].related:
                number = above.number
            else:
                roots[number] = after[number] or catalogue.rows[number].code
        roots |= dict.fromkeys(path, roots[number])
    return roots


def _edits(
    catalogue: Catalogue, finding: Finding, row: Row, after: str, root: str, why: Text | None = None
) -> dict[int, Edit]:
    """The edit of one row, and those of its unit rows, which carry the code of its `root` (docs: kiotviet-files 2.3).

    A unit row that names its own product hangs on nothing else and stays as it is.
    """
    why = why or finding.reason
    role: Role = "leaves" if after != row.related and finding.fix and row.number in finding.fix.leave else "stays"
    edits = [_edit(catalogue, finding, row, after, why, role)]
    for unit in catalogue.units_of.get(row.number, ()):
        if not _names(unit, row, catalogue):
            follows = _("Unit row “{unit}” follows its product {code}.", unit=unit.unit, code=row.code)
            edits.append(_edit(catalogue, finding, unit, root, follows, "unit"))
    return {edit.row: edit for edit in edits if edit.before != edit.after and fold(edit.code)}


def _stay_behind(catalogue: Catalogue, left: Mapping[int, Finding], edits: Mapping[int, Edit]) -> dict[int, Edit]:
    """Edits for rows that stay in a group but hang on it through a row that leaves: they are pointed at the root.

    A root outside the file is named as the leaving row named it.
    """
    found: dict[int, Edit] = {}
    through = {unit.number: left[base] for base in left for unit in catalogue.units_of.get(base, ())} | dict(left)
    for number, target in catalogue.targets.items():
        finding = through.get(target.number)
        if finding is None or number in left or number in edits or not _belongs(catalogue, number):
            continue
        if code := _root_code(catalogue, number):
            why = _stays(code, target.code, number in catalogue.outside)
            found |= _edits(catalogue, finding, catalogue.rows[number], code, code, why)
    return _units_behind(catalogue, left) | found


def _belongs(catalogue: Catalogue, number: int) -> bool:
    """Whether a row that hangs on its group through a leaving one is of the product that stays, so far as one can tell.

    Else it hangs rightly where it hangs, and goes with it.
    """
    group = catalogue.group_of.get(number)
    family = group.family_of.get(number) if group is not None else None
    if group is None or family is None or len(group.families) == 1:
        return True
    if catalogue.is_synced(group):
        staying = staying_family(catalogue, group)
        return staying is None or family is staying or any(map(catalogue.on_store, family.rows))
    staying, same = kept_together(catalogue, group)
    kept = any(one.family is family and one.first is staying for one in same)
    return staying is None or family is staying or kept or any(map(catalogue.on_store, family.rows))


def _units_behind(catalogue: Catalogue, left: Mapping[int, Finding]) -> dict[int, Edit]:
    """The same for unit rows whose cell names a row that leaves, though their own product stays."""
    found: dict[int, Edit] = {}
    names = {fold(catalogue.rows[number].code) for number in left}
    perhaps = [
        (number, unit)
        for number, units in (catalogue.units_of.items() if left else ())
        if number not in left and not catalogue.rows[number].base  # of unit rows of unit rows nobody can tell
        for unit in units
        if fold(unit.related) in names and _belongs(catalogue, number)
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
    if is_outside:
        return _(
            "Stays in group {code} (its root is not in the file): it was tied to it through {through}, which leaves.",
            code=code,
            through=through,
        )
    return _("Stays in group {code}: it was tied to it through {through}, which leaves.", code=code, through=through)


def _names(unit: Row, row: Row, catalogue: Catalogue) -> bool:
    """Whether a unit row names its own product; where another row has just this spelling, it names that one."""
    spelt_alike = fold(unit.related) == fold(row.code)
    return spelt_alike and (unit.related == row.code or unit.related not in catalogue.codes)


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
