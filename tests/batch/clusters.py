"""A cluster of dask.distributed on loopback: a scheduler and its workers, each a process of its own."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from tests.cli.run import ROOT, environment

_DASK = (sys.executable, "-W", "ignore", "-m", "dask")
_LISTENS = "Scheduler at:"


@contextmanager
def cluster(workers: int, *more: str, variables: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of a scheduler with so many workers of one thread; `more` are options of the workers."""
    told = environment(PYTHONPATH=str(ROOT), **(variables or {}))
    with ExitStack() as stack:
        scheduler = stack.enter_context(
            _process("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", variables=told)
        )
        address = _line_with(scheduler, _LISTENS).rpartition(" ")[2]
        joined = [
            stack.enter_context(_process("worker", address, "--nthreads", "1", "--no-dashboard", *more, variables=told))
            for _ in range(workers)
        ]
        for one in joined:
            _line_with(one, "Registered to:")
        yield address


def _line_with(process: "subprocess.Popen[str]", words: str) -> str:
    """The first line that a process says with these words in it."""
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if words in line:
            return line.strip()
    raise AssertionError("".join(said))


@contextmanager
def _process(*words: str, variables: Mapping[str, str]) -> "Iterator[subprocess.Popen[str]]":
    with subprocess.Popen(
        [*_DASK, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=dict(variables), cwd=ROOT
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.communicate()
