"""Stdin, stdout and stderr that a command can rely on: in UTF-8, whoever listens, has gone, or never was there."""

import errno
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from catalogrepair.errors import UnusableInput, reason
from catalogrepair.text import _

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def open_streams() -> None:
    """Put streams in the place of Python's own that keep a command from failing where nobody reads it to the end."""
    # In this order a stream that the caller has closed gets its own number back, and no file of ours ever gets it.
    sys.stdin = sys.stdin or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  # open as long as we run
    sys.stdout = _lasting(sys.stdout, must=True)
    sys.stderr = _lasting(sys.stderr, must=False)


def _lasting(stream: TextIO | None, *, must: bool) -> TextIO:
    """UTF-8 on any code page: a Windows pipe would otherwise fail on the first Vietnamese letter."""
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    buffer = getattr(stream, "buffer", None)
    if buffer is None:  # somebody's own, who called us from Python
        return stream
    raw = _Lasting(getattr(buffer, "raw", buffer), must=must)
    by_line = getattr(stream, "line_buffering", False) or getattr(stream, "write_through", False)
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8", errors="replace", line_buffering=by_line)


class _Lasting(io.RawIOBase):
    """Writes on until writing fails, and then drops the rest, so that a command comes to its own end and exit code.

    A reader that has gone (`| head`) has read what it wanted. Any other failure, a full disk for one, raises
    UnusableInput once where the output `must` be complete.
    """

    def __init__(self, raw: Any, *, must: bool) -> None:
        super().__init__()
        self._raw, self._must, self._is_open = raw, must, True

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return int(self._raw.fileno())

    def isatty(self) -> bool:
        return bool(self._raw.isatty())

    def write(self, data: "ReadableBuffer", /) -> int | None:
        if self._is_open:
            try:
                written: int | None = self._raw.write(data)
                return written
            except OSError as error:
                self._is_open = False
                if self._must and not _reader_has_gone(error):
                    raise _not_written(error) from error
        return memoryview(data).nbytes


def _reader_has_gone(error: OSError) -> bool:
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL)


def _not_written(error: OSError) -> UnusableInput:
    why = reason(error)
    return UnusableInput(
        _(
            "Cannot write the result to stdout: {why}. What is there may be incomplete; send it elsewhere "
            "and run this again.",
            why=why,
        ),
    )
