"""Whether a plan's edits leave a sound catalogue: asked of every plan that somebody edited, before anything is written.

What `plans/faults.py` sees in the cells alone comes first; then what becomes of rows without a line in the plan, and
whether the checks find goods blocked that were not.
"""

from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.groups import Catalogue, read_catalogue
from catalogrepair.catalog.plans.faults import causes_of, new_faults
from catalogrepair.catalog.plans.plan import Edit, Plan
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row, Table
from catalogrepair.checks import find_all
from catalogrepair.errors import Refused
from catalogrepair.files.product_list import Export
from catalogrepair.text import Text, _


def require_sound(plan: Plan, export: Export) -> None:
    """Raise Refused, naming the lines of the plan, when its edits would break the catalogue or block more goods."""
    faults = [(edit, text) for _, edit, text in new_faults(export.table.rows, plan.edits)]
    found = [*_misplaced(plan, export), *faults] or _consequences(plan, export)
    if found:
        name, count = export.path.name, len(found)
        edited = _(
            "The plan was edited and is wrong in {count:# place|# places}; nothing was written. Mend "
            "these lines of the plan file, or make a new plan.",
            count=count,
        )
        outdated = _(
            "This plan would break {count:# place|# places} of “{name}” as it is by now; nothing "
            "was written. Make a new plan.",
            count=count,
            name=name,
        )
        said = edited if plan.is_edited else outdated
        raise Refused(_("{said}", said=said), details=tuple(at_line(edit, text) for edit, text in found))


def _misplaced(plan: Plan, export: Export) -> list[tuple[Edit, Text]]:
    """Edits whose cell is in another column than the related one, in the very file of the plan."""
    if export.source.sha256 != plan.source.sha256:
        return []
    return [
        (edit, _("the cell must be {cell}, not {found}", cell=cell, found=edit.cell))
        for edit in plan.edits
        if (cell := export.table.cell(edit.row)) != edit.cell
    ]


def at_line(edit: Edit, text: Text) -> Text:
    """A sentence about an edit, with the line of the plan file where it came from one."""
    if not edit.line:
        return _("{cell} ({code}): {text}.", cell=edit.cell, code=edit.code, text=text)
    return _(
        "Line {line} of the plan, cell {cell} ({code}): {text}.",
        line=str(edit.line),
        cell=edit.cell,
        code=edit.code,
        text=text,
    )


def _consequences(plan: Plan, export: Export) -> list[tuple[Edit, Text]]:
    """What becomes of goods whose cells are all in order."""
    after = {edit.row: edit.after for edit in plan.edits}
    changed = [row._replace(related=after.get(row.number, row.related)) for row in export.table.rows]
    before, then = (
        read_catalogue(Table(rows, export.table.sheet, export.table.letters)) for rows in (export.table.rows, changed)
    )
    return [*_carried_off(plan, before, then), *_new_conflicts(plan, before, then)]


def _carried_off(plan: Plan, before: Catalogue, then: Catalogue) -> list[tuple[Edit, Text]]:
    """Rows without a line of their own that would get another root, with a row of another product that leaves."""
    edited, ends = {edit.row for edit in plan.edits}, _ends(then)
    found = []
    for number, end in _ends(before).items():
        if number in edited or ends.get(number) == end:
            continue
        group, above = before.group_of.get(number), before.targets.get(number)
        families = group.family_of if group is not None else {}
        if above is None or families.get(number) is not families.get(above.number):
            found.append(number)
    causes = causes_of(found, plan.edits, before.table.rows, then.table.rows)
    return [(causes[number], _goes_along(before.rows[number])) for number in found]


def _ends(catalogue: Catalogue) -> dict[int, str]:
    """Row number of every child to the code of its last root."""
    return {number: root.code for number, root in catalogue.roots.items()} | dict(catalogue.outside)


def _goes_along(row: Row) -> Text:
    return _(
        "row {number} ({code}) is not in the plan, but would go along into another group",
        number=str(row.number),
        code=row.code,
    )


def _new_conflicts(plan: Plan, before: Catalogue, then: Catalogue) -> list[tuple[Edit, Text]]:
    """Goods that the edits would hang on another product, as the checks see it: blocked there after, and not before."""
    known = _blocked(before)
    moved = {edit.row for edit in plan.edits if edit.after and edit.role != "unit"}
    found = sorted(
        number
        for (number, root), level in _blocked(then).items()
        if (number, root) not in known and (level >= Level.LIKELY or number in moved)
    )
    causes = causes_of(found, plan.edits, then.table.rows, before.table.rows)
    return [(causes[number], _held_back(then.rows[number])) for number in found]


def _held_back(row: Row) -> Text:
    return _(
        "row {number} ({code}) would be held back by the group “{related}”, and was not before",
        number=str(row.number),
        code=row.code,
        related=row.related,
    )


def _blocked(catalogue: Catalogue) -> dict[tuple[int, str], Level]:
    """(row number, code of the root that holds it back) to how sure that is."""
    ends = _ends(catalogue)
    found: dict[tuple[int, str], Level] = {}
    for finding in find_all(catalogue, Settings()):
        for number in finding.fixable if finding.level else ():
            key = (number, ends.get(number, ""))
            found[key] = max(finding.level or Level.POSSIBLE, found.get(key, Level.POSSIBLE))
    return found
