"""Keeps requests apart, so that a shop is never hurried."""

from dataclasses import dataclass, field

from catalogrepair.shops.remote.patience import Patience

WRITES_APART = 0.5
"""seconds between two writes (docs: kiotviet-api 2.5: at most 2 a second)"""
GETS_AN_HOUR = 5000
"""what KiotViet allows (docs: kiotviet-api 1)"""


@dataclass
class Pace:
    """Waits before a request until `apart` seconds have passed since the last one."""

    apart: float
    patience: Patience
    _last: float = field(default=float("-inf"), init=False)

    def wait(self) -> None:
        """Come back when the next request may go."""
        clock = self.patience.clock
        early = self._last + self.apart - clock()
        if early > 0:
            self.patience.sleep(early)
        self._last = max(clock(), self._last + self.apart)


def seconds_apart(products: int, gets: int) -> float:
    """Seconds between two products that need so many GETs each, within the hour's limit when they are many."""
    is_many = products * gets > GETS_AN_HOUR * 0.9
    return max(WRITES_APART, gets * 3600 / (GETS_AN_HOUR * 0.9)) if is_many else WRITES_APART
