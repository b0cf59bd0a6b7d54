"""Finds the sheets of a workbook by its relationships, never by part names: KiotViet's own is sheet2.xml."""

import posixpath
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from catalogrepair.errors import UnusableInput
from catalogrepair.workbook.archive import Archive
from catalogrepair.workbook.xml import local, tree


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
    if not book or not archive.has(book[0][1]):
        raise _not_a_workbook(archive)
    part = book[0][1]
    parts = dict(_targets(archive, part, "worksheet"))
    sheets = []
    for element in tree(archive.read(part), archive.path.name, part).iter():
        if local(element.tag) == "sheet":
            target = parts.get(_attribute(element, "id"))
            if target and archive.has(target):
                hidden = _attribute(element, "state") in ("hidden", "veryHidden")
                sheets.append(SheetPart(_attribute(element, "name"), archive.entry(target).filename, hidden))
    if not sheets:
        raise _not_a_workbook(archive)
    return sheets


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
    for element in tree(archive.read(relations), archive.path.name, relations):
        target = _attribute(element, "Target")
        if _attribute(element, "Type").endswith("/" + kind) and _attribute(element, "TargetMode") != "External":
            absolute = target if target.startswith("/") else posixpath.join(folder, target)
            found.append((_attribute(element, "Id"), posixpath.normpath(absolute).lstrip("/")))
    return found


def _attribute(element: Element, name: str) -> str:
    """An attribute whatever its namespace: relationship ids carry a prefix of the writer's own."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def _not_a_workbook(archive: Archive) -> UnusableInput:
    name = archive.path.name
    return UnusableInput(
        f"Tệp “{name}” là tệp nén nhưng không phải bảng tính Excel. Hãy chọn tệp hàng hóa xuất từ KiotViet.",
        f"“{name}” is a zip file but not an Excel workbook. Choose the product list exported from KiotViet.",
    )
