"""Shops on a cluster of dask.distributed that stands already: the same function, addresses out, outcomes back.

Small shops travel together, for a task costs the scheduler some time whatever is in it. When a worker dies, the
scheduler gives its tasks to others; the shops of a task that ended as many workers as the cluster allows
(`distributed.scheduler.allowed-failures`) are done one at a time in the end, so that only the one that did it is named.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from catalogrepair.catalog.outcome import Outcome
from catalogrepair.errors import UnusableInput, reason
from catalogrepair.jobs.batch.pool import failed
from catalogrepair.jobs.batch.task import Task, work
from catalogrepair.text import Progress, _
from catalogrepair.version import __version__

if TYPE_CHECKING:
    from distributed import Client, Future

CHUNK_SHOPS = 10
CHUNK_BYTES = 4 << 20
_PATIENCE = 10
"""seconds for a scheduler to answer"""
_ENDED = _(
    "Every worker that began this shop was ended, as by a lack of memory. Look at its file by itself: "
    "catalogrepair check."
)
_NO_ANSWER = _("it is no address such as tcp://HOST:8786, or nothing answered in time")
_NOBODY = _("The scheduler has no workers yet; waiting for one.")


def cluster(tasks: Sequence[Task], address: str, progress: Progress) -> Iterator[Outcome]:
    """Do the tasks on the workers of the scheduler at `address`; each outcome as soon as it is there.

    Raises UnusableInput where no scheduler answers, or its workers lack this package.
    """
    alone: list[Task] = []
    with _client(address) as client:
        from distributed import as_completed

        if not client.scheduler_info()["workers"]:
            progress(_NOBODY)
        # Not pure: the same words mean other bytes the next time.
        chunks = {client.submit(work_all, chunk, pure=False): chunk for chunk in chunked(tasks)}
        for future in as_completed(chunks, loop=client.loop):
            found = _outcomes(future, address)
            future.release()
            if found is None:
                alone += chunks[future]
            else:
                yield from found
        # A scheduler blames everything that waited at a worker for its end; who is alone is blamed for its own.
        for task in alone:
            found = _outcomes(client.submit(work_all, [task], pure=False), address)
            yield from [failed(task, _ENDED)] if found is None else found


def _client(address: str) -> "Client":
    try:
        from distributed import Client
        from distributed.comm.addressing import resolve_address
    except ImportError as error:
        raise UnusableInput(
            _("--scheduler needs more packages: {install}.", install="pip install 'catalogrepair[batch]'")
        ) from error
    try:
        resolve_address(address)
        return Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) and error.errno else _NO_ANSWER
        raise UnusableInput(_("No scheduler answers at “{address}”: {why}.", address=address, why=why)) from error


def _outcomes(future: "Future[list[Outcome]]", address: str) -> list[Outcome] | None:
    """What a task gave, once it is done; None where it ended its workers. Raises UnusableInput where none can do it."""
    from distributed.scheduler import KilledWorker

    try:
        found = future.result()
    except KilledWorker:
        return None
    except CancelledError as error:
        raise UnusableInput(
            _("The scheduler “{address}” was lost. What is done stays so; go on with --resume.", address=address)
        ) from error
    except Exception as error:
        raise UnusableInput(
            _(
                "The workers of “{address}” cannot do this ({why}): each needs catalogrepair {version}, as it is here.",
                address=address,
                why=f"{type(error).__name__}: {error}"[:200],
                version=__version__,
            )
        ) from error
    return found


def work_all(tasks: Sequence[Task]) -> list[Outcome]:
    """Do some shops one after the other."""
    return [work(task) for task in tasks]


def chunked(tasks: Sequence[Task]) -> Iterator[list[Task]]:
    """The tasks in their order, small ones together."""
    chunk: list[Task] = []
    size = 0
    for task in tasks:
        if chunk and (len(chunk) == CHUNK_SHOPS or size + task.shop.size > CHUNK_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(task)
        size += task.shop.size
    if chunk:
        yield chunk
