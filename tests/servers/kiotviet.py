"""A fake of KiotViet's public API: tokens, products, categories and branches."""

from collections.abc import Iterable, Sequence
from urllib.parse import parse_qsl

from tests.servers.base import Answer, Json, Request, Server
from tests.servers.clock import Clock, vietnam

RETAILER_ID = 700000011
_TOKEN = "kiotviet-test-token-{}"
NULLS = ("barCode", "description", "tradeMarkId", "tradeMarkName", "units", "images", "priceBooks", "taxType")
CHANGED = "2026-03-04T05:06:07.0890000"
BRANCHES: tuple[Json, ...] = tuple(
    {"id": number, "branchName": name, "retailerId": RETAILER_ID, "address": "", "createdDate": CHANGED}
    for number, name in ((31, "Quầy chính"), (32, "Kho sau"))
)


class KiotVietServer(Server):
    """`/connect/token`, `/products`, `/products/{id}`, `/products/code/{code}`, `/categories` and `/branches`.

    Without `orderBy=id` the order of products moves by one row with each request, so a walk loses and doubles rows.
    Pages are cut silently to `max_page`. Null fields are left out. An unknown product is 420, not 404.

    `token_life`: API requests that a token serves before it is 401, None = any number. `limit`: GETs served before 429
    until `relax()`, None = any number. `removed`: ids of deleted products, sent with includeRemoveIds. `expire()` ends
    all tokens at once.
    """

    def __init__(
        self,
        products: Iterable[Json] = (),
        *,
        categories: Iterable[Json] = (),
        branches: Iterable[Json] = BRANCHES,
        removed: Iterable[int] = (),
        retailer: str = "tiemmay",
        client_id: str = "test-client",
        client_secret: str = "test-secret",
        token_life: int | None = None,
        limit: int | None = None,
        retry_after: float = 1,
        max_page: int = 100,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(clock)
        self.products, self.categories, self.branches = list(products), list(categories), list(branches)
        self.removed = list(removed)
        self.retailer, self.client_id, self.client_secret = retailer, client_id, client_secret
        self.token_life, self.limit, self.retry_after, self.max_page = token_life, limit, retry_after, max_page
        self._uses: dict[str, int] = {}
        self._gets = self._turn = self._given = 0

    def relax(self) -> None:
        """Forget the GETs so far: the hour of the limit has passed."""
        self._gets = 0

    def expire(self) -> None:
        """No token that was given so far is worth anything from now on."""
        self._uses.clear()

    @property
    def tokens(self) -> list[str]:
        """Every token that was ever given: a secret each."""
        return [_TOKEN.format(number) for number in range(1, self._given + 1)]

    def answer(self, request: Request) -> Answer:
        if request.path == "/connect/token":
            return self._token(request)
        if not self._known(request):
            return refusal(401, "TokenException", "Token không đúng hoặc hết hạn")
        self._gets += request.method == "GET"
        if self.limit is not None and request.method == "GET" and self._gets > self.limit:
            return 429, {"Retry-After": str(self.retry_after)}, b""
        return self.route(request)

    def _token(self, request: Request) -> Answer:
        """A fresh token for the right form; everything else is the wrong client."""
        key = {"client_id": self.client_id, "client_secret": self.client_secret}
        form = sorted({"scopes": "PublicApi.Access", "grant_type": "client_credentials", **key}.items())
        sent = request.method, request.headers.get_content_type(), sorted(parse_qsl(request.body.decode()))
        if sent != ("POST", "application/x-www-form-urlencoded", form):
            return 400, {}, {"error": "invalid_client"}
        self._given += 1
        token = _TOKEN.format(self._given)
        self._uses[token] = 0
        terms = {"expires_in": 86400, "token_type": "Bearer", "scope": "PublicApi.Access"}
        return 200, {}, {"access_token": token, **terms}

    def _known(self, request: Request) -> bool:
        """Whether the retailer is named and the token is alive; one use of the token is spent."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if request.headers.get("Retailer") != self.retailer or scheme != "Bearer" or token not in self._uses:
            return False
        self._uses[token] += 1
        return self.token_life is None or self._uses[token] <= self.token_life

    def route(self, request: Request) -> Answer:
        """The answer to a request of a client that signed in."""
        match [request.method, *request.path.split("/", 3)[1:]]:
            case ["GET", "products"]:
                return 200, {}, self._products(request)
            case ["GET", "products", "code", code]:
                return self._product(request, "code", code)
            case ["GET", "products", number]:
                return self._product(request, "id", number)
            case ["GET", "categories"]:
                tree = request.text("hierachicalData") == "true"
                return 200, {}, self.page(request, self._tree(None) if tree else self.categories)
            case ["GET", "branches"]:
                return 200, {}, self.page(request, self.branches)
        return refusal(404, "NotFound", "Không có")

    def page(self, request: Request, rows: Sequence[Json]) -> Json:
        """The envelope of every list."""
        size = min(request.number("pageSize", 20, 1), self.max_page)
        start = request.number("currentItem", 0)
        return {
            "total": len(rows),
            "pageSize": size,
            "data": list(rows[start : start + size]),
            "timestamp": f"{vietnam(self.clock.now)}+07:00",
        }

    def _products(self, request: Request) -> Json:
        rows = self.chosen(request)
        if request.text("orderBy") == "id":
            rows.sort(key=lambda row: int(row["id"]), reverse=request.text("orderDirection") == "Desc")
        elif rows:
            self._turn += 1
            cut = self._turn % len(rows)
            rows = rows[cut:] + rows[:cut]
        page = self.page(request, rows)
        page["data"] = [_shown(request, row, request.text("includeInventory") == "true") for row in page["data"]]
        if request.text("includeRemoveIds") == "true" and not request.number("currentItem", 0):
            page["removedIds"] = self.removed
        return page

    def chosen(self, request: Request) -> list[Json]:
        """The products that the request's filters let through."""
        active, since = request.text("isActive"), request.text("lastModifiedFrom")
        return [
            row
            for row in self.products
            if (not active or row["isActive"] is (active == "true")) and (not since or row["modifiedDate"] >= since)
        ]

    def _product(self, request: Request, key: str, value: str) -> Answer:
        for row in self.products:
            if str(row[key]) == value:
                return 200, {}, _shown(request, row, True)
        return refusal(420, "KvValidateProductException", "Không tìm thấy hàng hóa")

    def _tree(self, parent: int | None) -> list[Json]:
        """Categories under a parent; one with no children has no `children`."""
        level = [row for row in self.categories if row.get("parentId") == parent]
        children = [self._tree(row["categoryId"]) for row in level]
        return [row | ({"children": below} if below else {}) for row, below in zip(level, children, strict=True)]


def refusal(status: int, code: str, message: str) -> Answer:
    """An error as KiotViet words it."""
    return status, {}, {"responseStatus": {"errorCode": code, "message": message, "errors": []}}


def _shown(request: Request, row: Json, inventories: bool) -> Json:
    """A product as it is sent: soft-deleted attributes unless refused, no inventories unless asked, no nulls."""
    shown = {key: value for key, value in row.items() if value is not None and not key.startswith("_")}
    if not inventories:
        shown.pop("inventories", None)
    deleted = row.get("_deleted_attributes")
    if deleted and request.text("includeSoftDeletedAttribute", "true") != "false":
        shown["attributes"] = [*shown.get("attributes", []), *deleted]
    return shown


def attributes_of(number: int, text: str) -> list[Json]:
    """The attributes of product `number` from a text such as "MÀU:Đỏ|SIZE:S"."""
    pairs = [pair.partition(":") for pair in text.split("|") if pair]
    return [{"productId": number, "attributeName": name, "attributeValue": value} for name, _, value in pairs]


def full_name(name: str, attributes: Iterable[Json], unit: str) -> str:
    """Name, attribute values and unit, joined as KiotViet joins them."""
    values = "-".join(item["attributeValue"] for item in attributes)
    return name + (f" - {values}" if values else "") + (f" ({unit})" if unit else "")


def product(
    number: int,
    code: str,
    name: str,
    *,
    attributes: str = "",
    deleted: str = "",
    master: int | None = None,
    unit_of: int | None = None,
    unit: str = "",
    conversion: float = 1.0,
    **fields: object,
) -> Json:
    """A product with id `number`; `attributes` and `deleted` ones as "MÀU:Đỏ|SIZE:S"; `fields` replace what is sent."""
    whole = full_name(name, attributes_of(number, attributes), unit)
    stock = {"cost": 40000.0, "onHand": 6.0, "reserved": 1.0, "actualReserved": 1.0, "onOrder": 0.0}
    limits = {"minQuantity": 0.0, "maxQuantity": 999999999.0, "isActive": True}
    of = {"productId": number, "productCode": code, "productName": whole}
    places = [{"branchId": place["id"], "branchName": place["branchName"]} for place in BRANCHES]
    return dict.fromkeys(NULLS) | {
        "id": number,
        "retailerId": RETAILER_ID,
        "code": code,
        "name": name,
        "fullName": whole,
        "categoryId": 51,
        "categoryName": "Đồ len",
        "allowsSale": True,
        "type": 2,
        "hasVariants": True if attributes else None,
        "attributes": attributes_of(number, attributes) or None,
        "_deleted_attributes": attributes_of(number, deleted),
        "unit": unit,
        "conversionValue": conversion,
        "masterUnitId": unit_of,
        "masterProductId": master,
        "basePrice": 125000.0,
        "weight": 150.0,
        "isActive": True,
        "isRewardPoint": True,
        "isLotSerialControl": False,
        "isBatchExpireControl": False,
        "createdDate": CHANGED,
        "modifiedDate": CHANGED,
        "inventories": [of | place | stock | limits for place in places],
        **fields,
    }
