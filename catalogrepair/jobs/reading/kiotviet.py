"""What KiotViet says: order slips, invoices, returns, receipts and stock, from any number of files or the live shop."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from catalogrepair.catalog.names import fold
from catalogrepair.diagnoses.one_order import codes_of
from catalogrepair.diagnoses.shared.about import KiotVietDocuments
from catalogrepair.errors import Rejected, UnusableInput
from catalogrepair.files.invoices import INVOICES, invoices_of
from catalogrepair.files.kinds import Kind
from catalogrepair.files.read import Read, read_file
from catalogrepair.files.returns import RETURNS, returns_of
from catalogrepair.files.slips import SLIPS, slips_of
from catalogrepair.files.stock import KIOTVIET_STOCK, kiotviet_stock_of
from catalogrepair.jobs.catalogues import KIOTVIET
from catalogrepair.jobs.reading.reader import Reader
from catalogrepair.jobs.reading.signed_in import distinct, kiotviet
from catalogrepair.sales.documents import Invoice, KiotVietLine, Return, SalesDocuments, Slip, StoreOrder
from catalogrepair.sales.same_shop import Source
from catalogrepair.sales.versions import AnyDocument, newest
from catalogrepair.shops.remote.client import Client
from catalogrepair.text import _

KINDS: Mapping[KiotVietDocuments, Kind] = {
    "invoices": INVOICES,
    "slips": SLIPS,
    "returns": RETURNS,
    "kiotviet_stock": KIOTVIET_STOCK,
}
_NO_CASH_BOOK = _("This key cannot read KiotViet's cash book, so nobody knows who entered the receipts.")
_NO_RETURNS = _(
    "KiotViet's returns could not be read (this key may not, or their list did not come whole), so nobody knows what "
    "was given back of invoices."
)


def read(reader: Reader, words: Sequence[str], wanted: Sequence[KiotVietDocuments]) -> None:
    """What is wanted of KiotViet, from any number of files, or for "kiotviet" from the live shop.

    Raises UnusableInput for a file that is nothing of that, SignInFailed when the shop's key is missing or wrong.
    """
    kinds = [kind for name, kind in KINDS.items() if name in wanted]
    for word in words:
        if word == KIOTVIET:
            _live(reader, wanted)
        else:
            _file(reader, read_file(Path(word), kinds))


def _file(reader: Reader, its: Read) -> None:
    if its.kind == INVOICES:
        invoices, lines = invoices_of(its.columns)
        count = _add_invoices(reader, its.name, invoices, lines)
        moments = [one.created for one in invoices if one.created]
        if moments:
            _cover(reader, min(moments), max(moments))
    elif its.kind == SLIPS:
        count = _add_slips(reader, its.name, *slips_of(its.columns))
    elif its.kind == RETURNS:
        count = _add_returns(reader, *returns_of(its.columns))
    else:
        branch = Path(its.name).stem
        if any(one.branch == branch for one in reader.sales.kiotviet_stock or ()):
            raise UnusableInput(
                _(
                    "Two product lists are called “{branch}”: one file a branch, and its name is the branch's.",
                    branch=branch,
                ),
            )
        stock = kiotviet_stock_of(its.columns, branch)
        reader.take(kiotviet_stock=[*(reader.sales.kiotviet_stock or ()), *stock])
        count = len(stock)
    reader.was_read(its, count)


def _live(reader: Reader, wanted: Sequence[KiotVietDocuments]) -> None:
    from catalogrepair.shops.kiotviet import settings, stock

    with kiotviet() as client:
        read_live(reader, client, wanted)
        if "kiotviet_stock" in wanted:
            branches = stock.branches(client, reader.progress)
            found = stock.walk_stock(client, branches, reader.progress, reader.facts.append)
            allowed = settings.without_stock(client)
            reader.take(kiotviet_stock=found, orders_without_stock=allowed.orders, sales_without_stock=allowed.sales)
            reader.was_asked(KIOTVIET_STOCK, "KiotViet", len(found))


def read_live(reader: Reader, client: Client, wanted: Sequence[KiotVietDocuments]) -> None:
    """The papers of the live shop. Raises as the walks do."""
    if "slips" in wanted:
        with _unless_off(reader):
            _live_slips(reader, client)
    if "invoices" in wanted:
        with _unless_off(reader):
            invoices = _live_invoices(reader, client)
            if "returns" in wanted:
                _live_returns(reader, client, invoices)


@contextmanager
def _unless_off(reader: Reader) -> Iterator[None]:
    """A refusal that names a setting as switched off is an answer: what was asked for stays unknown."""
    from catalogrepair.shops.kiotviet.settings import switched_off

    try:
        yield
    except Rejected as refusal:
        if not (name := switched_off(refusal)):
            raise
        reader.take(switched_off=list(dict.fromkeys([*reader.sales.switched_off, name])))


def _live_slips(reader: Reader, client: Client) -> None:
    from catalogrepair.shops.kiotviet.documents import walk_slips

    count = _add_slips(reader, "KiotViet", *walk_slips(client, reader.since, reader.progress))
    reader.was_asked(SLIPS, "KiotViet", count)


def _live_invoices(reader: Reader, client: Client) -> Sequence[Invoice]:
    """Take the invoices and their receipts; returns every version of the invoices."""
    from catalogrepair.shops.kiotviet.documents import walk_invoices, walk_receipts

    found, lines = walk_invoices(client, reader.since, reader.sales.slips or (), reader.progress)
    reader.was_asked(INVOICES, "KiotViet", _add_invoices(reader, "KiotViet", found, lines))
    its: list[Slip | Invoice] = [*(reader.sales.slips or ()), *(reader.sales.invoices or ())]
    codes = list(dict.fromkeys(code for one in its for code in one.receipts))
    receipts = walk_receipts(client, reader.since, codes, reader.progress)
    reader.take(receipts=receipts)
    _cover(reader, reader.since, "9999")
    if receipts is None:
        reader.facts.append(_NO_CASH_BOOK)
    return found


def _live_returns(reader: Reader, client: Client, invoices: Sequence[Invoice]) -> None:
    """Take the returns, which name invoices by ids; that they may not be read is a fact."""
    from catalogrepair.shops.kiotviet.returns import walk_returns

    found = walk_returns(client, reader.since, invoices, reader.progress)
    if found is None:
        reader.facts.append(_NO_RETURNS)
    else:
        reader.was_asked(RETURNS, "KiotViet", _add_returns(reader, *found))
        reader.take(return_span=(reader.since, "9999"))


def read_stock_of(reader: Reader, order: StoreOrder) -> None:
    """What the live KiotViet has now of an order's products, and whether it sells without stock."""
    from catalogrepair.shops.kiotviet import settings, stock

    with kiotviet() as client:
        branches = distinct(stock.branches(client, reader.progress))
        codes = codes_of(order, reader.sales)
        found = stock.stock_of(client, [first for first, *_more in codes], branches)
        known = {fold(one.code) for one in found}
        more = [code for first, *barcode in codes if fold(first) not in known for code in barcode]
        found += stock.stock_of(client, more, branches)
        allowed = settings.without_stock(client)
    reader.take(kiotviet_stock=found, orders_without_stock=allowed.orders, sales_without_stock=allowed.sales)
    reader.branches = list(branches.values())


def _add_invoices(reader: Reader, source: str, invoices: Sequence[Invoice], lines: Sequence[KiotVietLine]) -> int:
    """Take invoices and their lines; returns how many were given."""
    sales = reader.sales
    kept, its = _joined(sales.invoices or (), sales.invoice_lines, invoices, lines)
    reader.take(invoices=kept, invoice_lines=its)
    reader.sources.append(Source(source, SalesDocuments(invoices=invoices, invoice_lines=lines)))
    return len(invoices)


def _add_slips(reader: Reader, source: str, slips: Sequence[Slip], lines: Sequence[KiotVietLine]) -> int:
    """The same of order slips."""
    sales = reader.sales
    kept, its = _joined(sales.slips or (), sales.slip_lines, slips, lines)
    reader.take(slips=kept, slip_lines=its)
    reader.sources.append(Source(source, SalesDocuments(slips=slips, slip_lines=lines)))
    return len(slips)


def _add_returns(reader: Reader, returns: Sequence[Return], lines: Sequence[KiotVietLine]) -> int:
    """The same of returns."""
    sales = reader.sales
    kept, its = _joined(sales.returns or (), sales.return_lines, returns, lines)
    reader.take(returns=kept, return_lines=its)
    return len(returns)


def _cover(reader: Reader, first: str, last: str) -> None:
    """Between these times every invoice was given; a live shop has no end."""
    reader.take(invoice_spans=[*reader.sales.invoice_spans, (first, last)])


def _joined(
    old: Sequence[AnyDocument],
    old_lines: Sequence[KiotVietLine],
    new: Sequence[AnyDocument],
    new_lines: Sequence[KiotVietLine],
) -> tuple[list[AnyDocument], list[KiotVietLine]]:
    """The documents of two sources that may overlap, each once in its latest version, and the lines of those."""
    kept = newest(chain(old, new))
    told = {(one.code, one.updated) for one in new}
    of_new = {one.code for one in kept if (one.code, one.updated) in told}
    of_old = {one.code for one in kept} - of_new
    lines = [line for line in old_lines if line.document in of_old]
    return kept, lines + [line for line in new_lines if line.document in of_new]
