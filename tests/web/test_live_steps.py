"""The steps that ask the live shops: not in the sample's repair, and not where a key cannot be used."""

# ruff: noqa: F811  (fixtures of other files, by their names)

import re
from collections.abc import Sequence

import httpx
import pytest

from catalogrepair.web.words import WORDS
from tests.cli.run import FASHION
from tests.live import Desk
from tests.live.conftest import desk, store, till  # noqa: F401
from tests.servers.haravan import HaravanServer
from tests.servers.kiotviet import KiotVietServer
from tests.web import running
from tests.web.test_first_page import tried
from tests.web.test_forms import begun, text

LIVE = ("look", "sync", "arrive")


def at_the_end(visitor: httpx.Client, repair: str) -> httpx.Response:
    """Step 5 of a repair of which every place is answered."""
    visitor.post(f"{repair}/mode", data={"mode": "clear"})
    visitor.post(f"{repair}/bulk", data={"bulk": "clear", "show": "all"})
    page = visitor.get(f"{repair}/take")
    assert str(page.url).endswith("/take"), text(page.text)
    return page


def buttons(page: httpx.Response) -> Sequence[str]:
    """The forms that ask a live shop."""
    return re.findall(rf'<form action="[^"]+/({"|".join(LIVE)})"', page.text)


@pytest.mark.parametrize("step", LIVE)
def test_the_sample_asks_and_writes_no_real_shop(
    step: str, desk: Desk, store: HaravanServer, till: KiotVietServer
) -> None:
    with running(desk.home, **desk.more) as pages, pages.client() as visitor:
        own = at_the_end(visitor, begun(visitor, FASHION))
        assert buttons(own) == list(LIVE)
        repair = tried(visitor)
        page = at_the_end(visitor, repair)
        assert buttons(page) == []
        assert till.retailer not in text(page.text)
        refused = visitor.post(f"{repair}/{step}")
        assert refused.status_code == 422
        assert WORDS["sample_live"].vi in text(refused.text)
    assert (*till.requests, *store.requests) == ()
