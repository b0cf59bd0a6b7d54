"""One desk and two shops for all stories: what is in the shops changes from story to story."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from catalogrepair.shops import keys
from catalogrepair.shops.haravan import sign_in as haravan
from catalogrepair.shops.kiotviet import sign_in as kiotviet
from tests.live import Desk
from tests.stories.api import Store, Till


class Town(NamedTuple):
    """A desk that is signed in to both shops."""

    desk: Desk
    store: Store
    till: Till


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Shops that answer as often as they are asked."""
    with Store(size=1_000_000) as store, Till() as till:
        key = dict(zip(keys.KIOTVIET, (till.retailer, till.client_id, till.client_secret), strict=True))
        places = {haravan.ADDRESS_VARIABLE: store.url, kiotviet.ADDRESS_VARIABLE: till.url}
        yield Town(
            Desk(tmp_path_factory.mktemp("desk"), {**places, keys.HARAVAN_TOKEN: store.token, **key}), store, till
        )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the files of a story lie."""
    return tmp_path
