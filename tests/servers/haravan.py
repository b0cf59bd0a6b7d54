"""A fake of Haravan's admin API: shop, and products by page, by SKU and by id."""

from collections.abc import Iterable, Sequence

from tests.servers.base import Answer, Bucket, Json, Request, Server
from tests.servers.clock import Clock

PAGE = 50
CREATED = "2025-02-03T04:05:06.789Z"
SCOPES = ("com.read_products", "com.read_shop", "com.read_orders", "com.read_inventories")


class HaravanServer(Server):
    """`/com/shop.json`, `/com/products.json`, `/com/products/count.json` and `/com/products/{id}.json`.

    A page holds 50 products at most whatever `limit` asks, newest id first, and is empty past the end. `sku` and
    `barcode` match a variant exactly; an empty one filters nothing. Calls fall into a leaky bucket, shown in
    X-Haravan-Api-Call-Limit; one too many is 429. The shop needs the scope com.read_shop, products com.read_products; a
    write scope is enough.
    """

    def __init__(
        self,
        products: Iterable[Json] = (),
        *,
        token: str = "haravan-test-token",
        shop: Json | None = None,
        scopes: Iterable[str] = SCOPES,
        size: int = 80,
        leak: float = 4.0,
        retry_after: float = 2.0,
        count_off: int = 0,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(clock)
        self.products = list(products)
        self.token = token
        self.shop = shop or shop_of("Tiệm Mây")
        self.scopes = set(scopes)
        self.bucket = Bucket(size, leak)
        self.retry_after = retry_after
        self.count_off = count_off
        """added to the count, for a catalogue that disagrees with it"""

    def answer(self, request: Request) -> Answer:
        fits = self.bucket.take()
        limit = {"X-Haravan-Api-Call-Limit": f"{self.bucket.level}/{self.bucket.size}"}
        if not fits:
            return 429, {**limit, "Retry-After": str(float(self.retry_after))}, {"errors": "Too many requests"}
        status, body = self._body(request)
        return status, limit, body

    def _body(self, request: Request) -> tuple[int, Json]:
        """Status and body of a call that the bucket let in."""
        if request.headers.get("Authorization") != f"Bearer {self.token}":
            return 401, {"errors": "Unauthorized"}
        found = self._found(request) if request.method == "GET" else None
        if found is None:
            return 404, {"errors": "Not Found"}
        scope = self.scope_of(request)
        if not self.scopes & {f"com.read_{scope}", f"com.write_{scope}"}:
            return 403, {"errors": "Forbidden"}
        return 200, found

    def scope_of(self, request: Request) -> str:
        """What the token must be allowed to read."""
        return "shop" if request.path in ("/com/shop.json", "/com/locations.json") else "products"

    def _found(self, request: Request) -> Json | None:
        match request.path:
            case "/com/shop.json":
                return {"shop": self.shop}
            case "/com/products.json":
                return {"products": self._page(request)}
            case "/com/products/count.json":
                return {"count": len(self.listed()) + self.count_off}
        named = (item for item in self.products if request.path == f"/com/products/{item['id']}.json")
        return next(({"product": item} for item in named), None)

    def listed(self) -> list[Json]:
        """The products that lists and counts know of."""
        return self.products

    def chosen(self, request: Request) -> list[Json]:
        """The listed products that the request's filters let through."""
        asked = {field: text for field in ("sku", "barcode") if (text := request.text(field))}
        return [
            item
            for item in self.listed()
            if all(any(row[field] == text for row in item["variants"]) for field, text in asked.items())
        ]

    def _page(self, request: Request) -> list[Json]:
        fields = request.text("fields")
        found = self.chosen(request)
        found.sort(key=lambda item: int(item["id"]), reverse=True)
        limit = min(request.number("limit", PAGE, 1), PAGE)
        start = (request.number("page", 1, 1) - 1) * limit
        names = fields.split(",") if fields else None
        page = found[start : start + limit]
        return [{key: item[key] for key in item if not names or key in names} for item in page]


def shop_of(name: str) -> Json:
    """A shop with the fields that tell one shop from another."""
    return {
        "id": 300000000007,
        "name": name,
        "domain": "https://tiem-may.example",
        "myharavan_domain": "https://tiem-may.myharavan.example",
        "email": "chao@tiem-may.example",
        "country_code": "VN",
        "currency": "VND",
        "timezone": "(GMT+07:00) Hanoi",
        "created_at": CREATED,
        "inventory_method": "default",
        "primary_location_id": 41,
    }


def listing(
    number: int,
    codes: Sequence[str | None],
    *,
    title: str = "Khăn len",
    barcodes: Sequence[str | None] | None = None,
    hidden: bool = False,
) -> Json:
    """A product with id `number` and one variant a code; its barcodes are its codes unless others are given."""
    single = len(codes) == 1
    values = ["Default Title"] if single else [f"Mẫu {position}" for position in range(1, len(codes) + 1)]
    rows = zip(values, codes, codes if barcodes is None else barcodes, strict=True)
    return {
        "id": number,
        "title": title,
        "handle": f"san-pham-{number}",
        "body_html": f"<p>{title}</p>",
        "body_plain": None,
        "vendor": "Khác",
        "product_type": "Khác",
        "tags": None,
        "template_suffix": "product",
        "created_at": CREATED,
        "updated_at": CREATED,
        "published_at": None if hidden else CREATED,
        "published_scope": "global",
        "only_hide_from_list": False,
        "not_allow_promotion": False,
        "images": [],
        "options": [{"id": number * 10, "name": "Title" if single else "Mẫu", "position": 1, "product_id": number}],
        "variants": [_variant(number, position, *row) for position, row in enumerate(rows, 1)],
    }


def _variant(number: int, position: int, value: str, sku: str | None, barcode: str | None) -> Json:
    return {
        "id": number * 1000 + position,
        "product_id": number,
        "title": value,
        "sku": sku,
        "barcode": barcode,
        "option1": value,
        "option2": None,
        "option3": None,
        "price": 125000.0,
        "compare_at_price": 0.0,
        "grams": 150.0,
        "position": position,
        "image_id": None,
        "taxable": False,
        "requires_shipping": True,
        "fulfillment_service": None,
        "inventory_management": "haravan",
        "inventory_policy": "deny",
        "inventory_quantity": 9,
        "old_inventory_quantity": 9,
        "created_at": CREATED,
        "updated_at": CREATED,
        "lot_support": False,
        "variant_units": [],
        "inventory_advance": None,
    }
