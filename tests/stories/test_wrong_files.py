"""Files in the wrong place, damaged codes, words that are none: what is refused, and in which words."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.run import Run
from tests.shops import haravan, wrong
from tests.stories import files, headings
from tests.stories.answer import said_of, wanted_of
from tests.stories.conftest import Town
from tests.stories.sale import shop_of
from tests.stories.shelf import goods_of, listed_of
from tests.stories.table import Story, stories

WRONG = stories("wrong_files")
TOLD = [pytest.param(story, way, id=story.name) for story in WRONG for way in story.ways(("files",))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All files that the table may name."""
    made = tmp_path_factory.mktemp("files")
    write_all(made)
    return made


@pytest.mark.parametrize(("story", "way"), TOLD)
def test_the_story_gets_its_answer(story: Story, way: str, town: Town, folder: Path) -> None:
    assert said_of(told(story, way, town, folder), story) == wanted_of(story)


def told(story: Story, _way: str, town: Town, folder: Path) -> Run:
    """What the command line says to the story, in a folder of all files that its table may name."""
    desk = replace(town.desk, home=folder)
    found = desk.within(*story.command, *(["--format", "json"] if "diagnose" in story.command else []))
    return Run(found.returncode, found.stdout, found.stderr)


SAPO_NEW = ("Đường dẫn/Alias", "Tên sản phẩm*", "Nội dung", "Nhà cung cấp", "Mã SKU", "Giá", "Giá so sánh")


def write_all(folder: Path) -> None:
    """A shop's right files, and those of others that people send."""
    shop = shop_of(Story("", {"×": "3", "besides": "counter sales 2"}))
    other = shop_of(Story("", {"×": "3", "on Haravan": "goods KH03 at 90000"}))
    goods, listed = goods_of("TS01 5, AM02 3"), listed_of("TS01 5, AM02 3")
    made = {
        "orders.xlsx": files.orders_bytes(shop, "real"),
        "orders-old.xlsx": files.orders_bytes(shop, "old"),
        "slips.xlsx": files.slips_bytes(shop),
        "invoices.xlsx": files.invoices_bytes(shop),
        "invoices-summary.xlsx": files.invoices_bytes(shop, "summary"),
        "slips-b.xlsx": files.slips_bytes(other),
        "invoices-b.xlsx": files.invoices_bytes(other),
        "products.xlsx": files.products_bytes(goods),
        "store-44.xlsx": files.store_bytes(listed),
        "store-54.xlsx": files.store_bytes(listed, haravan.LAYOUT_2020),
        "mykiot.xlsx": files.mykiot_bytes(listed),
        "customers.xlsx": wrong.customers(),
        "purchases.xlsx": wrong.purchases(),
        "price-book.xlsx": wrong.price_book(),
        "supplier-returns.xlsx": _sheet(headings.SUPPLIER_RETURNS),
        "sapo.csv": wrong.sapo_csv(),
        "sapo-new.xlsx": _sheet(SAPO_NEW),
        "picture.xlsx": wrong.picture(),
        "no-orders.xlsx": files.orders_bytes(shop._replace(sales=[]), "real"),
        "holidays.xlsx": _sheet(("Ngày", "Ca", "Người trực")),
    }
    for name, content in made.items():
        files.write(folder, name, content)


def _sheet(columns: tuple[str, ...]) -> bytes:
    return files.sheet_bytes("Sheet1", columns, [{column: f"{column} 1" for column in columns}])
