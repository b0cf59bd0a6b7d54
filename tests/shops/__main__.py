"""`python -m tests.shops` writes the stories as samples; the same code gives the same bytes."""

from pathlib import Path

from tests.shops.kiotviet import export_bytes
from tests.shops.stock import write_stock
from tests.shops.stories import STORIES
from tests.shops.stories_trade import counter_sales, goods, on_store, pottery, returns
from tests.shops.trade import (
    expected_json,
    invoices_bytes,
    orders_bytes,
    product_rows,
    returns_bytes,
    slips_bytes,
    store_bytes,
)

SAMPLES = Path(__file__).parents[2] / "samples"


def main() -> None:
    """Write samples/<story>/export.xlsx, the store's file and expected.json."""
    for story in STORIES:
        folder = SAMPLES / story.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "export.xlsx").write_bytes(story.data())
        (folder / story.store_name).write_bytes(story.store)
        (folder / "expected.json").write_text(story.expected_json(), encoding="utf-8", newline="\n")
    write_trade(SAMPLES / "orders_pottery")
    write_stock(SAMPLES / "stock_tea")


def write_trade(folder: Path) -> None:
    """Write all exports of the pottery shop, and what must be said about each order."""
    folder.mkdir(parents=True, exist_ok=True)
    sales = pottery()
    (folder / "orders.xlsx").write_bytes(orders_bytes(sales))
    (folder / "slips.xlsx").write_bytes(slips_bytes(sales))
    (folder / "invoices.xlsx").write_bytes(invoices_bytes(sales, counter_sales()))
    (folder / "returns.xlsx").write_bytes(returns_bytes(returns()))
    (folder / "products.xlsx").write_bytes(export_bytes(product_rows(goods())))
    (folder / "store.xlsx").write_bytes(store_bytes(on_store()))
    (folder / "expected.json").write_text(expected_json(sales), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
