"""What earlier batches said of each shop, kept on this machine, so that `--resume` takes what has not changed."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import platformdirs

from catalogrepair.errors import UnusableInput
from catalogrepair.storage.reasons import why
from catalogrepair.text import _

_TABLE = "CREATE TABLE IF NOT EXISTS outcome (settings TEXT PRIMARY KEY, at TEXT NOT NULL, said TEXT NOT NULL) STRICT"
_KEPT_FOR = timedelta(days=60)
_AT_ONCE = 500
"""settings that one query takes"""


class Batches:
    """The outcomes in one file, by a checksum of the shop's address and all settings; a batch alone writes them."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or platformdirs.user_data_path("catalogrepair", appauthor=False) / "batches.sqlite3"

    def known(self, settings: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Settings to what was said, of those that are kept. Raises UnusableInput for a broken file."""
        if not self._path.exists():
            return {}
        found: dict[str, dict[str, Any]] = {}
        with self._open() as database:
            for first in range(0, len(settings), _AT_ONCE):
                some = settings[first : first + _AT_ONCE]
                query = f"SELECT settings, said FROM outcome WHERE settings IN ({', '.join('?' * len(some))})"
                found |= {key: json.loads(said) for key, said in database.execute(query, some)}
        return found

    def keep(self, said: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep outcomes by their settings, and forget those of two months ago.

        Raises UnusableInput for a broken file, or one that cannot be written.
        """
        now = datetime.now(UTC)
        rows = [(settings, now.isoformat(), json.dumps(one, ensure_ascii=False)) for settings, one in said.items()]
        with self._open() as database:
            database.executemany("INSERT OR REPLACE INTO outcome VALUES (?, ?, ?)", rows)
            database.execute("DELETE FROM outcome WHERE at < ?", ((now - _KEPT_FOR).isoformat(),))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._path.touch(mode=0o600)
            with closing(sqlite3.connect(self._path, timeout=30)) as database, database:
                database.execute(_TABLE)
                yield database
        except (OSError, ValueError, sqlite3.Error) as error:
            raise UnusableInput(
                _(
                    "What earlier batches did cannot be used: “{path}”: {why}. Rename that file and run this again; "
                    "without --resume nothing is needed of it.",
                    path=str(self._path),
                    why=why(error),
                ),
            ) from error
