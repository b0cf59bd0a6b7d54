"""Writes files so that at any moment there is either no output or a whole one; sets of them stand in `output_set`."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO, NamedTuple

from catalogrepair.errors import UnusableInput, reason
from catalogrepair.text import _

_MARK = ".catalogrepair-tmp"
_STALE = 86_400.0
"""seconds after which a temporary file is surely a killed run's"""


class Target(NamedTuple):
    """A file to write: how, and what must be true of it before it gets its name."""

    path: Path
    write: Callable[[BinaryIO], object]
    check: Callable[[Path], None] | None = None


def refuse_target(target: Path, sources: tuple[Path, ...], *, force: bool) -> None:
    """Raise UnusableInput when `target` is an input, exists (without `force`), is open in Excel or has no folder."""
    with told(target):
        try:
            _refuse(target, sources, force=force)
        except ValueError as error:
            raise _not_written(target, error) from error


def _refuse(target: Path, sources: tuple[Path, ...], *, force: bool) -> None:
    if target.is_dir():
        raise UnusableInput(
            _("Cannot write “{target}”: it is a folder. Add a file's name to it.", target=str(target)),
        )
    for source in sources:
        if target.exists() and source.exists() and target.samefile(source):
            raise UnusableInput(
                _(
                    "“{name}” is an input, which is never overwritten. Choose another name for what is to be written.",
                    name=source.name,
                ),
            )
    if not target.parent.is_dir():
        raise UnusableInput(
            _(
                "Cannot write “{target}”: there is no folder “{folder}”. Make it first, or choose another.",
                target=str(target),
                folder=str(target.parent),
            ),
        )
    if target.exists() and not force:
        raise UnusableInput(
            _("“{name}” exists already. Choose another name, or add --force to overwrite it.", name=target.name),
        )
    if (target.parent / f"~${target.name}").exists():
        raise _open_in_excel(target)


def write_whole(target: Path, write: Callable[[BinaryIO], object], check: Callable[[Path], None] | None = None) -> None:
    """Write beside the target, run `check` on what was written, then move it into place.

    Raises whatever `write` and `check` raise, after removing the temporary file; UnusableInput when the target
    cannot be replaced because another program holds it.
    """
    with told(target), written_beside(Target(target, write, check)) as temporary:
        temporary.replace(target)


@contextmanager
def written_beside(target: Target) -> Iterator[Path]:
    """The temporary file of a target, written, on the disk and checked; gone at the end unless it was moved."""
    temporary = temporary_of(target.path)
    _sweep(target.path)
    try:
        with told(target.path):
            with temporary.open("xb") as out:
                target.write(out)
                out.flush()
                os.fsync(out.fileno())
            if target.check is not None:
                target.check(temporary)
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def temporary_of(target: Path) -> Path:
    """A name beside a target that no other run uses."""
    return target.with_name(f".{_short(target.name)}.{os.urandom(8).hex()}{_MARK}")


def _short(name: str) -> str:
    """What a name has room for: systems count bytes, and a Vietnamese letter takes up to three."""
    return os.fsencode(name)[:100].decode(errors="ignore")


@contextmanager
def told(target: Path) -> Iterator[None]:
    """What the system would not do, as a sentence about the target."""
    try:
        yield
    except PermissionError as error:
        if not os.access(target.parent, os.W_OK):
            raise UnusableInput(
                _(
                    "Cannot write “{target}”: its folder may not be written to. Choose another folder.",
                    target=str(target),
                ),
            ) from error
        raise _open_in_excel(target) from error
    except OSError as error:
        raise _not_written(target, error) from error


def _not_written(target: Path, error: OSError | ValueError) -> UnusableInput:
    return UnusableInput(_("Cannot write “{target}”: {reason}.", target=str(target), reason=reason(error)))


def digest(path: Path) -> str:
    """A file's sha256."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def free_name(target: Path) -> Path:
    """The target, or the first of "name (2)", "name (3)" … that does not exist."""
    number, free = 1, target
    while free.exists():
        number += 1
        free = target.with_stem(f"{target.stem} ({number})")
    return free


def _open_in_excel(target: Path) -> UnusableInput:
    return UnusableInput(
        _(
            "Cannot write “{name}”: it is open in Excel or locked. Close it and run the command again.",
            name=target.name,
        ),
    )


def _sweep(target: Path) -> None:
    """Remove what killed runs left of this very target; what cannot be removed is nobody's failure."""
    limit = time.time() - _STALE
    begin, end = f".{_short(target.name)}.", _MARK
    with suppress(OSError):
        for leftover in target.parent.iterdir():
            if leftover.name.startswith(begin) and leftover.name.endswith(end):
                with suppress(OSError):
                    if leftover.stat().st_mtime < limit:
                        leftover.unlink()
