"""The steps that ask the live shops: not in the sample's repair, and not where a key cannot be used."""

# ruff: noqa: F811  (fixtures of other files, by their names)

import json
import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path

import httpx
import pytest

from catalogrepair.shops import keys
from catalogrepair.web.words import WORDS
from tests.cli.run import FASHION
from tests.live import Desk
from tests.live.conftest import desk, store, till  # noqa: F401
from tests.servers.haravan import HaravanServer
from tests.servers.kiotviet import KiotVietServer
from tests.web import running
from tests.web.test_first_page import tried
from tests.web.test_forms import COMMAND_LINE, begun, text

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


@pytest.mark.parametrize("is_damaged", [False, True], ids=["in part", "damaged"])
def test_a_key_that_cannot_be_used_is_said_to_be_so_and_keeps_nothing_else_back(
    is_damaged: bool, tmp_path: Path
) -> None:
    keyring = tmp_path / "keyring.json"
    keyring.write_text(json.dumps({"catalogrepair/kiotviet": "[1" if is_damaged else ""}), encoding="utf-8")
    given = {
        "PYTHON_KEYRING_BACKEND": "tests.live.keyring_in_a_file.Keyring",
        "TEST_KEYRING": str(keyring),
        **({} if is_damaged else {keys.KIOTVIET[2]: "secret"}),
    }
    with running(tmp_path, **given) as pages, pages.client() as visitor:
        page = at_the_end(visitor, begun(visitor, FASHION))
        said = text(page.text)
        assert WORDS["key_unusable"].vi in said
        assert ("Đăng nhập lại ở “Hai shop”" if is_damaged else "người cài công cụ này") in said
        assert WORDS["signin_kiotviet"].vi in said
        assert buttons(page) == []
        assert not COMMAND_LINE.search(said)
        small = re.search(r'class="button primary" href="([^"]+)', page.text)
        assert small is not None
        assert visitor.get(f"{pages.server}{unescape(small[1])}").content.startswith(b"PK")
        assert '/undo" method="post"' in page.text
