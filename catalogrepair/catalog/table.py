"""An export as rows by their Excel number, with the columns that matter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Row(NamedTuple):
    """One row of the export; every field but the number is a cell text exactly as stored, "" when empty."""

    number: int
    """Excel row number: the row's identity, since codes repeat and carry spaces."""
    code: str = ""
    """`Mã hàng`"""
    name: str = ""
    """`Tên hàng`"""
    attributes: str = ""
    """`Thuộc tính`: "MÀU:Đỏ|SIZE:S" """
    related: str = ""
    """`Mã HH Liên quan`: the root's code"""
    base: str = ""
    """`Mã ĐVT Cơ bản`: filled on unit rows only"""
    unit: str = ""
    """`ĐVT`"""
    kind: str = ""
    """`Loại hàng`"""
    category: str = ""
    """`Nhóm hàng(3 Cấp)`"""
    brand: str = ""
    """`Thương hiệu`"""
    barcode: str = ""
    """`Mã vạch`"""
    price: str = ""
    """`Giá bán`"""
    active: str = ""
    """`Đang kinh doanh`: "1" or "0" """
    sold: str = ""
    """`Được bán trực tiếp`: "1" or "0" """
    created: str = ""
    """`Thời gian tạo`: an Excel serial, or a date as text"""

    @property
    def for_sale(self) -> bool:
        """Whether the app may sync it: goods not for sale or out of business never arrive (docs: playbook 1.1)."""
        return self.active != "0" and self.sold != "0"


COLUMNS = Row._fields[1:]


@dataclass(frozen=True)
class Table:
    """The rows of one export and where their columns stand in the file."""

    rows: Sequence[Row]
    sheet: str = ""
    letters: Mapping[str, str] | None = None
    """Column name (a field of `Row`) to Excel letter; None when made by hand, then every column is there."""

    def has(self, column: str) -> bool:
        """Whether the file has this column at all."""
        return self.letters is None or column in self.letters

    def cell(self, row: int, column: str = "related") -> str:
        """The cell's Excel name, such as "M12"."""
        return f"{(self.letters or {}).get(column, '')}{row}"
