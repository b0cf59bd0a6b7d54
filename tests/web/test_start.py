"""The start link reaches the browser by a file of the user's own: every user sees the command lines of all."""

import json
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

import httpx
import pytest

from tests.conftest import needs_posix
from tests.web import Pages, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSER = """
import json, socket, sys
with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as line:
    line.sendall(json.dumps(sys.argv[2:]).encode())
"""
"""a browser that only tells what it was started with"""


class Started(NamedTuple):
    """A server that has opened its browser."""

    pages: Pages
    words: list[str]
    """the browser's command line"""

    @property
    def file(self) -> Path:
        return Path(url2pathname(urlsplit(self.words[0]).path))

    @property
    def key(self) -> str:
        return urlsplit(self.pages.link).query.removeprefix("key=")


@contextmanager
def started(home: Path) -> Iterator[Started]:
    (home / "browser.py").write_text(BROWSER, encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(60)
        command = (
            f"{Path(sys.executable).as_posix()} {(home / 'browser.py').as_posix()} {listening.getsockname()[1]} %s"
        )
        with running(home, look=True, BROWSER=command) as pages:
            line, _ = listening.accept()
            with line, line.makefile(encoding="utf-8") as told:
                words = json.loads(told.read())
            yield Started(pages, words)


def test_no_command_line_holds_the_key(tmp_path: Path) -> None:
    with started(tmp_path) as start:
        assert [urlsplit(word).scheme for word in start.words] == ["file"]
        assert start.key not in " ".join(start.words)
        assert start.pages.link in start.file.read_text(encoding="utf-8")
    assert start.key not in start.pages.said


@needs_posix
def test_only_this_user_may_read_the_file(tmp_path: Path) -> None:
    with started(tmp_path) as start:
        assert start.file.stat().st_mode & 0o777 == 0o600


def test_the_file_goes_when_the_browser_has_come(tmp_path: Path) -> None:
    with started(tmp_path) as start:
        assert httpx.get(f"{start.pages.address}/?key=wrong").status_code == 403
        assert start.file.exists()
        assert httpx.get(start.pages.link).status_code == 303
        assert not start.file.exists()
        assert httpx.get(start.pages.link).status_code == 303


@needs_posix
@pytest.mark.parametrize("stop", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_the_file_goes_at_the_end_when_no_browser_came(stop: str, tmp_path: Path) -> None:
    with started(tmp_path) as start:
        assert start.file.exists()
        start.pages.process.send_signal(signal.Signals[stop])
        assert start.pages.process.wait(30) == 0
        assert not start.file.exists()


def test_a_real_browser_comes_in_by_the_file_and_keeps_no_key(browser: "Browser", tmp_path: Path) -> None:
    with started(tmp_path) as start:
        context = browser.new_context()
        page = context.new_page()
        asked: list[dict[str, str]] = []
        page.on("request", lambda request: asked.append(request.all_headers()))
        page.goto(start.words[0])
        page.wait_for_selector("#files")
        assert page.url == f"{start.pages.address}/"
        assert page.evaluate("document.referrer") in ("", start.pages.address + "/")
        assert not any(start.key in headers.get("referer", "") for headers in asked)
        assert page.evaluate("history.length") <= 2
        page.click(".language a[lang]")
        page.wait_for_selector("h1:has-text('Bring the shop')")
        assert not start.file.exists()
        context.close()
