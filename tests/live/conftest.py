"""A desk beside a Haravan and a KiotViet shop that sell the same goods."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogrepair.shops import keys
from catalogrepair.shops.haravan import sign_in as haravan
from catalogrepair.shops.kiotviet import sign_in as kiotviet
from tests.live import Desk
from tests.servers.haravan import HaravanServer, listing
from tests.servers.kiotviet import KiotVietServer, product


@pytest.fixture
def store() -> Iterator[HaravanServer]:
    """The web shop: two of three shirts arrived, the trousers that hang on them did not."""
    with HaravanServer([listing(1, ["AT01", "AT02"], title="Áo thun Mây"), listing(2, ["KH01"])]) as server:
        yield server


@pytest.fixture
def till() -> Iterator[KiotVietServer]:
    """The shop itself."""
    goods = [
        product(11, "AT01", "Áo thun Mây", attributes="SIZE:S"),
        product(12, "AT02", "Áo thun Mây", attributes="SIZE:M", master=11),
        product(13, "AT03", "Áo thun Mây", attributes="SIZE:L", master=11),
        product(21, "QJ01", "Quần jean Sóng", attributes="SIZE:S", master=11),
        product(22, "QJ02", "Quần jean Sóng", attributes="SIZE:M", master=11),
        product(31, "KH01", "Khăn len"),
    ]
    with KiotVietServer(goods) as server:
        yield server


@pytest.fixture
def desk(tmp_path: Path, store: HaravanServer, till: KiotVietServer) -> Desk:
    """Signed in to both by the environment, as on a server."""
    values = (till.retailer, till.client_id, till.client_secret)
    return Desk(
        tmp_path,
        {
            haravan.ADDRESS_VARIABLE: store.url,
            kiotviet.ADDRESS_VARIABLE: till.url,
            keys.HARAVAN_TOKEN: store.token,
            **dict(zip(keys.KIOTVIET, values, strict=True)),
        },
    )


@pytest.fixture
def stranger(desk: Desk) -> Desk:
    """Nobody signed in yet."""
    del desk.more[keys.HARAVAN_TOKEN]
    for variable in keys.KIOTVIET:
        del desk.more[variable]
    return desk
