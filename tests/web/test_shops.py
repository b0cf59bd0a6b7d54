"""The page of the two shops names the shops of the keys in use, and of no others."""

# ruff: noqa: F811  (fixtures of other files, by their names)

import json
import re
from collections.abc import Iterator

import httpx
import pytest

from tests.cli.run import FASHION, UNITS
from tests.live import Desk
from tests.live.conftest import desk, store, stranger, till  # noqa: F401
from tests.servers.haravan import HaravanServer, shop_of
from tests.servers.kiotviet import KiotVietServer
from tests.web import running
from tests.web.test_forms import begun, text

LONG = "t" * 1281
"""a letter more than a keyring of Windows takes"""


@pytest.fixture
def visitor(stranger: Desk) -> Iterator[httpx.Client]:
    """On a machine that knows where the shops are, and has no key yet."""
    keyring = {name: stranger.environment[name] for name in ("PYTHON_KEYRING_BACKEND", "TEST_KEYRING")}
    with running(stranger.home, **keyring, **stranger.more) as pages, pages.client() as client:
        yield client


def enter_haravan(visitor: httpx.Client, token: str) -> httpx.Response:
    return visitor.post("/shops", data={"what": "haravan", "to": "", "token": token})


def enter_kiotviet(visitor: httpx.Client, till: KiotVietServer) -> httpx.Response:
    fields = {"retailer": till.retailer, "client_id": till.client_id, "secret": till.client_secret}
    return visitor.post("/shops", data={"what": "kiotviet", "to": "", **fields})


def called(page: httpx.Response, service: str) -> str:
    """What the page calls the shop of the key in use."""
    section = re.search(rf'(?s)aria-labelledby="{service}">(.*?)<details', page.text)
    assert section is not None
    return text(section[1])


def test_a_key_that_the_keyring_does_not_take_names_no_shop(
    visitor: httpx.Client, store: HaravanServer, till: KiotVietServer
) -> None:
    assert "Tiệm Mây" in called(enter_haravan(visitor, store.token), "haravan")
    assert "Quầy chính" in called(enter_kiotviet(visitor, till), "kiotviet")
    store.shop, store.token = shop_of("Tiệm Gió"), LONG
    till.retailer, till.client_secret = "tiemgio", LONG
    for refused in (enter_haravan(visitor, store.token), enter_kiotviet(visitor, till)):
        assert refused.status_code == 422
    page = visitor.get("/shops")
    assert "Tiệm Mây" in called(page, "haravan")
    assert "tiemmay" in called(page, "kiotviet")
    assert "Gió" not in called(page, "haravan")


def test_a_shop_that_was_signed_in_to_in_a_terminal_meanwhile_is_not_called_by_the_old_name(
    visitor: httpx.Client, stranger: Desk, store: HaravanServer, till: KiotVietServer
) -> None:
    enter_haravan(visitor, store.token)
    enter_kiotviet(visitor, till)
    keyring = stranger.home / "keyring.json"
    held = json.loads(keyring.read_text(encoding="utf-8"))
    held |= {"catalogrepair/haravan": "another", "catalogrepair/kiotviet": json.dumps(["tiemgio", "id", "secret"])}
    keyring.write_text(json.dumps(held), encoding="utf-8")
    page = visitor.get("/shops")
    assert "Tiệm Mây" not in called(page, "haravan")
    assert "đã đăng nhập" in called(page, "haravan")
    assert "tiemgio" in called(page, "kiotviet")


def test_nobody_waits_for_the_keyring_that_another_page_reads(stranger: Desk) -> None:
    keyring = {
        "PYTHON_KEYRING_BACKEND": "tests.live.keyring_off_the_loop.Keyring",
        "TEST_KEYRING": stranger.environment["TEST_KEYRING"],
    }
    with running(stranger.home, **keyring, **stranger.more) as pages, pages.client() as visitor:
        repair = begun(visitor, FASHION)
        visitor.post(f"{repair}/bulk", data={"bulk": "clear", "show": "all"})
        brought = visitor.post("/files", files={"file": (UNITS.name, UNITS.read_bytes())})
        answers = [
            brought,
            visitor.get("/"),
            visitor.get("/shops"),
            visitor.get(f"{repair}/take"),
            visitor.post("/shops", data={"what": "choose", "shop": "a"}),
        ]
        assert [(answer.status_code, answer.url.path.rpartition("/")[2]) for answer in answers] == [
            (200, "brought"),
            (200, ""),
            (200, "shops"),
            (200, "take"),
            (200, "shops"),
        ]
