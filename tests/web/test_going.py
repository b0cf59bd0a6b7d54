"""What came of work in the background stays to be read: by a second tab, by a reload, until more is begun."""

# ruff: noqa: F811  (fixtures of other files, by their names)

import threading
from collections.abc import Iterator

import httpx
import pytest

from catalogrepair.text import _
from catalogrepair.web.tasks import Task, Tasks
from tests.cli.run import FASHION, SAMPLES
from tests.live import Desk
from tests.live.conftest import desk, till  # noqa: F401
from tests.servers.base import Answer, Request
from tests.servers.haravan import HaravanServer, listing
from tests.web import running
from tests.web.test_forms import begun, text
from tests.web.test_whole_shop import look


def test_what_was_refused_can_be_read_again(visitor: httpx.Client) -> None:
    refused = look(visitor, FASHION, SAMPLES / "clean_shop" / "store.xlsx")
    for answer in (refused, visitor.get(refused.url), visitor.get(refused.url)):
        assert answer.status_code == 422
        assert "hầu như không có mã chung" in text(answer.text)
        assert "Vẫn tiếp tục" in text(answer.text)
    page = visitor.post(str(refused.url).replace("/going", "/shop"), data={"force": "1"})
    while page.status_code == 200 and str(page.url).endswith("/going"):
        page = visitor.get(page.url)
    assert str(page.url).endswith("/shop")
    assert visitor.get(refused.url, headers={"Accept": "application/json"}).json()["over"]
    assert str(visitor.get(refused.url).url) == str(page.url)


def test_of_much_work_the_ends_of_the_latest_are_kept() -> None:
    tasks, title = Tasks(warn=lambda _: None), _("Looking at the whole shop")
    others = set(threading.enumerate())
    for number in range(30):
        tasks.begin(str(number), Task(title, ""), lambda _: None)
        for thread in set(threading.enumerate()) - others:
            thread.join()
    assert tasks.find("0") is None
    assert tasks.find("29") is not None
    assert tasks.find("10") is not None


class SlowStore(HaravanServer):
    """A store of three pages that answers none of them before it may."""

    def __init__(self) -> None:
        super().__init__([listing(number, [f"KH{number}"]) for number in range(1, 121)])
        self.is_asked, self.may = threading.Event(), threading.Event()

    @property
    def pages(self) -> int:
        """How many it was asked for."""
        return sum(request.path == "/com/products.json" for request in self.requests)

    def answer(self, request: Request) -> Answer:
        if request.path == "/com/products.json":
            self.is_asked.set()
            assert self.may.wait(60)
        return super().answer(request)


@pytest.fixture
def store() -> Iterator[SlowStore]:
    with SlowStore() as server:
        yield server
        server.may.set()


@pytest.fixture
def signed_in(desk: Desk) -> Iterator[httpx.Client]:
    with running(desk.home, **desk.more) as pages, pages.client() as client:
        yield client


def test_a_first_look_at_a_store_can_be_stopped_and_says_so(signed_in: httpx.Client, store: SlowStore) -> None:
    repair = begun(signed_in, FASHION)
    signed_in.post(f"{repair}/bulk", data={"bulk": "clear", "show": "all"})
    page = signed_in.post(f"{repair}/arrive", data={"wait": "1"})
    assert store.is_asked.wait(60)
    assert "Dừng ở đây" in text(page.text)
    page = signed_in.post(f"{repair}/stop")
    assert "Đang dừng…" in text(page.text)
    assert "Dừng ở đây" not in text(page.text)
    said = signed_in.get(page.url, headers={"Accept": "application/json"}).json()["said"]
    assert said.startswith("Đang dừng…")
    store.may.set()
    while page.status_code == 200 and page.url.path.endswith("/going"):
        page = signed_in.get(page.url)
    assert page.url.path.endswith("/take")
    assert 'class="arrived"' not in page.text
    assert store.pages == 1


def test_no_key_changes_while_a_shop_is_asked_with_it(signed_in: httpx.Client, store: SlowStore) -> None:
    repair = begun(signed_in, FASHION)
    signed_in.post(f"{repair}/bulk", data={"bulk": "clear", "show": "all"})
    page = signed_in.post(f"{repair}/arrive")
    assert store.is_asked.wait(60)
    for what in ("choose", "out haravan", "out kiotviet", "haravan", "kiotviet"):
        refused = signed_in.post("/shops", data={"what": what, "shop": "a", "to": ""})
        assert refused.status_code == 422
        assert "Trang đang hỏi một shop." in text(refused.text)
    store.may.set()
    while page.status_code == 200 and page.url.path.endswith("/going"):
        page = signed_in.get(page.url)
    chosen = signed_in.post("/shops", data={"what": "choose", "shop": "a", "to": ""})
    assert chosen.status_code == 200
    assert "chưa đăng nhập" in text(chosen.text)


def test_a_beginning_that_was_stopped_leads_back_to_the_files(signed_in: httpx.Client, store: SlowStore) -> None:
    brought = signed_in.post("/files", files={"file": (FASHION.name, FASHION.read_bytes())}).url
    page = signed_in.post(f"{brought}".replace("/brought", "/begin"), data={"live": "1"})
    assert store.is_asked.wait(60)
    signed_in.post(f"{brought}".replace("/brought", "/stop"))
    store.may.set()
    while page.status_code == 200 and page.url.path.endswith("/going"):
        page = signed_in.get(page.url)
    assert page.url == brought
    assert FASHION.name in text(page.text)
