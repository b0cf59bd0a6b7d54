"""Finds the sheets of a workbook by its relationships, never by part names: KiotViet's own is sheet2.xml."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from catalogrepair.errors import UnusableInput
from catalogrepair.text import _
from catalogrepair.xlsx.archive import Archive
from catalogrepair.xlsx.xml import broken_part, elements


@dataclass(frozen=True)
class SheetPart:
    """A worksheet of a workbook."""

    name: str
    part: str
    """name of the zip entry"""
    hidden: bool = False
    """whether Excel does not show it"""


def sheets_of(archive: Archive) -> list[SheetPart]:
    """The worksheets in the workbook's order. Raises UnusableInput when the file is no workbook."""
    if not archive.has("_rels/.rels") or not archive.has("[Content_Types].xml"):
        raise _not_a_workbook(archive)
    book = _targets(archive, "", "officeDocument")
    if len(book) != 1 or not archive.has(book[0][1]):
        raise _not_a_workbook(archive)
    part = book[0][1]
    sheets = []
    for said, target in _listed(archive, part):
        if target and archive.has(target):
            hidden = said.get("state") in ("hidden", "veryHidden")
            sheets.append(SheetPart(said.get("name", ""), archive.entry(target).filename, hidden))
    names = {sheet.name.casefold() for sheet in sheets}
    if not sheets or len(names) < len(sheets):
        raise _not_a_workbook(archive)
    return sheets


def _listed(archive: Archive, part: str) -> list[tuple[Mapping[str, str], str | None]]:
    """What the workbook says of each sheet, and the worksheet that this is."""
    parts = dict(_targets(archive, part, "worksheet"))
    found = elements(archive.read(part), ("workbook", "sheets", "sheet"), archive.path.name, part)
    return [(one.attributes, parts.get(one.attributes.get("id", ""))) for one in found]


def filter_names(archive: Archive, sheet: str) -> list[int]:
    """Offsets in the workbook part of the tags that name the filtered range of a sheet."""
    part = workbook_part(archive)
    targets = [target for _, target in _listed(archive, part)]
    places = {
        str(at) for at, one in enumerate(targets) if one and archive.has(one) and archive.entry(one).filename == sheet
    }
    names = elements(archive.read(part), ("workbook", "definedNames", "definedName"), archive.path.name, part)
    return [
        one.start
        for one in names
        if one.attributes.get("name") == "_xlnm._FilterDatabase" and one.attributes.get("localSheetId") in places
    ]


def workbook_part(archive: Archive) -> str:
    """The zip name of the workbook part."""
    return archive.entry(_targets(archive, "", "officeDocument")[0][1]).filename


def shared_strings_part(archive: Archive) -> str | None:
    """The zip name of the shared strings, or None when the workbook has none."""
    book = workbook_part(archive)
    found = [target for _, target in _targets(archive, book, "sharedStrings") if archive.has(target)]
    return archive.entry(found[0]).filename if found else None


def tables_of(archive: Archive, sheet: str) -> list[str]:
    """The zip names of the Excel tables on a sheet."""
    return [archive.entry(target).filename for _, target in _targets(archive, sheet, "table") if archive.has(target)]


def _targets(archive: Archive, part: str, kind: str) -> list[tuple[str, str]]:
    """(id, zip name) of a part's relationships of one kind; targets may be absolute or relative."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", name + ".rels")
    if not archive.has(relations):
        return []
    found = []
    for element in elements(archive.read(relations), ("Relationships", "Relationship"), archive.path.name, relations):
        said = element.attributes
        target = said.get("Target", "")
        if said.get("Type", "").endswith("/" + kind) and said.get("TargetMode") != "External":
            absolute = target if target.startswith("/") else posixpath.join(folder, target)
            found.append((said.get("Id", ""), posixpath.normpath(absolute).lstrip("/")))
    if len({mark for mark, _ in found}) < len(found):
        raise broken_part(archive.path.name, relations)
    return found


def _not_a_workbook(archive: Archive) -> UnusableInput:
    name = archive.path.name
    return UnusableInput(
        _(
            "“{name}” is a zip file but not an Excel workbook. Choose the file that was exported.",
            name=name,
        ),
    )
