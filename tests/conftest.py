"""Fixtures for all tests."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.world import World


@pytest.fixture
def world_of() -> "Iterator[Callable[..., World]]":
    """`world_of(table, **options)` opens a world (`tests/world`), which closes after the test."""
    from tests.world import World

    with ExitStack() as worlds:
        yield lambda table, **options: worlds.enter_context(World(table, **options))
