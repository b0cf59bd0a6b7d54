"""Where the two catalogues come from: files, or the live shops. Reads, and gives plain values."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import platformdirs

from catalogrepair.catalog.evidence import Origin
from catalogrepair.catalog.facts import Facts, Listed
from catalogrepair.errors import UnusableInput, reason
from catalogrepair.files import code_list, store_products
from catalogrepair.files.columns import columns_of, other_file
from catalogrepair.files.foreign import Records
from catalogrepair.files.headed import Headed, read_headed
from catalogrepair.files.product_list import Export, export_of, read_export
from catalogrepair.files.sniff import FileKind, refuse_pipe
from catalogrepair.shops import keys
from catalogrepair.storage.snapshots import Snapshot, Snapshots
from catalogrepair.text import Text

HARAVAN, KIOTVIET = "haravan", "kiotviet"
LIVE = (HARAVAN, KIOTVIET)
FRESH_FOR = 3600.0
"""seconds for which a walk through a shop is used again"""

Tell = Callable[[Text], None]


class Store(NamedTuple):
    """A store that was asked."""

    origin: Origin
    facts: Facts
    warnings: tuple[Text, ...] = ()
    """what the file lacks, so that nobody relies on it more than it bears"""


def snapshots() -> Snapshots:
    """The walks kept on this machine."""
    return Snapshots(platformdirs.user_cache_path("catalogrepair", appauthor=False) / "snapshots.sqlite3")


def read_source(path: Path, *, fresh: bool, tell: Tell) -> Export:
    """The catalogue to examine: an export file, or for "kiotviet" the live shop.

    Raises UnusableInput when it cannot be used, SignInFailed when the shop's key is missing or wrong.
    """
    if str(path) != KIOTVIET:
        return read_export(path)
    from catalogrepair.shops.kiotviet.products import TEMPLATE, walk
    from catalogrepair.shops.kiotviet.sign_in import connect

    key = keys.kiotviet_key()
    snapshot = _kept(KIOTVIET, key.retailer, fresh=fresh, tell=tell)
    if snapshot is None:
        taken = _now()
        with connect(key) as client:
            snapshot = Snapshot(taken, "", walk(client, tell))
        _keep(KIOTVIET, key.retailer, snapshot, tell)
    rows = [list(TEMPLATE), *([str(text) for text in row] for row in snapshot.rows)]
    data = json.dumps(rows, ensure_ascii=False).encode()
    return export_of(Records("ProductTemplate", rows), key.retailer, hashlib.sha256(data).hexdigest(), len(data))


def read_store(word: str, *, fresh: bool, tell: Tell) -> Store:
    """What the store holds: from Haravan's export or a list of codes, or for "haravan" from the live shop.

    Raises UnusableInput when it cannot be used, SignInFailed when the shop's key is missing or wrong.
    """
    store = _live_store(fresh=fresh, tell=tell) if word == HARAVAN else _store_file(Path(word))
    listed = store.facts.listed
    if listed and not any(one.sku.strip() or one.barcode.strip() for one in listed):
        raise _no_codes(store.origin.name, len(listed))
    return store


def _no_codes(name: str, variants: int) -> UnusableInput:
    """The refusal of a store that cannot be matched at all: everything would look as if it had never arrived."""
    each = "its only variant has" if variants == 1 else f"none of its {variants} variants has"
    return UnusableInput(
        f"“{name}”: sản phẩm trên Haravan chưa có mã SKU (cả {variants} phiên bản đều trống SKU và Barcode), nên không "
        "biết đó là hàng nào của KiotViet. Hãy liên kết hàng hóa trong ứng dụng KiotViet trên Haravan rồi xuất lại, "
        "hoặc chạy không có --store.",
        f"“{name}”: the products on Haravan have no codes ({each} a SKU or a barcode), so nobody can tell which goods "
        "of KiotViet they are. Link them in the KiotViet app on Haravan and export again, or run without --store.",
    )


def _live_store(*, fresh: bool, tell: Tell) -> Store:
    from catalogrepair.shops.haravan.products import walk
    from catalogrepair.shops.haravan.sign_in import connect, shop_of

    with connect(keys.haravan_token()) as client:
        shop = shop_of(client)
        snapshot = _kept(HARAVAN, shop.id, fresh=fresh, tell=tell)
        if snapshot is None:
            taken = _now()
            listed, newest = walk(client, tell)
            snapshot = Snapshot(taken, newest, listed)
            _keep(HARAVAN, shop.id, snapshot, tell)
    origin = Origin("haravan", shop.domain or shop.name, "", snapshot.taken, snapshot.newest)
    return Store(origin, Facts([Listed(*row) for row in snapshot.rows]))  # type: ignore[arg-type]  # as JSON kept them


def live_store_text(tell: Tell) -> tuple[str, str]:
    """The live shop's name, and what it holds as a store file, for a repair that goes on for days.

    Raises SignInFailed when there is no key, Unreachable when the shop did not answer in full.
    """
    origin, facts, _ = _live_store(fresh=False, tell=tell)
    return origin.name, store_products.text_of(facts.listed, origin.newest)


def _kept(service: str, shop: str, *, fresh: bool, tell: Tell) -> Snapshot | None:
    """The last walk through this shop, where it may still be used; its age is told."""
    try:
        snapshot = None if fresh else snapshots().load(service, shop)
    except (OSError, sqlite3.Error, ValueError):
        return None  # a copy that cannot be read is no copy
    if snapshot is None or not 0 <= snapshot.age < FRESH_FOR:
        return None
    minutes = int(snapshot.age // 60)
    tell(
        Text(
            f"Dùng bản đã đọc {minutes} phút trước (--fresh để đọc lại từ đầu).",
            f"Using what was read {minutes} minutes ago (--fresh reads it again).",
        )
    )
    return snapshot


def _keep(service: str, shop: str, snapshot: Snapshot, tell: Tell) -> None:
    try:
        snapshots().save(service, shop, snapshot)
    except (OSError, sqlite3.Error) as error:
        tell(
            Text(
                f"Không lưu được bản đã đọc ({error}); lần sau sẽ phải đọc lại.",
                f"What was read could not be kept ({error}); the next run reads it again.",
            )
        )


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _store_file(path: Path) -> Store:
    newest, export = "", _headed(path)
    if export is not None and export.columns is not None:
        kind, listed = "export", store_products.variants_of(export.columns)
        newest = store_products.newest_change(export.columns)
        warnings = tuple(_lacks(export, path.name))
    else:
        kind, listed = "codes", _codes(path)
        warnings = tuple(code_list.doubtful(listed, path.name))
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if not listed:
        raise UnusableInput(
            f"Tệp “{path.name}” không có mã hàng nào của web. Hãy xuất lại sản phẩm từ Haravan.",
            f"“{path.name}” holds not one code of the store. Export the products from Haravan again.",
        )
    return Store(Origin(kind, path.name, sha256, _now(), newest), Facts(listed), warnings)


def _headed(path: Path) -> Headed | None:
    """The sheets of a Haravan export; None for what may be a list of codes. Raises UnusableInput for anything else."""
    ending = path.suffix.lower()
    if ending == ".txt":
        tops = code_list.rows_of(text_of(path))
        headed = Headed(tops=tops)
        if any(map(store_products.columns_of, tops)):
            headed = read_headed(path, store_products.columns_of, FileKind.CSV)
    else:
        headed = read_headed(path, store_products.columns_of)
    if headed.sheets:
        return headed
    other = _no_store_file(path, headed.tops)
    if other is not None or ending not in (".txt", ".csv"):
        raise other or _unknown(path)
    return None


def _codes(path: Path) -> list[Listed]:
    records = code_list.records_of(text_of(path), path.name, table=path.suffix.lower() == ".csv")
    code_list.require_one_column(records, path.name)
    return code_list.codes_of(records)


def _lacks(export: Headed, name: str) -> Iterator[Text]:
    for sheet in export.sheets:
        where = Text(f", trang “{sheet.name}”,", f", sheet “{sheet.name}”,") if len(export.sheets) > 1 else Text("", "")
        if "barcode" not in sheet.columns:
            yield Text(
                f"Tệp “{name}”{where.vi} thiếu cột “Barcode”. Mã chỉ nằm ở Barcode sẽ bị coi là chưa có trên web: hãy "
                "xuất lại từ Haravan với đủ cột.",
                f"“{name}”{where.en} lacks the column “Barcode”. A code that stands only there counts as missing from "
                "the store: export from Haravan again with all columns.",
            )
    if export.sheets[0].hidden:
        hidden = ", ".join(f"“{sheet.name}”" for sheet in export.sheets)
        yield Text(
            f"Tệp “{name}” chỉ có danh sách sản phẩm ở trang bị ẩn ({hidden}), có thể là bản cũ. Nếu không chắc, hãy "
            "xuất lại từ Haravan.",
            f"“{name}” holds products on a hidden sheet only ({hidden}), perhaps an old copy. Where in doubt, export "
            "from Haravan again.",
        )


def read_codes(path: Path) -> list[str]:
    """Product codes, one a line. Raises UnusableInput when the file cannot be read."""
    return [listed.sku for listed in _codes(path)]


def text_of(path: Path) -> str:
    """The text of a file. Raises UnusableInput when it cannot be read, or is too large for a list of codes."""
    try:
        refuse_pipe(path)
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(_LONGEST_LIST + 1)
    except OSError as error:
        raise UnusableInput(
            f"Không mở được “{path}”: {reason(error).vi}.", f"“{path}” cannot be opened: {reason(error).en}."
        ) from error
    except UnicodeDecodeError as error:
        raise UnusableInput(
            f"Tệp “{path.name}” không phải văn bản UTF-8. Trong Notepad hãy chọn Lưu thành với mã hóa “UTF-8”; trong "
            "Excel hãy lưu thành “CSV UTF-8”.",
            f"“{path.name}” is not UTF-8 text. In Notepad choose Save as with the encoding “UTF-8”; in Excel save it "
            "as “CSV UTF-8”.",
        ) from error
    if len(text) > _LONGEST_LIST:
        raise UnusableInput(
            f"Tệp “{path.name}” quá lớn để làm danh sách mã. Hãy chỉ giữ mã hàng, mỗi dòng một mã.",
            f"“{path.name}” is too large for a list of codes. Keep only the codes, one a line.",
        )
    return text


_LONGEST_LIST = 4 << 20
"""characters of a list of codes, some 300,000 of them"""
_TABLE = 6
"""columns from which on a file is some system's export rather than a list of somebody's own"""
_ASK = Text(
    "--store cần tệp sản phẩm xuất từ Haravan (Sản phẩm → Xuất dữ liệu), hoặc tệp .txt mỗi dòng một mã.",
    "--store takes the product export of Haravan (Sản phẩm → Xuất dữ liệu), or a .txt with one code a line.",
)


def _no_store_file(path: Path, tops: Iterable[Mapping[int, str]]) -> UnusableInput | None:
    """The refusal that says what the file is instead, where its headings tell."""
    for row in tops:
        ours = columns_of(row)
        what = other_file(row.values()) if len(row) > 1 else None
        if what is not None and len(row) < _TABLE and "Haravan" not in what.en:
            what = None  # “Mã SKU” is Sapo's, and anybody's heading over a few columns
        if "code" in ours and ("related" in ours or len(ours) > 2):
            what = Text("danh sách hàng hóa của KiotViet", "a KiotViet product list")
        if what is not None and "Haravan" in what.en:
            return UnusableInput(
                f"Tệp “{path.name}” là của Haravan nhưng thiếu cột “Url”, “Tên” hoặc “Mã phiên bản sản phẩm”. Hãy xuất "
                "lại từ Haravan.",
                f"“{path.name}” is Haravan's but lacks the column “Url”, “Tên” or “Mã phiên bản sản phẩm”. Export it "
                "again from Haravan.",
            )
        if what is not None:
            return UnusableInput(
                f"Tệp “{path.name}” là {what.vi}, không phải của Haravan. {_ASK.vi}",
                f"“{path.name}” is {what.en}, not Haravan's. {_ASK.en}",
            )
    return None


def _unknown(path: Path) -> UnusableInput:
    return UnusableInput(
        f"Tệp “{path.name}” không phải tệp sản phẩm của Haravan. {_ASK.vi}",
        f"“{path.name}” is not a product export of Haravan. {_ASK.en}",
    )
