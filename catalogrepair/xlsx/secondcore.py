"""Runs one piece of work on a second core beside the caller, where a fork is safe."""

import marshal
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any


def can_fork() -> bool:
    """Whether a fork is to be had, is safe and helps: on Linux, without a second thread, on two cores or more.

    A copy has one thread and the locks of all, so that of a process with several, the page's server for one, it may
    wait for ever; libraries start threads that Python does not know. macOS's own libraries are not made for a fork at
    all.
    """
    if sys.platform != "linux":
        return False
    try:
        threads = len(os.listdir("/proc/self/task"))  # noqa: PTH208  # names are enough
    except OSError:
        return False
    return threads == 1 and len(os.sched_getaffinity(0)) > 1


@contextmanager
def beside(work: Callable[[], Any]) -> Iterator[Callable[[], Any]]:
    """Start `work` in a copy of this process; the function that is given waits for its result.

    The result travels by `marshal`, so it is made of lists, tuples, texts, bytes and numbers. None stands for any
    failure in the copy: the caller then does the work itself and meets the same failure where it can be told.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _work_and_exit(work, reader, writer)
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as pipe:
            yield lambda: _loaded(pipe.read())
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _work_and_exit(work: Callable[[], Any], reader: int, writer: int) -> None:
    """The copy's whole life; it must never return into the caller's code."""
    try:
        os.close(reader)
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(marshal.dumps(work()))
    finally:
        os._exit(0)


def _loaded(data: bytes) -> Any:
    """The copy's result; a copy that failed has written nothing, one that was killed too little."""
    try:
        return marshal.loads(data)
    except (EOFError, ValueError, TypeError):
        return None
