"""How long to wait, and how often to ask again."""

import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from catalogrepair.errors import UnusableInput
from catalogrepair.text import _

TIME_LIMIT = "CATALOGREPAIR_TIME_LIMIT"
_WEEK = 7 * 86400.0


@dataclass(frozen=True)
class Patience:
    """Waits in seconds. They grow and are jittered, so that many callers do not come back at once."""

    first: float = 1.0
    most: float = 30.0
    attempts: int = 6
    """requests in all for one answer that a broken server or connection owes; "too many requests" only costs time"""
    answer: float = 30.0
    """for the next byte of one answer"""
    total: float = 1800.0
    """for a whole walk through a shop"""
    settle: float = 8.0
    """after which the store's lists show what was written (docs: haravan-api 2: they lag about 5 s)"""
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)  # a shop's rate limit is kept by waiting
    """how time passes between two requests; tests give one that only moves a clock"""
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)
    """seconds since any moment; whoever gives another sleep gives the clock that it moves"""

    def wait(self, failures: int, floor: float) -> float:
        """How long to wait after so many failures in a row; never less than the server asks (`floor`)."""
        grown = min(self.most, self.first * 2.0 ** min(failures - 1, 30))
        return floor + random.uniform(grown / 2, grown) if floor else random.uniform(grown / 4, grown)


def usual() -> Patience:
    """The defaults; the time limit may be set by the environment. Raises UnusableInput when that is no such number."""
    text = os.environ.get(TIME_LIMIT, "").strip()
    if not text:
        return Patience()
    try:
        total = float(text)
    except ValueError:
        total = 0.0
    if not 0 < total <= _WEEK:
        raise UnusableInput(
            _(
                "The environment's {variable} is “{text}”: it must be a number of seconds above 0 and at most {most} "
                "(a week). Mend it or leave it out.",
                variable=TIME_LIMIT,
                text=text[:40],
                most=f"{_WEEK:.0f}",
            )
        )
    return Patience(total=total)
