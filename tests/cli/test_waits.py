"""A long wait is said at once, on a line of its own, however little was said before it."""

import re

import pytest

from catalogrepair.cli import show
from catalogrepair.shops.remote.waiting import announce
from catalogrepair.text import Given

BUSY = Given("Haravan đang giới hạn số lần hỏi", "Haravan limits how often it may be asked")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (20, r"; (thử lại lúc|trying again at) \d\d:\d\d:\d\d( (ngày|on) [-/\d]+)?"),
        (3600, r"; (thử lại lúc|trying again at) \d\d:\d\d( (ngày|on) [-/\d]+)?"),
        (5 * 86400, r"; (thử lại lúc|trying again at) \d\d:\d\d (ngày|on) [-/\d]+"),
        (float("inf"), "; (thử lại sau hơn 30 ngày nữa|trying again more than 30 days from now)"),
    ],
)
def test_a_wait_says_its_end(capsys: pytest.CaptureFixture[str], seconds: float, said: str) -> None:
    with show.progress() as tell:
        tell(Given("đã đọc 1", "1 read"))
        announce(BUSY, seconds)
    _, told = capsys.readouterr().err.splitlines()
    assert re.fullmatch(f"({BUSY.vi}|{BUSY.en}){said}", told)


def test_a_short_wait_and_a_wait_that_nobody_hears_say_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with show.progress():
        announce(BUSY, 3.0)
    announce(BUSY, 60.0)
    assert capsys.readouterr().err == ""


def test_what_a_shop_calls_its_goods_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show.notes([Given("Áo\x1b[2J\u202e\ud83d thun", "x")])
    assert "\x1b" not in capsys.readouterr().err
    assert Given("Áo\x1b\u202e\ud83d\r\tthun\r\n", "x").say("vi") == "Áo\ufffd\ufffd\ufffd\ufffd\tthun\r\n"
