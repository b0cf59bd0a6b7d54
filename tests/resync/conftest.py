"""A desk with a loopback KiotViet shop."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.resync import Desk, clock, goods, signed_in, without_keys
from tests.servers.kiotviet_shop import KiotVietShop


@pytest.fixture
def shop() -> Iterator[KiotVietShop]:
    """Two trousers that stand apart from the shirts by now."""
    with KiotVietShop(goods(QJ1=None, QJ2=None), clock=clock()) as shop:
        yield shop


@pytest.fixture
def desk(shop: KiotVietShop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for name in without_keys():
        monkeypatch.delenv(name)
    for name, value in signed_in(shop).items():
        monkeypatch.setenv(name, value)
    return Desk(shop, tmp_path)
