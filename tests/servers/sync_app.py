"""The app that carries products from the shop to the store, with the faults that the playbook tells of (row 1).

Once a group was synced, products that join it later are ignored; a child whose root was never synced is dropped; both
without a word to anybody. Attributes are read only when a product is created, three at most.
"""

import threading
from collections.abc import Iterable
from typing import NamedTuple

from tests.servers.base import Answer, Fault, Json, Request, Server
from tests.servers.clock import vietnam
from tests.servers.haravan_store import MOST_OPTIONS, HaravanStore, StoreRefused, Unit, Variant
from tests.servers.kiotviet_shop import KiotVietShop
from tests.servers.webhooks import SECRET, signature

HOOK_PATH, SYNC_PATH, KEY_HEADER = "/kiotviet", "/sync-now", "X-Sync-Key"


class Done(NamedTuple):
    """What became of one product that the app looked at; nobody but a test ever sees it."""

    code: str
    what: str
    """created, updated, ignored (its group was synced before), dropped (its root never was), unit, not for sale, not
    allowed (the option "Không tạo mới sản phẩm"), refused (by the store), unknown (no such product)"""


class Place(NamedTuple):
    """Where a product of the shop is in the store."""

    product: int
    variant: int


class SyncApp(Server):
    """Looks at a product `delay` seconds (on the clock) after it was told of it: when the clock moves past that, or at
    the next request to any server of the world. It registers its webhook in the shop when it starts.

    It is told by webhooks (`POST /kiotviet`, always answered 200 unless a fault says otherwise), with `polls` instead
    by looking for changed products every `poll_every` seconds, and by `POST /sync-now` with the header X-Sync-Key and
    a body of {"codes": [...]}, {"code": "..."} or [...]. `creates` False: "Không tạo mới sản phẩm". `renames`: names
    are carried on updates too.

    It reads the shop and writes the store in process, so that the requests, faults and limits of both belong to the
    tool under test alone.
    """

    ticks = False

    def __init__(
        self,
        kiotviet: KiotVietShop,
        haravan: HaravanStore,
        *,
        creates: bool = True,
        polls: bool = False,
        renames: bool = True,
        delay: float = 20.0,
        poll_every: float = 60.0,
        key: str = "sync-app-test-key",
    ) -> None:
        super().__init__(kiotviet.clock)
        self.kiotviet, self.haravan = kiotviet, haravan
        self.creates, self.polls, self.renames = creates, polls, renames
        self.delay, self.poll_every, self.key = delay, poll_every, key
        self.log: list[Done] = []
        self.asked: list[list[str]] = []
        """the codes of each accepted sync-now request"""
        self.places: dict[int, Place] = {}
        self.synced: set[int] = set()
        """roots whose group was synced once"""
        self._queue: list[tuple[float, int]] = []
        self._polled, self._cursor = self.clock.now, vietnam(self.clock.now)
        self._work = threading.Lock()
        self.clock.watchers.append(self.work)

    def __enter__(self) -> "SyncApp":
        super().__enter__()
        if not self.polls:
            self.kiotviet.webhooks.register(f"{self.url}{HOOK_PATH}")
        return self

    @property
    def sync_url(self) -> str:
        """Where codes are posted to be synced now, with the header X-Sync-Key: `key`."""
        return f"{self.url}{SYNC_PATH}"

    def adopt(self, row: Json, place: Place) -> None:
        """Remember that a product of the shop was synced long ago."""
        self.places[row["id"]] = place
        self.synced.add(row["masterProductId"] or row["id"])

    def respond(self, request: Request) -> tuple[Fault | None, int, dict[str, str], bytes]:
        response = super().respond(request)
        self.work()
        return response

    def answer(self, request: Request) -> Answer:
        match request.method, request.path:
            case "POST", path if path == HOOK_PATH:
                if request.headers["X-Hub-Signature"] == signature(request.body, SECRET):
                    told = request.json["Notifications"]
                    self.tell(row["Id"] for notification in told for row in notification["Data"])
                return 200, {}, b""
            case "POST", path if path == SYNC_PATH:
                return self._sync_now(request)
        return 404, {}, {"message": "Not Found"}

    def _sync_now(self, request: Request) -> Answer:
        if request.headers[KEY_HEADER] != self.key:
            return 403, {}, {"message": "Forbidden"}
        match request.json:
            case {"codes": [*codes]} | [*codes] if all(isinstance(code, str) for code in codes):
                pass
            case {"code": str() as code}:
                codes = [code]
            case _:
                return 400, {}, {"message": "Bad Request"}
        self.asked.append(codes)
        rows = {code: self.kiotviet.find(code, "code") for code in codes}
        self.log += [Done(code, "unknown") for code, row in rows.items() if row is None]
        self.tell(row["id"] for row in rows.values() if row)
        return 200, {}, {"received": len(codes)}

    def tell(self, numbers: Iterable[int]) -> None:
        """Put products on the list of what to look at."""
        due = self.clock.now + self.delay
        with self.held():
            self._queue += [(due, number) for number in numbers]

    def sync_all(self) -> None:
        """The app's own button: look at the whole shop."""
        with self.kiotviet.held():
            numbers = [row["id"] for row in self.kiotviet.products]
        self.tell(numbers)

    def work(self) -> None:
        """Do what is due."""
        with self._work:
            self._poll()
            with self.held():
                due = [number for at, number in self._queue if at <= self.clock.now]
                self._queue = [(at, number) for at, number in self._queue if at > self.clock.now]
            for number in dict.fromkeys(due):
                with self.kiotviet.held():
                    self.log.append(self._sync(number))

    def _poll(self) -> None:
        if not self.polls or self.clock.now < self._polled + self.poll_every:
            return
        self._polled = self.clock.now
        with self.kiotviet.held():
            changed = [row for row in self.kiotviet.products if row["modifiedDate"] > self._cursor]
        self._cursor = max((row["modifiedDate"] for row in changed), default=self._cursor)
        self.tell([row["id"] for row in changed])

    def _sync(self, number: int) -> Done:
        row = self.kiotviet.find(number)
        if row is None:
            return Done(str(number), "unknown")
        code, place = row["code"], self.places.get(number)
        if place:
            self.haravan.change(*place, row["basePrice"], row["name"] if self.renames else None)
            return Done(code, "updated")
        if row["masterUnitId"]:
            return Done(code, "unit")
        root = row["masterProductId"] or number
        if root in self.synced:
            return Done(code, "ignored")
        if root != number:
            return Done(code, "dropped")
        return Done(code, self._create(row))

    def _create(self, root: Json) -> str:
        """A new product of the root and its children of this moment."""
        if not self.creates:
            return "not allowed"
        family = [row for row in self.kiotviet.products if row["masterProductId"] == root["id"]]
        members = [
            row
            for row in (root, *(row for row in family if not row["masterUnitId"]))
            if row["isActive"] and row["allowsSale"]
        ]
        if not members:
            return "not for sale"
        names = [pair["attributeName"] for pair in root["attributes"] or ()][:MOST_OPTIONS]
        variants = [_variant(row, names, [unit for unit in family if unit["masterUnitId"] == row["id"]])
                    for row in members]  # fmt: skip
        try:
            item = self.haravan.create(root["name"], names, variants)
        except StoreRefused:
            return "refused"
        self.synced.add(root["id"])
        for row, made in zip(members, item["variants"], strict=True):
            self.places[row["id"]] = Place(item["id"], made["id"])
        return "created"


def _variant(row: Json, names: list[str], units: list[Json]) -> Variant:
    values = {pair["attributeName"]: pair["attributeValue"] for pair in row["attributes"] or ()}
    return Variant(
        row["code"],
        tuple(values.get(name, "") for name in names),
        row["basePrice"],
        row["unit"] or "",
        tuple(Unit(unit["code"], unit["unit"], unit["conversionValue"], unit["basePrice"]) for unit in units),
    )
