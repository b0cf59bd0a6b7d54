"""A guided repair after its import, asked of the live shops: is it in KiotViet, sync again, has it arrived.

What a guide asks of files it asks itself (`guide`); here both shops answer, which takes time and can be stopped.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from threading import Event

from catalogrepair.catalog.plans.plan import Plan, key_of
from catalogrepair.catalog.plans.pushed import GOOD
from catalogrepair.errors import UnusableInput
from catalogrepair.jobs import push
from catalogrepair.jobs.catalogues import HARAVAN, KIOTVIET
from catalogrepair.jobs.guide import Guided
from catalogrepair.jobs.verify import Look, Waiting, last_pushes, verify
from catalogrepair.shops.remote.patience import Patience, usual
from catalogrepair.storage.journal import Journal
from catalogrepair.text import Progress

LONGEST_WAIT = 900.0
"""seconds for which the store is asked again and again"""


def look_in_kiotviet(guided: Guided, progress: Progress) -> None:
    """Whether the live KiotViet shows what was decided. Raises SignInFailed, Unreachable, Refused for another shop."""
    plan = guided.examination.plan
    seen = verify(plan, Look(export=KIOTVIET, before=guided.export.path), Journal(), progress)
    with guided.lock:
        if seen.imported is not None and _is_of(guided, plan):
            guided.imported = seen.imported
            guided.tick("proved", done=seen.imported.is_done)


def look_on_store(guided: Guided, progress: Progress, waited: Progress, enough: Event, *, wait: float = 0.0) -> None:
    """Which products the live Haravan has, asked for `wait` seconds as long as one is missing.

    The first look tells `progress`, which may end it by raising KeyboardInterrupt; the wait behind it tells `waited`.
    Once `enough` is set it looks a last time and waits no more. Raises SignInFailed without a key, Unreachable, Refused
    for another shop's store.
    """
    plan = guided.examination.plan
    waiting = Waiting(waited, enough.is_set, _until(enough))
    seen = verify(plan, Look(store=HARAVAN, wait=wait), Journal(), progress, waiting)
    with guided.lock:
        if seen.arrived is not None and _is_of(guided, plan):
            guided.arrival = seen.arrived
            guided.tick("arrived", done=bool(seen.arrived.states) and seen.arrived.is_whole)


def _until(enough: Event) -> Patience:
    """Who stops sleeping as soon as it is enough; the store's own pace is kept to the end."""

    def sleep(seconds: float) -> None:
        if enough.is_set():
            time.sleep(seconds)  # only a shop's own pace is waited for by then
        else:
            enough.wait(seconds)

    return replace(usual(), sleep=sleep)


def to_sync(plan: Plan) -> push.Subject | None:
    """The products to sync again; None where none leaves its group."""
    try:
        return push.of_plan(plan)
    except UnusableInput:
        return None


def synced(plan: Plan) -> int:
    """How many of the plan's products were pushed by now, as this machine remembers it."""
    subject = to_sync(plan)
    pushes = last_pushes(plan, Journal())
    return sum(code in pushes and pushes[code].state in GOOD for code in (subject.codes if subject else ()))


def sync_again(guided: Guided, progress: Progress, sleep: Callable[[float], None], *, again: bool = False) -> None:
    """Touch each product in KiotViet; with `again` those that were touched before, too.

    `sleep` is how the time between two passes; by raising KeyboardInterrupt it ends the run, as Ctrl-C does.

    Run anew it goes on where it ended. Raises SignInFailed without a key, Refused in another shop than the plan's and
    while another run is on, UnusableInput where no product leaves its group; what stopped a run half way is told in
    its outcome.
    """
    plan = guided.examination.plan
    journal = Journal()
    subject = push.of_plan(plan)
    push.require_own_shop(subject, journal)
    outcome = push.touch_all(subject, push.How(again=again), journal, progress, replace(usual(), sleep=sleep))
    if outcome.failure is not None and not outcome.receipts:
        raise outcome.failure
    with guided.lock:
        if _is_of(guided, plan):
            guided.pushed = outcome


def seconds_to_sync(products: int) -> float:
    """How long so many products take, the answers' own time aside."""
    return push.estimate(products)


def _is_of(guided: Guided, plan: Plan) -> bool:
    """Whether nobody has answered otherwise meanwhile."""
    return key_of(plan) == guided.made_for
