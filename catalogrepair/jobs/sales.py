"""Where orders, slips and invoices come from: files, or the two live shops. Reads, and gives plain values."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

from catalogrepair.catalog.moments import VIETNAM
from catalogrepair.catalog.names import fold
from catalogrepair.errors import Rejected, UnusableInput
from catalogrepair.files.invoices import INVOICES, invoices_of
from catalogrepair.files.kinds import Kind
from catalogrepair.files.orders import STORE_ORDERS, store_orders_of
from catalogrepair.files.read import Read, read_file
from catalogrepair.files.slips import SLIPS, slips_of
from catalogrepair.files.stock import KIOTVIET_STOCK, STORE_STOCK, kiotviet_stock_of, store_stock_of
from catalogrepair.jobs.catalogues import HARAVAN, KIOTVIET
from catalogrepair.sales.documents import Invoice, KiotVietLine, SalesDocuments, Slip
from catalogrepair.sales.matching import AnyDocument, Links, link, newest
from catalogrepair.shops import keys
from catalogrepair.shops.remote.client import Client
from catalogrepair.text import Text, day, number

Tell = Callable[[Text], None]
TILL_PAPERS = (INVOICES, SLIPS, KIOTVIET_STOCK)
"""what may be given of KiotViet"""


_NO_CASH_BOOK = Text(
    "Khóa này không đọc được sổ quỹ KiotViet, nên không biết ai lập phiếu thu.",
    "This key cannot read KiotViet's cash book, so nobody knows who entered the receipts.",
)


@dataclass
class Reading:
    """Fills one shop's documents source by source, and remembers where everything came from."""

    days: int
    """how far back a live shop is asked"""
    tell: Tell
    sales: SalesDocuments = field(default_factory=SalesDocuments)
    facts: list[Text] = field(default_factory=list)
    """what was read, and how much"""

    def __post_init__(self) -> None:
        self.since = (datetime.now(VIETNAM) - timedelta(days=self.days)).date().isoformat()
        """the first day that a live shop is asked about: "2026-10-01" """

    def orders(self, word: str) -> None:
        """The store's orders, from a file or for "haravan" from the live shop.

        Raises UnusableInput when it cannot be used, SignInFailed when the shop's key is missing or wrong.
        """
        if word == HARAVAN:
            from catalogrepair.shops.haravan.orders import walk

            with haravan() as client:
                orders, lines = walk(client, self.since, self.tell)
            self.asked(STORE_ORDERS, "Haravan", len(orders))
        else:
            read = read_file(Path(word), [STORE_ORDERS])
            orders, lines = store_orders_of(read.columns)
            self._read(read, len(orders), STORE_ORDERS)
        self.sales = replace(self.sales, orders=orders, lines=lines)

    def kiotviet(self, words: Sequence[str], papers: Sequence[Kind] = TILL_PAPERS) -> None:
        """What KiotViet has, from any number of files of these kinds, or for "kiotviet" from the live shop."""
        for word in words:
            if word == KIOTVIET:
                self._live_till(papers)
            else:
                self._till_file(read_file(Path(word), papers))

    def store_stock(self, word: str) -> None:
        """What the store has of each product, from Haravan's product export, or for "haravan" from the live shop."""
        if word == HARAVAN:
            from catalogrepair.shops.haravan.stock import locations, totals, walk

            with haravan() as client:
                stock = totals(walk(client, locations(client), self.tell))
            self.asked(STORE_STOCK, "Haravan", len(stock))
        else:
            read = read_file(Path(word), [STORE_STOCK])
            stock = store_stock_of(read.columns, "")
            self._read(read, len(stock), STORE_STOCK)
        self.sales = replace(self.sales, store_stock=stock)

    def _till_file(self, read: Read) -> None:
        if read.kind == INVOICES:
            invoices, lines = invoices_of(read.columns)
            count = self._add_invoices(invoices, lines)
            moments = [one.created for one in invoices if one.created]
            if moments:
                self._cover(min(moments), max(moments))
        elif read.kind == SLIPS:
            count = self._add_slips(*slips_of(read.columns))
        else:
            branch = Path(read.name).stem
            if any(one.branch == branch for one in self.sales.kiotviet_stock or ()):
                raise UnusableInput(
                    f"Hai tệp hàng hóa cùng tên “{branch}”: mỗi chi nhánh một tệp, tên tệp là tên chi nhánh.",
                    f"Two product lists are called “{branch}”: one file a branch, and its name is the branch's.",
                )
            stock = kiotviet_stock_of(read.columns, branch)
            self.sales = replace(self.sales, kiotviet_stock=[*(self.sales.kiotviet_stock or ()), *stock])
            count = len(stock)
        self._read(read, count, read.kind)

    def _add_invoices(self, invoices: Sequence[Invoice], lines: Sequence[KiotVietLine]) -> int:
        """Take invoices and their lines into the sales; returns how many were given."""
        sales = self.sales
        kept, its = _joined(sales.invoices or (), sales.invoice_lines, invoices, lines)
        self.sales = replace(sales, invoices=kept, invoice_lines=its)
        return len(invoices)

    def _cover(self, first: str, last: str) -> None:
        """Between these times every invoice was given; a live shop has no end."""
        self.sales = replace(self.sales, invoice_spans=[*self.sales.invoice_spans, (first, last)])

    def _add_slips(self, slips: Sequence[Slip], lines: Sequence[KiotVietLine]) -> int:
        """The same of order slips."""
        sales = self.sales
        kept, its = _joined(sales.slips or (), sales.slip_lines, slips, lines)
        self.sales = replace(sales, slips=kept, slip_lines=its)
        return len(slips)

    def _live_till(self, papers: Sequence[Kind]) -> None:
        from catalogrepair.shops.kiotviet import settings, stock

        with kiotviet() as client:
            if SLIPS in papers:
                with self._unless_off():
                    self._live_slips(client)
            if INVOICES in papers:
                with self._unless_off():
                    self._live_invoices(client)
            if KIOTVIET_STOCK in papers:
                found = stock.walk_stock(client, stock.branches(client, self.tell), self.tell, self.facts.append)
                allowed = settings.allows_orders_without_stock(client)
                self.sales = replace(self.sales, kiotviet_stock=found, orders_without_stock=allowed)
                self.asked(KIOTVIET_STOCK, "KiotViet", len(found))

    @contextmanager
    def _unless_off(self) -> Iterator[None]:
        """A refusal that names a setting as switched off is an answer: what was asked for stays unknown."""
        from catalogrepair.shops.kiotviet.settings import switched_off

        try:
            yield
        except Rejected as refusal:
            if not (name := switched_off(refusal)):
                raise
            self.sales = replace(self.sales, switched_off=list(dict.fromkeys([*self.sales.switched_off, name])))

    def _live_slips(self, client: Client) -> None:
        from catalogrepair.shops.kiotviet.documents import walk_slips

        self.asked(SLIPS, "KiotViet", self._add_slips(*walk_slips(client, self.since, self.tell)))

    def _live_invoices(self, client: Client) -> None:
        from catalogrepair.shops.kiotviet.documents import walk_invoices, walk_receipts

        found, lines = walk_invoices(client, self.since, self.sales.slips or (), self.tell)
        self.asked(INVOICES, "KiotViet", self._add_invoices(found, lines))
        papers: list[Slip | Invoice] = [*(self.sales.slips or ()), *(self.sales.invoices or ())]
        codes = list(dict.fromkeys(code for one in papers for code in one.receipts))
        receipts = walk_receipts(client, self.since, codes, self.tell)
        self.sales = replace(self.sales, receipts=receipts)
        self._cover(self.since, "9999")
        if receipts is None:
            self.facts.append(_NO_CASH_BOOK)

    def _read(self, read: Read, count: int, kind: Kind) -> None:
        rows, several, entry = number(read.rows), number(count), kind.entry
        self.facts.append(
            Text(
                f"Đã đọc {kind.name.vi} từ “{read.name}”: {rows.vi} dòng, {several.vi} {entry.vi}.",
                f"Read {kind.name.en} from “{read.name}”: {rows.en} rows, {several.en} {entry.en}.",
            )
        )

    def asked(self, kind: Kind, shop: str, count: int) -> None:
        several, start = number(count), day(self.since)
        span = (
            Text(f" từ ngày {start.vi}", f" since {start.en}")
            if kind not in (KIOTVIET_STOCK, STORE_STOCK)
            else Text("", "")
        )
        self.facts.append(
            Text(
                f"Đã hỏi {shop}: {several.vi} {kind.name.vi}{span.vi}.",
                f"Asked {shop}: {several.en} of {kind.name.en}{span.en}.",
            )
        )


def read_sales(orders: str, kov: Sequence[str], days: int, tell: Tell) -> tuple[SalesDocuments, Links, list[Text]]:
    """The store's orders and KiotViet's slips and invoices, what belongs to what, and what was read."""
    reading = Reading(days, tell)
    reading.orders(orders)
    reading.kiotviet(kov, (INVOICES, SLIPS))
    links = link(reading.sales)
    return reading.sales, links, [*reading.facts, *links.told(reading.sales)]


def _joined(
    old: Sequence[AnyDocument],
    old_lines: Sequence[KiotVietLine],
    new: Sequence[AnyDocument],
    new_lines: Sequence[KiotVietLine],
) -> tuple[list[AnyDocument], list[KiotVietLine]]:
    """The papers of two sources that may overlap, each once in its latest version, and the lines of those."""
    kept = newest(chain(old, new))
    told = {(one.code, one.updated) for one in new}
    of_new = {one.code for one in kept if (one.code, one.updated) in told}
    of_old = {one.code for one in kept} - of_new
    lines = [line for line in old_lines if line.document in of_old]
    return kept, lines + [line for line in new_lines if line.document in of_new]


def distinct(names: Mapping[int, str]) -> dict[int, str]:
    """Names that tell their places apart."""
    count = Counter(fold(name) for name in names.values())
    return {key: name if name and count[fold(name)] == 1 else f"{name} #{key}".strip() for key, name in names.items()}


def haravan() -> AbstractContextManager[Client]:
    """The signed-in Haravan shop. Raises SignInFailed when there is none."""
    from catalogrepair.shops.haravan.sign_in import connect

    return connect(keys.haravan_token())


def kiotviet() -> AbstractContextManager[Client]:
    """The signed-in KiotViet shop. Raises SignInFailed when there is none."""
    from catalogrepair.shops.kiotviet.sign_in import connect

    return connect(keys.kiotviet_key())
