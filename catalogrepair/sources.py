"""Where the two catalogues come from: files, or the live shops. Reads, and gives plain values."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import platformdirs

from catalogrepair import accounts
from catalogrepair.core.evidence import Origin
from catalogrepair.core.facts import Facts, Listed
from catalogrepair.errors import Text, UnusableInput
from catalogrepair.evidence import code_list, store_export
from catalogrepair.evidence.snapshots import Snapshot, Snapshots
from catalogrepair.workbook.columns import columns_of, other_file
from catalogrepair.workbook.foreign import Records
from catalogrepair.workbook.headed import read_headed
from catalogrepair.workbook.read import Export, export_of, read_export

HARAVAN, KIOTVIET = "haravan", "kiotviet"
LIVE = (HARAVAN, KIOTVIET)
FRESH_FOR = 3600.0
"""seconds for which a walk through a shop is used again"""

Tell = Callable[[Text], None]


def snapshots() -> Snapshots:
    """The walks kept on this machine."""
    return Snapshots(platformdirs.user_cache_path("catalogrepair", appauthor=False) / "snapshots.sqlite3")


def read_source(path: Path, *, fresh: bool, tell: Tell) -> Export:
    """The catalogue to examine: an export file, or for "kiotviet" the live shop.

    Raises UnusableInput when it cannot be used, SignInFailed when the shop's key is missing or wrong.
    """
    if str(path) != KIOTVIET:
        return read_export(path)
    from catalogrepair.kiotviet.products import TEMPLATE, walk
    from catalogrepair.kiotviet.shop import connect

    key = accounts.kiotviet_key()
    snapshot = _kept(KIOTVIET, key.retailer, fresh=fresh, tell=tell)
    if snapshot is None:
        taken = _now()
        with connect(key) as client:
            snapshot = Snapshot(taken, "", walk(client, tell))
        _keep(KIOTVIET, key.retailer, snapshot, tell)
    rows = [list(TEMPLATE), *([str(text) for text in row] for row in snapshot.rows)]
    data = json.dumps(rows, ensure_ascii=False).encode()
    name = f"KiotViet {key.retailer}"
    return export_of(Records("ProductTemplate", rows), name, hashlib.sha256(data).hexdigest(), len(data))


def read_store(word: str, *, fresh: bool, tell: Tell) -> tuple[Origin, Facts]:
    """What the store holds: from Haravan's export or a list of codes, or for "haravan" from the live shop.

    Raises UnusableInput when it cannot be used, SignInFailed when the shop's key is missing or wrong.
    """
    return _live_store(fresh=fresh, tell=tell) if word == HARAVAN else _store_file(Path(word))


def _live_store(*, fresh: bool, tell: Tell) -> tuple[Origin, Facts]:
    from catalogrepair.haravan.products import walk
    from catalogrepair.haravan.shop import connect, shop_of

    with connect(accounts.haravan_token()) as client:
        shop = shop_of(client)
        snapshot = _kept(HARAVAN, shop.id, fresh=fresh, tell=tell)
        if snapshot is None:
            taken = _now()
            listed, newest = walk(client, tell)
            snapshot = Snapshot(taken, newest, listed)
            _keep(HARAVAN, shop.id, snapshot, tell)
    origin = Origin("haravan", shop.domain or shop.name, "", snapshot.taken, snapshot.newest)
    return origin, Facts([Listed(*row) for row in snapshot.rows])  # type: ignore[arg-type]  # as JSON kept them


def live_store_text(tell: Tell) -> tuple[str, str]:
    """The live shop's name, and what it holds as a store file, for a repair that goes on for days.

    Raises SignInFailed when there is no key, Unreachable when the shop did not answer in full.
    """
    origin, facts = _live_store(fresh=False, tell=tell)
    return origin.name, store_export.text_of(facts.listed, origin.newest)


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


def _store_file(path: Path) -> tuple[Origin, Facts]:
    listed, newest = _listed(path)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if not listed:
        raise UnusableInput(
            f"Tệp “{path.name}” không có mã hàng nào của web. Hãy xuất lại sản phẩm từ Haravan.",
            f"“{path.name}” holds not one code of the store. Export the products from Haravan again.",
        )
    kind = "export" if listed[0].product else "codes"
    return Origin(kind, path.name, sha256, _now(), newest), Facts(listed)


def _listed(path: Path) -> tuple[list[Listed], str]:
    if path.suffix.lower() == ".txt":
        return code_list.codes_of(_text_of(path)), ""
    headed = read_headed(path, store_export.columns_of)
    if headed.columns is not None:
        return store_export.variants_of(headed.columns), store_export.newest_change(headed.columns)
    if path.suffix.lower() == ".csv" and all(max(row, default=1) == 1 for row in headed.tops):
        return code_list.codes_of(_text_of(path)), ""
    raise _no_store_file(path, headed.tops)


def read_codes(path: Path) -> list[str]:
    """Product codes, one a line. Raises UnusableInput when the file cannot be read."""
    return [listed.sku for listed in code_list.codes_of(_text_of(path))]


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise UnusableInput(f"Không có tệp “{path}”.", f"There is no file “{path}”.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableInput(
            f"Tệp “{path.name}” không đọc được như danh sách mã UTF-8, mỗi dòng một mã.",
            f"“{path.name}” cannot be read as a UTF-8 list of codes, one a line.",
        ) from error


def _no_store_file(path: Path, tops: list[Mapping[int, str]]) -> UnusableInput:
    """The refusal that says what the file is instead."""
    ask = Text(
        "--store cần tệp sản phẩm xuất từ Haravan (Sản phẩm → Xuất dữ liệu), hoặc tệp .txt mỗi dòng một mã.",
        "--store takes the product export of Haravan (Sản phẩm → Xuất dữ liệu), or a .txt with one code a line.",
    )
    for row in tops:
        ours = columns_of(row)
        what = other_file(row.values())
        if "code" in ours and ("related" in ours or "name" in ours):
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
                f"Tệp “{path.name}” là {what.vi}, không phải của Haravan. {ask.vi}",
                f"“{path.name}” is {what.en}, not Haravan's. {ask.en}",
            )
    return UnusableInput(
        f"Tệp “{path.name}” không phải tệp sản phẩm của Haravan. {ask.vi}",
        f"“{path.name}” is not a product export of Haravan. {ask.en}",
    )
