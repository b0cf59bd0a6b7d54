"""Whether a plan fits an export, or a shop: asked before anything is concluded from the one about the other.

A plan belongs to the shop that it was made for. Nothing lets it into another: not even `force`, which is for a later
export of the same shop.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from catalogrepair.catalog.facts import Facts
from catalogrepair.catalog.families.likeness import same_goods
from catalogrepair.catalog.names import fold
from catalogrepair.catalog.plans.faults import new_faults
from catalogrepair.catalog.plans.identity import LEAST_ALIKE, are_alike, knows, shared
from catalogrepair.catalog.plans.plan import Edit, Plan
from catalogrepair.catalog.table import Row
from catalogrepair.errors import Refused
from catalogrepair.files.product_list import Export
from catalogrepair.jobs.soundness import at_line, require_sound
from catalogrepair.jobs.write import drifted
from catalogrepair.shops import keys
from catalogrepair.text import Text, _

_REMAKE = _("Make a new plan from this file.")
_STILL_FITS = _("Every cell to change still matches; add --force to apply it all the same.")
_RENAMED = _("Codes and cells still match, but names differ; add --force only if these are still the same goods.")
_INSIST = _("Add --force to look all the same.")
_UNDO_ALL_THE_SAME = _("If the file was so before the repair, add --force to put it back all the same.")
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

    An edit as the tool wrote it puts back what was there, faults and all, unless a root has gone since; what others
    would break needs `force`. What was let through, and every row with another name by now, is returned.
    """
    found = [
        at_line(edit, text)
        for fault, edit, text in new_faults(export.table.rows, undone)
        if not edit.is_original or (fault.kind == "absent" and knows(plan.shop.fingerprint, fault.code))
    ]
    if found and not force:
        count = len(found)
        raise Refused(
            _(
                "Putting the old values back would break {count:# place|# places} of “{name}”; nothing was "
                "written. {undo_all_the_same}",
                count=count,
                name=export.path.name,
                undo_all_the_same=_UNDO_ALL_THE_SAME,
            ),
            details=tuple(found),
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
            _(
                "“{name}” is not the file that the plan was made for (“{other}”). {hint}",
                name=name,
                other=other,
                hint=hint,
            ),
            details=changed or renamed,
        )
    if changed:
        raise Refused(
            _(
                "The plan does not match “{name}”: {changed:# cell differs|# cells differ}. {remake}",
                name=name,
                changed=len(changed),
                remake=_REMAKE,
            ),
            details=changed,
        )
    if is_same:
        return ()
    forced = _(
        "“{name}” is not the file that the plan was made for (“{other}”), but every cell to change still matches.",
        name=name,
        other=other,
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
    return _(
        "Row {row} ({code}): the plan says “{name}”, now it is “{found}”.",
        row=str(edit.row),
        code=edit.code.strip(),
        name=edit.name,
        found=name,
    )


def require_shop(plan: Plan, export: Export) -> None:
    """Raise Refused when the export is another shop's than the plan's, by the retailer or by codes and names."""
    require_retailer(plan, export.retailer or keys.retailer_of_chosen())
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
        _(
            "{code}: the plan says “{name}”, “{place}” says “{names}”.",
            code=edit.code.strip(),
            name=edit.name,
            place=place,
            names=names[edit.code],
        )
        for edit in edits
        if edit.code in names and fold(names[edit.code]) != fold(edit.name)
    ]
    return Refused(
        _(
            "This plan is another shop's: of {common:# code|# codes} in “{place}” that were there when the "
            "plan was made, only {alike} still {alike:has|have} a like name. Choose the right shop, or "
            "make a new plan.",
            common=common,
            place=place,
            alike=alike,
        ),
        details=tuple(examples[:_SHOWN]),
        hint=hint,
    )


def require_retailer(plan: Plan, retailer: str) -> None:
    """Raise Refused when both the plan and the caller know KiotViet's name of the shop, and the two differ."""
    _require_same(plan.shop.retailer, retailer, _("KiotViet shop"))


def require_home(plan: Plan, retailer: str, pushed: Collection[str]) -> None:
    """`require_retailer`; and a plan that does not know its shop stays in the one it was `pushed` into before."""
    require_retailer(plan, retailer)
    if pushed and retailer.casefold() not in {one.casefold() for one in pushed}:
        others = ", ".join(f"“{one}”" for one in sorted(pushed))
        raise Refused(
            _(
                "This plan was pushed into the KiotViet shop {others}, but the key in use is for "
                "“{retailer}”. Choose the right shop (--shop).",
                others=others,
                retailer=retailer,
            ),
        )


def require_store(plan: Plan, store: str) -> None:
    """Raise Refused when both the plan and the caller know the Haravan store's address, and the two differ."""
    _require_same(plan.shop.store, store, _("Haravan store"))


def _require_same(planned: str, found: str, what: Text) -> None:
    if planned and found and planned.casefold() != found.casefold():
        raise Refused(
            _(
                "This plan is for the {what} “{planned}”, not “{found}”. Choose the right shop (--shop), or "
                "make a new plan for “{found}”.",
                what=what,
                planned=planned,
                found=found,
            ),
        )
