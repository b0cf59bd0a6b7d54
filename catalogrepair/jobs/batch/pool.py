"""Shops on this machine's processors: a few processes, each with one shop at a time.

A process that dies (a kill, no memory left) takes nothing with it but its shop, which is tried once more; a shop that
ends two processes is named, and not tried again.
"""

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from queue import SimpleQueue
from threading import current_thread, main_thread

from pebble import ProcessExpired, ProcessPool

from catalogrepair.catalog.outcome import Outcome
from catalogrepair.jobs.batch.task import Task, work
from catalogrepair.text import Text, _

TRIES = 2
AHEAD = 2
"""shops handed out for each process, so that none waits for its next one"""
ENDED = _(
    "The process that did this shop was ended twice from outside, as by a lack of memory. Look at its file by itself: "
    "catalogrepair check."
)


def pool(tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    """Do the tasks in this order, on so many processes; each outcome as soon as it is there.

    On Ctrl-C the shops that have begun or are handed out, two a process at the most, are done to their end, and the
    others left; on a second one all ends at once.
    """
    # Spawned, not forked: a copy of a process with threads may wait for ever.
    with ProcessPool(min(jobs, len(tasks)) or 1, initializer=_begin, context=get_context("spawn")) as processes:
        crew = _Crew(processes, tasks)
        try:
            with _interrupts(crew):
                yield from crew.outcomes(AHEAD * jobs)
        finally:
            crew.leave()
            if crew.interrupts > 1 and crew.is_busy:
                processes.stop()
    if crew.interrupts:
        raise KeyboardInterrupt


@contextmanager
def _interrupts(crew: "_Crew") -> Iterator[None]:
    """A first Ctrl-C tells the crew, a second one ends what is under way.

    Raised anywhere, as Python does it by itself, the first could fall between two steps that belong together: then an
    outcome was taken that is waited for, for ever.
    """

    def interrupt(*_of: object) -> None:
        crew.leave()
        crew.interrupts += 1
        if crew.interrupts > 1:
            raise KeyboardInterrupt

    if current_thread() is not main_thread():  # signals are the main thread's affair
        yield
        return
    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Crew:
    """The processes at work, and what is still to be done."""

    def __init__(self, processes: ProcessPool, tasks: Sequence[Task]) -> None:
        self._processes, self._waiting = processes, iter(tasks)
        self._busy: dict[Future[Outcome], tuple[Task, int]] = {}
        self._ended: SimpleQueue[Future[Outcome]] = SimpleQueue()
        self.interrupts = 0
        """how often Ctrl-C was pressed"""

    @property
    def is_busy(self) -> bool:
        """Whether a shop is under way."""
        return bool(self._busy)

    def outcomes(self, most: int) -> Iterator[Outcome]:
        """Each outcome as it comes; so many tasks more are begun or stand in line from now on."""
        for task in islice(self._waiting, most):
            self._start(task, 1)
        while self._busy:
            future = self._ended.get()
            task, tries = self._busy.pop(future)
            if not isinstance(future.exception(), ProcessExpired):
                outcome = future.result()
            elif tries < TRIES:
                self._start(task, tries + 1)
                continue
            else:
                outcome = failed(task, ENDED)
            for following in islice(self._waiting, 1):
                self._start(following, 1)
            yield outcome

    def leave(self) -> None:
        """Hand out no more."""
        # Nothing is taken back: a process tells a moment later that it has begun, and would be ended while it writes.
        self._waiting = iter(())

    def _start(self, task: Task, tries: int) -> None:
        future = self._processes.schedule(work, args=[task])
        self._busy[future] = task, tries
        future.add_done_callback(self._ended.put)


def failed(task: Task, why: Text) -> Outcome:
    """The line of a shop that no process could do."""
    return Outcome(task.shop.name, "failed", error=why)


def _begin() -> None:
    """Ctrl-C is for the process that was started by hand: it decides what becomes of the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
