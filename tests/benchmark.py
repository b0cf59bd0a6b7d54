"""Times a whole `repair` beside its peers in one run: `python -m tests.benchmark [--rows N] [--runs N]`.

Every contestant is a process of its own; what is printed is the median wall time, the ratio to the plain copy, and the
peak memory of the largest run. Machines are noisy: quote the ratios.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.shops.kiotviet import write_big

COPY = """
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(
    sys.argv[2], "w", zipfile.ZIP_DEFLATED, compresslevel=6
) as new:
    for entry in old.infolist():
        new.writestr(entry.filename, old.read(entry.filename))
"""
OPENPYXL = """
import json, sys
import openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[0]
for edit in json.load(open(sys.argv[3], encoding="utf-8"))["edits"]:
    sheet[edit["cell"]] = edit["after"] or None
book.save(sys.argv[2])
"""


def measured(command: list[str]) -> tuple[float, float]:
    """(seconds, peak MiB) of one run of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"failed: {' '.join(command[:4])}")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    """Make the file, run the contestants in turn, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--without-openpyxl", action="store_true", help="leave out the slow peer")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compete(Path(folder), options.rows, options.runs, slow=not options.without_openpyxl)


def compete(folder: Path, rows: int, runs: int, *, slow: bool) -> None:
    """Run every contestant `runs` times (the slow one once), alternating, and print the figures."""
    export, out = folder / "export.xlsx", folder / "out.xlsx"
    write_big(export, rows)
    print(f"{rows:,} rows, {export.stat().st_size / 1e6:.1f} MB")
    tool = [sys.executable, "-m", "catalogrepair"]
    repair = [*tool, "repair", str(export), "--output", str(out), "--force", "--report", str(folder / "out.json")]
    contestants: dict[str, Callable[[], tuple[float, float]]] = {
        "zipfile copy, level 6": lambda: measured([sys.executable, "-c", COPY, str(export), str(folder / "copy.xlsx")]),
        "catalogrepair repair": lambda: measured([*repair, "--format", "json"]),
        "catalogrepair check": lambda: measured(
            ["sh", "-c", '"$0" -m catalogrepair check "$1" >/dev/null || test $? = 1', sys.executable, str(export)]
        ),
    }
    figures: dict[str, list[tuple[float, float]]] = {name: [] for name in contestants}
    for _ in range(runs):
        for name, run in contestants.items():
            figures[name].append(run())
    if slow:
        plan = str(out.with_suffix(".plan.json"))
        command = [sys.executable, "-c", OPENPYXL, str(export), str(folder / "slow.xlsx"), plan]
        figures["openpyxl load, clear, save"] = [measured(command)]
    base = statistics.median(seconds for seconds, _ in figures["zipfile copy, level 6"])
    print(f"{'':<28}{'median s':>10}{'ratio':>9}{'peak MiB':>10}")
    for name, runs_of in figures.items():
        seconds = statistics.median(seconds for seconds, _ in runs_of)
        peak = max(peak for _, peak in runs_of)
        print(f"{name:<28}{seconds:>10.2f}{seconds / base:>8.2f}x{peak:>10.0f}")


if __name__ == "__main__":
    main()
