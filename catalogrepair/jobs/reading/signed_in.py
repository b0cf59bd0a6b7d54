"""The two shops that are signed in."""

from collections import Counter
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from catalogrepair.catalog.names import fold
from catalogrepair.shops import keys
from catalogrepair.shops.remote.client import Client

if TYPE_CHECKING:
    from catalogrepair.shops.haravan.stock import Location


def haravan() -> AbstractContextManager[Client]:
    """The signed-in Haravan shop. Raises SignInFailed when there is none."""
    from catalogrepair.shops.haravan.sign_in import connect

    return connect(keys.haravan_token())


def kiotviet() -> AbstractContextManager[Client]:
    """The signed-in KiotViet shop. Raises SignInFailed when there is none."""
    from catalogrepair.shops.kiotviet.sign_in import connect

    return connect(keys.kiotviet_key())


def locations_of(client: Client) -> "list[Location]":
    """The store's locations, those of one name told apart. Raises as asking for them does."""
    from catalogrepair.shops.haravan.stock import locations

    found = locations(client)
    names = distinct({place.id: place.name for place in found})
    return [place._replace(name=names[place.id]) for place in found]


def distinct(names: Mapping[int, str]) -> dict[int, str]:
    """Names of branches or locations that tell them apart."""
    count = Counter(fold(name) for name in names.values())
    return {key: name if name and count[fold(name)] == 1 else f"{name} #{key}".strip() for key, name in names.items()}
