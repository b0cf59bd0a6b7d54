"""On a machine whose browser also visits the web: only this person, only from our own page."""

import socket
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.cli.run import FASHION, run
from tests.conftest import needs_posix
from tests.web import Pages, running

EXPORT = {"file": ("export.xlsx", FASHION.read_bytes())}


def test_the_start_link_is_the_first_line_and_loopback_only(pages: Pages) -> None:
    parts = urlsplit(pages.link)
    assert parts.hostname == "127.0.0.1"
    assert len(parts.query) > 30
    with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
        socket.create_connection(("127.0.0.2", parts.port or 0), timeout=2)


def test_without_the_key_nothing_is_shown(pages: Pages) -> None:
    for path in ("/", "/r/" + "0" * 32 + "/found", "/static/app.css", "/?key=wrong", "/?key="):
        answer = httpx.get(pages.address + path)
        assert answer.status_code == 403
        assert "cửa sổ lệnh của công cụ" in answer.text
        assert "Không mất gì" in answer.text
    assert httpx.post(pages.address + "/files", files=EXPORT).status_code == 403


def test_the_key_leaves_the_address_and_stays_in_a_cookie(pages: Pages) -> None:
    answer = httpx.get(pages.link)
    assert (answer.status_code, answer.headers["location"]) == (303, urlsplit(pages.address).path + "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert f"path={urlsplit(pages.address).path.lower()}" in cookie


def test_outside_its_random_path_nothing_is_answered(pages: Pages, visitor: httpx.Client) -> None:
    key = urlsplit(pages.link).query
    for path in ("/", f"/?{key}", "/files", "/static/app.css", f"//evil.example/?{key}", "/x/"):
        assert visitor.get(pages.server + path).status_code == 403


def test_the_start_link_leads_to_our_own_pages_only(pages: Pages) -> None:
    key = urlsplit(pages.link).query
    for path in ("//evil.example/", "/\\evil.example/", "/static/app.js"):
        answer = httpx.get(f"{pages.address}{path}?{key}")
        assert answer.headers["location"] == urlsplit(pages.address).path + "/"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example"]
)
def test_another_host_is_answered_nothing(pages: Pages, visitor: httpx.Client, host: str) -> None:
    answer = visitor.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "KiotViet" not in answer.text


def test_a_broken_cookie_of_another_server_locks_nobody_out(visitor: httpx.Client) -> None:
    ours = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    for other in ('a"b@[=1', 'x="unclosed', "=;;,,", "k{}=v"):
        assert visitor.get("/", headers={"Cookie": f"{other}; {ours}"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
def test_a_form_of_another_page_is_refused(visitor: httpx.Client, headers: dict[str, str]) -> None:
    assert visitor.post("/files", files=EXPORT, headers=headers).status_code == 403


def test_our_own_page_may_post(pages: Pages, visitor: httpx.Client) -> None:
    for headers in ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, {"Origin": pages.server}):
        assert "/brought" in str(visitor.post("/files", files=EXPORT, headers=headers).url)


def test_an_upload_without_end_is_cut(pages: Pages, visitor: httpx.Client) -> None:
    with socket.create_connection((urlsplit(pages.address).hostname, urlsplit(pages.address).port), timeout=10) as line:
        cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
        head = (
            f"POST {urlsplit(pages.address).path}/files HTTP/1.1\r\n"
            f"Host: {urlsplit(pages.address).netloc}\r\nCookie: {cookie}\r\n"
            f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {300 << 20}\r\n\r\n"
        )
        line.sendall(head.encode())
        assert b" 413 " in line.recv(200)


def test_every_answer_is_locked_down(visitor: httpx.Client) -> None:
    for path in ("/", "/static/app.css", "/static/app.js", "/nothing"):
        headers = visitor.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "https:" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/report.html",
        "/r/../found",
        "/r/x/found",
        "/r/" + "0" * 32 + "/found",
        "/r/%2e%2e/take",
    ],
)
def test_no_path_of_this_machine_is_reached(visitor: httpx.Client, path: str) -> None:
    assert visitor.get(path).status_code == 404


def test_a_language_link_leads_nowhere_else(pages: Pages, visitor: httpx.Client) -> None:
    for target in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
        answer = visitor.get("/lang/en", params={"to": target}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, urlsplit(pages.address).path + "/")


def test_a_taken_port_is_one_sentence(pages: Pages) -> None:
    found = run("web", "--no-open", "--port", urlsplit(pages.address).port)
    assert (found.code, found.out) == (2, "")
    assert "--port" in found.err


@needs_posix
def test_ctrl_c_is_the_way_to_stop(tmp_path: Path) -> None:
    with running(tmp_path) as pages:
        process = pages.process
    assert process.returncode == 0
