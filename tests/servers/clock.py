"""A clock that tests move, shared by the servers of one world: nothing waits for real seconds."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


class Clock:
    """Seconds since 1970. It starts now and stands still until it is moved.

    `advance` moves it, and so may be handed to the product where it wants to sleep. For a product in a process of its
    own: `per_request` seconds pass with every request that a server of this clock gets (with 1.0, a lag of 5 seconds
    is over at the fifth request), and `speed` seconds pass with every real second. `watchers` are called after each
    move and each request, never while a server is answering.
    """

    def __init__(self, start: float | None = None, *, speed: float = 0.0, per_request: float = 0.0) -> None:
        self.speed, self.per_request = speed, per_request
        self.watchers: list[Callable[[], None]] = []
        self._moved = time.time() if start is None else start
        self._from, self._last = time.monotonic(), 0.0
        self._lock = threading.Lock()

    @property
    def now(self) -> float:
        """Seconds since 1970 by this clock."""
        return self._moved + (time.monotonic() - self._from) * self.speed

    def advance(self, seconds: float) -> None:
        """Let time pass, a second at a time: nobody who watches oversleeps."""
        while seconds > 0:
            self._move(min(seconds, 1.0))
            seconds -= 1.0

    def _move(self, seconds: float) -> None:
        with self._lock:
            self._moved += seconds
        for watcher in list(self.watchers):
            watcher()

    def tick(self) -> None:
        """One request has come."""
        self._move(self.per_request)

    def stamp(self) -> float:
        """The time now, but later than every stamp before by a millisecond at least: no two changes at once."""
        with self._lock:
            self._last = max(self.now, self._last + 0.001)
            return self._last


def vietnam(seconds: float) -> str:
    """A time as KiotViet writes it: in Vietnam, without a zone, seven digits after the second."""
    return f"{datetime.fromtimestamp(seconds, VIETNAM):%Y-%m-%dT%H:%M:%S.%f}0"


def universal(seconds: float) -> str:
    """A time as Haravan writes it: UTC, milliseconds, Z."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
