"""Rows 2, 3, 4, 6, 6b and 6c: each story from files under several headings, and from the two shops."""

from pathlib import Path

import pytest

from tests.cli.run import Run
from tests.stories import api, files
from tests.stories.answer import said_of, wanted_of
from tests.stories.conftest import Town
from tests.stories.goods import GOODS
from tests.stories.sale import shop_of
from tests.stories.shelf import goods_of, listed_of
from tests.stories.table import Story, phrases, stories

SALES = stories("sales_*")
USUAL = ("real+", "old", "english", "API")
"""the headings of the orders: Haravan's 75 and those of carriers, older ones, the API's words; and the APIs"""
TOLD = [pytest.param(story, way, id=f"{story.name} ({way})") for story in SALES for way in story.ways(USUAL)]


@pytest.mark.parametrize(("story", "way"), TOLD)
def test_the_story_gets_its_answer(story: Story, way: str, town: Town, folder: Path) -> None:
    assert said_of(told(story, way, town, folder), story) == wanted_of(story)


def told(story: Story, way: str, town: Town, folder: Path) -> Run:
    """What the command line says to the story."""
    return _live(story, town) if way == "API" else _files(story, way, town, folder)


def _live(story: Story, town: Town) -> Run:
    api.sell(town.store, town.till, shop_of(story))
    api.set_settings(town.till, phrases(story.cells.get("settings", "")))
    api.stock_till(town.till, {"Chi nhánh trung tâm": goods_of(_products(story) or _EVERYTHING)})
    api.stock_store(town.store, {"": listed_of(story.cells.get("store has", ""))})
    given = ["haravan", "--kov", "kiotviet"] + ["--hrv", "haravan"] * bool(story.cells.get("store has"))
    return _run(town, *story.command, *([] if _is_of_one(story) else given), "--days", "9999")


def _files(story: Story, way: str, town: Town, folder: Path) -> Run:
    shop = shop_of(story)
    kind = story.cells.get("invoices in", "")
    given = story.cells.get("given", "") or "slips invoices"
    written = {"slips": lambda: files.slips_bytes(shop), "invoices": lambda: files.invoices_bytes(shop, kind)}
    words = [str(files.write(folder, "orders.xlsx", files.orders_bytes(shop, way)))]
    for name in given.split() if given != "nothing" else ():
        words += ["--kov", str(files.write(folder, f"{name}.xlsx", written[name]()))]
    if "return" in story.cells:
        words += ["--kov", str(files.write(folder, "returns.xlsx", files.backs_bytes(shop)))]
    if goods := _products(story):
        words += ["--kov", str(files.write(folder, "products.xlsx", files.products_bytes(goods_of(goods))))]
    if listed := story.cells.get("store has"):
        words += ["--hrv", str(files.write(folder, "store.xlsx", files.store_bytes(listed_of(listed))))]
    return _run(town, *story.command, *["--orders"] * _is_of_one(story), *words)


def _is_of_one(story: Story) -> bool:
    """Whether it asks about one order, by its code."""
    return story.place.startswith("sales_one_order") or story.command[0].isdecimal()


def _products(story: Story) -> str:
    return story.cells.get("KiotViet has", "")


_EVERYTHING = ", ".join(f"{code} 9" for code in GOODS if code not in ("XE01", "WEB-TS01", "HRV-khong-xoa"))
"""the product list of a live KiotViet, which is always read"""


def _run(town: Town, *words: str) -> Run:
    found = town.desk.within("diagnose", *words, "--format", "json")
    return Run(found.returncode, found.stdout, found.stderr)
