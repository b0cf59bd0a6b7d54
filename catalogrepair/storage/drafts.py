"""Repairs in progress, each in a private folder of its own: what the guided repair goes on with after any interruption.

A folder holds the export and the store's file as they were given, and plan.json, the plan as far as it is decided. Its
name is random and is all that a browser ever says; no path comes from outside. Folders are swept away a week after
they were last used.
"""

import filecmp
import json
import os
import re
import secrets
import shutil
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, count
from pathlib import Path
from typing import BinaryIO

import platformdirs

from catalogrepair.errors import UnusableInput, reason
from catalogrepair.text import _

KEPT_FOR = 7 * 86400.0
"""seconds after its last use at which a repair in progress is swept away"""
FORGOTTEN_FOR = 86400.0
"""seconds for which a forgotten one can be had back"""
BROUGHT_FOR = 86400.0
"""seconds for which files are kept with which no repair was begun"""
CHANGES_KEPT = 100
"""of the last answers, how many can be taken back one after the other"""
ROWS_KEPT = 20_000
"""of them, how many rows in all, the last answer aside: they are written anew at each answer"""
Change = Mapping[int, tuple[str, str]]
"""row number to (answer before, after) of answers that were given together; "" is no answer"""
_FORGOTTEN = ".forgotten"
_NAME = re.compile(r"[0-9a-f]{32}")
_UNSAFE = re.compile(r"[^\w .,()\[\]+-]")
_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[\d¹²³]) *(\.|$)", re.IGNORECASE)
"""what Windows takes for a device, whatever stands behind the dot"""
_SUFFIX = re.compile(r"[A-Za-z0-9]{1,5}")


@dataclass(frozen=True)
class Folder:
    """One repair in progress on disk."""

    path: Path

    @property
    def name(self) -> str:
        """The random name that stands for it."""
        return self.path.name

    @property
    def plan(self) -> Path:
        """The plan as far as it is decided."""
        return self.path / "plan.json"

    @property
    def export(self) -> Path | None:
        """The export that was given."""
        return self._only("export")

    @property
    def store(self) -> Path | None:
        """The store's file that was given."""
        return self._only("store")

    @property
    def used(self) -> datetime:
        """When it was last written to."""
        return datetime.fromtimestamp(self.path.stat().st_mtime).astimezone()

    def keep(self, role: str, name: str, source: BinaryIO, most: int) -> Path:
        """Keep a file as `role`, such as "export" or "store", under a harmless form of its name, in place of the last.

        Raises UnusableInput, and keeps nothing, when it has more than `most` bytes or the disk does not take it.
        """
        target = self.emptied(role) / safe_name(name)
        try:
            self._write(target, source, most)
        except UnusableInput:
            shutil.rmtree(target.parent, ignore_errors=True)
            raise
        return target

    def add(self, role: str, name: str, source: BinaryIO, most: int) -> Path:
        """Keep a file beside those that are kept as `role`, under a name of its own; one that is there already is kept
        once. Raises what `keep` raises.
        """
        target = _free(self.path / role / safe_name(name))
        others = self.files(role)
        try:
            with _writable(target):
                target.parent.mkdir(mode=0o700, exist_ok=True)
            self._write(target, source, most)
        except UnusableInput:
            target.unlink(missing_ok=True)
            raise
        same = next((other for other in others if filecmp.cmp(other, target, shallow=False)), None)
        if same is not None:
            target.unlink()
        return same or target

    def _write(self, target: Path, source: BinaryIO, most: int) -> None:
        with _writable(target):
            _copy(source, target, most)
            self.touch()

    def drop(self, role: str) -> None:
        """Keep nothing as `role` any more."""
        shutil.rmtree(self.path / role, ignore_errors=True)

    def emptied(self, role: str) -> Path:
        """An empty folder inside it, in place of the last. Raises UnusableInput where the system does not allow it."""
        folder = self.path / role
        shutil.rmtree(folder, ignore_errors=True)
        with _writable(folder):
            folder.mkdir(mode=0o700)
        return folder

    def holds(self, other: "Folder") -> bool:
        """Whether it was begun with the very same files."""
        pairs = [(self.files(role), other.files(role)) for role in ("export", "store")]
        return all(
            len(ours) == len(theirs) and all(filecmp.cmp(*two, shallow=False) for two in zip(ours, theirs, strict=True))
            for ours, theirs in pairs
        )

    @property
    def newest(self) -> Path | None:
        """The export of after the import that was given last."""
        given = [path for role in ("again", "now") for path in self.files(role)]
        return max(given, key=lambda path: path.stat().st_mtime_ns, default=None)

    def files(self, role: str) -> list[Path]:
        """The files that are kept as `role`."""
        folder = self.path / role
        return sorted(folder.iterdir()) if folder.is_dir() else []

    def noted(self, what: str) -> str:
        """A word that was noted of it; "" where none was."""
        try:
            return (self.path / what).read_text(encoding="utf-8")
        except OSError:
            return ""

    def note(self, what: str, word: str) -> None:
        """Note a word of it."""
        with _writable(self.path):
            (self.path / what).write_text(word, encoding="utf-8")

    @property
    def step(self) -> str:
        """The page that was looked at last; "found" at first."""
        word = self.noted("step")
        return word if word in ("found", "decide", "changes", "take") else "found"

    @property
    def is_sample(self) -> bool:
        """Whether it is the one of the shop that ships with the tool, whose goods nobody has."""
        return bool(self.noted("sample"))

    @property
    def mode(self) -> str:
        """What was chosen for the whole repair, "clear" or "regroup"; "" before."""
        return self.noted("mode")

    @property
    def changes(self) -> list[Change]:
        """The last answers that were given together, the latest at the end."""
        try:
            held = json.loads(self.noted("changes"))
            return [{int(row): (str(before), str(after)) for row, (before, after) in one.items()} for one in held]
        except (ValueError, AttributeError, TypeError):
            return []

    def keep_changes(self, changes: Sequence[Change]) -> None:
        """Remember the last of them, so that they can be taken back one after the other."""
        rows = accumulate(len(change) for change in reversed(changes))
        within = sum(total <= ROWS_KEPT for total in rows)
        self.note("changes", json.dumps(list(changes)[-min(CHANGES_KEPT, max(1, within)) :]))

    @property
    def state(self) -> tuple[int, int, int] | None:
        """(cells that would change, questions still open, codes of which it must first be chosen what they become) as
        they were kept last; None where nothing says so."""
        try:
            cells, left, *waiting = map(int, self.noted("state").split())
            return cells, left, sum(waiting)  # an earlier version kept two numbers
        except ValueError:
            return None

    def remember(self, cells: int, left: int, waiting: int) -> None:
        """Keep what tells this repair from others in a list, without reading its files."""
        self.note("state", f"{cells} {left} {waiting}")

    def touch(self) -> None:
        """Count as used now."""
        os.utime(self.path)

    def forget(self) -> None:
        """Take it out of the list; for a day it can be had back."""
        with _writable(self.path):
            os.utime(self.path)
            self.path.rename(self.path.with_suffix(_FORGOTTEN))

    def remove(self) -> None:
        """Forget the repair, its files too."""
        shutil.rmtree(self.path, ignore_errors=True)

    def _only(self, role: str) -> Path | None:
        return next(iter(self.files(role)), None)


class Folders:
    """All repairs in progress on this machine, for this user."""

    def __init__(self, path: Path | None = None, now: Callable[[], float] = time.time) -> None:
        self.path = path or platformdirs.user_data_path("catalogrepair", appauthor=False) / "repairs"
        """where they are kept"""
        self._now = now

    def new(self) -> Folder:
        """An empty one. Raises UnusableInput where the system does not allow it."""
        folder = Folder(self.path / secrets.token_hex(16))
        with _writable(folder.path):
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.path.mkdir(mode=0o700)
        return folder

    def restore(self, name: str) -> Folder | None:
        """Have a forgotten one back; None where there is none."""
        if not _NAME.fullmatch(name):
            return None
        folder = Folder(self.path / name)
        gone = folder.path.with_suffix(_FORGOTTEN)
        if not gone.is_dir():
            return None
        with _writable(gone):
            gone.rename(folder.path)
        return folder

    def same_as(self, given: Folder) -> Folder | None:
        """Another repair in progress of the very same files; None where there is none."""
        others = (folder for folder in self.unfinished() if folder.name != given.name)
        return next((folder for folder in others if folder.holds(given)), None)

    def find(self, name: str) -> Folder | None:
        """The one of this name, or None: a name of another form is never looked for."""
        folder = Folder(self.path / name) if _NAME.fullmatch(name) else None
        return folder if folder is not None and folder.path.is_dir() else None

    def unfinished(self) -> list[Folder]:
        """Those with an export and a plan, last used first."""
        found = [folder for folder in self._all() if folder.export and folder.plan.is_file()]
        return sorted(found, key=lambda folder: folder.used, reverse=True)

    def sweep(self) -> None:
        """Remove repairs that nobody has used for a week, and files of none that nobody has used for a day."""
        for folder in self._all():
            with suppress(OSError):  # another window has removed it meanwhile
                kept = KEPT_FOR if folder.plan.is_file() else BROUGHT_FOR
                if self._now() - folder.used.timestamp() > kept:
                    folder.remove()
        for path in self.path.glob(f"*{_FORGOTTEN}"):
            with suppress(OSError):
                if self._now() - path.stat().st_mtime > FORGOTTEN_FOR:
                    Folder(path).remove()

    def _all(self) -> Iterator[Folder]:
        if self.path.is_dir():
            yield from (Folder(path) for path in sorted(self.path.iterdir()) if _NAME.fullmatch(path.name))


@contextmanager
def _writable(path: Path) -> Iterator[None]:
    """Raises UnusableInput where the system does not let us write `path`."""
    try:
        yield
    except OSError as error:
        why = reason(error)
        raise UnusableInput(
            _(
                "Cannot write to the work folder “{parent}”: {why}. Free some space or ask for the right to "
                "write, and try again.",
                parent=str(path.parent),
                why=why,
            ),
        ) from error


def _free(path: Path) -> Path:
    """The path, with a number where a file of its name is there."""
    names = (path.with_stem(f"{path.stem} ({number})") for number in count(2))
    return path if not path.exists() else next(one for one in names if not one.exists())


def _copy(source: BinaryIO, target: Path, most: int) -> None:
    size = 0
    with target.open("wb") as out:
        while chunk := source.read(1 << 20):
            size += len(chunk)
            if size > most:
                raise UnusableInput(
                    _(
                        "“{name}” is larger than {most} MB, which is no export of KiotViet's or Haravan's.",
                        name=target.name,
                        most=most >> 20,
                    ),
                )
            out.write(chunk)


def safe_name(name: str) -> str:
    """A file name without folders, controls and what any system forbids."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2].strip(". ")
    stem, dot, suffix = last.rpartition(".")
    if not dot or not _SUFFIX.fullmatch(suffix):
        stem, suffix = last, "xlsx"
    stem = " ".join(_UNSAFE.sub("_", stem).split()).strip(". ")[:80]
    stem = stem.encode()[:120].decode(errors="ignore")  # no system takes more than 255 bytes, and endings follow
    if not stem or _RESERVED.match(stem):
        stem = f"tep_{stem}"
    return f"{stem}.{suffix.lower()}"
