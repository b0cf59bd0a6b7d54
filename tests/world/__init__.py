"""A whole world for tests: a KiotViet shop, a Haravan store and the sync app between them, written as one table."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.live import Desk
from tests.servers import caller
from tests.servers.clock import Clock
from tests.servers.haravan_store import LAG, HaravanStore
from tests.servers.importer import Dialog, Imported
from tests.servers.kiotviet_shop import KiotVietShop
from tests.servers.switches import Switches
from tests.servers.sync_app import SyncApp
from tests.servers.webhooks import SECRET
from tests.shops.headings import RETAIL, Headings
from tests.world.table import Goods, goods_of, place_on_store, shop_products

if TYPE_CHECKING:
    import pytest

EXPORT = "DanhSachSanPham_KV23112026-090000-000.xlsx"


class World:
    """Open it with `with`, or take it from the fixture `world_of`, which closes it after the test.

    The table (see `tests/world/table.py`) holds the shop's goods and which of them are on the store. Any field of
    `Switches` is an option: `World(table, blank_cell="ignored")`. `creates`, `polls`, `delay`: of the sync app. `lag`:
    of the store's lists. `per_request`, `speed`: of the clock, for a tool that runs in a process of its own.
    """

    def __init__(
        self,
        table: str,
        *,
        creates: bool = True,
        polls: bool = False,
        delay: float = 20.0,
        lag: float = LAG,
        per_request: float = 0.0,
        speed: float = 0.0,
        **switches: object,
    ) -> None:
        self.goods: list[Goods] = goods_of(table)
        self.clock = Clock(per_request=per_request, speed=speed)
        self.kiotviet = KiotVietShop(clock=self.clock, switches=Switches(**switches))  # type: ignore[arg-type]
        self.haravan = HaravanStore(clock=self.clock, lag=lag)
        self.app = SyncApp(self.kiotviet, self.haravan, creates=creates, polls=polls, delay=delay)
        self.kiotviet.products, self.kiotviet.gone = shop_products(self.goods, self.clock.now)
        place_on_store(self.goods, self.kiotviet, self.haravan, self.app)
        self._open = ExitStack()

    def __enter__(self) -> Self:
        for server in (self.kiotviet, self.haravan, self.app):
            self._open.enter_context(server)
        return self

    def __exit__(self, *error: object) -> None:
        self._open.__exit__(*error)  # type: ignore[arg-type]

    @property
    def environment(self) -> dict[str, str]:
        """The variables that sign the tool in to both shops and lead it to them."""
        from catalogrepair.shops import keys
        from catalogrepair.shops.haravan import sign_in as haravan
        from catalogrepair.shops.kiotviet import sign_in as kiotviet

        till = self.kiotviet
        return {
            haravan.ADDRESS_VARIABLE: self.haravan.url,
            kiotviet.ADDRESS_VARIABLE: till.url,
            keys.HARAVAN_TOKEN: self.haravan.token,
            **dict(zip(keys.KIOTVIET, (till.retailer, till.client_id, till.client_secret), strict=True)),
        }

    def sign_in(self, monkeypatch: "pytest.MonkeyPatch") -> None:
        """Sign this process in."""
        for name, value in self.environment.items():
            monkeypatch.setenv(name, value)

    def desk(self, home: Path) -> Desk:
        """A user's machine that is signed in: the command line in a process of its own."""
        return Desk(home, self.environment)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Everything that must be in no log, journal, report or output; tokens given so far included."""
        return self.haravan.token, self.kiotviet.client_secret, self.app.key, SECRET, *self.kiotviet.tokens

    def export(self, path: Path, headings: Headings = RETAIL) -> Path:
        """Write the shop's present state as KiotViet's own export: to this file, or into this folder."""
        path = path / EXPORT if path.is_dir() else path
        self.kiotviet.export_workbook(path, headings)
        return path

    def import_(self, path: Path, dialog: Dialog | None = None) -> Imported:
        """Import a workbook into the shop as its owner does."""
        return self.kiotviet.import_workbook(path, dialog)

    def touch(self, *codes: str) -> None:
        """What `resync --via kiotviet` does, by hand: one field with its own value for each of the codes."""
        for code in codes:
            row = self.kiotviet.find(code, "code")
            assert row is not None, code
            caller.put(self.kiotviet, row["id"], basePrice=row["basePrice"]).raise_for_status()

    def settle(self, seconds: float = 600.0) -> None:
        """Let the app finish and the lags pass."""
        self.clock.advance(seconds)

    def related(self) -> dict[str, str]:
        """Code to its root's code in the shop now; "" = none."""
        return self.kiotviet.related()

    def on_store(self) -> list[tuple[str, ...]]:
        """The codes of each product of the store, oldest first, whatever its lists show yet."""
        return self.haravan.codes()

    def missing(self) -> list[str]:
        """The codes of the shop (unit rows aside) that the store does not have, in the table's order."""
        there = {code for codes in self.on_store() for code in codes}
        return [row["code"] for row in self.kiotviet.products if not row["masterUnitId"] and row["code"] not in there]

    def said(self) -> list[tuple[str, str]]:
        """What the app made of each product it looked at: (code, word); see `sync_app.Done`."""
        return [(done.code, done.what) for done in self.app.log]
