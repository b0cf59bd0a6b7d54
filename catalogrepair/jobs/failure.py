"""An error of the tool itself: one sentence, and a report that holds nothing of a shop.

A report says where in the code it happened: types of exceptions, files, lines, functions. It never holds a message, a
value or a path of this machine, for those may hold codes, names, keys.
"""

import hashlib
import os
import platform
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from catalogrepair.errors import reason
from catalogrepair.text import Text, _, verbatim
from catalogrepair.version import __version__

EXIT_CODE = 70
"""as sysexits.h has it for an internal error"""
TRACEBACK = "CATALOGREPAIR_TRACEBACK"
"""the environment variable that shows the whole traceback too"""
_ENDS = 60
"""frames that a report holds of each end of a stack"""
_ABOUT = "catalogrepair: an error of the tool itself. This file holds no code, name, key or path of a shop.\n"


def tell(error: BaseException, command: str) -> Text:
    """Save the report of an error that nobody foresaw; the sentence that says so, and where the report is.

    `command` is what was running, in words of our own. Nothing is raised: where the report cannot be saved, the
    sentence says that.
    """
    if os.environ.get(TRACEBACK) == "1":
        traceback.print_exception(error)
    kind = type(error).__name__
    said = _(
        "The tool itself has failed ({kind}); it is no fault of your file or of what you did. Beyond "
        "what was said, nothing was written or changed.",
        kind=kind,
    )
    where = _saved(error, command)
    return _("{said} {where}", said=said, where=where)


def _saved(error: BaseException, command: str) -> Text:
    try:
        path = _write(_report(error, command))
    except Exception as problem:
        why = reason(problem) if isinstance(problem, OSError) else verbatim(type(problem).__name__)
        return _("No report could be saved ({why}): please tell support what you did.", why=why)
    return _("Please send the report “{path}” to support; it holds no data of the shop.", path=str(path))


def _write(report: str) -> Path:
    """One file for each failure, however often it happens."""
    folder = platformdirs.user_state_path("catalogrepair", appauthor=False) / "failures"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"catalogrepair-error-{hashlib.sha256(report.encode()).hexdigest()[:12]}.txt"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(f"{_ABOUT}time: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n{report}")
    return path


def _report(error: BaseException, command: str) -> str:
    system = f"Python {platform.python_version()}, {platform.platform()}"
    return "\n".join([f"version: {__version__}", f"system: {system}", f"command: {command}", *_chain(error), ""])


def _chain(error: BaseException) -> Iterator[str]:
    """The exception, and behind it what it came from."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop(0)
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield f"{type(one).__module__}.{type(one).__qualname__}"
        yield from _frames(one)
        waiting += [one.__cause__, one.__context__, *getattr(one, "exceptions", ())]


def _frames(error: BaseException) -> list[str]:
    lines = [
        f"  {_place(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    return lines if len(lines) <= 2 * _ENDS else [*lines[:_ENDS], f"  … {len(lines) - 2 * _ENDS}", *lines[-_ENDS:]]


def _place(filename: str) -> str:
    """A file of code without the folders of this machine, which may name a person."""
    path = Path(filename)
    roots = (Path(root) for root in sorted(sys.path, key=len, reverse=True) if root)
    return next((path.relative_to(root).as_posix() for root in roots if path.is_relative_to(root)), path.name)
