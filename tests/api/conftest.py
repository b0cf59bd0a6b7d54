"""Fixtures of the tests of the API, which run within this process."""

import os
from collections.abc import Iterator

import keyring
import pytest
from keyring.backends.null import Keyring


@pytest.fixture(autouse=True)
def signed_out(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody is signed in, whoever is on this machine."""
    for name in os.environ:
        if name.startswith("CATALOGREPAIR_"):
            monkeypatch.delenv(name)
    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    yield
    keyring.set_keyring(before)
