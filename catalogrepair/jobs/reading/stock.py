"""The stock of both shops: a file for each branch or location, or the live shops. Names first, figures after."""

from pathlib import Path

from catalogrepair.diagnoses.stock.compare import Stock
from catalogrepair.diagnoses.stock.mapping import parse
from catalogrepair.diagnoses.stock.rules import Layout, Places, known, lay_out
from catalogrepair.errors import UnusableInput
from catalogrepair.files.kinds import Kind
from catalogrepair.files.read import read_file
from catalogrepair.files.stock import (
    KIOTVIET_STOCK,
    MYKIOT_STOCK,
    STORE_STOCK,
    kiotviet_stock_of,
    mykiot_stock_of,
    store_stock_of,
)
from catalogrepair.files.unread import PAIRING
from catalogrepair.jobs.catalogues import HARAVAN, KIOTVIET, text_of
from catalogrepair.jobs.reading.places import held_in, refuse_same_file
from catalogrepair.jobs.reading.signed_in import distinct, haravan, kiotviet, locations_of
from catalogrepair.jobs.reading.sources import Sources
from catalogrepair.sales.documents import KiotVietStock, StoreStock
from catalogrepair.shops.haravan.stock import Location
from catalogrepair.text import Progress, Text, _


def laid_out(shop: Places, rule: str, main: str, mapping: Path | None) -> Layout:
    """How the stock of the two hangs together, by a rule's name and perhaps the file that pairs branches and locations.

    Raises UnusableInput where these do not fit the shop.
    """
    pairs = parse(text_of(mapping, PAIRING), mapping.name, shop, known(rule)) if mapping else None
    return lay_out(known(rule), shop, main, pairs)


class StockReader:
    """One comparison's sources, read in two steps: what the places are called, then what lies there."""

    def __init__(self, sources: Sources, progress: Progress) -> None:
        """Raises UnusableInput where names or files do not go together."""
        self._kiotviet = held_in(sources.kiotviet, KIOTVIET, "--kov", unnamed_by_file=True)
        self._haravan = held_in(sources.haravan, HARAVAN, "--hrv", unnamed_by_file=False)
        self._mykiot = sources.mykiot
        self._files = [one.path for one in (*self._kiotviet, *self._haravan)] + [self._mykiot]
        refuse_same_file(self._files)
        self._progress = progress
        self._branches: dict[int, str] = {}
        self._locations: list[Location] = []
        self.facts: list[Text] = []
        """what was read, and how much"""

    def places(self) -> Places:
        """Raises SignInFailed or Unreachable where a live shop cannot be asked."""
        branches, locations = [one.name for one in self._kiotviet], [one.name for one in self._haravan]
        if self._kiotviet[0].path is None:
            from catalogrepair.shops.kiotviet.stock import branches as walk_branches

            with kiotviet() as client:
                self._branches = distinct(walk_branches(client, self._progress))
            branches = list(self._branches.values())
        if self._haravan[0].path is None:
            with haravan() as client:
                self._locations = locations_of(client)
            locations = [place.name for place in self._locations]
        if not branches or not locations:
            raise UnusableInput(_("The shop has no branch, or no location."))
        return Places(branches, locations, next((place.name for place in self._locations if place.is_main), ""))

    def stock(self) -> Stock:
        """The figures, after `places`. Raises UnusableInput where a file is not what its option takes."""
        ours, theirs = self._of_kiotviet(), self._of_haravan()
        between = None
        if self._mykiot is not None:
            its = read_file(self._mykiot, [MYKIOT_STOCK])
            between = mykiot_stock_of(its.columns, "")
            self._note(MYKIOT_STOCK, its.name, len(between))
        return Stock(ours, theirs, between, any(self._files), self._kiotviet[0].path is None)

    def _of_kiotviet(self) -> list[KiotVietStock]:
        found: list[KiotVietStock] = []
        for one in self._kiotviet:
            if one.path is None:
                from catalogrepair.shops.kiotviet.stock import walk_stock

                with kiotviet() as client:
                    found = walk_stock(client, self._branches, self._progress, self.facts.append)
                self._note(KIOTVIET_STOCK, "KiotViet", len({its.code for its in found}))
            else:
                read = read_file(one.path, [KIOTVIET_STOCK])
                its = kiotviet_stock_of(read.columns, one.name)
                self._note(KIOTVIET_STOCK, read.name, len(its))
                found += its
        return found

    def _of_haravan(self) -> list[StoreStock]:
        found: list[StoreStock] = []
        for one in self._haravan:
            if one.path is None:
                from catalogrepair.shops.haravan.stock import walk

                with haravan() as client:
                    found = walk(client, self._locations, self._progress)
                self._note(STORE_STOCK, "Haravan", len({its.variant for its in found}))
            else:
                read = read_file(one.path, [STORE_STOCK])
                its = store_stock_of(read.columns, one.name)
                self._note(STORE_STOCK, read.name, len(its))
                found += its
        return found

    def _note(self, kind: Kind, name: str, count: int) -> None:
        self.facts.append(
            _("Read {kind} from “{name}”: {several:# code|# codes}.", kind=kind.name, name=name, several=count)
        )
