"""Reads the stock of both shops: a file for each branch or location, or the live shops. Names first, figures after."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from catalogrepair.catalog.names import fold
from catalogrepair.diagnoses.stock.compare import Stock
from catalogrepair.diagnoses.stock.rules import Places
from catalogrepair.errors import UnusableInput
from catalogrepair.files import stock
from catalogrepair.files.read import read_file
from catalogrepair.files.stock import KIOTVIET_STOCK, MYKIOT_STOCK, STORE_STOCK
from catalogrepair.jobs.catalogues import HARAVAN, KIOTVIET
from catalogrepair.jobs.sales import Tell, distinct, haravan, kiotviet
from catalogrepair.sales.documents import KiotVietStock, StoreStock
from catalogrepair.shops.haravan.stock import Location
from catalogrepair.text import Text, number


class Source(NamedTuple):
    """A file and the branch or location that it stands for; no file for the live shop."""

    name: str
    path: Path | None


class Stocktake:
    """One comparison's sources, read in two steps: what the places are called, then what lies there."""

    def __init__(self, kov: Sequence[str], hrv: Sequence[str], mykiot: Path | None, tell: Tell) -> None:
        """Raises UnusableInput where names or files do not go together."""
        self.kov = _sources(kov, KIOTVIET, "--kov", unnamed_by_file=True)
        self.hrv = _sources(hrv, HARAVAN, "--hrv", unnamed_by_file=False)
        self.mykiot = mykiot
        _refuse_same_file([source.path for source in (*self.kov, *self.hrv)] + [mykiot])
        self._tell = tell
        self._branches: dict[int, str] = {}
        self._locations: list[Location] = []
        self.facts: list[Text] = []
        """what was read, and how much"""

    @property
    def files(self) -> list[Path]:
        """Every file that is read."""
        paths = [source.path for source in (*self.kov, *self.hrv)]
        return [path for path in (*paths, self.mykiot) if path is not None]

    def shop(self) -> Places:
        """The places. Raises SignInFailed or Unreachable where a live shop cannot be asked."""
        branches, locations = [one.name for one in self.kov], [one.name for one in self.hrv]
        if self.kov[0].path is None:
            from catalogrepair.shops.kiotviet.stock import branches as walk_branches

            with kiotviet() as client:
                self._branches = distinct(walk_branches(client, self._tell))
            branches = list(self._branches.values())
        if self.hrv[0].path is None:
            from catalogrepair.shops.haravan.stock import locations as ask_locations

            with haravan() as client:
                found = ask_locations(client)
            names = distinct({place.id: place.name for place in found})
            self._locations = [place._replace(name=names[place.id]) for place in found]
            locations = list(names.values())
        if not branches or not locations:
            raise UnusableInput("Places không có chi nhánh hoặc kho nào.", "The shop has no branch, or no location.")
        return Places(branches, locations, next((place.name for place in self._locations if place.is_main), ""))

    def stock(self) -> Stock:
        """The figures, after `shop`. Raises UnusableInput where a file is not what its option takes."""
        till, store = self._till(), self._store()
        middle = None
        if self.mykiot is not None:
            read = read_file(self.mykiot, [MYKIOT_STOCK])
            middle = stock.mykiot_stock_of(read.columns, "")
            self._note(MYKIOT_STOCK.name, read.name, len(middle))
        return Stock(till, store, middle, bool(self.files), self.kov[0].path is None)

    def _till(self) -> list[KiotVietStock]:
        if self.kov[0].path is None:
            from catalogrepair.shops.kiotviet.stock import walk_stock

            with kiotviet() as client:
                found = walk_stock(client, self._branches, self._tell, self.facts.append)
            self._note(KIOTVIET_STOCK.name, "KiotViet", len({one.code for one in found}))
            return found
        found = []
        for source in self.kov:
            read = read_file(source.path or Path(), [KIOTVIET_STOCK])
            its = stock.kiotviet_stock_of(read.columns, source.name)
            self._note(KIOTVIET_STOCK.name, read.name, len(its))
            found += its
        return found

    def _store(self) -> list[StoreStock]:
        if self.hrv[0].path is None:
            from catalogrepair.shops.haravan.stock import walk

            with haravan() as client:
                found = walk(client, self._locations, self._tell)
            self._note(STORE_STOCK.name, "Haravan", len({one.variant for one in found}))
            return found
        found = []
        for source in self.hrv:
            read = read_file(source.path or Path(), [STORE_STOCK])
            its = stock.store_stock_of(read.columns, source.name)
            self._note(STORE_STOCK.name, read.name, len(its))
            found += its
        return found

    def _note(self, what: Text, name: str, count: int) -> None:
        several = number(count)
        self.facts.append(
            Text(
                f"Đã đọc {what.vi} từ “{name}”: {several.vi} mã.", f"Read {what.en} from “{name}”: {several.en} codes."
            )
        )


def _sources(words: Sequence[str], live: str, option: str, *, unnamed_by_file: bool) -> list[Source]:
    if live in words:
        if len(words) > 1:
            raise UnusableInput(
                f"{option} {live} đã gồm cả shop: đừng thêm {option} khác.",
                f"{option} {live} is the whole shop: give no other {option}.",
            )
        return [Source("", None)]
    found = [_source(word, unnamed_by_file=unnamed_by_file) for word in words]
    if len(found) > 1 and any(not one.name for one in found):
        raise UnusableInput(
            f'Nhiều tệp {option} thì mỗi tệp cần tên kho: {option} "Kho 1=TỆP" {option} "Kho 2=TỆP".',
            f'With several {option} each file needs the name of its location: {option} "Kho 1=FILE" {option} '
            '"Kho 2=FILE".',
        )
    twice = [name for name, count in Counter(fold(one.name) for one in found).items() if count > 1]
    if twice:
        name = next(one.name for one in found if fold(one.name) == twice[0])
        raise UnusableInput(
            f'Hai tệp {option} cùng tên “{name}”. Hãy đặt tên khác nhau: {option} "Tên=TỆP".',
            f'Two files of {option} are called “{name}”. Name them apart: {option} "Name=FILE".',
        )
    return found


def _source(word: str, *, unnamed_by_file: bool) -> Source:
    """A file that exists is no name: its own name may hold an equals sign."""
    path = Path(word)
    name, _, rest = word.partition("=")
    if rest and not path.exists():
        return Source(name.strip() or Path(rest).stem, Path(rest))
    return Source(path.stem if unnamed_by_file else "", path)


def _refuse_same_file(paths: Iterable[Path | None]) -> None:
    seen: dict[Path, Path] = {}
    for path in paths:
        if path is None:
            continue
        if (where := path.resolve()) in seen:
            raise UnusableInput(
                f"Tệp “{path.name}” được dùng ở hai chỗ. Mỗi chi nhánh, mỗi kho và MyKiot phải có tệp riêng.",
                f"“{path.name}” is given twice. Each branch, each location and MyKiot needs a file of its own.",
            )
        seen[where] = path
