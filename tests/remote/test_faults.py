"""Each fault of a server or a line: what the user is told, how often is asked, and that half a walk is nothing."""

from collections.abc import Iterator

import pytest

from catalogrepair.errors import CatalogRepairError, Rejected, SignInFailed, Unreachable, UnusableInput
from catalogrepair.shops.haravan import sign_in
from catalogrepair.shops.haravan.products import walk
from catalogrepair.shops.remote.client import Client, message_of, refuse_insecure
from catalogrepair.shops.remote.patience import Patience
from tests.remote import QUICK, patience
from tests.servers.base import Fault
from tests.servers.haravan import HaravanServer, listing


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[HaravanServer]:
    with HaravanServer([listing(number, [f"A{number}"]) for number in range(1, 121)]) as server:
        monkeypatch.setenv(sign_in.ADDRESS_VARIABLE, server.url)
        yield server


def codes(server: HaravanServer, patience: Patience = QUICK, token: str | None = None) -> list[str]:
    with sign_in.connect(token or server.token, patience) as client:
        return [listed.sku for listed in walk(client, lambda _: None)[0]]


def failure(server: HaravanServer, patience: Patience = QUICK, token: str | None = None) -> CatalogRepairError:
    with pytest.raises(CatalogRepairError) as caught:
        codes(server, patience, token)
    return caught.value


PASSING = [
    Fault(status=500),
    Fault(status=502, body=b"<html>Bad gateway</html>"),
    Fault(status=503, headers={"Retry-After": "0"}),
    Fault(body=b"<!doctype html><title>Maintenance</title>", headers={"Content-Type": "text/html"}),
    Fault(body=b'{"products": [', headers={"Content-Type": "application/json"}),
    Fault(kind="hang_up"),
    Fault(kind="truncated"),
]


@pytest.mark.parametrize("fault", PASSING, ids=lambda fault: f"{fault.kind}-{fault.status}-{fault.body[:6].decode()}")
def test_a_fault_that_passes_is_waited_for(server: HaravanServer, fault: Fault) -> None:
    server.faults.append(Fault(**{**fault.__dict__, "path": "page=2", "times": 2}))
    assert len(codes(server)) == 120
    assert server.faults == []


@pytest.mark.parametrize("fault", PASSING, ids=lambda fault: f"{fault.kind}-{fault.status}-{fault.body[:6].decode()}")
def test_a_fault_that_stays_ends_the_walk_and_says_how_far_it_came(server: HaravanServer, fault: Fault) -> None:
    server.faults.append(Fault(**{**fault.__dict__, "path": "page=2", "times": 99}))
    error = failure(server)
    assert isinstance(error, Unreachable)
    assert error.exit_code == 2
    assert "50/120" in error.details[0].vi
    assert sum("page=2" in request.target for request in server.requests) == QUICK.attempts


def test_the_server_s_wait_is_a_floor(server: HaravanServer) -> None:
    waits: list[float] = []
    server.faults.append(Fault(status=429, headers={"Retry-After": "2.0"}, path="page=1", times=3))
    assert len(codes(server, patience(waits))) == 120
    assert len(waits) == 3
    assert min(waits) >= 2.0


def test_waits_grow(server: HaravanServer) -> None:
    waits: list[float] = []
    server.faults.append(Fault(status=500, path="page=1", times=3))
    codes(server, patience(waits))
    assert waits[0] <= 1.0
    assert waits[2] >= 1.0


def test_too_many_requests_cost_time_and_no_attempts(server: HaravanServer) -> None:
    server.faults.append(Fault(status=429, path="page=1", times=3 * QUICK.attempts))
    assert len(codes(server)) == 120


def test_the_time_limit_ends_even_a_server_that_is_always_busy(server: HaravanServer) -> None:
    server.faults.append(Fault(status=429, headers={"Retry-After": "30"}, times=99))
    assert isinstance(failure(server, patience(total=20)), Unreachable)
    assert len(server.requests) == 1


def test_a_body_that_drips_is_cut_by_the_time_limit(server: HaravanServer) -> None:
    del server.products[1:]  # a short body, so that without the limit it would arrive in seconds
    server.faults.append(Fault(kind="drip", pause=0.02, path="page=1"))
    assert isinstance(failure(server, patience(total=0.3)), Unreachable)


def test_an_answer_beyond_all_measure_is_not_taken_in(server: HaravanServer) -> None:
    server.faults.append(Fault(body=b'{"count": 120' + b" " * (65 << 20) + b"}", path="count.json", times=99))
    assert isinstance(failure(server), Unreachable)


def test_a_wrong_key_is_told_at_once_and_never_shown(server: HaravanServer) -> None:
    error = failure(server, token="not-the-token")
    assert isinstance(error, SignInFailed)
    assert error.exit_code == 4
    assert "not-the-token" not in f"{error} {error.text} {error.__cause__!r}"
    assert len(server.requests) == 1


def test_a_server_that_repeats_the_key_does_not_get_it_printed(server: HaravanServer) -> None:
    body = f'{{"errors": "token {server.token} is blocked"}}'.encode()
    server.faults.append(Fault(status=401, body=body))
    error = failure(server)
    assert "is blocked" in error.text.en
    assert server.token not in str(error) + error.text.en + error.text.vi


def test_a_missing_permission_is_a_matter_of_the_key(server: HaravanServer) -> None:
    server.scopes.clear()
    assert isinstance(failure(server), SignInFailed)


@pytest.mark.parametrize("status", [400, 404, 422])
def test_any_other_refusal_is_not_asked_again(server: HaravanServer, status: int) -> None:
    server.faults.append(
        Fault(status=status, body=b'{"errors": {"page": ["kh\xc3\xb4ng h\xe1\xbb\xa3p l\xe1\xbb\x87"]}}')
    )
    error = failure(server)
    assert type(error) is Rejected
    assert "không hợp lệ" in error.text.vi
    assert len(server.requests) == 1


def test_a_redirect_is_not_followed_so_the_key_stays_with_its_host(server: HaravanServer) -> None:
    with HaravanServer() as elsewhere:
        server.faults.append(Fault(status=302, headers={"Location": elsewhere.url + "/com/products/count.json"}))
        failure(server)
        assert elsewhere.requests == []


@pytest.mark.parametrize("body", [b'{"count": "12"}', b"[]", b'{"count": -1}', b"null"])
def test_an_answer_of_another_form_gives_no_facts(server: HaravanServer, body: bytes) -> None:
    server.faults.append(Fault(body=body, path="count.json"))
    assert isinstance(failure(server), Unreachable)


@pytest.mark.parametrize("address", ["http://apis.example.com", "http://10.0.0.1:80"])
def test_a_key_is_never_sent_in_the_clear(address: str) -> None:
    with pytest.raises(UnusableInput):
        refuse_insecure(address)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"errors": "sai"}', "sai"),
        (b'{"errors": ["sai", "thi\xe1\xba\xbfu"]}', '["sai", "thiếu"]'),
        (b'{"message": "sai"}', "sai"),
        (b'{"error": "invalid", "error_description": "sai"}', "sai"),
        (b'{"responseStatus": {"errorCode": "X", "message": "sai"}}', "sai"),
        (b"<html></html>", ""),
        (b"", ""),
        (b"[1]", ""),
    ],
)
def test_every_known_form_of_an_error_body_is_read(body: bytes, said: str) -> None:
    assert message_of(body) == said


def test_the_key_is_not_in_the_client_s_own_description(server: HaravanServer) -> None:
    with sign_in.connect(server.token) as client:
        assert isinstance(client, Client)
        assert server.token not in repr(client)
