"""The last walk through each shop, kept on this machine so that a second look does not ask the shop again.

One SQLite file in the user's cache folder, for the user's eyes only. It holds product codes and names as the shop's
API gave them, and no key. A file that SQLite cannot read is thrown away: it is only a copy.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

_LAYOUT = 1
_TABLE = """
CREATE TABLE snapshot (
    service TEXT NOT NULL, shop TEXT NOT NULL, taken TEXT NOT NULL, newest TEXT NOT NULL, rows TEXT NOT NULL,
    PRIMARY KEY (service, shop)
) STRICT
"""


@dataclass(frozen=True)
class Snapshot:
    """What one walk saw: rows of JSON values."""

    taken: str
    """ISO 8601 with offset: when the walk began"""
    newest: str
    """the latest date of change among the products, "" where unknown"""
    rows: Sequence[Sequence[object]]

    @property
    def age(self) -> float:
        """Seconds since it was taken."""
        return (datetime.now().astimezone() - datetime.fromisoformat(self.taken)).total_seconds()


class Snapshots:
    """The snapshots in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, service: str, shop: str) -> Snapshot | None:
        """The last snapshot of a shop, or None."""
        if not self._path.exists():
            return None
        with self._open() as database:
            query = "SELECT taken, newest, rows FROM snapshot WHERE service = ? AND shop = ?"
            found = database.execute(query, (service, shop)).fetchone()
        return Snapshot(found[0], found[1], json.loads(found[2])) if found else None

    def save(self, service: str, shop: str, snapshot: Snapshot) -> None:
        """Keep a snapshot in place of the shop's last."""
        values = (service, shop, snapshot.taken, snapshot.newest, json.dumps(snapshot.rows, ensure_ascii=False))
        with self._open() as database:
            database.execute("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?)", values)

    def forget(self, service: str) -> None:
        """Remove all snapshots of a service."""
        if self._path.exists():
            with self._open() as database:
                database.execute("DELETE FROM snapshot WHERE service = ?", (service,))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are committed together."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._is_ours():
            self._path.unlink(missing_ok=True)
            self._path.touch(mode=0o600)
        with closing(sqlite3.connect(self._path, timeout=10)) as database, database:
            if database.execute("PRAGMA user_version").fetchone()[0] != _LAYOUT:
                database.execute(_TABLE)
                database.execute(f"PRAGMA user_version = {_LAYOUT}")
            yield database

    def _is_ours(self) -> bool:
        """Whether the file is a sound database of this layout."""
        if not self._path.exists():
            return False
        try:
            with closing(sqlite3.connect(self._path, timeout=10)) as database:
                layout: int = database.execute("PRAGMA user_version").fetchone()[0]
                sound: str = database.execute("PRAGMA quick_check(1)").fetchone()[0]
                return layout == _LAYOUT and sound == "ok"
        except sqlite3.OperationalError:
            return True  # held by another run: it is whole
        except sqlite3.DatabaseError:
            return False
