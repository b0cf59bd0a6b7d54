"""What came of work in the background stays to be read: by a second tab, by a reload, until more is begun."""

import threading

import httpx

from catalogrepair.text import _
from catalogrepair.web.tasks import Task, Tasks
from tests.cli.run import FASHION, SAMPLES
from tests.web.test_forms import text
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
        for begun in set(threading.enumerate()) - others:
            begun.join()
    assert tasks.find("0") is None
    assert tasks.find("29") is not None
    assert tasks.find("10") is not None
