"""Haravan's product export: its columns by heading, its rows as variants and units on the store.

Source (docs: haravan-files 1). The 44 columns of 2025 carry ids, the 54 of 2020 do not; both repeat every
product cell on each variant row, hand-made files fill the first row only. `Mã sản phẩm` is Haravan's own id there.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from catalogrepair.catalog.facts import Listed
from catalogrepair.catalog.names import heading_key

_HEADINGS = {
    "sku": "Mã phiên bản sản phẩm",
    "barcode": "Barcode",
    "url": "Url",
    "title": "Tên",
    "product": "Mã sản phẩm",
    "variant": "Mã biến thể",
    "shown": "Hiển thị",
    "value": "Giá trị thuộc tính 1",
    "created": "Ngày tạo",
    "updated": "Ngày cập nhật",
}
_NEEDED = ("sku", "url", "title")


_COLUMN_OF = {heading_key(heading): column for column, heading in _HEADINGS.items()}


def columns_of(headings: Mapping[int, str]) -> dict[str, int] | None:
    """Our column names to the positions of a Haravan export's headings; None when these are another file's."""
    found: dict[str, int] = {}
    for position, heading in headings.items():
        if column := _COLUMN_OF.get(heading_key(heading)):
            found.setdefault(column, position)
    return found if all(column in found for column in _NEEDED) else None


def variants_of(columns: Mapping[str, Sequence[str]]) -> list[Listed]:
    """The variants and units among the rows, in file order; rows that only hold one more image are left out.

    `columns` holds equally long lists of cell texts by our column names; `barcode` and all after it may be missing.
    """
    rows = max(map(len, columns.values()), default=0)
    sources = [columns.get(column) or [""] * rows for column in _HEADINGS if column not in ("created", "updated")]
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
    columns = [column for column in _HEADINGS if column not in ("value", "created")]
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(_HEADINGS[column] for column in columns)
    for one in listed:
        shown = "No" if one.hidden else "Yes"
        texts = {"sku": one.sku, "barcode": one.barcode, "url": one.product, "title": one.title, "updated": newest}
        texts |= {"product": one.product, "variant": one.variant, "shown": shown}
        writer.writerow(texts[column] for column in columns)
    return held.getvalue()


def newest_change(columns: Mapping[str, Sequence[str]]) -> str:
    """The latest date among the rows as ISO 8601 without offset; "" when none can be read."""
    texts = {text for column in ("created", "updated") for text in columns.get(column, ()) if text}
    return max(map(_moment, texts), default="")


def _moment(text: str) -> str:
    """ISO 8601 (the newer layout) or dd/mm/yyyy HH:MM:SS (the older one), to the second."""
    for form in (text[:19].replace(" ", "T"), f"{text[6:10]}-{text[3:5]}-{text[0:2]}T{text[11:19]}"):
        try:
            return datetime.fromisoformat(form).isoformat()
        except ValueError:
            continue
    return ""
