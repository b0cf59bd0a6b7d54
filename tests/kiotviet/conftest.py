"""What the tests of KiotViet's API share."""

from collections.abc import Callable

import pytest

from catalogrepair.shops.kiotviet import sign_in
from catalogrepair.shops.kiotviet.key import Key
from catalogrepair.shops.remote.client import Client
from tests.remote import QUICK
from tests.servers.kiotviet import KiotVietServer


@pytest.fixture
def connect(monkeypatch: pytest.MonkeyPatch) -> Callable[[KiotVietServer], Client]:
    """`connect(server)` is a client that is signed in to it and never sleeps."""

    def to(server: KiotVietServer) -> Client:
        monkeypatch.setenv(sign_in.ADDRESS_VARIABLE, server.url)
        return sign_in.connect(Key(server.retailer, server.client_id, server.client_secret), QUICK)

    return to
