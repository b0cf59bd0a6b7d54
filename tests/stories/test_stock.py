"""Rows 0 and 5: each story from exports, and from the two shops; MyKiot's stock is a file either way."""

from pathlib import Path

import pytest

from tests.cli.run import Run
from tests.shops.haravan import LAYOUT_2020, LAYOUT_2025
from tests.shops.headings import BIG, REDUCED, RETAIL
from tests.stories import api, files
from tests.stories.answer import said_of, wanted_of
from tests.stories.conftest import Town
from tests.stories.shelf import goods_of, listed_of, places_of
from tests.stories.table import Story, stories

STOCK = stories("stock")
TOLD = [
    pytest.param(story, way, id=f"{story.name} ({way})") for story in STOCK for way in story.ways(("exports", "API"))
]
_PRODUCTS = {"": RETAIL, "15 columns": REDUCED, "27 columns": BIG}
_STORE = {"": LAYOUT_2025, "44 columns": LAYOUT_2025, "54 columns": LAYOUT_2020}


@pytest.mark.parametrize(("story", "way"), TOLD)
def test_the_story_gets_its_answer(story: Story, way: str, town: Town, folder: Path) -> None:
    assert said_of(told(story, way, town, folder), story) == wanted_of(story)


def told(story: Story, way: str, town: Town, folder: Path) -> Run:
    """What the command line says to the story."""
    given = _live(story, town) if way == "API" else _written(story, folder)
    if between := story.cells.get("MyKiot has"):
        given += ["--mykiot", str(files.write(folder, "mykiot.xlsx", files.mykiot_bytes(listed_of(between))))]
    found = town.desk.within("diagnose", *story.command, *given, "--format", "json")
    return Run(found.returncode, found.stdout, found.stderr)


def _live(story: Story, town: Town) -> list[str]:
    branches = {name or "Kho chính": goods_of(text) for name, text in places_of(story.cells["KiotViet has"]).items()}
    api.stock_till(town.till, branches)
    locations = {name: listed_of(text) for name, text in places_of(story.cells["the store has"]).items()}
    api.stock_store(town.store, locations)
    return ["--kov", "kiotviet", "--hrv", "haravan"]


def _written(story: Story, folder: Path) -> list[str]:
    words = []
    layout = _PRODUCTS[story.cells.get("KiotViet in", "")]
    for name, text in places_of(story.cells["KiotViet has"]).items():
        branch = name or "Kho chính"
        path = files.write(folder, f"{branch}.xlsx", files.products_bytes(goods_of(text), layout))
        words += ["--kov", f"{branch}={path}"]
    columns = _STORE[story.cells.get("the store in", "")]
    for name, text in places_of(story.cells["the store has"]).items():
        path = files.write(folder, f"web {name}.xlsx", files.store_bytes(listed_of(text), columns))
        words += ["--hrv", f"{name}={path}" if name else str(path)]
    return words
