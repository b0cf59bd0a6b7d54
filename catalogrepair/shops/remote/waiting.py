"""Says what a long wait is for, and until when, to whoever is listening."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from catalogrepair.text import Text, _, day

LONG = 3.0
"""seconds; a shorter wait is not spoken of"""
_NEVER = 30 * 86400.0
"""seconds; a server that asks for a longer wait asks for none"""

_listener: ContextVar[Callable[[Text], None]] = ContextVar("listener", default=lambda _: None)


@contextmanager
def listening(progress: Callable[[Text], None]) -> Iterator[None]:
    """Tell of every long wait within."""
    token = _listener.set(progress)
    try:
        yield
    finally:
        _listener.reset(token)


def announce(why: Text, seconds: float) -> None:
    """Say why nothing happens for so long, where it is long."""
    if seconds > LONG:
        when = until(seconds)
        _listener.get()(_("{why}; trying again {when}", why=why, when=when))


def until(seconds: float) -> Text:
    """The time of day after so many seconds, on this machine's clock; the date too where it is another day's."""
    if not seconds < _NEVER:
        return _("more than 30 days from now")
    now = datetime.now()
    then = now + timedelta(seconds=math.ceil(seconds))
    if seconds >= 60:
        then += timedelta(seconds=-then.second % 60)
    clock = f"{then:%H:%M}" if seconds >= 60 else f"{then:%H:%M:%S}"
    if then.date() == now.date():
        return _("at {clock}", clock=clock)
    return _("at {clock} on {day}", clock=clock, day=day(then.isoformat()))
