"""Product exports as Haravan writes them (docs: haravan-files 1.2): rows of variants, images and units."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tests.shops.headings import RELATED, Cells, Headings
from tests.shops.tables import Page, workbook_bytes


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


_OPTIONS = "Thuộc tính 1|Giá trị thuộc tính 1|Thuộc tính 2|Giá trị thuộc tính 2|Thuộc tính 3|Giá trị thuộc tính 3"
_HEAD = "Url|Tên|Mô tả|Trích dẫn|Hãng|Loại sản phẩm|Tag|Hiển thị|" + _OPTIONS
_SHOWN = "Hiển thị kênh bán hàng "
LAYOUT_2025: Headings = (
    *_split(f"Mã sản phẩm|Mã biến thể|{_HEAD}|Đơn vị tính|ĐVT cơ bản|Quy đổi|Bán hàng với ĐVT|Mã phiên bản sản phẩm"),
    *_split("Khối lượng|Quản lý tồn kho|Số lượng tồn kho|Đặt hàng khi hết hàng|Giá|Giá so sánh|Có giao hàng không?"),
    *_split("Variant Taxable|Barcode|Link hình|Mô tả hình|SEO Title|SEO Description|Ảnh biến thể|Ngày tạo"),
    *_split(f"Ngày cập nhật|{_SHOWN}Lazada|{_SHOWN}Tiki|{_SHOWN}Shopee|{_SHOWN}TiktokShop"),
    *_split(f"Không áp dụng khuyến mãi|{_SHOWN}HaraRetail|{_SHOWN}HaraSocial"),
)
"""44 columns"""
_GOOGLE = "Google Product Category|Gender|Age Group|MPN|AdWords Grouping|AdWords Labels|Condition|Custom Product"
_CHANNELS = "Lazada|Zalo|Zalora|Sendo|Adayroi|FacebookShop|Tiki|Google|Shopee"
LAYOUT_2020: Headings = (
    *_split(f"{_HEAD}|Mã phiên bản sản phẩm|Khối lượng|Quản lý tồn kho|Số lượng tồn kho|Đặt hàng khi hết hàng"),
    *_split("Variant Fulfillment Service|Giá|Giá so sánh|Có giao hàng không?|Variant Taxable|Barcode|Link hình"),
    *_split("Mô tả hình|Gift Card|SEO Title|SEO Description"),
    *(f"Google Shopping / {word}" for word in _split(_GOOGLE)),
    *_split("Danh mục|Danh mục EN|Ảnh biến thể|Ngày tạo|Ngày cập nhật"),
    *(f"{_SHOWN}{word}" for word in _split(_CHANNELS)),
    *_split(f"Không áp dụng khuyến mãi|{_SHOWN}HaraRetail"),
)
"""54 columns, no ids and no units"""


@dataclass(frozen=True)
class Variant:
    """One variant of a listing; `unit` makes it a unit of the variant before it."""

    sku: str
    barcode: str
    attributes: str = ""
    unit: str = ""
    stock: str = ""
    tracked: bool = True


@dataclass(frozen=True)
class Listing:
    """One product of the store."""

    title: str
    variants: tuple[Variant, ...]
    hidden: bool = False
    changed: str = "2026-03-02T09:30:00+07:00"


def listings_of(rows: Iterable[Cells], on_store: Iterable[str], hidden: Iterable[str] = ()) -> list[Listing]:
    """What the app would have made of these KiotViet rows: a listing for each root, with the codes that arrived."""
    arrived, away = set(on_store), set(hidden)
    by_root: dict[str, list[Cells]] = {}
    for row in rows:
        if row["Mã hàng"] in arrived:
            by_root.setdefault(row[RELATED] or row["Mã hàng"], []).append(row)
    return [
        Listing(found[0]["Tên hàng"], tuple(map(_variant, found)), any(row["Mã hàng"] in away for row in found))
        for found in by_root.values()
    ]


def _variant(row: Cells) -> Variant:
    code = row["Mã hàng"]
    return Variant(code, code, row["Thuộc tính"], row["ĐVT"] if row["Mã ĐVT Cơ bản"] else "")


def rows_of(listings: Sequence[Listing]) -> Iterator[dict[str, str]]:
    """The rows of an export in the columns of either layout: variants, their units, one more image each."""
    for number, listing in enumerate(listings, start=1):
        product = {"Url": f"san-pham-{number}", "Tên": listing.title}
        details = {
            "Mã sản phẩm": str(1_060_000_000 + number),
            "Mô tả": f'<p>{listing.title}</p>\n<p>Hàng "mới", còn nhiều</p>',
            "Hiển thị": "No" if listing.hidden else "Yes",
            "Quản lý tồn kho": "haravan",
            "Ngày tạo": "2025-11-20T08:00:00+07:00",
            "Ngày cập nhật": listing.changed,
        }
        for place, variant in enumerate(listing.variants):
            own = {"Mã phiên bản sản phẩm": variant.sku, "Barcode": variant.barcode, **_options(variant.attributes)}
            if variant.unit:
                unit = {"Đơn vị tính": variant.unit, "ĐVT cơ bản": "No", "Quy đổi": "12", "Bán hàng với ĐVT": "Yes"}
                yield {"Mã sản phẩm": "0", "Mã biến thể": "0", **product, **own, **unit}
            else:
                kept = {"Số lượng tồn kho": variant.stock} if variant.tracked else {"Quản lý tồn kho": ""}
                yield {**product, **details, "Mã biến thể": str(1_120_000_000 + number * 1000 + place), **own, **kept}
        yield {"Mã sản phẩm": "0", "Mã biến thể": "0", **product, "Link hình": f"https://example.com/{number}.jpg"}


def _options(attributes: str) -> dict[str, str]:
    pairs = [part.partition(":") for part in attributes.split("|") if part][:3] or [("Title", ":", "Default Title")]
    found = {}
    for place, (name, _, value) in enumerate(pairs, start=1):
        found |= {f"Thuộc tính {place}": name, f"Giá trị thuộc tính {place}": value}
    return found


def xlsx_bytes(rows: Iterable[Cells], headings: Headings = LAYOUT_2025) -> bytes:
    """A workbook with one sheet "Sheet 1", ids as text."""
    return workbook_bytes(Page("Sheet 1", _table(rows, headings)))


def csv_bytes(rows: Iterable[Cells], headings: Headings = LAYOUT_2025) -> bytes:
    """UTF-8 with a BOM, commas, quoted HTML over several lines; the layout of 2020 writes dates its own way."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows(_table(rows, headings))
    return text.getvalue().encode("utf-8-sig")


def _table(rows: Iterable[Cells], headings: Headings) -> Iterator[list[str]]:
    yield list(headings)
    for row in rows:
        texts = dict(row)
        if "Mã sản phẩm" not in headings:
            for heading in ("Ngày tạo", "Ngày cập nhật"):
                if moment := texts.get(heading):
                    texts[heading] = f"{moment[8:10]}/{moment[5:7]}/{moment[:4]} {moment[11:19]}"
        yield [texts.get(heading, "") for heading in headings]
