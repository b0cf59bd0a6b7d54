"""A KiotViet shop that can be written to: what issue 4's commands may do, and what they must never do."""

import time
from collections.abc import Container, Iterable, Sequence
from copy import deepcopy
from pathlib import Path

from tests.servers.base import Answer, Fault, Json, Request
from tests.servers.clock import vietnam
from tests.servers.exporter import cells_of
from tests.servers.importer import Dialog, Import, Imported
from tests.servers.kiotviet import RETAILER_ID, KiotVietServer, refusal
from tests.servers.saving import MANY, ONE, Refused, edited, rooted, spoiled
from tests.servers.switches import Switches
from tests.servers.webhooks import Webhooks
from tests.shops.headings import RETAIL, Headings
from tests.shops.kiotviet import export_bytes

EMPTY = "Danh sách sản phẩm cập nhật rỗng"
MOST = 200
"""products of one bulk PUT"""
_SHOWN = (
    "id", "code", "name", "fullName", "images", "categoryId", "categoryName", "unit", "conversionValue", "hasVariants",
    "basePrice", "retailerId", "modifiedDate",
)  # fmt: skip


class KiotVietShop(KiotVietServer):
    """`PUT /products/{id}`, `PUT /listupdatedproducts` and `GET /webhooks[/{id}]` beside everything that can be read.

    `switches`: what is undocumented. `empty_batches`: which bulk PUTs (from 1) are refused with 420 "… rỗng" although
    nothing is wrong with them: they save nothing. Everything else follows its API (docs: kiotviet-api 2).

    Records: `writes`, what was saved, as (id, body); `sent`, what was asked for, saved or not; `write_times`, when PUTs
    came, in seconds (by the clock, really); `created_attributes`, names that a PUT brought into the shop.

    On leaving `with`, the test fails if the tool called what it must never call (`forbidden`: any POST, DELETE or
    PATCH but for a token), or ever sent a field of `never_sent`.
    """

    def __init__(
        self,
        products: Iterable[Json] = (),
        *,
        switches: Switches | None = None,
        empty_batches: Container[int] = (),
        **reading: object,
    ) -> None:
        super().__init__(products, **reading)  # type: ignore[arg-type]
        self.switches = switches or Switches()
        self.empty_batches = empty_batches
        self.webhooks = Webhooks(self.clock, RETAILER_ID)
        self.writes: list[tuple[int, Json]] = []
        self.batches: list[list[Json]] = []
        """the bodies of all bulk PUTs, refused ones too"""
        self.write_times: list[tuple[float, float]] = []
        self.created_attributes: list[str] = []
        self.forbidden: list[Request] = []
        self.gone: dict[int, str] = {}
        """deleted products that others still name: id to the code they had"""
        self.never_sent: tuple[str, ...] = ("inventories", "attributes")

    def __exit__(self, *error: object) -> None:
        called = [f"{one.method} {one.target}" for one in self.forbidden]
        fields = sorted({name for _, body in self.sent for name in body} & set(self.never_sent))
        if not any(error) and (called or fields):
            self.failures.append(AssertionError(f"never to be called: {called}; never to be sent: {fields}"))
        super().__exit__(*error)

    @property
    def sent(self) -> list[tuple[int, Json]]:
        """Every product that any PUT named, with what was asked for it, also where a fault or a refusal met it."""
        found: list[tuple[int, Json]] = []
        for request in self.requests:
            body = request.json
            if request.method == "PUT" and isinstance(body, dict):
                number = request.path.rpartition("/")[2]
                rows = body.get("listProducts", [{**body, "id": int(number) if number.isdecimal() else 0}])
                found += [(row["id"], {key: row[key] for key in row if key != "id"}) for row in rows]
        return found

    def find(self, key: object, by: str = "id") -> Json | None:
        """The product with this id, or with this text in another field."""
        return next((row for row in self.products if row[by] == key), None)

    def related(self) -> dict[str, str]:
        """Code to its root's code ("" = none), unit rows too: the shop's own view of `Mã HH Liên quan`."""
        codes = {number: f"{code}{{DEL}}" for number, code in self.gone.items()}
        codes |= {row["id"]: row["code"] for row in self.products}
        return {row["code"]: codes.get(row["masterProductId"], "") for row in self.products}

    def chosen(self, request: Request) -> list[Json]:
        rows, text = super().chosen(request), request.text("masterProductId")
        if not text:
            return rows
        units, root = self.switches.master_filter_lists_units, self.switches.master_filter_lists_root
        return [
            row
            for row in rows
            if (str(row["masterProductId"]) == text and (units or not row["masterUnitId"]))
            or (str(row["id"]) == text and root)
        ]

    def respond(self, request: Request) -> tuple[Fault | None, int, dict[str, str], bytes]:
        response = super().respond(request)
        self.webhooks.deliver()
        return response

    def route(self, request: Request) -> Answer:
        parts = request.path.split("/")[1:]
        if request.method not in ("GET", "PUT"):
            self.forbidden.append(request)
            return refusal(405, "Forbidden", "Không được gọi")
        body = None
        if request.method == "PUT":
            self.write_times.append((self.clock.now, time.monotonic()))
            body = request.json if request.headers.get_content_type() == "application/json" else None
        try:
            match [request.method, *parts]:
                case ["PUT", "products", number] if number.isdecimal():
                    return self._put(int(number), body)
                case ["PUT", "listupdatedproducts"]:
                    return self._put_many(body)
                case ["GET", "webhooks", *number]:
                    return self._webhooks(request, number)
        except Refused as refused:
            return refusal(420, refused.code, refused.message)
        return super().route(request)

    def _put(self, number: int, body: object) -> Answer:
        if not isinstance(body, dict) or not body:
            return 500, {}, b""
        row = self.find(number)
        if row is None:
            raise Refused("Không tìm thấy hàng hóa")
        new = edited(row, body, ONE, self.branches, self.products)
        self._save([(new, body)])
        answer = {key: row[key] for key in _SHOWN if row[key] is not None}
        pairs = [{key: one[key] for key in one if key != "productId"} for one in row["attributes"] or ()]
        return 200, {}, {**answer, "attributes": pairs, "inventory": row["inventories"]}

    def _put_many(self, body: object) -> Answer:
        asked = body.get("listProducts") if isinstance(body, dict) else None
        if not isinstance(asked, list):
            return 500, {}, b""
        self.batches.append(asked)
        if not asked or len(self.batches) in self.empty_batches:
            raise Refused(EMPTY, "KvValidateException")
        if len(asked) > MOST:
            raise Refused(f"Không thể gửi quá {MOST} sản phẩm trong một lần", "KvValidateException")
        self._save([(new, one) for new, one in zip(self._staged(asked), asked, strict=True)])
        return 200, {}, {"message": "Cập nhật danh sách sản phẩm thành công"}

    def _staged(self, asked: Sequence[Json]) -> list[Json]:
        """All products of a batch as they will be, one after the other. Raises Refused for the whole of it."""
        staged: dict[object, Json] = {}

        def find(number: object) -> Json | None:
            return staged.get(number) or self.find(number)

        for one in asked:
            row = find(one.get("id"))
            if row is None:
                raise Refused("Không tìm thấy hàng hóa")
            new = edited(row, one, MANY, self.branches, self.products)
            if "masterProductId" in one:
                rooted(new, one["masterProductId"], self.switches, find)
            staged[new["id"]] = new
        return [staged[one["id"]] for one in asked]

    def _save(self, staged: Sequence[tuple[Json, Json]]) -> None:
        """Put staged products in the place of the old ones, and tell those who listen."""
        wakes = []
        for new, body in staged:
            self.writes.append((new["id"], {key: value for key, value in body.items() if key != "id"}))
            if self._replace(new):
                wakes.append(new["id"])
        self.fire(wakes)

    def _replace(self, new: Json) -> bool:
        """Whether the hooks are to be called for it."""
        row = self.find(new["id"])
        assert row is not None
        changed = any(row.get(key) != value for key, value in new.items())
        self._note_attributes(new)
        root_moved = row["masterProductId"] != new["masterProductId"]
        row |= deepcopy(new)
        spoils = self.switches.put_spoils
        if spoils:
            row[spoils] = spoiled(row[spoils])
        if root_moved:
            self.carry_units(row)
        if changed or self.switches.unchanged_put_moves_date:
            self.touch(row)
        return self.switches.writes_wake if changed else self.switches.unchanged_put_fires_webhook

    def _note_attributes(self, new: Json) -> None:
        known = {pair["attributeName"] for row in self.products for pair in row["attributes"] or ()}
        self.created_attributes += [
            pair["attributeName"] for pair in new["attributes"] or () if pair["attributeName"] not in known
        ]

    def carry_units(self, row: Json) -> None:
        """Where the switch says so, a product's unit rows go with it to its new root."""
        for unit in self.products:
            if self.switches.units_follow and unit["masterUnitId"] == row["id"]:
                unit["masterProductId"] = row["masterProductId"] or row["id"]

    def touch(self, row: Json) -> None:
        """Move a product's modifiedDate to now."""
        row["modifiedDate"] = vietnam(self.clock.stamp())

    def fire(self, numbers: Iterable[int]) -> None:
        """Note for the hooks that these products changed."""
        self.webhooks.product_update([row for number in dict.fromkeys(numbers) if (row := self.find(number))])

    def import_workbook(self, path: Path, dialog: Dialog | None = None) -> Imported:
        """Import a workbook as the shop's owner would, with the dialog's recommended answers."""
        with self._lock:
            done = Import(self, path, dialog or Dialog()).run()
        self.webhooks.deliver()
        return done

    def export_workbook(self, path: Path, headings: Headings = RETAIL) -> None:
        """Write the present state as KiotViet's own export."""
        with self._lock:
            rows = cells_of(self.products, self.categories, self.gone)
        path.write_bytes(export_bytes(rows, headings, name=path.name))

    def _webhooks(self, request: Request, number: list[str]) -> Answer:
        client = None if self.switches.other_clients_hooks_visible else self.client_id
        hooks = self.webhooks.shown(client)
        if not number:
            return 200, {}, self.page(request, hooks)
        found = [hook for hook in hooks if str(hook["id"]) == number[0]]
        return (200, {}, found[0]) if found else refusal(420, "KvValidateException", "Webhook không tồn tại")
