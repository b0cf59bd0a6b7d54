"""Runs the real command line over inputs, each with its output, in one process; tells what became of each.

`python -m tests.hostile.runner` reads command lines as JSON from stdin, one a line, and answers each with one line.
"""

import contextlib
import io
import json
import re
import sys
import time
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Outcome(NamedTuple):
    """What a command line did."""

    code: int
    said: str
    """all that it printed"""
    seconds: float
    """of the processor"""
    peak: int
    """MiB that the process ever held"""


def outcomes(lines: Iterable[list[str]], home: Path) -> Iterator[Outcome]:
    """Run command lines one after another in one process of their own."""
    from tests.cli.run import environment

    env = environment(XDG_DATA_HOME=str(home), XDG_CACHE_HOME=str(home))
    command = [sys.executable, "-m", "tests.hostile.runner"]
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True, encoding="utf-8", cwd=ROOT, env=env) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line in lines:
            process.stdin.write(json.dumps(line) + "\n")
            process.stdin.flush()
            yield Outcome(*json.loads(process.stdout.readline()))
        process.stdin.close()


def _run(words: list[str]) -> Outcome:
    from catalogrepair.cli import main

    printed, start = io.StringIO(), time.process_time()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            main(words)
        except SystemExit as end:
            code: Any = end.code
        except BaseException:
            code = -1
            traceback.print_exc()
    return Outcome(int(code or 0), printed.getvalue(), time.process_time() - start, _peak())


def _peak() -> int:
    """Not getrusage: after an exec it still counts what the parent held. 0 where only that is to be had."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) // 1024 if found else 0


if __name__ == "__main__":
    for asked in sys.stdin:
        print(json.dumps(_run(json.loads(asked))), flush=True)
