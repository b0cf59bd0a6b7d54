"""What a shop costs beside its own work: `python -m tests.batch.overhead`. Processor time, which other programs that
run meanwhile hardly change; the shops are none, so that only their way there and back is seen.
"""

import pickle
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import psutil

from catalogrepair.jobs.batch.cluster import CHUNK_SHOPS, cluster
from catalogrepair.jobs.batch.find import Shop, shops_of
from catalogrepair.jobs.batch.pool import pool
from catalogrepair.jobs.batch.task import Task, work
from catalogrepair.jobs.repair import load_plan, silent
from catalogrepair.storage.batches import Batches
from catalogrepair.storage.journal import Journal
from catalogrepair.text import _
from tests.batch import lay, tasks_for
from tests.batch.clusters import cluster as started

NOTHING = _("no shop")
SHOPS = 5000


def nothing(count: int) -> list[Task]:
    """Tasks without any work in them."""
    return tasks_for([Shop(f"shop{number}", (), None, 0, NOTHING) for number in range(count)])


def spent() -> float:
    """Seconds of this process and of those that it waited for."""
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def each(run: Callable[[list[Task]], Iterable[object]], count: Callable[[], float] = spent) -> float:
    """Milliseconds of a task more: those of many less those of few."""

    def seconds(tasks: list[Task]) -> float:
        before = count()
        assert sum(1 for _ in run(tasks)) == len(tasks)
        return count() - before

    few = seconds(nothing(CHUNK_SHOPS))
    return (seconds(nothing(SHOPS)) - few) * 1000 / (SHOPS - CHUNK_SHOPS)


def main() -> None:
    """Print the figures."""
    say = sys.stdout.write
    say(f"pool: {each(lambda tasks: pool(tasks, 2)):.2f} ms a shop, both sides\n")
    with started(2) as address:
        of_scheduler = [
            one for one in psutil.process_iter() if "scheduler" in one.cmdline() and "dask" in one.cmdline()
        ]
        mine = psutil.Process()
        kept = [one for one in of_scheduler if one.ppid() == mine.pid]

        def used() -> float:
            return sum(one.cpu_times().user + one.cpu_times().system for one in kept)

        def here() -> float:
            return time.process_time()

        say(f"dask: {each(lambda tasks: cluster(tasks, address, silent), used):.3f} ms a shop in the scheduler, ")
        say(f"{each(lambda tasks: cluster(tasks, address, silent), here):.2f} in this process ({CHUNK_SHOPS} a task)\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (task,) = tasks_for(shops_of([str(lay(folder / "day", 1))], "store.xlsx"), folder / "out", "repair")
        outcome = work(task)
        say(f"wire: {len(pickle.dumps(task))} bytes there, {len(pickle.dumps(outcome))} back\n")
        plan = load_plan(Path(outcome.plan))
        plans = [replace(plan, source=replace(plan.source, sha256=f"{number:064x}")) for number in range(1000)]
        start = spent()
        for first in range(0, len(plans), 20):
            some = plans[first : first + 20]
            Journal(folder / "journal").wrote_all([(one, folder, {}) for one in some])
            Batches(folder / "batches").keep({one.source.sha256: {"shop": "x"} for one in some})
        say(f"books: {spent() - start:.2f} s for {len(plans)} repairs, by 20\n")


if __name__ == "__main__":
    main()
