"""Where the two catalogues come from: files, or the live shops. Reads, and gives plain values."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import platformdirs

from catalogrepair.catalog.evidence import Origin
from catalogrepair.catalog.facts import Facts, Listed
from catalogrepair.errors import UnusableInput
from catalogrepair.files import code_list, store_products
from catalogrepair.files.code_list import CODE_LIST, doubtful, read_list
from catalogrepair.files.foreign import Records
from catalogrepair.files.kinds import Kind
from catalogrepair.files.output import digest
from catalogrepair.files.product_list import Export, export_of, read_export
from catalogrepair.files.read import read_file, refuse_other
from catalogrepair.files.store_products import ON_STORE, lacks, newest_change, variants_of
from catalogrepair.shops import keys
from catalogrepair.storage.reasons import why
from catalogrepair.storage.snapshots import Snapshot, Snapshots
from catalogrepair.text import Progress, Text, _

HARAVAN, KIOTVIET = "haravan", "kiotviet"
LIVE = (HARAVAN, KIOTVIET)
FRESH_FOR = 3600.0
"""seconds for which a walk through a shop is used again"""


class Store(NamedTuple):
    """A store that was asked."""

    origin: Origin
    facts: Facts
    warnings: tuple[Text, ...] = ()
    """what the file lacks, so that nobody relies on it more than it bears"""


def snapshots() -> Snapshots:
    """The walks kept on this machine."""
    return Snapshots(platformdirs.user_cache_path("catalogrepair", appauthor=False) / "snapshots.sqlite3")


def read_source(path: Path, *, fresh: bool, progress: Progress) -> Export:
    """The catalogue to examine: an export file, or for "kiotviet" the live shop.

    Raises UnusableInput when it cannot be used, SignInFailed when the shop's key is missing or wrong.
    """
    if str(path) != KIOTVIET:
        return read_export(path)
    from catalogrepair.shops.kiotviet.products import walk
    from catalogrepair.shops.kiotviet.sign_in import connect

    key = keys.kiotviet_key()
    snapshot = _kept(KIOTVIET, key.retailer, fresh=fresh, progress=progress)
    if snapshot is None:
        taken = now()
        with connect(key) as client:
            snapshot = Snapshot(taken, "", walk(client, progress))
        _keep(KIOTVIET, key.retailer, snapshot, progress)
    return live_export(snapshot.rows, key.retailer)


def live_export(rows: Iterable[Sequence[object]], retailer: str) -> Export:
    """The rows that KiotViet's API gave of a shop, as an export. Raises UnusableInput where there are none."""
    from catalogrepair.shops.kiotviet.products import TEMPLATE

    texts = [list(TEMPLATE), *([str(text) for text in row] for row in rows)]
    data = json.dumps(texts, ensure_ascii=False).encode()
    return export_of(Records("ProductTemplate", texts), retailer, hashlib.sha256(data).hexdigest(), len(data))


def read_store(word: str, *, fresh: bool, progress: Progress, moment: str = "") -> Store:
    """What the store holds: from Haravan's export or a list of codes, or for "haravan" from the live shop.

    `moment` is when a file is read, "" for now.

    Raises UnusableInput when it cannot be used, SignInFailed when the shop's key is missing or wrong.
    """
    store = _live_store(fresh=fresh, progress=progress) if word == HARAVAN else _store_file(Path(word), moment or now())
    require_codes(store)
    return store


def require_codes(store: Store) -> None:
    """Raise UnusableInput for a store none of whose variants has a code: nothing could be matched with it."""
    listed = store.facts.listed
    if listed and not any(one.sku.strip() or one.barcode.strip() for one in listed):
        raise _no_codes(store.origin.name, len(listed))


def _no_codes(name: str, variants: int) -> UnusableInput:
    """The refusal of a store that cannot be matched at all: everything would look as if it had never arrived."""
    return UnusableInput(
        _(
            "“{name}”: the products on Haravan have no codes "
            "({variants:its only variant has|none of its # variants has} a SKU or a barcode), so nobody can "
            "tell which goods of KiotViet they are. Link them in the KiotViet app on Haravan and export "
            "again, or go on without Haravan's file.",
            name=name,
            variants=variants,
        ),
    )


def _live_store(*, fresh: bool, progress: Progress) -> Store:
    from catalogrepair.shops.haravan.products import walk
    from catalogrepair.shops.haravan.sign_in import connect, shop_of

    with connect(keys.haravan_token()) as client:
        shop = shop_of(client)
        snapshot = _kept(HARAVAN, shop.id, fresh=fresh, progress=progress)
        if snapshot is None:
            taken = now()
            listed, newest = walk(client, progress)
            snapshot = Snapshot(taken, newest, listed)
            _keep(HARAVAN, shop.id, snapshot, progress)
    origin = Origin("haravan", shop.domain or shop.name, "", snapshot.taken, snapshot.newest)
    return Store(origin, Facts([Listed(*row) for row in snapshot.rows]))  # type: ignore[arg-type]  # as JSON kept them


def live_store_text(progress: Progress) -> tuple[str, str]:
    """The live shop's name, and what it holds as a store file, for a repair that goes on for days.

    Raises SignInFailed when there is no key, Unreachable when the shop did not answer in full.
    """
    origin, facts, _ = _live_store(fresh=False, progress=progress)
    return origin.name, store_products.text_of(facts.listed, origin.newest)


def _kept(service: str, shop: str, *, fresh: bool, progress: Progress) -> Snapshot | None:
    """The last walk through this shop, where it may still be used; its age is told."""
    try:
        snapshot = None if fresh else snapshots().load(service, shop)
    except (OSError, sqlite3.Error, ValueError):
        return None  # a copy that cannot be read is no copy
    if snapshot is None or not 0 <= snapshot.age < FRESH_FOR:
        return None
    minutes = int(snapshot.age // 60)
    progress(_("Using what was read {minutes} minutes ago (--fresh reads it again).", minutes=minutes))
    return snapshot


def _keep(service: str, shop: str, snapshot: Snapshot, progress: Progress) -> None:
    try:
        snapshots().save(service, shop, snapshot)
    except (OSError, sqlite3.Error) as error:
        progress(_("What was read could not be kept: {why}; the next run reads it again.", why=why(error)))


def now() -> str:
    """This moment, ISO 8601 with offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _store_file(path: Path, moment: str) -> Store:
    read = read_file(path, (ON_STORE, CODE_LIST))
    if read.kind == CODE_LIST:
        kind, newest, listed = "codes", "", read_list(path)
        warnings = tuple(doubtful(listed, path.name))
    else:
        kind, newest, listed = "export", newest_change(read.columns), variants_of(read.columns)
        warnings = tuple(lacks(read.sheets, path.name))
    if not listed:
        raise UnusableInput(
            _("“{name}” holds not one code of the store. Export the products from Haravan again.", name=path.name),
        )
    return Store(Origin(kind, path.name, digest(path), moment, newest), Facts(listed), warnings)


def read_codes(path: Path) -> list[str]:
    """Product codes, one a line. Raises UnusableInput when the file cannot be read, or is of another kind."""
    read_file(path, (CODE_LIST,))
    return [listed.sku for listed in read_list(path)]


def text_of(path: Path, kind: Kind) -> str:
    """The text of a file that is no table. Raises UnusableInput when it cannot be read, or is of another kind."""
    refuse_other(path, kind)
    return code_list.text_of(path)
