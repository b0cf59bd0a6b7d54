"""Whether a plan fits an export, or a shop: asked before anything is concluded from the one about the other.

A plan belongs to the shop that it was made for. Nothing lets it into another: not even `force`, which is for a later
export of the same shop.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from catalogrepair import accounts
from catalogrepair.checks import find_all
from catalogrepair.core.facts import Facts
from catalogrepair.core.faults import causes_of, new_faults
from catalogrepair.core.findings import Level
from catalogrepair.core.groups import Catalogue, read_catalogue
from catalogrepair.core.identity import LEAST_ALIKE, are_alike, shared
from catalogrepair.core.likeness import same_goods
from catalogrepair.core.names import fold
from catalogrepair.core.plan import Edit, Plan
from catalogrepair.core.settings import Settings
from catalogrepair.core.table import Row, Table
from catalogrepair.core.words import counted
from catalogrepair.errors import Refused, Text
from catalogrepair.workbook.read import Export
from catalogrepair.writing import drifted

_REMAKE = Text("Hãy lập kế hoạch lại từ tệp này.", "Make a new plan from this file.")
_STILL_FITS = Text(
    "Mọi ô cần sửa vẫn khớp; thêm --force để vẫn áp dụng.",
    "Every cell to change still matches; add --force to apply it all the same.",
)
_RENAMED = Text(
    "Mã và ô cần sửa vẫn khớp nhưng tên hàng đã khác; chỉ thêm --force khi chắc đó vẫn là những hàng ấy.",
    "Codes and cells still match, but names differ; add --force only if these are still the same goods.",
)
_INSIST = Text("Thêm --force nếu vẫn muốn xem.", "Add --force to look all the same.")
_UNDO_ALL_THE_SAME = Text(
    "Nếu trước khi sửa tệp đã như vậy, thêm --force để vẫn trả lại.",
    "If the file was so before the repair, add --force to put it back all the same.",
)
_SHOWN = 5
"""examples in one refusal"""


def require_plan(plan: Plan, export: Export, *, force: bool = False) -> tuple[Text, ...]:
    """Raise Refused unless the plan may be applied to this export; what `force` let through is returned.

    It is the plan's shop and the very file of the plan (or, with `force`, one in which every cell still matches), and
    the edits bring no fault into the catalogue.
    """
    require_shop(plan, export)
    let_through = require_source(plan, export, force=force)
    if plan.is_edited or export.source.sha256 != plan.source.sha256:
        require_sound(plan, export)
    return let_through


def require_undo(plan: Plan, export: Export, undone: Sequence[Edit], *, force: bool = False) -> tuple[Text, ...]:
    """Raise Refused unless the edits that put the old values back may be made in this export.

    Faults that an unedited plan mended are what was there before; any other needs `force`. What was let through, and
    every row with another name by now, is returned.
    """
    mended = () if plan.is_edited else {edit.row for edit in undone if edit.check.startswith("related_")}
    found = [
        _at_line(edit, text)
        for fault, edit, text in new_faults(export.table.rows, undone)
        if plan.is_edited or not (fault.kind == "absent" or edit.row in mended)
    ]
    if found and not force:
        count = len(found)
        raise Refused(
            f"Trả lại giá trị cũ sẽ làm hỏng {count} chỗ trong “{export.path.name}”; chưa ghi gì. "
            f"{_UNDO_ALL_THE_SAME.vi}",
            f"Putting the old values back would break {counted(count, 'place', 'places')} of “{export.path.name}”; "
            f"nothing was written. {_UNDO_ALL_THE_SAME.en}",
            tuple(found),
        )
    return (*found, *_renamed(undone, export.table.rows))


def require_source(plan: Plan, export: Export, *, force: bool = False) -> tuple[Text, ...]:
    """Raise Refused when the export is not the very file that the plan was made for (unless `force`).

    With `force` the cells must still match one by one; the rows whose names do not are returned.
    """
    name, other = export.path.name, plan.source.name
    changed = drifted(plan.edits, export)
    is_same = export.source.sha256 == plan.source.sha256
    renamed = () if is_same else _renamed(plan.edits, export.table.rows)
    if not is_same and not force:
        hint = _REMAKE if changed else _RENAMED if renamed else _STILL_FITS
        raise Refused(
            f"“{name}” không phải là tệp đã dùng để lập kế hoạch (“{other}”). {hint.vi}",
            f"“{name}” is not the file that the plan was made for (“{other}”). {hint.en}",
            changed or renamed,
        )
    if changed:
        raise Refused(
            f"Kế hoạch không khớp với “{name}”: {len(changed)} ô đã khác. {_REMAKE.vi}",
            f"The plan does not match “{name}”: {counted(len(changed), 'cell differs', 'cells differ')}. {_REMAKE.en}",
            changed,
        )
    if is_same:
        return ()
    forced = Text(
        f"“{name}” không phải là tệp đã dùng để lập kế hoạch (“{other}”), nhưng mọi ô cần sửa vẫn khớp.",
        f"“{name}” is not the file that the plan was made for (“{other}”), but every cell to change still matches.",
    )
    return (forced, *renamed)


def _renamed(edits: Iterable[Edit], rows: Iterable[Row]) -> tuple[Text, ...]:
    names = {row.number: row.name for row in rows}
    return tuple(
        _two_names(edit, names[edit.row])
        for edit in edits
        if edit.row in names and fold(names[edit.row]) != fold(edit.name)
    )


def _two_names(edit: Edit, name: str) -> Text:
    return Text(
        f"Dòng {edit.row} ({edit.code.strip()}): kế hoạch ghi “{edit.name}”, nay là “{name}”.",
        f"Row {edit.row} ({edit.code.strip()}): the plan says “{edit.name}”, now it is “{name}”.",
    )


def require_shop(plan: Plan, export: Export) -> None:
    """Raise Refused when the export is another shop's than the plan's, by the retailer or by codes and names."""
    require_retailer(plan, export.retailer or accounts.retailer_of_chosen())
    if export.source.sha256 != plan.source.sha256:
        require_names(plan, export.path.name, _by_code(export.table.rows))


def require_names(plan: Plan, place: str, names: Mapping[str, str]) -> None:
    """Raise Refused when what a catalogue called `place` calls the plan's products (code to name) is another shop's."""
    common, alike = shared(plan.shop.fingerprint, names)
    if not plan.shop.fingerprint:  # a plan of an earlier version
        pairs = [(edit.name, names[edit.code]) for edit in plan.edits if edit.name and names.get(edit.code)]
        common, alike = len(pairs), sum(are_alike(*pair) for pair in pairs)
    if alike < common * LEAST_ALIKE:
        raise _another_shop(plan.edits, place, names, (alike, common))


def _by_code(rows: Sequence[Row]) -> dict[str, str]:
    """Code to name, for codes that stand on one row: of two nobody knows which is meant."""
    counts = Counter(row.code for row in rows)
    return {row.code: row.name for row in rows if counts[row.code] == 1}


def require_titles(edits: Sequence[Edit], place: str, facts: Facts, *, force: bool = False) -> None:
    """Raise Refused when what the store called `place` calls the plan's products is another shop's (unless `force`).

    A product that still stands under its old group's title there says nothing.
    """
    titles: dict[str, str] = {}
    for edit in edits:
        presence, old = facts.find(edit.code), facts.find(edit.before)
        grouped = presence is not None and old is not None and presence.listed[0].product == old.listed[0].product
        if presence is not None and presence.title and not grouped:
            titles[edit.code] = presence.title
    pairs = [(edit.name, titles[edit.code]) for edit in edits if edit.name and edit.code in titles]
    alike = sum(same_goods(one, other) for one, other in pairs)
    if not force and alike < len(pairs) * LEAST_ALIKE:
        raise _another_shop(edits, place, titles, (alike, len(pairs)), _INSIST)


def _another_shop(
    edits: Sequence[Edit], place: str, names: Mapping[str, str], seen: tuple[int, int], hint: Text | None = None
) -> Refused:
    alike, common = seen
    examples = [
        Text(
            f"{edit.code.strip()}: kế hoạch ghi “{edit.name}”, “{place}” ghi “{names[edit.code]}”.",
            f"{edit.code.strip()}: the plan says “{edit.name}”, “{place}” says “{names[edit.code]}”.",
        )
        for edit in edits
        if edit.code in names and fold(names[edit.code]) != fold(edit.name)
    ]
    return Refused(
        f"Kế hoạch này là của shop khác: đối chiếu {common} mã có trong “{place}” với lúc lập kế hoạch, chỉ {alike} mã "
        "còn giống tên hàng. Hãy chọn đúng shop, hoặc lập kế hoạch mới.",
        f"This plan is another shop's: of {counted(common, 'code', 'codes')} in “{place}” that were there when the "
        f"plan was made, only {alike} still {'has' if alike == 1 else 'have'} a like name. Choose the right shop, or "
        "make a new plan.",
        tuple(examples[:_SHOWN]),
        hint,
    )


def require_retailer(plan: Plan, retailer: str) -> None:
    """Raise Refused when both the plan and the caller know KiotViet's name of the shop, and the two differ."""
    _require_same(plan.shop.retailer, retailer, Text("gian hàng KiotViet", "KiotViet shop"))


def require_home(plan: Plan, retailer: str, pushed: Collection[str]) -> None:
    """`require_retailer`; and a plan that does not know its shop stays in the one it was `pushed` into before."""
    require_retailer(plan, retailer)
    if pushed and retailer not in pushed:
        others = ", ".join(f"“{one}”" for one in sorted(pushed))
        raise Refused(
            f"Kế hoạch này đã được đẩy vào gian hàng KiotViet {others}, còn khóa đang dùng là của “{retailer}”. Hãy "
            "chọn đúng shop (--shop).",
            f"This plan was pushed into the KiotViet shop {others}, but the key in use is for “{retailer}”. Choose "
            "the right shop (--shop).",
        )


def require_store(plan: Plan, store: str) -> None:
    """Raise Refused when both the plan and the caller know the Haravan store's address, and the two differ."""
    _require_same(plan.shop.store, store, Text("web Haravan", "Haravan store"))


def _require_same(planned: str, found: str, what: Text) -> None:
    if planned and found and planned.casefold() != found.casefold():
        raise Refused(
            f"Kế hoạch này là của {what.vi} “{planned}”, không phải “{found}”. Hãy chọn đúng shop (--shop), hoặc lập "
            f"kế hoạch mới cho “{found}”.",
            f"This plan is for the {what.en} “{planned}”, not “{found}”. Choose the right shop (--shop), or make a new "
            f"plan for “{found}”.",
        )


def require_sound(plan: Plan, export: Export) -> None:
    """Raise Refused, naming the lines of the plan, when its edits would break the catalogue or block more goods."""
    faults = [(edit, text) for _, edit, text in new_faults(export.table.rows, plan.edits)]
    found = [*_misplaced(plan, export), *faults] or [*_carried_off(plan, export), *_new_conflicts(plan, export)]
    if found:
        vi, en = "Kế hoạch đã bị sửa và sai", "The plan was edited and is wrong"
        if not plan.is_edited:
            vi, en = f"Kế hoạch không còn đúng cho “{export.path.name}”: sai", "The plan no longer fits: it is wrong"
        count = len(found)
        raise Refused(
            f"{vi} ở {count} chỗ; chưa ghi gì. Hãy sửa lại các dòng này của tệp kế hoạch, hoặc lập kế hoạch lại.",
            f"{en} in {counted(count, 'place', 'places')}; nothing was written. Mend these lines of the plan file, or "
            "make a new plan.",
            tuple(_at_line(edit, text) for edit, text in found),
        )


def _misplaced(plan: Plan, export: Export) -> list[tuple[Edit, Text]]:
    """Edits whose cell is in another column than the related one, in the very file of the plan."""
    if export.source.sha256 != plan.source.sha256:
        return []
    return [
        (edit, Text(f"ô phải là {cell}, không phải {edit.cell}", f"the cell must be {cell}, not {edit.cell}"))
        for edit in plan.edits
        if (cell := export.table.cell(edit.row)) != edit.cell
    ]


def _at_line(edit: Edit, text: Text) -> Text:
    if not edit.line:
        return Text(f"{edit.cell} ({edit.code}): {text.vi}.", f"{edit.cell} ({edit.code}): {text.en}.")
    return Text(
        f"Dòng {edit.line} của tệp kế hoạch, ô {edit.cell} ({edit.code}): {text.vi}.",
        f"Line {edit.line} of the plan, cell {edit.cell} ({edit.code}): {text.en}.",
    )


def _after(plan: Plan, export: Export) -> list[Row]:
    after = {edit.row: edit.after for edit in plan.edits}
    return [row._replace(related=after.get(row.number, row.related)) for row in export.table.rows]


def _carried_off(plan: Plan, export: Export) -> list[tuple[Edit, Text]]:
    """Rows without a line of their own that would get another root, with a row of another product that leaves."""
    rows, changed = export.table.rows, _after(plan, export)
    before, then = (_ends(_catalogue(some, export)) for some in (rows, changed))
    edited = {edit.row for edit in plan.edits}
    catalogue = _catalogue(rows, export)
    found = []
    for number, end in before.items():
        if number in edited or then.get(number) == end:
            continue
        group, above = catalogue.group_of.get(number), catalogue.targets.get(number)
        families = group.family_of if group is not None else {}
        if above is None or families.get(number) is not families.get(above.number):
            found.append(number)
    by_number = {row.number: row for row in rows}
    causes = causes_of(found, plan.edits, rows, changed)
    return [(causes[number], _goes_along(by_number[number])) for number in found]


def _ends(catalogue: Catalogue) -> dict[int, str]:
    """Row number of every child to the code of its last root."""
    return {number: root.code for number, root in catalogue.roots.items()} | dict(catalogue.outside)


def _goes_along(row: Row) -> Text:
    return Text(
        f"dòng {row.number} ({row.code}) không có trong kế hoạch nhưng sẽ bị kéo theo sang nhóm khác",
        f"row {row.number} ({row.code}) is not in the plan, but would go along into another group",
    )


def _new_conflicts(plan: Plan, export: Export) -> list[tuple[Edit, Text]]:
    """Goods that the edits would hang on another product, as the checks see it: blocked there after, and not before."""
    rows, changed = export.table.rows, _after(plan, export)
    before, then = (_blocked(_catalogue(some, export)) for some in (rows, changed))
    moved = {edit.row for edit in plan.edits if edit.after and edit.role != "unit"}
    found = sorted(
        number
        for (number, root), level in then.items()
        if (number, root) not in before and (level >= Level.LIKELY or number in moved)
    )
    by_number = {row.number: row for row in changed}
    causes = causes_of(found, plan.edits, changed, rows)
    return [(causes[number], _held_back(by_number[number])) for number in found]


def _held_back(row: Row) -> Text:
    return Text(
        f"dòng {row.number} ({row.code}) sẽ bị nhóm “{row.related}” chặn, trước đây thì không",
        f"row {row.number} ({row.code}) would be held back by the group “{row.related}”, and was not before",
    )


def _catalogue(rows: Sequence[Row], export: Export) -> Catalogue:
    return read_catalogue(Table(rows, export.table.sheet, export.table.letters))


def _blocked(catalogue: Catalogue) -> dict[tuple[int, str], Level]:
    """(row number, code of the root that holds it back) to how sure that is."""
    ends = _ends(catalogue)
    found: dict[tuple[int, str], Level] = {}
    for finding in find_all(catalogue, Settings()):
        for number in finding.fixable if finding.level else ():
            key = (number, ends.get(number, ""))
            found[key] = max(finding.level or Level.POSSIBLE, found.get(key, Level.POSSIBLE))
    return found
