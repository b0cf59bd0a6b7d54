"""The files that somebody takes away from a guided repair."""

import zipfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.plans.plan import Plan
from catalogrepair.errors import Refused, UnusableInput
from catalogrepair.files.output import write_whole
from catalogrepair.jobs import repair
from catalogrepair.report import render
from catalogrepair.storage.drafts import Folder
from catalogrepair.storage.journal import Journal
from catalogrepair.text import _


@dataclass(frozen=True)
class Package:
    """The files to take away."""

    small: tuple[Path, ...]
    """the affected rows, in parts of at most what one import takes"""
    whole: Path
    report: Path
    plan: Path
    all: Path
    """a .zip of the affected rows, the report, the plan and what it was made of: dropped on the page, it opens again"""
    rows: int
    """rows in `small`"""

    @property
    def files(self) -> dict[str, Path]:
        """File name to file: all that may be asked for."""
        return {path.name: path for path in (*self.small, self.whole, self.report, self.plan, self.all)}


def make_package(folder: Folder, export: repair.Export, examination: Examination, language: str) -> Package:
    """Write them all into the repair's folder, in place of the last. Raises Refused when there is nothing to change."""
    edits, stem = examination.plan.edits, export.path.stem
    if not edits:
        raise Refused(_("No cell is to change: there is no file."))
    out = folder.emptied("out")
    small = repair.apply_edits(export, edits, out / f"{stem}-đã-sửa.xlsx", affected=True)
    whole = repair.apply_edits(export, edits, out / f"{stem}-đã-sửa-cả-tệp.xlsx")
    report, plan = out / f"{stem}-báo-cáo.html", out / f"{stem}-kế-hoạch.json"
    page = render(examination, ".html", language, tuple(path.name for path in small.paths))
    write_whole(report, lambda file: _write(file, page))
    repair.save_plan(examination.plan, plan)
    package = Package(small.paths, whole.paths[0], report, plan, out / f"{stem}-trọn-bộ.zip", small.rows)
    made_of = [path for path in (export.path, folder.store) if path is not None]
    write_whole(package.all, lambda file: _zip(file, [*small.paths, report, plan, *made_of]))
    if not folder.is_sample:  # goods that nobody has are no repair to follow up
        _note(examination.plan, export.path, (*small.paths, whole.paths[0]))
    return package


def _note(plan: Plan, export: Path, written: Iterable[Path]) -> None:
    with suppress(UnusableInput):  # a journal that cannot be used must not keep anybody from the files
        journal = Journal()
        journal.decide(plan, export)
        journal.wrote(plan, "written", written)


def _write(file: BinaryIO, data: bytes) -> None:
    file.write(data)


def _zip(file: BinaryIO, paths: Iterable[Path]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        used: set[str] = set()
        for number, path in enumerate(paths):  # the store's file may be called as the export is
            name = path.name if path.name.casefold() not in used else f"{number}-{path.name}"
            used.add(name.casefold())
            archive.write(path, name)
