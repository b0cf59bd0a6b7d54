"""Work that takes minutes, such as asking a live shop: it goes on in the background, and a page shows how far it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Event, Lock, Thread

from catalogrepair.errors import CatalogRepairError
from catalogrepair.jobs import failure
from catalogrepair.jobs.progress import listening
from catalogrepair.text import Text

Job = Callable[["Task"], None]
"""what is done; it tells the task how far it is"""
_DONE, _TOTAL = ("done", "items", "asked", "place"), ("total", "wanted", "bare", "codes")
"""what the jobs call the two numbers of how far they are"""


_KEPT = 20
"""pieces of work whose end can still be read"""


@dataclass
class Task:
    """One piece of work under way, or at its end."""

    title: Text
    to: str
    """the page of ours that shows what came of it"""
    insist: str = ""
    """where to go on all the same after a refusal; "" where nobody may"""
    said: Text | None = None
    """how far it is, in its own words"""
    error: CatalogRepairError | None = None
    failed: Text | None = None
    """what is said where the tool itself has failed"""
    is_over: bool = False
    enough: Event = field(default_factory=Event, repr=False)
    """set when somebody wants it to end"""

    @property
    def part(self) -> tuple[int, int] | None:
        """What it says as (done, of), where it tells that."""
        values = self.said.values if self.said is not None and isinstance(self.said.values, Mapping) else {}
        done, total = (next((values[one] for one in names if one in values), None) for names in (_DONE, _TOTAL))
        return (done, total) if isinstance(done, int) and isinstance(total, int) and 0 <= done <= total else None

    def note(self, text: Text) -> None:
        """How far the work is, for work that looks at `enough` itself."""
        self.said = text

    def hear(self, text: Text) -> None:
        """The same for work that ends where it stands, as Ctrl-C ends a command: by KeyboardInterrupt."""
        self._end_if_enough()
        self.note(text)

    def sleep(self, seconds: float) -> None:
        """Let time pass; it raises as `hear` does."""
        self.enough.wait(seconds)
        self._end_if_enough()

    def _end_if_enough(self) -> None:
        if self.enough.is_set():
            raise KeyboardInterrupt

    def run(self, job: Job, warn: Callable[[Text], None]) -> None:
        """Do it to its end; nothing is raised."""
        try:
            with listening(self.note):
                job(self)
        except CatalogRepairError as error:
            self.error = error.with_traceback(None)  # which would hold all that the work had in hand
        except KeyboardInterrupt:
            pass  # somebody stopped it
        except Exception as error:
            self.failed = failure.tell(error, "web")
            warn(self.failed)
        finally:
            self.is_over = True


class Tasks:
    """The work under way, one piece for each name."""

    def __init__(self, warn: Callable[[Text], None]) -> None:
        self._warn, self._lock = warn, Lock()
        self._tasks: dict[str, Task] = {}

    def begin(self, name: str, task: Task, job: Job) -> None:
        """Begin it, unless one of this name is under way."""
        with self._lock:
            under_way = self._tasks.get(name)
            if under_way is not None and not under_way.is_over:
                return
            self._tasks.pop(name, None)
            for old in [name for name, task in self._tasks.items() if task.is_over][:-_KEPT]:
                del self._tasks[old]
            self._tasks[name] = task
        Thread(target=task.run, args=(job, self._warn), daemon=True).start()

    def find(self, name: str) -> Task | None:
        """The last of this name, under way or over; of the oldest that are over nothing is known any more."""
        return self._tasks.get(name)

    @property
    def is_any(self) -> bool:
        """Whether anything is under way."""
        return any(not task.is_over for task in list(self._tasks.values()))
