"""Answers that no shop gives: one sentence for each, in time and in little memory."""

import gzip
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogrepair.errors import CatalogRepairError, Unreachable, Unsettled, UnusableInput
from catalogrepair.shops.haravan import sign_in
from catalogrepair.shops.haravan.products import walk
from catalogrepair.shops.remote.client import refuse_insecure, refuse_unsendable
from catalogrepair.shops.remote.patience import TIME_LIMIT, usual
from catalogrepair.shops.remote.transport import _unzipped
from catalogrepair.shops.remote.waiting import listening, until
from catalogrepair.text import Given, Text
from tests.cli.run import run
from tests.conftest import needs_linux
from tests.live import Desk
from tests.remote import patience
from tests.remote.hostile import HOSTILE, PASSING
from tests.servers.base import Fault
from tests.servers.haravan import HaravanServer, listing


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[HaravanServer]:
    with HaravanServer([listing(number, [f"A{number}"]) for number in range(1, 8)]) as server:
        monkeypatch.setenv(sign_in.ADDRESS_VARIABLE, server.url)
        yield server


def failure(server: HaravanServer, total: float = 20.0) -> CatalogRepairError:
    with sign_in.connect(server.token, patience(total=total)) as client, pytest.raises(CatalogRepairError) as caught:
        walk(client, lambda _: None)
    return caught.value


@pytest.mark.parametrize("name", HOSTILE)
def test_an_answer_that_no_shop_gives_is_one_sentence(server: HaravanServer, name: str) -> None:
    hostile = HOSTILE[name]
    server.faults.append(hostile.fault)
    error = failure(server)
    assert error.exit_code == hostile.code
    assert hostile.said in error.text.say("vi")
    assert len(server.requests) <= 2, "the next attempt will be no better"


@pytest.mark.parametrize("name", PASSING)
def test_a_broken_line_is_tried_until_the_time_limit(server: HaravanServer, name: str) -> None:
    server.faults.append(PASSING[name])
    began = time.monotonic()
    error = failure(server, total=1.0)
    assert time.monotonic() - began < 15, "the limit is one second, and machines are noisy"
    assert "không trả lời trọn vẹn" in error.text.vi


def test_an_answer_to_a_write_that_nobody_can_read_leaves_it_unsettled(server: HaravanServer) -> None:
    server.faults.append(HOSTILE["nested 200,000 deep"].fault)
    with sign_in.connect(server.token, patience()) as client, pytest.raises(Unsettled):
        client.put("/com/products/1.json", {})


def test_half_a_character_of_a_name_is_no_reason_to_stop(server: HaravanServer) -> None:
    # As a program writes it that cuts names in the middle of a character.
    body = (
        rb'{"products": [{"id": 7, "title": "\ud83e\udde3 \ud83e \\ud83e", "variants": [{"id": 1, "sku": "\uDC00"}]}]}'
    )
    server.products[:] = server.products[-1:]
    server.faults.append(Fault(body=body, path="page=1"))
    with sign_in.connect(server.token, patience()) as client:
        ((one,), _) = walk(client, lambda _: None)
    assert (one.title, one.sku) == ("🧣 \ufffd \\ud83e", "\ufffd")


MEMORY = Path("/proc/self/status")
RUN = f"""
import atexit, pathlib
atexit.register(lambda: print(pathlib.Path({str(MEMORY)!r}).read_text()))
from catalogrepair.cli import main
main()
"""


@needs_linux
@pytest.mark.parametrize("name", ["a gzip bomb", "a page of 9 MB", "nested 200,000 deep", "the most that is read"])
def test_no_answer_takes_much_memory(tmp_path: Path, server: HaravanServer, name: str) -> None:
    whole = (
        b'{"shop": {"id": 7, "name": "x", "a": ['
        + b'{"":0.5},' * 124_000
        + b'0], "n": "'
        + "ấ😀".encode() * 900_000
        + b'"}}'
    )
    server.faults.append(Fault(body=whole, times=99) if name == "the most that is read" else HOSTILE[name].fault)
    desk = Desk(tmp_path, {sign_in.ADDRESS_VARIABLE: server.url, "CATALOGREPAIR_HARAVAN_TOKEN": server.token})
    done = subprocess.run(
        [sys.executable, "-c", RUN, "whoami"], env=desk.environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == (0 if name == "the most that is read" else 2), done.stdout
    assert int(done.stdout.partition("VmHWM:")[2].split()[0]) < 200 << 10, "kilobytes at the most"


@pytest.mark.parametrize("text", ["inf", "nan", "0", "-5", "1e400", "ba phút", "604801", "0x10"])
def test_a_time_limit_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(TIME_LIMIT, text)
    with pytest.raises(UnusableInput) as refusal:
        usual()
    assert TIME_LIMIT in refusal.value.text.vi


@pytest.mark.parametrize(("text", "seconds"), [("", 1800.0), (" 2.5 ", 2.5), ("604800", 604800.0)])
def test_a_time_limit_counts_in_seconds(monkeypatch: pytest.MonkeyPatch, text: str, seconds: float) -> None:
    monkeypatch.setenv(TIME_LIMIT, text)
    assert usual().total == seconds


@pytest.mark.parametrize(
    "address", ["https://", "https://a.example:99999", "https://[::1", "ftp://a.example", "a.example", "https://a b"]
)
def test_an_address_that_is_none_is_a_sentence(address: str) -> None:
    with pytest.raises(UnusableInput):
        refuse_insecure(address)


@pytest.mark.parametrize("secret", ["mã-thông-báo", "a\nb", " ", "a\u200bb"])
def test_a_key_that_no_header_holds_is_a_sentence_without_the_key(secret: str) -> None:
    with pytest.raises(UnusableInput) as refusal:
        refuse_unsendable(secret, Given("Khóa", "The key"))
    assert secret not in refusal.value.text.vi.replace(" ", "", 1) or not secret.strip()


def waits_told(server: HaravanServer, *faults: Fault) -> list[str]:
    told: list[Text] = []
    server.faults += faults
    with sign_in.connect(server.token, patience(total=9999)) as client, listening(told.append):
        walk(client, lambda _: None)
    return [text.vi for text in told]


def test_a_long_wait_says_what_it_waits_for_and_until_when(server: HaravanServer) -> None:
    (told,) = waits_told(server, Fault(429, {"Retry-After": "3600"}))
    assert told.startswith("Haravan đang giới hạn số lần hỏi; thử lại lúc ")
    assert told.removesuffix(until(3600).vi) != told or "ngày" in told or told[-3:].strip(":").isdigit()


def test_a_short_wait_says_nothing(server: HaravanServer) -> None:
    assert waits_told(server, Fault(429, {"Retry-After": "1"})) == []


def test_a_wait_that_the_time_limit_does_not_allow_is_not_begun(server: HaravanServer) -> None:
    with sign_in.connect(server.token, patience(total=5.0)) as client, pytest.raises(Unreachable) as stopped:
        client.wait(8.0, Given("Danh sách vừa thay đổi", "The list changed"))
    assert "Danh sách vừa thay đổi, nhưng đã hết thời gian cho phép" in stopped.value.text.vi


@pytest.mark.parametrize("proxy", ["127.0.0.1:9", "socks5://127.0.0.1:9", "http://a b"])
def test_a_proxy_that_cannot_be_used_is_a_sentence(proxy: str) -> None:
    more = {"HTTPS_PROXY": proxy, "NO_PROXY": "", "CATALOGREPAIR_HARAVAN_TOKEN": "x", TIME_LIMIT: "1"}
    found = run("whoami", **more)
    assert (found.code, "Traceback" in found.err) == (2, False), found.err


def test_what_follows_the_packed_data_is_not_read() -> None:
    chunks = iter([gzip.compress(b"{}"), b"more", b"and more"])
    assert b"".join(_unzipped(chunks)) == b"{}"
    assert list(chunks) == [b"and more"]
