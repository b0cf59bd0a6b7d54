"""Opens the start link in the default browser without showing it to other users of this machine."""

import contextlib
import os
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

from catalogrepair.web.onward import onward

_LIBRARIES = "LD_LIBRARY_PATH"


@contextlib.contextmanager
def opened(link: str, language: str) -> Iterator[None]:
    """Hand `link` to the default browser; to be left once the browser has come.

    Every user can read the command line of every program, and the link holds the key. So the browser is given a file
    that leads there, for this user's eyes only. Where it cannot be written nothing is opened: the link stands in the
    terminal too.
    """
    path = _written(onward(link, language))
    if path is None:
        yield
        return
    try:
        Thread(target=_open, args=(path.as_uri(),), daemon=True).start()
        yield
    finally:
        _remove(path)


def _written(page: str) -> Path | None:
    """A new file that nobody else may read, or None where the system does not take it."""
    path = None
    try:
        handle, name = tempfile.mkstemp(".html", "catalogrepair-", _readable_folder())
        path = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(page)
    except OSError:
        if path is not None:
            _remove(path)
        return None
    return path


def _readable_folder() -> str | None:
    """Browsers of Linux that come as a snap see neither /tmp nor hidden folders; other systems' /tmp is the user's."""
    home = os.path.expanduser("~")  # noqa: PTH111  # Path's own fails where there is no home
    return home if sys.platform == "linux" and os.access(home, os.W_OK) else None


def _open(address: str) -> None:
    with contextlib.suppress(OSError, webbrowser.Error), _without_our_libraries():
        webbrowser.open(address)


@contextlib.contextmanager
def _without_our_libraries() -> Iterator[None]:
    """A bundle on Linux tells by the environment where its libraries lie; with those a browser may not start."""
    ours, before = os.environ.get(_LIBRARIES), os.environ.get(f"{_LIBRARIES}_ORIG")
    if ours is None or (before is None and not hasattr(sys, "frozen")):
        yield
        return
    try:
        del os.environ[_LIBRARIES]
        if before:
            os.environ[_LIBRARIES] = before
        yield
    finally:
        os.environ[_LIBRARIES] = ours


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):  # Windows does not while a browser reads it; the key in it ends with the server
        path.unlink()
