"""An error of the tool itself while it serves pages: one sentence and a report, and the server goes on."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from html import unescape
from pathlib import Path

import httpx
import pytest

from tests.cli.run import FASHION, copy_of_package, report_of
from tests.web import Pages, running

EXPORT = {"file": ("AT0099 Áo thun.xlsx", FASHION.read_bytes())}
Served = Callable[..., AbstractContextManager[Pages]]


@pytest.fixture
def served(tmp_path: Path) -> Served:
    """Serves a copy of the package in which a file of the templates or the code goes on with `what`."""
    copy_of_package(tmp_path)

    @contextmanager
    def serve(file: str, what: str, lang: str = "vi") -> Iterator[Pages]:
        with (tmp_path / file).open("a", encoding="utf-8") as out:
            out.write(what)
        with running(tmp_path, lang=lang) as pages:
            yield pages

    return serve


def text(answer: httpx.Response) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


@pytest.mark.parametrize(
    ("file", "what", "place"),
    [
        ("templates/web/base.html", "{{ 1 / 0 if request.url.path.endswith('found') }}", "found"),
        ("catalogrepair/web/pages.py", "\n\ndef shown(*_):\n    raise KeyError('AT0099')\n", "decide"),
        ("catalogrepair/web/pages.py", "\n\ndef shown(*_):\n    return shown()\n", "decide"),
        ("catalogrepair/web/pages.py", "\n\ndef shown(*_):\n    raise MemoryError('AT0099')\n", "decide"),
    ],
)
def test_a_page_says_so_and_the_server_lives_on(file: str, what: str, place: str, served: Served) -> None:
    with served(file, what) as pages, pages.client() as visitor:
        begun = visitor.post("/files", files=EXPORT)
        repair = str(begun.url).rpartition("/")[0]
        visitor.post(f"{repair}/begin", data={"force": ""}, follow_redirects=False)
        visitor.post(f"{repair}/mode", data={"mode": "clear"}, follow_redirects=False)
        answer = visitor.get(f"{repair}/{place}")
        assert answer.status_code == 500
        assert "Công cụ gặp lỗi của chính nó" in text(answer)
        assert answer.headers["cache-control"] == "no-store"
        report = report_of(text(answer)).read_text(encoding="utf-8")
        assert "command: web\n" in report
        assert "AT0099" not in report
        assert visitor.get("/").status_code == 200
    assert "Traceback" not in pages.said
    assert "AT0099" not in pages.said
    assert report_of(pages.said) == report_of(text(answer))


def test_where_no_page_can_be_drawn_the_sentence_comes_alone(served: Served) -> None:
    damage = served("templates/web/base.html", "{{ 1 / 0 }}", lang="en")
    with damage as pages, httpx.Client(base_url=pages.address) as visitor:
        visitor.get(pages.link)
        answer = visitor.get("/")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "text/plain; charset=utf-8")
    assert answer.text.startswith("The tool itself has failed (ZeroDivisionError)")
    assert report_of(answer.text).is_file()
