"""Waits for products to appear on the store, asking no more than it must.

The store's lists show a product only seconds after it was made (docs: haravan-api 2), and the app takes its own
time before. So the rounds come at growing distances, and each asks for what is still missing only.
"""

from collections.abc import Callable, Collection, Sequence

from catalogrepair.catalog.facts import Listed
from catalogrepair.errors import Unreachable
from catalogrepair.shops.haravan.products import PAGE, find, walk
from catalogrepair.shops.remote.client import Client
from catalogrepair.text import Progress, Text, _, listed

_GROWTH = 1.5
_MOST_APART = 60.0
"""seconds between two rounds at the most"""

Missing = Callable[[Sequence[Listed]], Collection[str]]


def wait_for(
    client: Client,
    listed: Sequence[Listed],
    missing: Missing,
    seconds: float,
    progress: Progress,
    is_enough: Callable[[], bool] = lambda: False,
) -> list[Listed]:
    """What the store holds once nothing is missing, or `seconds` have passed; `missing` tells the wanted codes.

    Once `is_enough`, the look that is under way is the last.
    """
    held = list(listed)
    clock, apart = client.patience.clock, client.patience.settle
    end = clock() + seconds
    while not is_enough() and (wanted := missing(held)) and (left := end - clock()) > 0:
        progress(_still(len(wanted), left))
        try:
            client.patience.sleep(min(apart, left))
            client.restart_clock()
            held = _look(client, held, wanted, progress)
        except Unreachable as fault:
            progress(fault.text)
        except KeyboardInterrupt as stop:
            raise KeyboardInterrupt(_not_seen(wanted)) from stop
        apart = min(apart * _GROWTH, _MOST_APART)
    return held


def _look(client: Client, held: list[Listed], wanted: Collection[str], progress: Progress) -> list[Listed]:
    """Each wanted code asked for, or a walk through the shop where that is less."""
    if 2 * len(wanted) > len({one.product for one in held}) // PAGE + 5:
        return walk(client, progress)[0]
    for code in wanted:
        if found := find(client, code):
            fresh = {one.product for one in found}
            held = [one for one in held if one.product not in fresh] + found
    return held


def _not_seen(codes: Collection[str]) -> Text:
    return _("Not seen on the store yet: {named}", named=listed(list(codes), 20))


def _still(count: int, left: float) -> Text:
    minutes, seconds = divmod(round(left), 60)
    return _(
        "{count} products not seen on the store yet; waiting {minutes} min {seconds} s at most",
        count=count,
        minutes=minutes,
        seconds=seconds,
    )
