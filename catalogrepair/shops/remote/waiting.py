"""Says what a long wait is for, and until when, to whoever is listening."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from catalogrepair.errors import Text

LONG = 3.0
"""seconds; a shorter wait is not spoken of"""
_NEVER = 30 * 86400.0
"""seconds; a server that asks for a longer wait asks for none"""

_listener: ContextVar[Callable[[Text], None]] = ContextVar("listener", default=lambda _: None)


@contextmanager
def listening(tell: Callable[[Text], None]) -> Iterator[None]:
    """Tell of every long wait within."""
    token = _listener.set(tell)
    try:
        yield
    finally:
        _listener.reset(token)


def announce(why: Text, seconds: float) -> None:
    """Say why nothing happens for so long, where it is long."""
    if seconds > LONG:
        when = until(seconds)
        _listener.get()(Text(f"{why.vi}; thử lại {when.vi}", f"{why.en}; trying again {when.en}"))


def until(seconds: float) -> Text:
    """The time of day after so many seconds, on this machine's clock; the date too where it is another day's."""
    if not seconds < _NEVER:
        return Text("sau hơn 30 ngày nữa", "more than 30 days from now")
    now = datetime.now()
    then = now + timedelta(seconds=math.ceil(seconds))
    if seconds >= 60:
        then += timedelta(seconds=-then.second % 60)
    clock = f"{then:%H:%M}" if seconds >= 60 else f"{then:%H:%M:%S}"
    if then.date() == now.date():
        return Text(f"lúc {clock}", f"at {clock}")
    return Text(f"lúc {clock} ngày {then:%d/%m/%Y}", f"at {clock} on {then:%Y-%m-%d}")
