"""One shop: bytes and options in, a result out. Nothing outside is read or written, so any process may do it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

from catalogrepair.catalog.outcome import Counts, State
from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.settings import Settings
from catalogrepair.errors import UnusableInput
from catalogrepair.files.places import Content
from catalogrepair.files.product_list import Export, read_export
from catalogrepair.jobs import repair
from catalogrepair.jobs.to_send import answer_of
from catalogrepair.jobs.values import Examination
from catalogrepair.report import render
from catalogrepair.report.verdict import judge
from catalogrepair.text import Text, _, listed

Command = Literal["check", "repair"]


@dataclass(frozen=True)
class Request:
    """What is done to every shop of a batch."""

    command: Command
    choice: Choice
    settings: Settings
    affected: bool = False
    """whether only the rows that change are written, with their roots and unit rows"""
    force: bool = False
    """overwrite outputs, and go on although store and export hardly share a code"""
    language: str = "vi"
    """of the reports"""
    reports: bool = False
    """whether each shop gets a report of its own"""
    moment: str = ""
    """when the batch began, in ISO 8601 with offset: the same for a shop that is done once more"""


class Inputs(NamedTuple):
    """The files of one shop."""

    tables: Sequence[Content]
    """one of them is the product export"""
    store: Content | None = None


@dataclass(frozen=True)
class Result:
    """What became of one shop."""

    state: State
    counts: Counts
    warnings: tuple[Text, ...]
    """what the files lack, and what is to be heeded"""
    export: str
    """the name of the file that was judged"""
    plan: bytes
    """the plan file; b"" where no cell changes"""
    workbooks: tuple[Content, ...]
    """the repaired workbooks"""
    report: bytes
    """a page; b"" where none was wanted"""


def work_on(name: str, inputs: Inputs, request: Request) -> Result:
    """Check or repair one shop, whose outputs are called `name`.xlsx, and `name`-1.xlsx and so on in parts.

    Raises what `check` and `repair` raise: a CatalogRepairError with its one sentence.
    """
    with TemporaryDirectory(prefix="catalogrepair-") as folder:
        return _work(Path(folder), name, inputs, request)


def _work(folder: Path, name: str, inputs: Inputs, request: Request) -> Result:
    path = _export_among(_laid(folder / "export", inputs.tables))
    store = str(_laid(folder / "store", [inputs.store])[0]) if inputs.store else ""
    ask = repair.Ask(store, force=request.force, moment=request.moment, retailer="", folder=name)
    export, examination = repair.examine(path, request.choice, request.settings, ask)
    verdict = judge(examination)
    counts = Counts(
        examination.source.rows, verdict.blocking, len(examination.plan.edits), verdict.asking, len(verdict.notes)
    )
    plan = report = b""
    workbooks: tuple[Content, ...] = ()
    warnings = examination.warnings
    if request.command == "repair":
        repair.refuse_without_units(export)
        if counts.cells:
            plan = repair.plan_bytes(examination.plan)
            workbooks, more = _written(folder, name, export, examination, affected=request.affected)
            warnings += more
    if request.reports:
        names = tuple(one.name for one in workbooks)
        report = render(examination, ".html", request.language, names, answer_of(examination, names))
    return Result(_state(counts, warnings, workbooks), counts, warnings, path.name, plan, workbooks, report)


def _laid(folder: Path, contents: Sequence[Content]) -> list[Path]:
    """Files with these bytes: what reads them goes back and forth in them."""
    folder.mkdir()
    for content in contents:
        (folder / content.name).write_bytes(content.data)
    return [folder / content.name for content in contents]


def _export_among(paths: Sequence[Path]) -> Path:
    """The one file that is a product export; of a single file its own fault is told."""
    if len(paths) == 1:
        return paths[0]
    found = [path for path in paths if _is_export(path)]
    names = listed([path.name for path in found or paths])
    if not found:
        raise UnusableInput(_("None of the files of this shop is a KiotViet product export: {names}.", names=names))
    if len(found) > 1:
        raise UnusableInput(
            _("Several files of this shop are product exports: {names}. Keep one of them there.", names=names)
        )
    return found[0]


def _is_export(path: Path) -> bool:
    try:
        read_export(path)
    except UnusableInput:
        return False
    return True


def _written(
    folder: Path, name: str, export: Export, examination: Examination, *, affected: bool
) -> tuple[tuple[Content, ...], tuple[Text, ...]]:
    """The repaired workbooks, read back and held against the plan, and what is to be heeded about them."""
    output = folder / "output" / f"{name}.xlsx"
    output.parent.mkdir()
    written = repair.apply_edits(export, examination.plan.edits, output, affected=affected)
    return tuple(Content(path.name, path.read_bytes()) for path in written.paths), written.warnings


def _state(counts: Counts, warnings: Sequence[Text], workbooks: Sequence[Content]) -> State:
    if workbooks:
        return "repaired"
    if counts.cells or counts.asked:
        return "blocked" if counts.cells else "asked"
    return "unsure" if warnings else "well"
