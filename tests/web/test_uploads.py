"""Uploads as a bad line, a bad name or a bad client sends them: a sentence or the usual page, and nothing left over."""

import re
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from catalogrepair.storage.drafts import safe_name
from tests.cli.run import FASHION
from tests.conftest import needs_linux
from tests.web import Pages, running

EXPORT = FASHION.read_bytes()
NAMES = {
    "5,000 letters": "a" * 5000 + ".xlsx",
    "4,000 letters": "a" * 4000 + ".xlsx",
    "1,000 letters of two bytes": "ư" * 1000 + ".xlsx",
    "a device with two endings": "aux.tar.xlsx",
    "a device": "CON.xlsx",
    "a device with a space": "nul .xlsx",
    "a device of Windows' own": "COM¹.xlsx",
    "folders": "../../etc/x.xlsx",
    "folders of Windows": "C:\\x\\..\\y.xlsx",
    "only folders": "../..",
    "NUL": "a\x00b.xlsx",
    "lines": "a\nb\rc.xlsx",
    "right to left": "\u202exslx.exe\u2066.xlsx",
    "dots and spaces at the end": "xuất hàng. . .xlsx. . ",
    "only dots": "....",
    "an ending like another file's": "b.plan.json",
    "quotes and markup": '"><script>x</script>.xlsx',
    "surrogates": "a\ud800b.xlsx",
    "forbidden by Windows": 'a:b*c?"d<e>f|.xlsx',
}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Pages]:
    """A server of the test's own, which must say nothing of its own accord and leave no torn upload behind."""
    with running(tmp_path, TMPDIR=str(tmp_path)) as pages:
        yield pages
    assert pages.said.count("\n") <= 1, pages.said  # how to stop it
    assert [path for path in tmp_path.iterdir() if path.name not in ("data", "state", "cache")] == []
    assert not (tmp_path / "state").exists()


def repairs(pages: Pages) -> list[Path]:
    return list((pages.home / "data" / "catalogrepair" / "repairs").glob("*"))


def text(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def multipart(name: str, data: bytes = EXPORT, field: str = "file", role: str = "filename") -> bytes:
    """A form with one file whose name is sent as it is."""
    head = f'--x\r\nContent-Disposition: form-data; name="{field}"; {role}="'.encode()
    return head + name.encode("utf-8", "surrogatepass") + b'"\r\n\r\n' + data + b"\r\n--x--\r\n"


def send(visitor: httpx.Client, body: bytes) -> httpx.Response:
    return visitor.post("/files", content=body, headers={"Content-Type": "multipart/form-data; boundary=x"})


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_any_name_is_taken_or_named_as_what_is_wrong(name: str, visitor: httpx.Client) -> None:
    answer = send(visitor, multipart(name))
    assert answer.status_code in (200, 400)
    assert "/brought" in str(answer.url) or "đặt tên ngắn hơn" in text(answer.text)
    assert "công cụ có lỗi" not in text(answer.text).lower()


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_kept_name_is_harmless_on_every_system(name: str) -> None:
    kept = safe_name(name.encode("utf-8", "replace").decode())
    stem, _, ending = kept.rpartition(".")
    assert re.fullmatch(r"[a-z0-9]{1,5}", ending)
    assert len(kept.encode()) <= 130
    assert not re.match(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)", kept, re.IGNORECASE)
    assert not re.search(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]', kept)
    assert stem == stem.strip(" .")


BROKEN_FORMS = {
    "no boundary": b"nothing of a form",
    "no end": multipart("a.xlsx")[:-9],
    "cut in the file": multipart("a.xlsx")[:3000],
    "cut in the head": multipart("a.xlsx")[:40],
    "another field": multipart("a.xlsx", field="wrong"),
    "no field name": multipart("a.xlsx").replace(b'name="file"; ', b""),
    "no file": multipart("", b""),
    "text in place of a file": multipart("a.xlsx", role="title"),
    "seventy files": multipart("a.xlsx", b"")[:-7] * 70 + b"--x--\r\n",
    "a hundred headings": multipart("a.xlsx").replace(b"\r\n\r\n", b"\r\nA: b" * 100 + b"\r\n\r\n", 1),
    "nothing": b"",
}


@pytest.mark.parametrize("body", BROKEN_FORMS.values(), ids=BROKEN_FORMS)
def test_a_broken_form_is_one_sentence(body: bytes, server: Pages) -> None:
    with server.client() as visitor:
        answer = send(visitor, body)
        assert answer.status_code in (400, 422)
        assert re.search("chưa chọn tệp|không hiểu được những gì trình duyệt gửi", text(answer.text))
        assert visitor.get("/").status_code == 200
    assert repairs(server) == []


class Line:
    """A connection that sends what no client library would."""

    def __init__(self, pages: Pages, visitor: httpx.Client, body: bytes, *more: str) -> None:
        parts = urlsplit(pages.address)
        self.socket = socket.create_connection((parts.hostname, parts.port), timeout=30)
        cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
        lines = [f"POST {parts.path}/files HTTP/1.1", f"Host: {parts.netloc}", f"Cookie: {cookie}", *more]
        lines.append("Content-Type: multipart/form-data; boundary=x")
        self.socket.sendall("\r\n".join([*lines, "", ""]).encode() + body)

    def answer(self) -> str:
        """All that comes until the server is silent or closes."""
        with self.socket, self.socket.makefile("rb") as file:
            head = b"".join(iter(file.readline, b"\r\n")).decode()
            length = re.search(r"(?i)content-length: (\d+)", head)
            return head + file.read(int(length[1]) if length else -1).decode()


def test_a_dropped_upload_leaves_nothing(server: Pages) -> None:
    body = multipart("a.xlsx", EXPORT * 100)
    with server.client() as visitor:
        for sent in (0, 1, 40, 500, 5000, 1 << 20, len(body) - 100, len(body) - 1):
            Line(server, visitor, body[:sent], f"Content-Length: {len(body)}").socket.close()
        assert visitor.get("/").status_code == 200
    assert repairs(server) == []


def test_a_body_longer_than_it_says_is_cut_there(server: Pages) -> None:
    body = multipart("a.xlsx")
    with server.client() as visitor:
        answer = Line(server, visitor, body, f"Content-Length: {len(body) - 3000}").answer()
        assert " 422 " in answer
        assert "chưa chọn tệp" in text(answer)
        assert visitor.get("/").status_code == 200


@pytest.mark.parametrize("length", ["-1", "1e3", "²", "9" * 5000, "12, 13"])
def test_a_length_that_is_none_is_refused(length: str, server: Pages) -> None:
    with server.client() as visitor:
        assert re.match(r"HTTP/1.1 4\d\d ", Line(server, visitor, b"", f"Content-Length: {length}").answer())
        assert visitor.get("/").status_code == 200


def test_an_upload_of_no_said_length_is_one_sentence(server: Pages) -> None:
    chunks = b"5\r\n--x--\r\n0\r\n\r\n"
    with server.client() as visitor:
        answer = Line(server, visitor, chunks, "Transfer-Encoding: chunked").answer()
    assert " 411 " in answer
    assert "không báo độ dài" in text(answer)


def test_one_that_is_too_large_is_heard_out_and_told(visitor: httpx.Client) -> None:
    """A browser sends everything before it looks at an answer, and shows none when it is cut off."""
    answer = visitor.post("/files", files={"file": ("a.xlsx", bytes(202 << 20))})
    assert answer.status_code == 413
    assert "lớn hơn 200 MB" in text(answer.text)


def test_two_at_once_are_two_repairs(server: Pages) -> None:
    with server.client() as visitor, ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda name: send(visitor, multipart(name)), [f"{n}.xlsx" for n in range(4)]))
    assert [answer.status_code for answer in answers] == [200] * 4
    assert len({str(answer.url) for answer in answers}) == len(repairs(server)) == 4


def test_one_begun_several_times_at_once_is_begun_once(server: Pages) -> None:
    with server.client() as visitor, ThreadPoolExecutor(8) as pool:
        begin = str(send(visitor, multipart("a.xlsx", EXPORT)).url).replace("/brought", "/begin")
        answers = list(pool.map(lambda _: visitor.post(begin, data={"force": ""}), range(8)))
        assert {(answer.status_code, str(answer.url)) for answer in answers} == {
            (200, begin.replace("/begin", "/found"))
        }
    assert [one.name for one in repairs(server)] == [begin.split("/")[-2]]


def limit(pages: Pages, most: int | None) -> None:
    """Let the server write files of `most` bytes."""
    import resource

    none = resource.RLIM_INFINITY
    resource.prlimit(pages.process.pid, resource.RLIMIT_FSIZE, (none if most is None else most, none))


def is_full(answer: httpx.Response) -> bool:
    return answer.status_code == 422 and "tệp lớn hơn mức máy cho phép" in text(answer.text)


@needs_linux
def test_a_disk_that_takes_no_more_is_one_sentence(server: Pages) -> None:
    with server.client() as visitor:
        for most, copies in ((0, 1), (1000, 1), (1 << 20, 400)):
            limit(server, most)
            assert is_full(send(visitor, multipart("a.xlsx", EXPORT * copies)))
            assert repairs(server) == []
        limit(server, None)
        assert "/brought" in str(send(visitor, multipart("a.xlsx")).url)


@needs_linux
def test_an_answer_that_the_disk_did_not_take_is_not_given(server: Pages) -> None:
    with server.client() as visitor:
        repair = str(send(visitor, multipart("a.xlsx")).url).removesuffix("/brought")
        visitor.post(f"{repair}/begin", data={"force": ""})
        before = text(visitor.get(f"{repair}/changes").text)
        limit(server, 0)
        assert is_full(visitor.post(f"{repair}/bulk", data={"bulk": "keep", "show": "all"}))
        limit(server, None)
        assert text(visitor.get(f"{repair}/changes").text) == before
