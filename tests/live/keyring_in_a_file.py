"""A keyring for tests: keeps to one file, and refuses what Windows would refuse."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError, PasswordSetError

LIMIT = 1280
"""characters of one entry (Windows Credential Manager: 2,560 bytes of UTF-16)"""


class Keyring(KeyringBackend):
    """Chosen by PYTHON_KEYRING_BACKEND; the file is named by TEST_KEYRING.

    With TEST_KEYRING_CUTS set, it silently keeps one letter too few.
    """

    # Taken where it is named only: a process that imports this would else have it chosen for all of its tests.
    priority = -2.0  # type: ignore[assignment]  # keyring declares a class property

    def _read(self) -> dict[str, str]:
        path = Path(os.environ["TEST_KEYRING"])
        return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}

    def _write(self, entries: dict[str, str]) -> None:
        Path(os.environ["TEST_KEYRING"]).write_text(json.dumps(entries), encoding="utf-8")

    def get_password(self, service: str, username: str) -> str | None:
        return self._read().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password) > LIMIT:
            raise PasswordSetError("too long")
        if "TEST_KEYRING_CUTS" in os.environ:
            password = password[:-1]
        self._write(self._read() | {f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        entries = self._read()
        if entries.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError(username)
        self._write(entries)
