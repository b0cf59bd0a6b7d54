"""A Haravan shop with several locations and the stock that each of them has."""

from collections.abc import Iterable, Mapping

from tests.servers.base import Json, Request
from tests.servers.haravan import CREATED, HaravanServer

MOST_IDS = 50
MOST_ROWS = 250


class HaravanStock(HaravanServer):
    """`/com/locations.json` and `/com/inventory_locations.json` beside the products.

    `locations`: plain data, see `place`. `held`: (location id, variant id) to on-hand and committed; a pair that is not
    in it has no row. Rows come by id, rising unless `direction` is "desc", after `since_id`, at most `page` of them
    whatever `limit` asks. More than 50 locations or `most_variants` variants in one request are 422; so is `most_pairs`
    of both multiplied.
    """

    def __init__(
        self,
        locations: Iterable[Json] = (),
        held: Mapping[tuple[int, int], tuple[int, int]] | None = None,
        *,
        most_variants: int = MOST_IDS,
        most_pairs: int = MOST_ROWS,
        page: int = MOST_ROWS,
        **shop: object,
    ) -> None:
        super().__init__(**shop)  # type: ignore[arg-type]
        self.locations, self.held = list(locations), dict(held or {})
        self.most_variants, self.most_pairs, self.rows_of_a_page = most_variants, most_pairs, page

    def scope_of(self, request: Request) -> str:
        return "inventories" if request.path == "/com/inventory_locations.json" else super().scope_of(request)

    def _body(self, request: Request) -> tuple[int, Json]:
        places, variants = len(_ids(request, "location_ids")), len(_ids(request, "variant_ids"))
        if places > MOST_IDS or variants > self.most_variants or places * variants > self.most_pairs:
            return 422, {"errors": {"variant_ids": ["Vượt quá số lượng cho phép"]}}
        return super()._body(request)

    def _found(self, request: Request) -> Json | None:
        match request.path:
            case "/com/locations.json":
                return {"locations": self.locations}
            case "/com/inventory_locations.json":
                return {"inventory_locations": self._rows(request)}
        return super()._found(request)

    def _rows(self, request: Request) -> list[Json]:
        places, variants = _ids(request, "location_ids"), _ids(request, "variant_ids")
        rows = [
            _row(*pair, *figures)
            for pair, figures in self.held.items()
            if (not places or str(pair[0]) in places) and (not variants or str(pair[1]) in variants)
        ]
        rows.sort(key=lambda row: int(row["id"]), reverse=request.text("direction") == "desc")
        limit = min(request.number("limit", MOST_ROWS, 1), self.rows_of_a_page)
        return [row for row in rows if row["id"] > request.number("since_id", 0)][:limit]


def place(number: int, name: str, **fields: object) -> Json:
    """A location that sells; `fields` replace what is sent, such as `is_primary`."""
    return {
        "id": number,
        "name": name,
        "location_type": None,
        "country": "Vietnam",
        "created_at": CREATED,
        "updated_at": CREATED,
        "is_primary": False,
        "is_unavailable_quantity": False,
        "type": "default",
        **fields,
    }


def _ids(request: Request, name: str) -> set[str]:
    return set(filter(None, request.text(name).split(",")))


def _row(location: int, variant: int, on_hand: int, committed: int) -> Json:
    return {
        "id": location * 10**9 + variant,
        "loc_id": location,
        "product_id": variant // 1000,
        "variant_id": variant,
        "qty_onhand": on_hand,
        "qty_commited": committed,
        "qty_incoming": 0,
        "qty_available": on_hand - committed,
        "updated_at": CREATED,
    }
