"""What the pages keep in memory is bounded, however long the tool runs; the rest is had again from its folder."""

from pathlib import Path

import httpx

from catalogrepair.jobs.drafts import Folders
from catalogrepair.web.desk import Desk, Known
from tests.cli.run import SAMPLES
from tests.web.test_forms import text
from tests.web.test_whole_shop import look


def test_the_oldest_leaves_for_the_newest(tmp_path: Path) -> None:
    desk = Desk(Folders(tmp_path), "vi", "", warn=lambda _: None)
    for name in "abcde":
        desk.brought[name] = Known([], [], {})
    desk.brought["b"] = Known([], [], {})
    desk.brought["f"] = Known([], [], {})
    assert list(desk.brought) == ["d", "e", "b", "f"]


def test_a_look_at_the_whole_shop_that_has_left_leads_to_its_files(visitor: httpx.Client) -> None:
    pages = [look(visitor, SAMPLES / "orders_pottery" / "orders.xlsx") for _ in range(5)]
    assert [page.url.path.rpartition("/")[2] for page in pages] == ["shop"] * 5
    again = visitor.get(pages[0].url)
    assert str(again.url).endswith("/brought")
    assert "orders.xlsx" in text(again.text)
    assert str(visitor.get(pages[1].url).url).endswith("/shop")
