"""What was read so far: the documents of one shop's sales, and where everything came from."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from catalogrepair.catalog.moments import VIETNAM
from catalogrepair.files.kinds import Kind
from catalogrepair.files.read import Read
from catalogrepair.files.stock import KIOTVIET_STOCK, STORE_STOCK
from catalogrepair.sales import matching
from catalogrepair.sales.apart import told_apart
from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.sales.same_shop import Source, require_one_shop
from catalogrepair.text import NOTHING, Progress, Text, _, day, number


@dataclass
class Reader:
    """Filled source by source by `reading.haravan` and `reading.kiotviet`."""

    progress: Progress
    days: int = 30
    """how far back a live shop is asked"""
    sales: SalesDocuments = field(default_factory=SalesDocuments)
    sources: list[Source] = field(default_factory=list)
    """of the sales: what each told, before any was left out for another"""
    facts: list[Text] = field(default_factory=list)
    """what was read, and how much"""
    damaged: Sequence[str] = ()
    """orders that are not among the sales because a spreadsheet damaged their codes"""
    branches: list[str] = field(default_factory=list)
    """of the live KiotViet, where it was asked for them"""
    main_location: str = ""
    """of the live Haravan, where it was asked"""

    def __post_init__(self) -> None:
        self.since = (datetime.now(VIETNAM) - timedelta(days=self.days)).date().isoformat()
        """the first day that a live shop is asked about: "2026-10-01" """

    def take(self, **documents: Any) -> None:
        """Replace fields of the documents."""
        self.sales = replace(self.sales, **documents)

    def link(self, *, insist: bool) -> tuple[matching.Links, list[Text]]:
        """Match the orders with their papers, and tell orders of one name apart; what is to be said of both.

        Raises Refused where they seem to be two shops' (unless `insist`).
        """
        links = matching.link(self.sales, self.damaged)
        doubts = require_one_shop(self.sales, links, self.sources, insist=insist)
        self.sales, repeated = told_apart(self.sales)
        return links, [*repeated, *doubts]

    def was_read(self, read: Read, count: int) -> None:
        """Remember a file and the number of its entries."""
        kind = read.kind
        self.facts.append(
            _(
                "Read {kind} from “{name}”: {rows:# row|# rows}, {several} {entry}.",
                kind=kind.name,
                name=read.name,
                rows=read.rows,
                several=count,
                entry=kind.entry.filled(count),
            )
        )

    def was_asked(self, kind: Kind, shop: str, count: int) -> None:
        """Remember what a live shop answered; stock is of now, all else since a day."""
        several, start = number(count), day(self.since)
        is_of_now = kind in (KIOTVIET_STOCK, STORE_STOCK)
        span = NOTHING if is_of_now else _(" since {start}", start=start)
        self.facts.append(
            _("Asked {shop}: {several} of {name}{span}.", shop=shop, several=several, name=kind.name, span=span)
        )
