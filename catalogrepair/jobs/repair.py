"""The whole job as a few functions: examine, apply, undo, compare. The front ends call these and nothing below.

read → check → decide → patch → look again; the input is never touched.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from catalogrepair.catalog.diff import Difference, compare_exports
from catalogrepair.catalog.doubts import doubts
from catalogrepair.catalog.evidence import Evidence, measure
from catalogrepair.catalog.examination import Examination, ModeOutcome, made_of
from catalogrepair.catalog.groups import read_catalogue
from catalogrepair.catalog.plans.decide import Choice, decide, passed_over
from catalogrepair.catalog.plans.identity import Identity, fingerprint_of
from catalogrepair.catalog.plans.plan import Edit, Plan
from catalogrepair.catalog.plans.plan_file import MOST_BYTES, plan_from_json, too_large
from catalogrepair.catalog.same_shop import require_fit
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row
from catalogrepair.checks import find_all
from catalogrepair.errors import Refused, UnusableInput, reason
from catalogrepair.files.output import Target, refuse_target, write_whole
from catalogrepair.files.output_set import require_finished
from catalogrepair.files.product_list import Export, read_export, read_sheetful
from catalogrepair.files.read import refuse_other
from catalogrepair.files.sniff import refuse_pipe
from catalogrepair.files.unread import PLAN
from catalogrepair.jobs.catalogues import HARAVAN, Store, now, read_codes, read_source, read_store
from catalogrepair.jobs.write import Written, apply_edits, refuse_without_units
from catalogrepair.shops import keys
from catalogrepair.text import Progress, Text, _
from catalogrepair.version import __version__

if TYPE_CHECKING:
    from catalogrepair.storage.journal import Kind

__all__ = [
    "Export",
    "Written",
    "apply_edits",
    "read_codes",
    "read_export",
    "read_source",
    "refuse_without_units",
]


_EDITED = _(
    "This plan was edited after it was made, or made by an earlier version: a reason may no longer fit its cell."
)
_ASKED_THEN = _("The store was asked when this plan was made; this preview does not ask it again.")


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
    progress: Progress = silent
    """hears how far a long walk is"""
    moment: str = ""
    """when that is, in ISO 8601 with offset; "" for now"""
    retailer: str | None = None
    """KiotViet's name of the shop; None for that of the shop that was chosen by name on this machine"""
    folder: str | None = None
    """what reports call the folder of the export; None for the name that it has"""


def examine(path: Path, choice: Choice, settings: Settings, ask: Ask | None = None) -> tuple[Export, Examination]:
    """Read an export (or, for "kiotviet", the live shop), ask the store, run every check and choose the edits.

    Writes no file of the user's. Raises UnusableInput when a file is not what it should be or `choice` names unknown
    groups, Refused when export and store hardly overlap, SignInFailed when a live shop's key is missing or wrong.
    """
    ask = ask or Ask()
    ask = replace(ask, moment=ask.moment or now())
    export = read_source(path, fresh=ask.fresh, progress=ask.progress)
    store = None
    if ask.store:
        store = read_store(ask.store, fresh=ask.fresh, progress=ask.progress, moment=ask.moment)
    found = examine_export(export, store, choice, settings, ask)
    return export, replace(found, folder=_folder_of(export) if ask.folder is None else ask.folder)


def _folder_of(export: Export) -> str:
    return "" if export.live else export.path.resolve().parent.name


def examine_export(
    export: Export, store: Store | None, choice: Choice, settings: Settings, ask: Ask | None = None
) -> Examination:
    """The same of an export and a store that were read. Raises as `examine` does, but for what reading raises."""
    ask = ask or Ask()
    facts = store.facts if store is not None else None
    evidence = None
    catalogue = read_catalogue(export.table, facts)
    warnings = export.warnings
    if store is not None and facts is not None:
        evidence = measure(store.origin, facts, export.table.rows, catalogue.presence)
        if not ask.force:
            require_fit(evidence, export.path.name, catalogue)
        warnings = (*warnings, *store.warnings, *doubts(evidence, export.path.name, catalogue))
    findings = find_all(catalogue, settings)
    edits, outcomes = decide(catalogue, findings, choice)
    shop = _shop_of(export, evidence, edits, ask.retailer)
    made = ask.moment or now()
    plan = Plan(export.source, choice.mode, choice.level, edits, __version__, made, evidence, shop=shop)
    passed = passed_over(findings, choice)
    return Examination(export.source, catalogue, findings, plan, outcomes, warnings, passed)


def needs_force(found: Examination) -> bool:
    """Whether export and store hardly overlap, so that they are examined again only where somebody insists."""
    try:
        if found.plan.evidence is not None:
            require_fit(found.plan.evidence, found.source.name, found.catalogue)
    except Refused:
        return True
    return False


def _shop_of(export: Export, evidence: Evidence | None, edits: Iterable[Edit], named: str | None) -> Identity:
    """Whose export it is: as KiotViet said, or as the user did who named a shop of this machine."""
    retailer = export.retailer or (keys.retailer_of_chosen() if named is None else named)
    store = evidence.origin.name if evidence is not None and evidence.origin.kind == HARAVAN else ""
    planned = {code for edit in edits for code in (edit.code, edit.before, edit.after) if code}
    return Identity(retailer, store, fingerprint_of(export.table.rows, planned))


def preview(plan: Plan, export: Export) -> Examination:
    """What a plan that was made elsewhere does to an export, for a person to look at; the plan must fit it."""
    catalogue = read_catalogue(export.table)
    answers = {plan.answers.get(edit.row, plan.mode) for edit in plan.edits if edit.role == "leaves"}
    outcomes: dict[str, ModeOutcome] = {mode: made_of(plan.edits) for mode in answers} if len(answers) == 1 else {}
    doubtful = ((_EDITED, plan.is_edited), (_ASKED_THEN, plan.evidence is not None))
    warnings = (*export.warnings, *(text for text, is_so in doubtful if is_so))
    findings = find_all(catalogue, Settings())
    return Examination(export.source, catalogue, findings, plan, outcomes, warnings, folder=_folder_of(export))


def save_plan(plan: Plan, path: Path, *, force: bool = False) -> None:
    """Write a plan file."""
    refuse_target(path, (), force=force)
    write_whole(*plan_target(plan, path))


def plan_target(plan: Plan, path: Path) -> Target:
    """A plan file, to be written together with others; one that could not be read again is not written."""
    return Target(path, lambda out: out.writelines(_bounded(plan)))


def plan_bytes(plan: Plan) -> bytes:
    """A plan file's bytes. Raises UnusableInput for a plan that could not be read again, and so not be undone."""
    return b"".join(_bounded(plan))


def _bounded(plan: Plan) -> Iterator[bytes]:
    room = MOST_BYTES
    for piece in plan.pieces():
        room -= len(piece)
        if room < 0:
            raise UnusableInput(
                _(
                    "{count:# cell is|# cells are} to change, more than one plan holds. Repair it in portions: "
                    "export by category, or choose groups with --only.",
                    count=len(plan.edits),
                ),
            )
        yield piece


def load_plan(path: Path) -> Plan:
    """Read a plan file. Raises UnusableInput when it cannot be read or is no plan."""
    require_finished(path)
    try:
        refuse_pipe(path)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise too_large(path.name)
        refuse_other(path, PLAN)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableInput(
            _("“{name}” is no catalogrepair plan, or was saved in another encoding than UTF-8.", name=path.name),
        ) from error
    except (OSError, ValueError) as error:
        why = reason(error)
        name = path.name or str(path)
        raise UnusableInput(_("Cannot read the plan “{name}”: {why}.", name=name, why=why)) from error
    return plan_from_json(text, path.name)


def remember(
    plan: Plan, export: Path | None, kind: "Kind", paths: Iterable[Path], *, through_api: bool = False
) -> tuple[Text, ...]:
    """Put a repair into the journal of this machine, and what was written of it; a journal that fails is a warning."""
    from catalogrepair.storage.journal import Journal

    journal = Journal()
    try:
        journal.decide(plan, export)
        files = tuple(paths)
        if files or through_api:
            journal.wrote(plan, kind, files)
    except UnusableInput as error:
        return (error.text,)
    return ()


def undo_edits(plan: Plan, export: Export, *, force: bool = False) -> tuple[Edit, ...]:
    """The edits that put the plan's old values back into a repaired or re-exported file; rows are found by code.

    Raises Refused, listing the cells, when a row is missing, its code stands twice, or its cell holds neither the
    planned nor the old value; with `force` such rows are left out as long as one remains.
    """
    undone, unfit = undone_edits(plan, export)
    if unfit and (not force or not undone):
        raise Refused(
            _(
                "{unfit:# cell|# cells} of “{name}” cannot be put back. Add --force to leave them out.",
                unfit=len(unfit),
                name=export.path.name,
            ),
            details=unfit,
        )
    return undone


def undone_edits(plan: Plan, export: Export) -> tuple[tuple[Edit, ...], tuple[Text, ...]]:
    """The edits that put the plan's old values back, and a sentence for each row that holds another value."""
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
    return tuple(undone), tuple(unfit)


def _drift_of_undo(edit: Edit, row: Row | None) -> Text:
    if row is None:
        return _("{code}: not in the file, or on several rows.", code=edit.code)
    return _(
        "Row {number} ({code}): the cell holds “{related}”, not “{after}”.",
        number=str(row.number),
        code=edit.code,
        related=row.related,
        after=edit.after,
    )


def compare_files(before: Path, after: Path) -> Difference:
    """What differs between two exports in any readable form."""
    return compare_exports(read_sheetful(before), read_sheetful(after))
