"""The hook: what is sent, what never is, and what an answer that got lost means."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogrepair.catalog.plans.pushed import PushOutcome
from catalogrepair.errors import SignInFailed, UnusableInput
from catalogrepair.jobs import push
from catalogrepair.resync.hook import read_hook
from catalogrepair.shops.remote.waiting import listening
from tests.resync import FREED, TOGETHER, Desk, states
from tests.servers.base import Answer, Fault, Request, Server

SECRET = "mat-khau-cua-hook"
HOOK = """
url = "{url}/sync?product={{{{ code }}}}"
body = '{{"codes": {{{{ codes | tojson }}}}, "name": {{{{ name | tojson }}}}, "root": {{{{ root | tojson }}}}}}'
{more}
[headers]
Authorization = "Bearer {{{{ secret('sync-token') }}}}"
"""


class App(Server):
    """An app that takes what it is sent."""

    def answer(self, request: Request) -> Answer:
        return 200, {}, {"ok": True}

    @property
    def bodies(self) -> list[object]:
        return [request.json for request in self.requests]


@pytest.fixture
def app() -> Iterator[App]:
    with App() as app:
        yield app


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    monkeypatch.setenv("CATALOGREPAIR_HOOK_SYNC_TOKEN", SECRET)


def hook_file(desk: Desk, app: App, more: str = "") -> Path:
    path = desk.folder / "hook.toml"
    path.write_text(HOOK.format(url=app.url, more=more), encoding="utf-8")
    return path


def call(desk: Desk, path: Path, subject: push.Subject | None = None, **how: bool) -> PushOutcome:
    subject = subject or push.of_plan(FREED)
    return push.hook_all(subject, path, push.How(**how), desk.journal, desk.tell, desk.patience)  # type: ignore[arg-type]


def test_one_request_for_each_product(desk: Desk, app: App) -> None:
    assert call(desk, hook_file(desk, app)).is_whole
    assert app.bodies == [
        {"codes": ["QJ1"], "name": "Quần", "root": ""},
        {"codes": ["QJ2"], "name": "Quần", "root": ""},
    ]
    assert [request.method for request in app.requests] == ["POST", "POST"]
    assert {request.headers["Authorization"] for request in app.requests} == {f"Bearer {SECRET}"}
    assert {request.headers["Content-Type"] for request in app.requests} == {"application/json"}


def test_a_batch_goes_in_one_request(desk: Desk, app: App) -> None:
    assert call(desk, hook_file(desk, app, "batch = 5")).is_whole
    assert [body["codes"] for body in app.bodies] == [["QJ1", "QJ2"]]  # type: ignore[index]


def test_the_new_root_is_told(desk: Desk, app: App) -> None:
    call(desk, hook_file(desk, app), push.of_plan(TOGETHER))
    assert [body["root"] for body in app.bodies] == ["", "QJ1"]  # type: ignore[index]


def test_a_code_cannot_break_out_of_the_address(desk: Desk, app: App) -> None:
    call(desk, hook_file(desk, app), push.of_codes(["QJ 1&x=../y"]))
    assert app.requests[0].target == "/sync?product=QJ%201%26x%3D..%2Fy"
    assert app.requests[0].json["codes"] == ["QJ 1&x=../y"]


def test_the_product_as_kiotviet_has_it(desk: Desk, app: App) -> None:
    path = hook_file(desk, app)
    path.write_text(f"url = '{app.url}/p/{{{{ kiotviet.id }}}}'\nmethod = 'GET'\n", encoding="utf-8")
    outcome = call(desk, path, push.of_codes(["QJ1", "XX9"]))
    assert states(outcome) == {"QJ1": "sent", "XX9": "absent"}
    assert [request.target for request in app.requests] == ["/p/13"]


def test_a_second_run_sends_nothing_twice(desk: Desk, app: App) -> None:
    path = hook_file(desk, app)
    call(desk, path)
    assert call(desk, path).skipped == 2
    assert len(app.requests) == 2


LOST = [
    Fault(status=502),
    Fault(kind="hang_up"),
    Fault(kind="saved_hang_up"),
    Fault(kind="saved_silence", pause=2.0),
]


@pytest.mark.parametrize("fault", LOST, ids=["502", "nothing done", "done", "silence"])
def test_a_request_whose_answer_was_lost_is_not_sent_again(desk: Desk, app: App, fault: Fault) -> None:
    app.faults.append(fault)
    path = hook_file(desk, app)
    outcome = call(desk, path)
    assert (states(outcome), outcome.left) == ({"QJ1": "unknown"}, ("QJ2",))
    assert states(call(desk, path)) == {"QJ1": "unknown", "QJ2": "sent"}
    assert [body["codes"] for body in app.bodies] == [["QJ1"], ["QJ2"]]  # type: ignore[index]
    assert call(desk, path, again=True).is_whole


def test_a_hook_that_may_be_repeated_is_called_again(desk: Desk, app: App) -> None:
    app.faults.append(Fault(kind="saved_hang_up"))
    assert call(desk, hook_file(desk, app, "repeatable = true")).is_whole
    assert len(app.requests) == 3


def test_a_run_that_died_leaves_an_unknown(desk: Desk, app: App) -> None:
    path = hook_file(desk, app)
    name = f"{push.of_plan(FREED).key} hook {read_hook(path).place}"
    desk.journal.intend(name, [("QJ1", 0, {"code": "QJ1"})])
    assert states(call(desk, path)) == {"QJ1": "unknown", "QJ2": "sent"}


def test_too_many_is_waited_out(desk: Desk, app: App) -> None:
    app.faults.append(Fault(status=429, headers={"Retry-After": "7"}))
    assert call(desk, hook_file(desk, app)).is_whole
    assert max(desk.waits) >= 7


@pytest.mark.parametrize("status", [400, 401, 404, 301])
def test_a_refusal_stops_the_run(desk: Desk, app: App, status: int) -> None:
    headers = {"Location": f"{app.url}/elsewhere"}
    body = f'{{"message": "khóa {SECRET} sai"}}'.encode()
    app.faults.append(Fault(status=status, headers=headers, body=body))
    outcome = call(desk, hook_file(desk, app))
    assert (states(outcome), outcome.left) == ({"QJ1": "rejected"}, ("QJ2",))
    assert len(app.requests) == 1
    assert SECRET not in str(outcome.receipts)


def test_no_secret_no_request(desk: Desk, app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CATALOGREPAIR_HOOK_SYNC_TOKEN")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    outcome = call(desk, hook_file(desk, app))
    assert isinstance(outcome.failure, SignInFailed)
    assert not app.requests


def test_a_preview_shows_no_secret_and_sends_nothing(desk: Desk, app: App) -> None:
    request = push.hook_preview(push.of_plan(FREED), hook_file(desk, app), desk.tell)
    assert request.headers["Authorization"] == "Bearer •••"
    assert not app.requests


WRONG = {
    "no url": "method = 'POST'",
    "an unknown key": "url = 'https://a.example'\nurls = 'x'",
    "an unknown method": "url = 'https://a.example'\nmethod = 'DELETE'",
    "no https": "url = 'http://a.example/sync'",
    "a host from a template": "url = 'https://{{ code }}.example'",
    "no address at all": "url = '{{ code }}'",
    "a batch of none": "url = 'https://a.example'\nbatch = 0",
    "a batch of too many": "url = 'https://a.example'\nbatch = 1001",
    "a port that is none": "url = 'https://a.example:99999/'",
    "a port of letters": "url = 'https://a.example:abc/'",
    "half an address": "url = 'https://[::1'",
    "no host": "url = 'https:///sync'",
    "another kind of address": "url = 'ftp://a.example'",
    "a header with accents": "url = 'https://a.example'\n[headers]\n\"Tên\" = 'x'",
    "a header of the connection": "url = 'https://a.example'\n[headers]\nHost = 'b.example'",
    "a header that is no text": "url = 'https://a.example'\n[headers]\nX = 1",
    "no toml": "url = ",
    "a file of another kind": "PK\x03\x04",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_hook_file_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "hook.toml"
    path.write_text(WRONG[name], encoding="utf-8")
    with pytest.raises(UnusableInput) as refusal:
        read_hook(path)
    assert "hook.toml" in refusal.value.text.vi


BROKEN = {
    "an unknown name": "{{ colour }}",
    "an open brace": "{{ code",
    "no JSON": "not json",
    "a way out of the sandbox": "{{ secret.__class__ }}",
    "a division by nothing": "{{ 1/0 }}",
    "an endless range": "{% for i in range(10**9) %}{% endfor %}",
    "nested ranges": "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "loops over letters": "{% for a in L %}{% for b in L %}{% for c in L %}{% for d in L %}{% endfor %}{% endfor %}"
    "{% endfor %}{% endfor %}".replace("L", "'" + "x" * 40 + "'"),
    "a huge text": '{{ "x" * 10**9 }}',
    "a huge number": "{{ 9 ** 9 ** 9 }}",
    "a padded text": "{{ '%0999999999d' % 1 }}",
    "doubled texts": "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
    "added texts": "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a + a %}" * 40 + "{{ a }}",
    "replaced texts": "{{ 'xxxxxxxxxx'" + " | replace('x', 'xxxxxxxxxx')" * 20 + " }}",
    "a filter that pads": "{{ code | center(10**9) }}",
    "a method": "{{ code.ljust(999999999) }}",
    "a macro without end": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a file": "{% include 'x' %}",
    "the second of the batch": "{{ codes[1] }}",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_template_that_cannot_be_filled_stops_before_anything_is_intended(desk: Desk, app: App, name: str) -> None:
    path = hook_file(desk, app)
    path.write_text(f"url = '{app.url}/'\nbody = {json.dumps(BROKEN[name])}\n", encoding="utf-8")
    outcome = call(desk, path)
    assert isinstance(outcome.failure, UnusableInput)
    assert all(word in outcome.failure.text.vi for word in ("hook.toml", "mục body", "sản phẩm QJ1"))
    assert not app.requests
    assert not desk.pushes()
    assert call(desk, hook_file(desk, app)).is_whole


def test_the_whole_batch_is_filled_before_it_is_intended(desk: Desk, app: App) -> None:
    path = hook_file(desk, app)
    text = "{% if codes | length > 1 %}{{ 1/0 }}{% endif %}1"
    path.write_text(f"url = '{app.url}/'\nbatch = 2\nbody = '{text}'\n", encoding="utf-8")
    outcome = call(desk, path)
    assert outcome.failure is not None
    assert "QJ1, QJ2" in outcome.failure.text.vi
    assert not desk.pushes()


def test_the_line_of_a_template_is_named(desk: Desk, app: App) -> None:
    path = hook_file(desk, app)
    path.write_text(f'url = \'{app.url}/\'\nbody = """[\n1,\n{{{{ 1/0 }}}}]"""\n', encoding="utf-8")
    outcome = call(desk, path)
    assert outcome.failure is not None
    assert "mục body:3, sản phẩm QJ1: không điền vào được; mẫu báo “division by zero”" in outcome.failure.text.vi


def test_what_a_template_is_for_it_may_do(desk: Desk, app: App) -> None:
    path = hook_file(desk, app)
    text = "{% set more = 'x' ~ name %}{{ [more, 2 * 3, codes | map('lower') | join('+')] | tojson }}"
    path.write_text(f'url = \'{app.url}/\'\nbatch = 2\nbody = """{text}"""\n', encoding="utf-8")
    assert call(desk, path).is_whole
    assert app.bodies == [["xQuần", 6, "qj1+qj2"]]


@pytest.mark.parametrize(("value", "sent"), [("{{ name }}", None), ("{{ name | urlencode }}", "Qu%E1%BA%A7n")])
def test_a_header_takes_no_letters_with_accents(desk: Desk, app: App, value: str, sent: str | None) -> None:
    path = hook_file(desk, app)
    path.write_text(f"url = '{app.url}/'\n[headers]\nX-Name = '{value}'\n", encoding="utf-8")
    outcome = call(desk, path)
    if sent:
        assert {request.headers["X-Name"] for request in app.requests} == {sent}
    else:
        assert outcome.failure is not None
        assert "headers.X-Name, sản phẩm QJ1" in outcome.failure.text.vi
        assert not desk.pushes()


@pytest.mark.parametrize("wait", ["99999", "inf", "1e10", "Fri, 31 Dec 9999 23:59:59 GMT"])
@pytest.mark.parametrize(("status", "state"), [(429, "rejected"), (503, "unknown")])
def test_a_wait_beyond_the_time_limit_ends_the_run(desk: Desk, app: App, wait: str, status: int, state: str) -> None:
    app.faults.append(Fault(status=status, headers={"Retry-After": wait}, times=9))
    outcome = call(desk, hook_file(desk, app, "repeatable = true"))
    assert states(outcome) == {"QJ1": state}
    assert max(desk.waits, default=0.0) < desk.patience.total
    assert len(app.requests) == 1


def test_a_long_wait_is_spoken_of(desk: Desk, app: App) -> None:
    app.faults.append(Fault(status=429, headers={"Retry-After": "7"}))
    with listening(desk.tell):
        call(desk, hook_file(desk, app))
    assert any("too busy; trying again at" in text for text in desk.told)


ANSWERS = {
    "a body that drips": Fault(kind="drip", pause=0.3),
    "a body that says more than it has": Fault(headers={"Content-Length": "99"}, body=b"{}"),
    "a packing that nobody asked for": Fault(headers={"Content-Encoding": "gzip, gzip"}, body=b"x"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_request_that_was_taken_is_sent_whatever_its_answer_holds(desk: Desk, app: App, name: str) -> None:
    app.faults.append(ANSWERS[name])
    assert call(desk, hook_file(desk, app)).is_whole


def test_a_refusal_stands_whatever_its_words_are(desk: Desk, app: App) -> None:
    said = '{"message": "sai \\u001b[31m\\u202e khóa \\ud800"}'.encode()
    app.faults.append(Fault(status=400, body=said))
    outcome = call(desk, hook_file(desk, app))
    assert outcome.receipts["QJ1"].detail["said"] == "sai \ufffd[31m\ufffd khóa \ufffd"


def test_another_address_is_another_hook(desk: Desk, app: App) -> None:
    path = hook_file(desk, app)
    call(desk, path)
    path.write_text(path.read_text(encoding="utf-8").replace("/sync", "/other"), encoding="utf-8")
    assert call(desk, path).skipped == 0
    assert len(app.requests) == 4
