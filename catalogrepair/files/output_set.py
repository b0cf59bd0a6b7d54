"""Writes several files that belong together: all of them get their names, or none, whatever happens.

All are written and checked under temporary names first. Then a small record of the moves is put on the disk, the
files are moved, and the record is removed. A run that dies between two moves leaves the record behind, and the next
command that meets one of the files goes on where it ended: everything that it needs is there, whole and checked.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import platformdirs
from filelock import FileLock

from catalogrepair.errors import Refused, UnusableInput
from catalogrepair.files.output import Target, digest, refuse_target, temporary_of, told, written_beside
from catalogrepair.text import Text, _

_RECORD = ".catalogrepair-set"
_PATIENCE = 30.0
"""seconds to wait for another run on this machine that is moving its files"""


class _Move(NamedTuple):
    """One file on its way from its temporary name; what stood in its place is kept until all have arrived."""

    temporary: Path
    target: Path
    former: Path
    sha256: str

    def go(self) -> None:
        if self.target.exists():
            self.target.replace(self.former)
        self.temporary.replace(self.target)

    def undo(self) -> None:
        """Only what this move itself has put there is taken away."""
        if self.former.exists():
            self.former.replace(self.target)
        elif self.is_done:
            self.target.unlink(missing_ok=True)

    @property
    def is_done(self) -> bool:
        return not self.temporary.exists() and self.target.is_file() and digest(self.target) == self.sha256

    @property
    def can_go(self) -> bool:
        return self.temporary.is_file() and digest(self.temporary) == self.sha256


def write_set(targets: Sequence[Target], *, force: bool) -> None:
    """Write all targets, in one folder, and give them their names together, in this order.

    Raises whatever a target's `write` and `check` raise, and UnusableInput when one cannot be put in its place; then
    every target is as it was.
    """
    with ExitStack() as stack:
        moves = []
        for target in targets:
            temporary = stack.enter_context(written_beside(target))
            with told(target.path):
                moves.append(_Move(temporary, target.path, temporary_of(target.path), digest(temporary)))
        with _one_at_a_time():
            for move in moves:
                refuse_target(move.target, (), force=force)
            _go(moves)


def _go(moves: Sequence[_Move]) -> None:
    record = temporary_of(moves[0].target).with_suffix(_RECORD)
    begun: list[_Move] = []
    try:
        with told(moves[0].target):
            _write_record(record, moves)
        for move in moves:
            begun.append(move)
            with told(move.target):
                move.go()
    except BaseException:
        _take_back(begun, record)
        raise
    _forget_former(moves)
    with suppress(OSError):
        record.unlink()


def _take_back(begun: Sequence[_Move], record: Path) -> None:
    """All as it was; where the system does not let us, the record stays and the next command goes on."""
    for move in reversed(begun):
        with suppress(OSError):
            move.undo()
    if not any(move.former.exists() for move in begun):
        with suppress(OSError):
            record.unlink(missing_ok=True)


def _write_record(record: Path, moves: Sequence[_Move]) -> None:
    names = [(move.temporary.name, move.target.name, move.former.name, move.sha256) for move in moves]
    with record.open("x", encoding="utf-8") as out:
        json.dump(names, out)
        out.flush()
        os.fsync(out.fileno())


def _forget_former(moves: Sequence[_Move]) -> None:
    for move in moves:
        with suppress(OSError):  # a leftover is nobody's failure
            move.former.unlink(missing_ok=True)


def settle(target: Path, *, force: bool) -> None:
    """Before a file is written: finish the set that a killed run left it in.

    Raises UnusableInput, unless `force`, to say that the set was finished, or that it cannot be.
    """
    is_whole, names = _finished(target, discard=force)
    if force or not names:
        return
    if is_whole:
        raise UnusableInput(
            _(
                "The last run was interrupted while it wrote; its files are now complete: {names}. They can "
                "be used; to write them anew, add --force.",
                names=names,
            ),
        )
    raise UnusableInput(_unfinished(target, names, _("add --force to write all of it anew")))


def require_finished(path: Path) -> None:
    """Before a file is read: finish the set that a killed run left it in. Raises Refused when that cannot be done."""
    is_whole, names = _finished(path)
    if not is_whole:
        raise Refused(_unfinished(path, names, _("run the command that wrote it again")))


def _finished(path: Path, *, discard: bool = False) -> tuple[bool, str]:
    """Whether the set that a file was left in is whole by now, and the names in it, "" where there is none."""
    if _record_of(path) is None:
        return True, ""
    with _one_at_a_time():
        record = _record_of(path)  # its writer may have been alive, and done by now
        if record is None:
            return True, ""
        names = ", ".join(f"“{move.target.name}”" for move in _moves(record))
        return _finish(record, discard=discard), names


def _unfinished(path: Path, names: str, todo: Text) -> Text:
    return _(
        "“{name}” belongs to files that were written half ({names}): the run was interrupted, and some are missing; "
        "{todo}.",
        name=path.name,
        names=names,
        todo=todo,
    )


def _finish(record: Path, *, discard: bool = False) -> bool:
    """Whether the set of a record is whole, after the moves that were left; with `discard` it is forgotten if not."""
    moves = _moves(record)
    left = [move for move in moves if not move.is_done]
    is_whole = bool(moves) and all(move.can_go for move in left)
    if is_whole:
        for move in left:
            with told(move.target):
                move.go()
        _forget_former(moves)
    elif discard:
        for move in reversed(moves):
            with told(move.target):
                move.undo()  # nobody's old file is lost for a set that never was
    if is_whole or discard:
        for move in moves:
            with suppress(OSError):
                move.temporary.unlink(missing_ok=True)
        record.unlink(missing_ok=True)
    return is_whole


def _record_of(path: Path) -> Path | None:
    """The record of a set that was left unfinished and that the file belongs to."""
    if not path.parent.is_dir():
        return None
    with suppress(OSError):
        records = [one for one in path.parent.iterdir() if one.name.startswith(".") and one.name.endswith(_RECORD)]
        return next((one for one in records if any(move.target.name == path.name for move in _moves(one))), None)
    return None


def _moves(record: Path) -> list[_Move]:
    """What a record holds; nothing for one that was not written to its end: then no file was moved."""
    folder = record.parent
    try:
        names = json.loads(record.read_text(encoding="utf-8"))
        return [
            _Move(folder / _name(temporary), folder / _name(target), folder / _name(former), str(sha256))
            for temporary, target, former, sha256 in names
        ]
    except (OSError, ValueError, TypeError):
        return []


def _name(text: object) -> str:
    """A bare file name: a record says nothing of other folders."""
    if not isinstance(text, str) or Path(text).name != text:
        raise ValueError(text)
    return text


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """No two runs on this machine move files, or finish what another left, at once."""
    folder = platformdirs.user_cache_path("catalogrepair", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(str(folder / "outputs.lock"), timeout=_PATIENCE)
        lock.acquire()
    except OSError:  # no place for a lock, or one that nobody lets go: better than no output
        yield
        return
    try:
        yield
    finally:
        lock.release()
