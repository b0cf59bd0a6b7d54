"""How far apart requests are."""

from catalogrepair.jobs.push import estimate
from catalogrepair.resync.pace import Pace
from catalogrepair.shops.remote.patience import Patience


class Clock:
    """A clock that only waiting moves; nothing sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def move(self, seconds: float) -> None:
        self.now += seconds

    def read(self) -> float:
        return self.now


def test_requests_are_kept_apart() -> None:
    clock = Clock()
    pace = Pace(0.5, Patience(sleep=clock.move, clock=clock.read))
    moments = []
    for work in (0.0, 0.1, 0.7):
        pace.wait()
        moments.append(round(clock.now - 100.0, 3))
        clock.now += work
    assert moments == [0.0, 0.5, 1.0]


def test_a_few_products_go_at_two_a_second() -> None:
    assert estimate(100) == 50.0


def test_many_products_keep_within_the_hours_limit() -> None:
    products = 5000
    gets_in_an_hour = 2 * products / estimate(products) * 3600
    assert 4000 < gets_in_an_hour < 5000
