"""What was done to which shop, kept on this machine: repairs, the files they wrote, and every push with its receipt.

One SQLite file in the user's data folder, for the user's eyes only. The intent to push is on the disk before the
request is sent, the receipt after the answer came, so a run that dies leaves behind what it does not know. It holds
product codes, names and what a product looked like before; no key, and no address that could hold one.
"""

import base64
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

import platformdirs
from filelock import FileLock, Timeout

from catalogrepair.catalog.plans.plan import Plan, key_of
from catalogrepair.catalog.plans.plan_file import plan_from_json
from catalogrepair.errors import Refused, UnusableInput
from catalogrepair.files.output import digest
from catalogrepair.storage.reasons import OtherVersion, why
from catalogrepair.text import Text, _

_LAYOUT = 1
_TABLES = """
CREATE TABLE repair (key TEXT PRIMARY KEY, name TEXT NOT NULL, path TEXT NOT NULL, plan TEXT NOT NULL) STRICT;
CREATE TABLE event (
    number INTEGER PRIMARY KEY, repair TEXT NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL
) STRICT;
CREATE TABLE push (
    run TEXT NOT NULL, code TEXT NOT NULL, number INTEGER NOT NULL, before TEXT NOT NULL, intended TEXT NOT NULL,
    received TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT '', detail TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (run, code)
) STRICT;
"""

Kind = Literal["decided", "written", "undone", "import", "arrival"]


@dataclass(frozen=True)
class Event:
    """Something that happened to a repair. `at` is ISO 8601 with offset; `detail` plain JSON values."""

    at: str
    kind: Kind
    detail: dict[str, Any]


@dataclass(frozen=True)
class Push:
    """One product that was to be pushed. Without a receipt (`state` is "") nobody knows whether it was."""

    code: str
    number: int
    """the shop's id of the product; 0 where it has none"""
    before: dict[str, Any]
    """what the product looked like, as far as the push needs it"""
    intended: str
    received: str
    state: str
    detail: dict[str, Any]


@dataclass(frozen=True)
class Repair:
    """One repair on this machine: a plan, and what happened to it, oldest first."""

    key: str
    name: str
    """the export's name"""
    path: Path
    """where the export stood"""
    plan: Plan
    events: tuple[Event, ...]

    def last(self, kind: Kind) -> Event | None:
        """The last event of a kind."""
        return next((event for event in reversed(self.events) if event.kind == kind), None)


class Unreadable(NamedTuple):
    """A repair whose plan this version cannot read."""

    name: str
    """the export's"""
    why: Text


class RunKey(NamedTuple):
    """What a run of pushes is known by: a shop's own pushes never stand for another's."""

    subject: str
    """a plan's key, or what stands for a list of codes"""
    via: str
    """"touch", "hook", "move" or "back" """
    shop: str
    """KiotViet's name of the shop, or a hook's place"""

    def __str__(self) -> str:
        return " ".join(self)


class Journal:
    """The journal in one file."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or platformdirs.user_data_path("catalogrepair", appauthor=False) / "journal.sqlite3"

    def decide(self, plan: Plan, export: Path | None) -> None:
        """Remember a plan and, where that is known, its export's place; a plan that says the same is kept once."""
        with self._open() as database:
            self._decide(database, plan, export)

    def _decide(self, database: sqlite3.Connection, plan: Plan, export: Path | None) -> None:
        key = key_of(plan)
        place = _writable(export) if export is not None else ""
        values = (key, plan.source.name, place, _packed(plan))
        if database.execute("INSERT OR IGNORE INTO repair VALUES (?, ?, ?, ?)", values).rowcount:
            self._add(database, key, "decided", {"cells": len(plan.edits)})
        elif place:
            database.execute("UPDATE repair SET path = ? WHERE key = ?", (place, key))

    def note(self, plan: Plan, kind: Kind, detail: dict[str, Any]) -> None:
        """Remember that something happened to a plan's repair."""
        with self._open() as database:
            self._add(database, key_of(plan), kind, detail)

    def wrote(self, plan: Plan, kind: Kind, paths: Iterable[Path]) -> None:
        """Remember files that were written for a plan, each with its sha256, by which it is known again anywhere."""
        self.note(plan, kind, {"files": {_writable(path): digest(path) for path in paths}})

    def written(self) -> set[str]:
        """The sha256 of every file that was written for any repair, undo's too."""
        if not self._path.exists():  # a look must not leave a journal behind
            return set()
        with self._open() as database:
            details = database.execute("SELECT detail FROM event WHERE kind IN ('written', 'undone')").fetchall()
        return {sha for (detail,) in details for sha in json.loads(detail)["files"].values()}

    def wrote_all(self, repairs: Iterable[tuple[Plan, Path | None, Mapping[str, str]]]) -> None:
        """Remember many repairs at once: each plan, its export's place, and address to sha256 of what was written."""
        with self._open() as database:
            for plan, export, files in repairs:
                self._decide(database, plan, export)
                self._add(database, key_of(plan), "written", {"files": dict(files)})

    def repairs(self) -> list[Repair]:
        """All that can be read, the one that something happened to last first."""
        return self.look()[0]

    def look(self) -> tuple[list[Repair], list[Unreadable]]:
        """The same, and those whose plan this version cannot read."""
        if not self._path.exists():  # a look must not leave a journal behind
            return [], []
        with self._open() as database:
            rows = database.execute("SELECT key, name, path, plan FROM repair").fetchall()
            events = database.execute("SELECT repair, at, kind, detail FROM event ORDER BY number").fetchall()
        found: dict[str, list[Event]] = {key: [] for key, *_ in rows}
        for key, at, kind, detail in events:
            if key in found:
                found[key].append(Event(at, kind, json.loads(detail)))
        repairs, unreadable = list[Repair](), list[Unreadable]()
        for key, name, path, text in rows:
            try:
                plan = plan_from_json(_unpacked(text), name)
            except UnusableInput as error:
                unreadable.append(Unreadable(name, error.text))
            else:
                repairs.append(Repair(key, name, Path(path), plan, tuple(found[key])))
        repairs.sort(key=lambda repair: repair.events[-1].at if repair.events else "", reverse=True)
        return repairs, unreadable

    def repair_of(self, plan: Plan) -> Repair | None:
        """The repair of a plan, or None when this machine has not seen it."""
        key = key_of(plan)
        return next((repair for repair in self.repairs() if repair.key == key), None)

    def pushes(self, run: str) -> dict[str, Push]:
        """Code to its push in a run."""
        if not self._path.exists():
            return {}
        with self._open() as database:
            return _pushes(database.execute("SELECT * FROM push WHERE run = ?", (run,)))

    def runs_of(self, subject: str) -> dict[RunKey, dict[str, Push]]:
        """Every run of a subject (a repair's key, or of a list of codes), with its pushes."""
        return self.runs().get(subject, {})

    def runs(self) -> dict[str, dict[RunKey, dict[str, Push]]]:
        """Subject to its runs, with their pushes."""
        if not self._path.exists():  # a look must not leave a journal behind
            return {}
        with self._open() as database:
            rows = database.execute("SELECT * FROM push").fetchall()
        runs: dict[str, list[Sequence[Any]]] = {}
        for row in rows:
            runs.setdefault(row[0], []).append(row)
        found: dict[str, dict[RunKey, dict[str, Push]]] = {}
        for name, its in runs.items():
            if name.count(" ") > 1:
                key = RunKey(*name.split(" ", 2))
                found.setdefault(key.subject, {})[key] = _pushes(its)
        return found

    def forget(self, key: str) -> None:
        """Take a repair and what happened to it out of the journal; its files stay."""
        with self._open() as database:
            database.execute("DELETE FROM repair WHERE key = ?", (key,))
            database.execute("DELETE FROM event WHERE repair = ?", (key,))

    def retailers_of(self, plan: Plan) -> set[str]:
        """The KiotViet shops into which products of this plan's export were pushed, whatever was edited since."""
        if not self._path.exists():
            return set()
        same = (kept for kept in self.repairs() if kept.plan.source.sha256 == plan.source.sha256)
        subjects = {key_of(plan), *(kept.key for kept in same)}
        runs = [run for subject in subjects for run in self.runs_of(subject).items()]
        return {key.shop for key, pushes in runs if key.via != "hook" and any(one.number for one in pushes.values())}

    def intend(self, run: str, products: Iterable[tuple[str, int, dict[str, Any]]]) -> None:
        """Remember, before anything is sent, what is about to be pushed: (code, id, what it looks like)."""
        with self._open() as database:
            for code, number, before in products:
                database.execute(
                    "INSERT OR REPLACE INTO push (run, code, number, before, intended) VALUES (?, ?, ?, ?, ?)",
                    (run, code, number, _json(before), _now()),
                )

    def receive(self, run: str, code: str, state: str, detail: dict[str, Any]) -> None:
        """Remember what became of a push."""
        with self._open() as database:
            database.execute(
                "UPDATE push SET received = ?, state = ?, detail = ? WHERE run = ? AND code = ?",
                (_now(), state, _json(detail), run, code),
            )

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let no other process push meanwhile; a dead one holds nothing. Raises Refused when another is at it."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(str(self._path.with_name("pushing.lock")), timeout=0)
        try:
            with lock:
                yield
        except Timeout as held:
            raise Refused(
                _("Another push is running on this machine. Wait for its end, then run this again."),
            ) from held

    def _add(self, database: sqlite3.Connection, key: str, kind: Kind, detail: dict[str, Any]) -> None:
        query = "INSERT INTO event (repair, at, kind, detail) VALUES (?, ?, ?, ?)"
        database.execute(query, (key, _now(), kind, _json(detail)))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are on the disk at its end. Raises UnusableInput for a broken file."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._path.touch(mode=0o600)
            with closing(sqlite3.connect(self._path, timeout=10)) as database:
                # SQLite waits for nobody while a new file changes its mode: one process after the other.
                with FileLock(str(self._path.with_name("opening.lock")), timeout=10):
                    database.execute("PRAGMA journal_mode = WAL")
                database.execute("PRAGMA synchronous = FULL")
                with database:
                    self._lay_out(database)
                    yield database
        except (OSError, sqlite3.Error) as error:
            raise UnusableInput(
                _(
                    "The journal “{path}” cannot be used: {why}. Rename that file and run this again; a "
                    "new one is made.",
                    path=str(self._path),
                    why=why(error),
                ),
            ) from error

    def _lay_out(self, database: sqlite3.Connection) -> None:
        layout = database.execute("PRAGMA user_version").fetchone()[0]
        if layout == _LAYOUT:
            return
        if layout:
            raise OtherVersion(layout)
        database.execute("BEGIN IMMEDIATE")
        if database.execute("PRAGMA user_version").fetchone()[0] == 0:
            for statement in filter(str.strip, _TABLES.split(";")):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {_LAYOUT}")


def _packed(plan: Plan) -> str:
    """A plan as the journal keeps it: that of a messy shop has tens of megabytes, nearly all of them the same words."""
    packer = zlib.compressobj(1)
    data = b"".join([*map(packer.compress, plan.pieces()), packer.flush()])
    return base64.b64encode(data).decode()


def _unpacked(text: str) -> str:
    """The plan's JSON, as earlier versions kept it as it is. Raises UnusableInput for a damaged entry."""
    try:
        return text if text.startswith("{") else zlib.decompress(base64.b64decode(text)).decode()
    except (ValueError, zlib.error) as error:
        raise UnusableInput(_("What the journal kept of it is damaged.")) from error


def _writable(path: Path) -> str:
    """A path as text that a database holds: a name of bytes that are no text loses these."""
    return str(path.resolve()).encode(errors="replace").decode()


def _pushes(rows: Iterable[Sequence[Any]]) -> dict[str, Push]:
    return {
        code: Push(code, number, json.loads(before), intended, received, state, json.loads(detail or "{}"))
        for _, code, number, before, intended, received, state, detail in rows
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="milliseconds")
