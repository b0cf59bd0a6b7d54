"""Fixtures for all tests."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.cli.run import home_of

if TYPE_CHECKING:
    from tests.world import World


settings.register_profile("untimed", deadline=None, derandomize=True)
settings.load_profile("untimed")
# A shell that starts the tests in the background lets them ignore Ctrl-C, and they would pass that on to every program.
signal.signal(signal.SIGINT, signal.default_int_handler)


# Neither of these ever skips anything on Linux, where every check of the project is run.
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits another process, or tells of it so")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such limits, rights, pipes or signals")


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home of the tests' own: nothing of this machine's journal, repairs and snapshots is read or written."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("COLUMNS", "LINES"):  # of the terminal that somebody starts the tests in
            patch.delenv(name, raising=False)
        for name, place in home_of(folder).items():
            if name != "HOME":  # LibreOffice and the browser have theirs
                patch.setenv(name, place)
        yield


@pytest.fixture
def world_of() -> "Iterator[Callable[..., World]]":
    """`world_of(table, **options)` opens a world (`tests/world`), which closes after the test."""
    from tests.world import World

    with ExitStack() as worlds:
        yield lambda table, **options: worlds.enter_context(World(table, **options))
