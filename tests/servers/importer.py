"""KiotViet's import of a workbook, read with openpyxl (docs: kiotviet-files 2.3, 3).

Codes are compared as they stand, spaces at the edges included: a code that was trimmed is a new product. Columns are
found by heading; a missing column changes nothing, an empty cell of an existing one empties its field.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import openpyxl

from tests.servers.base import Json
from tests.servers.exporter import KINDS
from tests.servers.kiotviet import product
from tests.servers.rows import Fields, update
from tests.shops.headings import RELATED

if TYPE_CHECKING:
    from tests.servers.kiotviet_shop import KiotVietShop

CODE, NAME, BASE, BARCODE = "Mã hàng", "Tên hàng", "Mã ĐVT Cơ bản", "Mã vạch"
MOST = 5000
"""goods of one import"""


class Refusal(NamedTuple):
    """One line of the error file: the sheet's row, its code, and why nothing of it was saved."""

    row: int
    code: str
    reason: str


@dataclass
class Imported:
    """What an import did, by code."""

    written: list[str] = field(default_factory=list)
    """existing products that were saved over"""
    created: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    stopped: bool = False
    """a conflict ended it: the rows after it were not read"""
    relinked: list[str] = field(default_factory=list)
    """rows that KiotViet linked back to their old root"""


@dataclass(frozen=True)
class Dialog:
    """The answers to the import dialog; those that the playbook recommends."""

    conflict: Literal["stop", "replace"] = "stop"
    """a known code with another name, or a barcode of another product"""
    fields: Fields = field(default_factory=Fields)


class Import:
    """One run of the dialog, row by row."""

    def __init__(self, shop: "KiotVietShop", path: Path, dialog: Dialog) -> None:
        self._shop, self._dialog = shop, dialog
        self._lines = list(_lines(path))
        self._former: dict[int, int | None] = {}
        """products whose root changed, with the one that they had"""
        self.done = Imported()

    def run(self) -> Imported:
        """Import the rows; what is refused is listed, everything else is saved."""
        if len(self._lines) > MOST:
            self.done.refused.append(Refusal(0, "", "Chỉ được nhập tối đa 5.000 mặt hàng mỗi lần"))
            return self.done
        saved = []
        later = self._shop.switches.forward_references
        for number, cells in self._lines:
            row = self._save(number, cells)
            if self.done.stopped:
                break
            if row and later:
                saved.append((number, cells, row))
            elif row:
                self._relate(number, cells, row)
        for number, cells, row in sorted(saved, key=lambda one: (bool(one[1].get(RELATED)), bool(one[1].get(BASE)))):
            self._relate(number, cells, row)
        self._link_back()
        self._tell()
        return self.done

    def _save(self, number: int, cells: dict[str, str]) -> Json | None:
        """A row's own fields; None when it is refused."""
        code = cells[CODE] if cells[CODE].strip() else f"SP{len(self._shop.products) + 1:06}"
        row = self._shop.find(code, "code")
        reason = self._conflict(cells, row)
        if reason:
            self.done.stopped = True
        reason = reason or self._unknown(number, cells, row)
        if reason:
            self.done.refused.append(Refusal(number, code, reason))
            return None
        if row is None:
            row = self._create(code, cells)
            self.done.created.append(code)
        else:
            self.done.written.append(code)
        known = {pair["attributeName"] for one in self._shop.products for pair in one["attributes"] or ()}
        update(row, cells, self._dialog.fields)
        names = {pair["attributeName"]: None for pair in row["attributes"] or ()}
        self._shop.created_attributes += [name for name in names if name not in known]
        return row

    def _conflict(self, cells: dict[str, str], row: Json | None) -> str:
        if self._dialog.conflict == "replace":
            return ""
        if row and cells.get(NAME, row["name"]) != row["name"]:
            return "Trùng mã hàng, khác tên hàng hóa"
        barcode = cells.get(BARCODE)
        if barcode and not (row and row["barCode"] == barcode) and self._shop.find(barcode, "barCode"):
            return "Trùng mã vạch, khác mã hàng"
        return ""

    def _unknown(self, number: int, cells: dict[str, str], row: Json | None) -> str:
        """Why a relation cannot be: its code is neither in the shop nor in (the part read of) the file."""
        later = self._shop.switches.forward_references
        inside = {cells[CODE] for place, cells in self._lines if later or place < number}
        for heading in (BASE, RELATED):
            code = cells.get(heading, "")
            if not code or (row and code == self._code_of(row["masterProductId"])):
                continue
            if code not in inside and not self._shop.find(code, "code"):
                return f"{heading} “{code}” không tồn tại"
        return ""

    def _create(self, code: str, cells: dict[str, str]) -> Json:
        base = self._shop.find(cells.get(BASE) or None, "code")
        kinds = {word: number for number, word in KINDS.items()}
        number = max((one["id"] for one in self._shop.products), default=0) + 1
        row = product(
            number,
            code,
            cells.get(NAME) or code,
            unit_of=base["id"] if base else None,
            type=kinds.get(cells.get("Loại hàng", ""), 2),
        )
        self._shop.products.append(row)
        return row

    def _relate(self, number: int, cells: dict[str, str], row: Json) -> None:
        """A row's root. An unchanged cell is never refused."""
        text = cells.get(RELATED, self._code_of(row["masterProductId"]))
        if text == self._code_of(row["masterProductId"]):
            return
        if not text:
            if self._shop.switches.blank_cell == "detaches":
                self._move(row, None)
            return
        root = self._shop.find(text, "code")
        lenient = self._shop.switches.unit_names_child == "group_root"
        if root and lenient and root["id"] == row["masterUnitId"] and root["masterProductId"]:
            root = self._shop.find(root["masterProductId"])
        if root is None or root is row or root["masterUnitId"] or root["masterProductId"]:
            self.done.refused.append(Refusal(number, row["code"], f"{RELATED} “{text}” không hợp lệ"))
            return
        self._move(row, root["id"])

    def _move(self, row: Json, root: int | None) -> None:
        self._former[row["id"]] = row["masterProductId"]
        row["masterProductId"] = root
        self._shop.carry_units(row)

    def _code_of(self, number: int | None) -> str:
        row = self._shop.find(number) if number else None
        gone = self._shop.gone.get(number or 0)
        return row["code"] if row else f"{gone}{{DEL}}" if gone else ""

    def _link_back(self) -> None:
        """KiotViet's own linking, where the switch says so: rows that share all attribute names with their old root."""
        for number, former in self._former.items():
            row, root = self._shop.find(number), self._shop.find(former) if former else None
            if not self._shop.switches.relinks_itself or row is None or root is None:
                continue
            base = self._shop.find(row["masterUnitId"]) if row["masterUnitId"] else row
            if base and _names(base) == _names(root):
                row["masterProductId"] = former
                self.done.relinked.append(row["code"])

    def _tell(self) -> None:
        rows = [self._shop.find(code, "code") for code in (*self.done.written, *self.done.created)]
        found = [row for row in rows if row]
        for row in found:
            if self._shop.switches.import_moves_date or row["code"] in self.done.created:
                self._shop.touch(row)
        if self._shop.switches.import_fires_webhooks:
            self._shop.fire(row["id"] for row in found)


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Sheet row and its cells by heading, below the row that holds `Mã hàng`."""
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    headings: list[str] = []
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        texts = ["" if value is None else str(value) for value in values]
        if headings and any(texts):
            yield number, dict(zip(headings, texts, strict=True))
        elif CODE in (text.strip() for text in texts):
            headings = [text.strip() for text in texts]


def _names(row: Json) -> set[str]:
    return {pair["attributeName"] for pair in row["attributes"] or ()}
