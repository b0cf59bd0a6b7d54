"""Faults at every step: what was written, what the journal says, and what a second run does.

One table for the touch and one for the move; in every row nothing is lost and nothing is written twice without need.
"""

import signal
import subprocess

import pytest

from catalogrepair.errors import SignInFailed
from tests.conftest import needs_posix
from tests.live import Desk as Machine
from tests.plans import plan_to_json
from tests.resync import FREED, Desk, goods, signed_in, states
from tests.servers.base import Fault, Request

EMPTY = '{"responseStatus":{"errorCode":"KvValidateException","message":"Danh sách sản phẩm cập nhật rỗng"}}'.encode()
OTHER = '{"responseStatus":{"errorCode":"KvValidateException","message":"Không được sửa"}}'.encode()

TOUCHES: dict[str, tuple[Fault, str, int, str, int]] = {
    # fault met by the first write: (state of QJ1, writes saved for QJ1 in all, then after a second run)
    "too many, with a time": (Fault(status=429, headers={"Retry-After": "2"}, method="PUT"), "done", 1, "done", 1),
    "too many, without": (Fault(status=429, method="PUT", times=2), "done", 1, "done", 1),
    "500 before saving": (Fault(status=500, method="PUT"), "done", 1, "done", 1),
    "500 after saving": (Fault(status=500, kind="saved_answer", method="PUT"), "done", 1, "done", 1),
    "no answer, nothing saved": (Fault(kind="hang_up", method="PUT"), "done", 1, "done", 1),
    "no answer, though saved": (Fault(kind="saved_hang_up", method="PUT"), "done", 1, "done", 1),
    "silence, though saved": (Fault(kind="saved_silence", method="PUT", pause=2.0), "done", 1, "done", 1),
    "half an answer": (Fault(kind="truncated", method="PUT"), "done", 1, "done", 1),
    "a web page for an answer": (Fault(body=b"<html>", kind="saved_answer", method="PUT"), "done", 1, "done", 1),
    "never any answer": (Fault(kind="hang_up", method="PUT", times=2), "unmoved", 0, "done", 1),
    "refused": (Fault(status=420, body=OTHER, method="PUT"), "rejected", 0, "done", 1),
    "refused as empty": (Fault(status=420, body=EMPTY, method="PUT"), "rejected", 0, "done", 1),
    "reading back fails once": (Fault(status=500, path="/products/13", method="GET", skip=1), "done", 1, "done", 1),
}


@pytest.mark.parametrize("name", TOUCHES)
def test_what_a_fault_does_to_a_touch(desk: Desk, name: str) -> None:
    fault, state, saved, later, saved_later = TOUCHES[name]
    desk.shop.faults.append(fault)
    outcome = desk.touch(["QJ1"])
    assert (states(outcome), desk.pushes()["QJ1"].state) == ({"QJ1": state}, state)
    assert [number for number, _ in desk.shop.writes] == [13] * saved
    assert states(desk.touch(["QJ1"])) == {"QJ1": later}
    assert [number for number, _ in desk.shop.writes] == [13] * saved_later


MOVES: dict[str, tuple[Fault, str, int, str, int]] = {
    "too many": (Fault(status=429, method="PUT", times=2), "done", 1, "done", 1),
    "500 before saving": (Fault(status=500, method="PUT"), "ignored", 0, "done", 1),
    "500 after saving": (Fault(status=500, kind="saved_answer", method="PUT"), "done", 1, "done", 1),
    "no answer, nothing saved": (Fault(kind="hang_up", method="PUT"), "ignored", 0, "done", 1),
    "no answer, though saved": (Fault(kind="saved_hang_up", method="PUT"), "done", 1, "done", 1),
    "silence, though saved": (Fault(kind="saved_silence", method="PUT", pause=2.0), "done", 1, "done", 1),
    "empty at random": (Fault(status=420, body=EMPTY, method="PUT", times=3), "done", 1, "done", 1),
    "always empty": (Fault(status=420, body=EMPTY, method="PUT", times=6), "rejected", 0, "done", 1),
    "refused": (Fault(status=420, body=OTHER, method="PUT"), "rejected", 0, "done", 1),
}


@pytest.mark.parametrize("name", MOVES)
def test_what_a_fault_does_to_a_move(desk: Desk, name: str) -> None:
    fault, state, saved, later, saved_later = MOVES[name]
    desk.shop.products[:] = goods()
    desk.shop.faults.append(fault)
    outcome = desk.move(FREED, first=1)
    assert (states(outcome), desk.pushes()["QJ1"].state) == ({"QJ1": state}, state)
    assert [number for number, _ in desk.shop.writes] == [13] * saved
    assert states(desk.move(FREED, first=1))["QJ1"] == later
    assert [number for number, _ in desk.shop.writes].count(13) == saved_later


def test_an_expired_token_is_renewed_in_the_middle(desk: Desk) -> None:
    desk.shop.before = lambda request: desk.shop.expire() if request.path == "/products/14" else None
    desk.shop.token_life = None
    expired: list[bool] = []

    def once(request: Request) -> None:
        if request.path == "/products/14" and not expired:
            expired.append(True)
            desk.shop.expire()

    desk.shop.before = once
    assert desk.touch().is_whole
    assert (len(desk.shop.writes), len(desk.shop.tokens)) == (2, 2)


def test_a_key_that_is_withdrawn_in_the_middle_leaves_the_rest_for_later(desk: Desk) -> None:
    def withdraw(request: Request) -> None:
        if request.path == "/products/14":
            desk.shop.client_secret = "another"
            desk.shop.expire()

    desk.shop.before = withdraw
    outcome = desk.touch()
    assert isinstance(outcome.failure, SignInFailed)
    assert (states(outcome), outcome.left) == ({"QJ1": "done"}, ("QJ2",))


def test_a_lost_network_leaves_the_rest_for_later(desk: Desk) -> None:
    desk.shop.faults.append(Fault(kind="hang_up", path="/products/14", times=3))
    outcome = desk.touch()
    assert outcome.failure is not None
    assert (states(outcome), outcome.left) == ({"QJ1": "done"}, ("QJ2",))
    assert desk.touch().is_whole
    assert [number for number, _ in desk.shop.writes] == [13, 14]


def machine(desk: Desk) -> Machine:
    """A user's machine on which the command runs in a process of its own."""
    found = Machine(desk.folder, signed_in(desk.shop))
    (desk.folder / "plan.json").write_text(plan_to_json(FREED), encoding="utf-8")
    return found


def killed(desk: Desk, *words: str) -> int:
    """The exit code of a command that is killed once its first PUT has reached the shop."""
    process: list[subprocess.Popen[str]] = []

    def kill(request: Request) -> None:
        if request.method == "PUT" and process:
            process.pop().kill()

    desk.shop.before = kill
    started = machine(desk).start(*words)
    process.append(started)
    started.communicate(timeout=60)
    desk.shop.before = None
    return started.returncode


Word = tuple[str, ...]
RESYNC: Word = ("resync", "plan.json")
MOVE: Word = ("apply", "plan.json", "--to", "kiotviet", "--experimental")


@pytest.mark.parametrize("words", [RESYNC, MOVE], ids=["resync", "move"])
@pytest.mark.parametrize("saved", [True, False], ids=["saved", "not saved"])
def test_a_run_that_is_killed_between_request_and_receipt(desk: Desk, words: Word, saved: bool) -> None:
    if words is MOVE:
        desk.shop.products[:] = goods()
    if not saved:
        desk.shop.faults.append(Fault(kind="hang_up", method="PUT"))
    assert killed(desk, *words) != 0
    assert [number for number, _ in desk.shop.writes] == ([13] if saved else [])
    done = machine(desk).run(*words)
    assert done.returncode == 0, done.out + done.stderr
    assert [number for number, _ in desk.shop.writes] == [13, 14]


@needs_posix
def test_ctrl_c_says_how_far_it_was_and_the_next_run_goes_on(desk: Desk) -> None:
    process: list[subprocess.Popen[str]] = []

    def interrupt(request: Request) -> None:
        if request.path == "/products/14" and process:
            process.pop().send_signal(signal.SIGINT)

    desk.shop.before = interrupt
    started = machine(desk).start(*RESYNC)
    process.append(started)
    _, err = started.communicate(timeout=60)
    desk.shop.before = None
    assert started.returncode == 130
    assert "1/2" in err
    assert machine(desk).run(*RESYNC).returncode == 0
    assert [number for number, _ in desk.shop.writes] == [13, 14]
