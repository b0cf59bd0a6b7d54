"""How far apart requests are."""

from catalogrepair.jobs.push import estimate
from catalogrepair.resync.pace import Pace
from catalogrepair.shops.remote.patience import Patience


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def read(self) -> float:
        return self.now


def test_requests_are_kept_apart() -> None:
    time = Time()
    pace = Pace(0.5, Patience(sleep=time.sleep, clock=time.read))
    moments = []
    for work in (0.0, 0.1, 0.7):
        pace.wait()
        moments.append(round(time.now - 100.0, 3))
        time.now += work
    assert moments == [0.0, 0.5, 1.0]


def test_a_few_products_go_at_two_a_second() -> None:
    assert estimate(100) == 50.0


def test_many_products_keep_within_the_hours_limit() -> None:
    products = 5000
    gets_in_an_hour = 2 * products / estimate(products) * 3600
    assert 4000 < gets_in_an_hour < 5000
