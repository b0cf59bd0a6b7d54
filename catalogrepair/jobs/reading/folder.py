"""A folder with whatever a shop sent: each file is known by its headings, and what is unknown is named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.names import plain
from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.plans.identity import Identity, fingerprint_of
from catalogrepair.catalog.results import Reason
from catalogrepair.catalog.settings import Settings
from catalogrepair.diagnoses.shared import asks
from catalogrepair.diagnoses.stock.compare import Stock
from catalogrepair.diagnoses.stock.rules import Places
from catalogrepair.errors import UnusableInput
from catalogrepair.files.invoices import INVOICES
from catalogrepair.files.kinds import Kind
from catalogrepair.files.orders import STORE_ORDERS
from catalogrepair.files.output import digest
from catalogrepair.files.product_list import PRODUCT_LIST
from catalogrepair.files.read import read_file, recognised
from catalogrepair.files.returns import RETURNS
from catalogrepair.files.slips import SLIPS
from catalogrepair.files.stock import KIOTVIET_STOCK, MYKIOT_STOCK, mykiot_stock_of
from catalogrepair.files.store_products import STORE_PRODUCTS
from catalogrepair.files.unread import REPORT
from catalogrepair.jobs.catalogues import read_store
from catalogrepair.jobs.own_work import written_by_us
from catalogrepair.jobs.reading import haravan, kiotviet
from catalogrepair.jobs.reading.reader import Reader
from catalogrepair.jobs.reading.whole_shop import WholeShop, attempt
from catalogrepair.jobs.repair import Ask, examine_export, read_export
from catalogrepair.storage.journal import Journal
from catalogrepair.text import Progress, Text, _, joined, listed, verbatim

_MOST = 200
"""files of a folder that are looked at"""
_PAPERS = (SLIPS, INVOICES)
_SALES = (*_PAPERS, RETURNS)
_TAKEN = (STORE_ORDERS, *_SALES, PRODUCT_LIST, STORE_PRODUCTS, MYKIOT_STOCK)
_GIVEN_NAME = re.compile(r"danhsachsanpham_kv\d+", re.IGNORECASE)
"""how KiotViet itself calls a product list, whichever branch it is of"""


class Sent(NamedTuple):
    """What lies in a folder."""

    files: Mapping[Kind, Sequence[Path]]
    """those that are read, by kind, the newest first"""
    unread: Sequence[Text]


def sent_in(folder: Path) -> Sent:
    """Every file of a folder and of the folders in it. Raises UnusableInput where there is none, or too many."""
    paths = list(islice(_files_of(folder), _MOST + 1))  # whoever gives a whole disk does not wait for all of it
    if not paths:
        raise UnusableInput(_("The folder “{name}” holds no file.", name=folder.name))
    if len(paths) > _MOST:
        raise UnusableInput(
            _(
                "The folder “{name}” holds more than {most} files; one shop sends some. Give the folder of one shop.",
                name=folder.name,
                most=_MOST,
            ),
        )
    found: dict[Kind, list[Path]] = {}
    unread: list[Text] = []
    ours = written_by_us(Journal())
    for path in sorted(paths, key=lambda one: (-one.stat().st_mtime, one.name)):
        kind = attempt(partial(recognised, path))
        if isinstance(kind, Text):
            unread.append(kind)
        elif kind == PRODUCT_LIST and digest(path) in ours:
            unread.append(
                _("“{name}” was written by this program, and tells nothing of what KiotViet has.", name=path.name)
            )
        elif kind == MYKIOT_STOCK and "mykiot" not in plain(path.stem):
            # any list of a shop's own has such headings, and would blame a hop that is not there
            unread.append(
                _(
                    "“{name}” is a list of codes and stock: if it is MyKiot's, put “mykiot” into its name.",
                    name=path.name,
                )
            )
        elif kind in _TAKEN:
            found.setdefault(kind, []).append(path)
        elif kind != REPORT:
            unread.append(_unread(path, kind))
    return Sent(found, unread)


def _files_of(folder: Path) -> Iterator[Path]:
    """Not what systems and programs leave beside the shop's own files."""
    for path in folder.rglob("*"):
        hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.name.lower() not in ("thumbs.db", "desktop.ini"):
            yield path


def _unread(path: Path, kind: Kind | None) -> Text:
    if kind is None:
        return _("“{name}”: what it is cannot be told by its headings.", name=path.name)
    return _("“{name}” is {kind}: nothing here reads it.", name=path.name, kind=kind.name)


def read(folder: Path, progress: Progress, *, main: str, insist: bool) -> WholeShop:
    """Everything that a folder holds of one shop.

    `main` names the branch that takes Haravan's orders; "" where nobody did.

    Raises UnusableInput where it holds nothing that can be read, Refused where its files seem to be two shops'.
    """
    sent = sent_in(folder)
    if not sent.files:
        raise UnusableInput(
            _("The folder “{name}” holds no file that is known here.", name=folder.name), details=tuple(sent.unread)
        )
    unread = list(sent.unread)
    reader = Reader(progress)
    lacks: dict[str, Text] = {}
    _read_sales(sent, reader, lacks, unread)
    branches = _read_branches(sent, reader, main)
    store = _newest(sent, STORE_PRODUCTS, unread)
    if store is not None and isinstance(failed := attempt(lambda: haravan.read_stock(reader, str(store))), Text):
        lacks["store"] = failed
    examination = _examine(sent, store, reader, unread, insist=insist)
    rows = [] if isinstance(examination, Text) else examination.catalogue.table.rows
    return WholeShop(
        verbatim(folder.resolve().name),
        reader,
        examination,
        _stock(sent, reader, branches, lacks, unread),
        Places(branches if isinstance(branches, list) else [], [""]),
        _("a file does not tell; the live shop does (sign in with the shop's KiotViet key)"),
        Identity(fingerprint=fingerprint_of(rows)),
        lacks,
        unread=unread,
    )


def _read_sales(sent: Sent, reader: Reader, lacks: dict[str, Text], unread: list[Text]) -> None:
    orders = sent.files.get(STORE_ORDERS, ())
    if not orders:
        lacks["orders"] = missing(STORE_ORDERS)
    for path in orders:
        told = attempt(partial(haravan.read_orders, reader, str(path)))
        if isinstance(told, Text):
            lacks["orders"] = told
            unread.append(told)
    for path in (path for kind in _SALES for path in sent.files.get(kind, ())):
        told = attempt(partial(kiotviet.read, reader, [str(path)], ("slips", "invoices", "returns")))
        if isinstance(told, Text):
            unread.append(told)
    if reader.sales.slips is None and reader.sales.invoices is None:
        lacks["kiotviet"] = joined(map(missing, _PAPERS))


def missing(kind: Kind) -> Text:
    """That nobody gave a kind of file, and where the shop gets it."""
    return _("missing: {kind} ({ask})", kind=kind.name, ask=kind.ask)


def _read_branches(sent: Sent, reader: Reader, main: str) -> list[str] | Text:
    """The branches of the product lists, a file each; why their stock cannot be told apart where it cannot."""
    paths = sent.files.get(PRODUCT_LIST, ())
    if not paths:
        return missing(KIOTVIET_STOCK)
    # Lists of one branch from two days, added up, would make every number wrong: only whoever names a branch says so.
    is_unnamed = any(_GIVEN_NAME.search(path.stem) for path in paths)
    if len(paths) > 1 and (not main or is_unnamed):
        why = _(
            "there are {count} product lists ({names}), and nothing tells whether each is of a branch of its own: if "
            "so, name each file after its branch and say which branch takes Haravan's orders; else leave the newest",
            count=len(paths),
            names=listed([path.name for path in paths], 5),
        )
        return Reason(why, asks.STOCK_UNSEEN, asks.WHICH_FILE if is_unnamed else asks.WHICH_BRANCH)
    told = attempt(lambda: kiotviet.read(reader, [str(path) for path in paths], ("kiotviet_stock",)))
    return told if isinstance(told, Text) else [path.stem for path in paths]


def _newest(sent: Sent, kind: Kind, unread: list[Text]) -> Path | None:
    """The newest file of a kind; the others are named as not looked at."""
    first, *older = sent.files.get(kind, ()) or (None,)
    unread += [
        _("“{name}” is {kind}, too; the newest was read: “{first}”.", name=one.name, kind=kind.name, first=first.name)
        for one in older
        if one is not None and first is not None
    ]
    return first


def _examine(sent: Sent, store: Path | None, reader: Reader, unread: list[Text], *, insist: bool) -> Examination | Text:
    """The groups of the newest product list: an older one may be of before a repair."""
    paths = sent.files.get(PRODUCT_LIST, ())
    if not paths:
        return missing(PRODUCT_LIST)
    path, *older = paths
    if older:
        names = listed([one.name for one in older], 5)
        told = _("Groups: those of “{name}”, the newest product list; not of {older}.", name=path.name, older=names)
        reader.facts.append(told)
    known = None if store is None else attempt(lambda: read_store(str(store), fresh=False, progress=reader.progress))
    if isinstance(known, Text):  # the export alone tells most of it
        unread.append(known)
        known = None
    return attempt(lambda: examine_export(read_export(path), known, Choice(), Settings(), Ask(force=insist)))


def _stock(
    sent: Sent, reader: Reader, branches: list[str] | Text, lacks: Mapping[str, Text], unread: list[Text]
) -> Stock | Text:
    if isinstance(branches, Text):
        return branches
    ours, theirs = reader.sales.kiotviet_stock, reader.sales.store_stock
    if ours is None or theirs is None:
        return lacks.get("store") or missing(STORE_PRODUCTS)
    path = _newest(sent, MYKIOT_STOCK, unread)
    if path is None:
        return Stock(ours, theirs)
    its = attempt(lambda: read_file(path, [MYKIOT_STOCK]))
    if isinstance(its, Text):
        unread.append(its)
        return Stock(ours, theirs)
    middle = mykiot_stock_of(its.columns, "")
    reader.was_read(its, len(middle))
    return Stock(ours, theirs, middle)
