"""Times the commands beside their peers in one run: `python -m tests.benchmark [--rows N] [--runs N]`.

Every contestant is a process of its own; what is printed is the median wall time, the ratio to the first of the table,
and the peak memory of the largest run. Machines are noisy: quote the ratios.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.shops import trade
from tests.shops.headings import product
from tests.shops.kiotviet import export_bytes, write_big
from tests.shops.stories_trade import busy

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
PANDAS = """
import sys
import pandas as pd
orders, slips, invoices = (pd.read_excel(path, engine=sys.argv[1], dtype=str) for path in sys.argv[2:])
orders = orders.drop_duplicates("Mã đơn hàng")
slips = slips.drop_duplicates("Mã đặt hàng")
slips["order"] = slips["Ghi chú"].str.extract(r"HRV-(#\\\\w+)")[0]
joined = orders.merge(slips[["Mã đặt hàng", "order"]], left_on="Mã đơn hàng", right_on="order")
joined = joined.merge(invoices.drop_duplicates("Mã hóa đơn"), on="Mã đặt hàng", suffixes=("", " (KiotViet)"))
print((joined["Đã thanh toán"].astype(float) - joined["Khách đã trả"].astype(float)).ne(0).sum())
"""
TOOL = [sys.executable, "-m", "catalogrepair"]
Figures = dict[str, list[tuple[float, float]]]
"""(seconds, peak MiB) of each run, by contestant"""


def measure(command: Sequence[str]) -> tuple[float, resource.struct_rusage]:
    """(seconds, what it used) of one run of a command, which may have found something (exit code 1)."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in ((0, 1) if command[: len(TOOL)] == TOOL else (0,)):
        raise SystemExit(f"failed: {' '.join(command[:4])}")
    return seconds, usage


def measured(command: Sequence[str]) -> tuple[float, float]:
    """(seconds, peak MiB) of one run of a command."""
    seconds, usage = measure(command)
    return seconds, usage.ru_maxrss / 1024


def in_turn(contestants: Mapping[str, Sequence[str]], runs: int) -> Figures:
    """Run every contestant `runs` times, alternating."""
    figures: Figures = {name: [] for name in contestants}
    for _ in range(runs):
        for name, command in contestants.items():
            figures[name].append(measured(command))
    return figures


def show(figures: Figures) -> None:
    """Print one table; the first contestant is what the others are compared with."""
    base = statistics.median(seconds for seconds, _ in next(iter(figures.values())))
    print(f"{'':<34}{'median s':>10}{'ratio':>9}{'peak MiB':>10}")
    for name, its in figures.items():
        seconds, peak = statistics.median(seconds for seconds, _ in its), max(peak for _, peak in its)
        print(f"{name:<34}{seconds:>10.2f}{seconds / base:>8.2f}x{peak:>10.0f}")
    print()


def repair(folder: Path, rows: int, runs: int, *, slow: bool) -> Figures:
    """A repair of a product export; the slow peer runs once."""
    return _repair(folder, rows, runs, slow=slow)


def messy(folder: Path, rows: int, runs: int, *, slow: bool) -> Figures:
    """The same where most products hold another one: 6,774 groups and 39,323 cells in 100,000 rows."""
    return _repair(folder, rows, runs, slow=slow, is_messy=True)


def _repair(folder: Path, rows: int, runs: int, *, slow: bool, is_messy: bool = False) -> Figures:
    export, out, parts = folder / "export.xlsx", folder / "out.xlsx", folder / "parts.xlsx"
    with ProcessPoolExecutor(1) as pool:
        pool.submit(partial(write_big, export, rows, is_messy=is_messy)).result()
    print(f"{'messy' if is_messy else 'repair'}: {rows:,} rows, {export.stat().st_size / 1e6:.1f} MB")
    told = ["--force", "--report", str(folder / "out.json"), "--format", "json", "--output"]
    affected = [*TOOL, "repair", str(export), "--rows", "affected", *told, str(parts)]
    figures = in_turn(
        {
            "zipfile copy, level 6": [sys.executable, "-c", COPY, str(export), str(folder / "copy.xlsx")],
            "catalogrepair repair": [*TOOL, "repair", str(export), *told, str(out)],
            "catalogrepair repair, affected": affected,
            "catalogrepair check": [*TOOL, "check", str(export)],
        },
        runs,
    )
    if slow:
        plan = str(out.with_suffix(".plan.json"))
        command = [sys.executable, "-c", OPENPYXL, str(export), str(folder / "slow.xlsx"), plan]
        figures["openpyxl load, clear, save"] = [measured(command)]
    return figures


def write_sales(paths: Sequence[Path], orders: int) -> None:
    """The exports of orders, slips and invoices of a busy shop."""
    sales = list(busy(orders))
    for path, written in zip(paths, (trade.orders_bytes, trade.slips_bytes, trade.invoices_bytes), strict=True):
        path.write_bytes(written(sales))


def diagnose(folder: Path, lines: int, runs: int, *, slow: bool) -> Figures:
    """A diagnosis over three exports of about so many lines each; the slow peer runs once."""
    paths = [folder / "orders.xlsx", folder / "slips.xlsx", folder / "invoices.xlsx"]
    # In a process of its own: what this one ever held would count as every contestant's peak.
    with ProcessPoolExecutor(1) as pool:
        pool.submit(write_sales, paths, lines * 9 // 20).result()
    size = sum(path.stat().st_size for path in paths)
    print(f"diagnose: three files of about {lines:,} lines, {size / 1e6:.1f} MB")
    orders, slips, invoices = map(str, paths)
    pandas = [sys.executable, "-c", PANDAS]
    figures = in_turn(
        {
            "pandas with calamine: read, merge": [*pandas, "calamine", orders, slips, invoices],
            "catalogrepair diagnose payments": [
                *TOOL, "diagnose", "payments", orders, "--kov", slips, "--kov", invoices,
            ],
            "catalogrepair diagnose orders": [*TOOL, "diagnose", "orders", orders, "--kov", slips, "--kov", invoices],
        },
        runs,
    )  # fmt: skip
    if slow:
        figures["pandas with openpyxl: read, merge"] = [measured([*pandas, "openpyxl", orders, slips, invoices])]
    return figures


def one_group(shape: str, rows: int) -> Iterator[dict[str, str]]:
    """A single group of so many rows: of 200 names, of a name each, in a chain, of one value, of long names."""
    for at in range(rows):
        name = {
            "200 names": f"Áo mẫu {at % 200} tay dài",
            "a name each": f"Ốp lưng mẫu {at}",
            "names of 40 words": f"Áo {' '.join(f'mẫu{at * 7 % 97 + word}' for word in range(39))}",
        }.get(shape, "Áo thun Mây")
        related = "" if not at else f"AT{at - 1}" if shape == "chain" else "AT0"
        value = "MÀU:Đen" if shape == "one value" else f"MẪU:{'ABCDEFGH'[at % 8]}{at}"
        yield product(f"AT{at}", name, value, related, extra=None)


SHAPES = {
    "200 names": 10_000,
    "a name each": 2_000,
    "names of 40 words": 500,
    "chain": 8_000,
    "one value": 8_000,
    "messy shop": 10_000,
}
"""rows of each shape, which are doubled twice"""
MOST_FOR_DOUBLE = 2.3


def shapes(folder: Path, rows: int, runs: int, *, slow: bool) -> Figures:
    """A repair of awkward catalogues, each twice and four times as large: nothing grows faster than the catalogue.

    Raises SystemExit where a doubling costs more than `MOST_FOR_DOUBLE` times the CPU seconds, the start-up aside.
    """
    print(f"shapes: CPU seconds of a repair, sizes doubled; at most {MOST_FOR_DOUBLE} times as much each time")
    empty = folder / "empty.xlsx"
    empty.write_bytes(export_bytes(list(one_group("", 1))))
    start, figures, failed = cpu_seconds(empty, runs), Figures(), []
    for shape, least in SHAPES.items():
        before = 0.0
        for size in (least, 2 * least, 4 * least):
            export = folder / f"{shape}-{size}.xlsx"
            if shape == "messy shop":
                write_big(export, size, is_messy=True)
            else:
                export.write_bytes(export_bytes(list(one_group(shape, size))))
            seconds = cpu_seconds(export, runs) - start
            figures[f"{shape}, {size:,} rows"] = [(seconds, 0.0)]
            if before and seconds > MOST_FOR_DOUBLE * before:
                failed.append(f"{shape}, {size:,} rows: {seconds / before:.1f} times the half")
            before = seconds
    if failed:
        show(figures)
        raise SystemExit("\n".join(failed))
    return figures


def cpu_seconds(export: Path, runs: int) -> float:
    """The least that a repair of it took, which other programs on the machine disturbed least."""
    out = export.with_name("out.xlsx")
    command = [*TOOL, "repair", str(export), "--output", str(out), "--force", "--format", "json"]
    return min(used.ru_utime + used.ru_stime for used in (measure(command)[1] for _ in range(runs)))


LOOP = """
import subprocess, sys
for export in sys.argv[1:]:
    subprocess.run([sys.executable, "-m", "catalogrepair", "check", export], stdout=subprocess.DEVNULL)
"""
SIZES = (200, 400, 800, 1600, 3200)
"""rows of the shops of a day, in turn"""
SHOPS, LOOPED = 500, 20
"""shops of a day; those of them that a loop of commands is given, which takes long enough"""


def batch(folder: Path, rows: int, runs: int, *, slow: bool) -> Figures:
    """A day of shops, in seconds for 100 of them: a loop of commands, one process, the pool, a cluster of as many."""
    from tests.batch.clusters import cluster

    day, one = folder / "day", folder / "one"
    with ProcessPoolExecutor(1) as pool:
        pool.submit(write_day, day, one).result()
    told = [*TOOL, "batch", "check", "--format", "json"]
    print(
        f"batch: seconds for 100 shops of {SIZES[0]} to {SIZES[-1]} rows, {SHOPS} of them, beside a loop over {LOOPED}"
    )
    figures: Figures = {}
    with cluster(2) as address:
        on_cluster = ["--scheduler", address]
        ways = {"one process": ["--jobs", "1"], "two processes": ["--jobs", "2"], "dask, two workers": on_cluster}
        for _ in range(runs):
            seconds, peak = measured([sys.executable, "-c", LOOP, *map(str, sorted(day.glob("*/*.xlsx"))[:LOOPED])])
            figures.setdefault("a loop of commands", []).append((seconds * 100 / LOOPED, peak))
            for name, way in ways.items():
                start, _peak = measured([*told, str(one), *way])
                seconds, peak = measured([*told, str(day), *way])
                figures.setdefault(name, []).append((seconds * 100 / SHOPS, peak))
                later = (seconds - start) * 100 / (SHOPS - 1)
                figures.setdefault(f"{name}, start-up aside", []).append((later, peak))
    return figures


def write_day(day: Path, one: Path) -> None:
    """A folder of shops, and a folder with one of them."""
    made = {}
    for rows in SIZES:
        made[rows] = day.parent / f"{rows}.xlsx"
        write_big(made[rows], rows)
    for number in range(SHOPS):
        target = day / f"shop{number:03}" / "export.xlsx"
        target.parent.mkdir(parents=True)
        target.write_bytes(made[SIZES[number % len(SIZES)]].read_bytes())
    (one / "shop").mkdir(parents=True)
    (one / "shop" / "export.xlsx").write_bytes(made[SIZES[0]].read_bytes())


JOBS = (repair, messy, shapes, diagnose, batch)


def main() -> None:
    """Make the files, run the contestants in turn, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--without-openpyxl", action="store_true", help="leave out the slow peers")
    parser.add_argument("--only", choices=[job.__name__ for job in JOBS], help="one of the tables")
    options = parser.parse_args()
    for job in JOBS:
        if options.only in (None, job.__name__):
            with tempfile.TemporaryDirectory() as folder:
                show(job(Path(folder), options.rows, options.runs, slow=not options.without_openpyxl))


if __name__ == "__main__":
    main()
