"""Haravan's product export: its columns by heading, its rows as variants and units on the store.

The 44 columns of 2025 carry ids, the 54 of 2020 do not; both repeat every
product cell on each variant row, hand-made files fill the first row only. `Mã sản phẩm` is Haravan's own id there.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from catalogrepair.catalog.facts import Listed
from catalogrepair.catalog.moments import moment_of
from catalogrepair.files.headed import HeadedSheet
from catalogrepair.files.kinds import Kind
from catalogrepair.text import NOTHING, Text, _

CHANNELS = ("Lazada", "Tiki", "Shopee", "TiktokShop", "HaraRetail", "HaraSocial")
"""sales channels that have a column; which ones do changes over the years"""
STORE_PRODUCTS = Kind(
    _("Haravan's products"),
    ("check --store", "repair --store", "verify --store", "plan --store", "guide --store", "diagnose stock --hrv",
     "diagnose orders --hrv", "diagnose --hrv"),
    _("Haravan: Sản phẩm → Xuất dữ liệu"),
    {
        "code": ("Mã phiên bản sản phẩm", "Variant SKU"),
        "barcode": ("Barcode", "Mã vạch", "Variant Barcode"),
        "url": ("Url",),
        "name": ("Tên",),
        "product": ("Mã sản phẩm",),
        "variant": ("Mã biến thể",),
        "shown": ("Hiển thị",),
        "value": ("Giá trị thuộc tính 1",),
        "created": ("Ngày tạo",),
        "updated": ("Ngày cập nhật",),
        "on_hand": ("Số lượng tồn kho", "Variant Inventory Qty"),
        "tracked": ("Quản lý tồn kho", "Variant Inventory Tracker"),
        "policy": ("Đặt hàng khi hết hàng", "Variant Inventory Policy"),
        "unit_base": ("ĐVT cơ bản",),
        **{channel: (f"Hiển thị kênh bán hàng {channel}",) for channel in CHANNELS},
    },
    (("name",), ("url",), ("code",)),
    marks=("Đặt hàng khi hết hàng", "Quản lý tồn kho", "Variant Inventory Policy", "SEO Title"),
    hints=[("Mã phiên bản sản phẩm",), ("Variant SKU",), ("Mã biến thể",)],
)  # fmt: skip
_VARIANT = ("code", "barcode", "url", "name", "product", "variant", "shown", "value")
ON_STORE = STORE_PRODUCTS.taking(*_VARIANT, "created", "updated", needed=STORE_PRODUCTS.needed)
"""the columns that tell which products are on the store"""


def variants_of(columns: Mapping[str, Sequence[str]]) -> list[Listed]:
    """The variants and units among the rows, in file order; rows that only hold one more image are left out.

    `columns` holds equally long lists of cell texts by our column names, some of which may be missing.
    """
    rows = max(map(len, columns.values()), default=0)
    sources = [columns.get(column) or [""] * rows for column in _VARIANT]
    return list(_variants(zip(*sources, strict=True)))


def _variants(rows: Iterator[tuple[str, ...]]) -> Iterator[Listed]:
    url = title = product = variant = ""
    hidden = False
    for number, row in enumerate(rows):
        sku, barcode, row_url, row_title, product_id, variant_id, shown, value = map(str.strip, row)
        if row_url and row_url != url:
            url, title, product, variant, hidden = row_url, "", row_url, "", False
        title = title or row_title
        hidden = shown.casefold() == "no" if shown else hidden
        if product_id.strip("0"):
            product = product_id
        if variant_id.strip("0"):
            variant = variant_id
        elif not variant_id:
            variant = f"#{number}"
        if variant_id.strip("0") or value or sku or barcode:
            yield Listed(row[0], row[1], product, variant or f"#{number}", title, hidden)


def text_of(listed: Iterable[Listed], newest: str) -> str:
    """What a live shop holds as such an export (CSV), which reads back as the same variants."""
    held = io.StringIO(newline="")
    columns = ("code", "barcode", "url", "name", "product", "variant", "shown", "updated")
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(STORE_PRODUCTS.headings[column][0] for column in columns)
    for one in listed:
        shown = "No" if one.hidden else "Yes"
        texts = {"code": one.sku, "barcode": one.barcode, "url": one.product, "name": one.title, "updated": newest}
        texts |= {"product": one.product, "variant": one.variant, "shown": shown}
        writer.writerow(texts[column] for column in columns)
    return held.getvalue()


def newest_change(columns: Mapping[str, Sequence[str]]) -> str:
    """The latest date among the rows, in Vietnamese time as `moment_of` gives it; "" when none can be read."""
    texts = {text for column in ("created", "updated") for text in columns.get(column, ()) if text}
    return max(map(moment_of, texts), default="")


def lacks(sheets: Sequence[HeadedSheet], name: str) -> Iterator[Text]:
    """What the file of this name lacks, so that nobody relies on it more than it bears."""
    for sheet in sheets:
        where = _(", sheet “{sheet}”,", sheet=sheet.name) if len(sheets) > 1 else NOTHING
        if "barcode" not in sheet.columns:
            yield _(
                "“{name}”{where} lacks the column “Barcode”. A code that stands only there counts as "
                "missing from the store: export from Haravan again with all columns.",
                name=name,
                where=where,
            )
    if sheets[0].hidden:
        hidden = ", ".join(f"“{sheet.name}”" for sheet in sheets)
        yield _(
            "“{name}” holds products on a hidden sheet only ({hidden}), perhaps an old copy. Where in "
            "doubt, export from Haravan again.",
            name=name,
            hidden=hidden,
        )
