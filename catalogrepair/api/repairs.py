"""From an export to the repaired file and back: `read`, `check`, `plan`, `repair`, `apply`, `undo`, `diff`."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from catalogrepair.api.options import (
    LevelWord,
    Options,
    PathLike,
    PlanLike,
    Rows,
    codes_of,
    file_of,
    is_affected,
    level_of,
    mode_of,
    plan_of,
    store_of,
)
from catalogrepair.api.results import Checked, Planned, Repaired
from catalogrepair.errors import UnusableInput
from catalogrepair.jobs import repair as jobs
from catalogrepair.jobs.outputs import refuse_targets
from catalogrepair.jobs.plan_fit import require_plan, require_shop, require_undo
from catalogrepair.jobs.progress import listening
from catalogrepair.jobs.values import Choice, Difference, Export, Mode, Settings
from catalogrepair.text import Progress, _


def read(export: PathLike, *, fresh: bool = False, progress: Progress | None = None) -> Export:
    """Read KiotViet's product export (.xlsx, .csv, .xls), or the live shop for "kiotviet".

    `export.table.rows` are its rows, as texts, by their Excel row number (`pandas.DataFrame(export.table.rows)`).
    `fresh` walks a live shop again although that was done within the last hour.

    Raises UnusableInput when it is no product export, SignInFailed when the shop's key is missing or wrong.
    """
    with listening(progress or jobs.silent):
        return jobs.read_source(Path(export), fresh=fresh, progress=progress or jobs.silent)


def check(
    export: PathLike,
    *,
    store: PathLike | None = None,
    level: LevelWord = "likely",
    mode: Mode = "clear",
    only: str | Iterable[str] = (),
    skip: str | Iterable[str] = (),
    keep_late: bool = False,
    max_variants: int = 100,
    fresh: bool = False,
    force: bool = False,
    progress: Progress | None = None,
) -> Checked:
    """Find what blocks the sync in an export, and why. Writes nothing.

    `store` is the evidence of what is on the store: Haravan's product export (.xlsx, .csv), a .txt with one code a
    line, or "haravan" for the live shop. `level` is the least certainty that is planned; `mode` "clear" makes each code
    that leaves its group a product, "regroup" makes them one product with variants; `only` and `skip` are root codes of
    groups; `keep_late` leaves goods that were added after their product was synced; `max_variants` is how many one
    store product takes. `force` goes on although export and store hardly share a code.

    Raises UnusableInput when a file is not what it should be or an option is not known, Refused when export and store
    are two shops', SignInFailed when a live shop's key is missing or wrong, Unreachable when it does not answer.
    """
    word = store_of(store)
    choice = Choice(level_of(level), mode_of(mode), codes_of(only), codes_of(skip), keep_late)
    if keep_late and not word:
        raise UnusableInput(_("keep_late needs store."))
    if max_variants < 1:
        raise UnusableInput(_("max_variants must be 1 or more."))
    ask = jobs.Ask(word, fresh, force, progress or jobs.silent)
    with listening(ask.progress):
        found, examination = jobs.examine(Path(export), choice, Settings(max_variants=max_variants), ask)
    return Checked(examination, found)


def plan(export: PathLike, *, output: PathLike | None = None, **options: Unpack[Options]) -> Planned:
    """Decide what to change in an export, to be applied later; `options` are those of `check`.

    Writes nothing but the plan file (.json), where `output` names one.

    Raises what `check` raises, and Refused for an export in which unit rows cannot be told apart.
    """
    path = None if output is None else Path(output)
    force = options.get("force", False)
    refuse_targets([path], export, options.get("store") or "", force=force)
    checked = check(export, **options)
    jobs.refuse_without_units(checked.export)
    warnings = checked.warnings
    if path is not None:
        jobs.save_plan(checked.plan, path, force=force)
        warnings += jobs.remember(checked.plan, Path(export), "decided", ())
    return Planned(checked.plan, path, warnings)


def repair(export: PathLike, *, output: PathLike, rows: Rows | None = None, **options: Unpack[Options]) -> Repaired:
    """Write the repaired workbook `output` (.xlsx), verified, and its plan beside it (OUTPUT.plan.json).

    `options` are those of `check`. `rows` "all" writes the whole file, "affected" only the rows that change with their
    roots and unit rows, in parts where they are more than one import takes; without it the whole file, of the live
    shop the affected rows. With nothing to change nothing is written.

    Raises what `plan` raises, UnusableInput when the output cannot be written, Refused when it does not verify.
    """
    target = Path(output)
    plan_path = target.with_suffix(".plan.json")
    force = options.get("force", False)
    refuse_targets([target, plan_path], export, options.get("store") or "", force=force)
    checked = check(export, **options)
    jobs.refuse_without_units(checked.export)
    if not checked.plan.edits:
        return Repaired(checked.plan, (), None, checked.warnings)
    written = jobs.apply_edits(
        checked.export,
        checked.plan.edits,
        target,
        affected=is_affected(rows, checked.export),
        force=force,
        beside=lambda _: [jobs.plan_target(checked.plan, plan_path)],
    )
    warnings = jobs.remember(checked.plan, Path(export), "written", written.paths)
    return Repaired(checked.plan, written.paths, plan_path, (*checked.warnings, *written.warnings, *warnings))


def apply(
    plan: PlanLike,
    export: PathLike,
    *,
    output: PathLike,
    rows: Rows | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> Repaired:
    """Make exactly the changes of a plan (a value or a plan file) in an export, and write `output` (.xlsx), verified.

    `rows` is as for `repair`. `force` overwrites an existing output, and takes a later export of the same shop where
    every cell still matches.

    Raises UnusableInput when a file is not what it should be, Refused for another shop's export, one that has moved on,
    or a plan that was edited wrongly.
    """
    followed, target = plan_of(plan), Path(output)
    refuse_targets([target], export, *file_of(plan), force=force)
    found = read(export, progress=progress)
    warnings = require_plan(followed, found, force=force)
    affected = is_affected(rows, found)
    written = jobs.apply_edits(found, followed.edits, target, affected=affected, force=force)
    noted = jobs.remember(followed, Path(export), "written", written.paths)
    return Repaired(followed, written.paths, None, (*warnings, *written.warnings, *noted))


def undo(
    plan: PlanLike,
    repaired: PathLike,
    *,
    output: PathLike,
    rows: Rows | None = None,
    force: bool = False,
) -> Repaired:
    """Put a plan's old values back into a repaired or re-exported file, and write `output` (.xlsx), verified.

    Rows are found by their code. `force` overwrites an existing output, and leaves out cells that cannot be put back.

    Raises UnusableInput when a file is not what it should be, Refused for another shop's, or where a cell holds neither
    the planned nor the old value.
    """
    followed, target = plan_of(plan), Path(output)
    refuse_targets([target], repaired, *file_of(plan), force=force)
    found = jobs.read_export(Path(repaired))
    require_shop(followed, found)
    edits = jobs.undo_edits(followed, found, force=force)
    warnings = require_undo(followed, found, edits, force=force)
    written = jobs.apply_edits(found, edits, target, affected=is_affected(rows, found), force=force)
    noted = jobs.remember(followed, None, "undone", written.paths)
    return Repaired(replace(followed, edits=edits), written.paths, None, (*warnings, *written.warnings, *noted))


def diff(before: PathLike, after: PathLike) -> Difference:
    """What differs between two exports: every column, rows matched by code (`pandas.DataFrame(found.changed)`).

    Raises UnusableInput when one of them is no product export.
    """
    return jobs.compare_files(Path(before), Path(after))
