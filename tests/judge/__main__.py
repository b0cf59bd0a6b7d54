"""`python -m tests.judge [--seeds FROM-TO] [--rows N] [--export FILE]`: precision and recall by trade and by kind."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from catalogrepair.jobs.repair import read_export
from tests.judge.judge import Score, judge
from tests.judge.shops import TRADES, clean_shop
from tests.judge.spoil import MESS, SWALLOWING, spoil


def main() -> None:
    """Judge shops of every trade and print what came out."""
    parser = argparse.ArgumentParser(prog="python -m tests.judge", description=__doc__)
    parser.add_argument("--seeds", default="100-105", help="first and last seed; rules were tuned on others")
    parser.add_argument("--rows", type=int, default=1500, help="rows of each shop (default 1500)")
    parser.add_argument("--export", type=Path, help="spoil the products of this export instead of made-up shops")
    options = parser.parse_args()
    first, _, last = options.seeds.partition("-")
    total = Score()
    print(f"{'trade':<22}{'cells':>7}{'precision':>11}{'recall':>8}{'asked':>7}{'missed':>8}{'questions worth':>17}")
    export = read_export(options.export).table.rows if options.export else None
    for name, trade in TRADES.items() if export is None else [(options.export.stem[:21], None)]:
        score = Score()
        for seed in range(int(first), int(last or first) + 1):
            rows = clean_shop(trade, seed, options.rows) if trade else export or ()
            score += judge(spoil(rows, seed, max(1, len(rows) // 300)))
        show(name, score)
        total += score
    show("all", total)
    print()
    print_kinds("swallowed", SWALLOWING, total)
    print(f"\n{'mess (asked in vain)':<34}{'questions':>10}{'wrong cells':>13}")
    for kind in MESS:
        print(f"{kind:<34}{total.asked_in_vain[kind]:>10}{total.wrong[kind]:>13}")
    for cell in total.wrong_cells[:20]:
        print("wrong:", cell)


def show(name: str, score: Score) -> None:
    """One line of the first table."""
    asked, missed = sum(score.asked.values()), sum(score.missed.values())
    worth = f"{score.worth_asking} of {score.questions}"
    print(f"{name:<22}{score.swallowed:>7}{score.precision:>11.4f}{score.recall:>8.3f}{asked:>7}{missed:>8}{worth:>17}")


def print_kinds(title: str, kinds: Iterable[str], score: Score) -> None:
    """What became of the cells of each kind."""
    print(f"{title:<34}{'mended':>10}{'asked':>8}{'missed':>8}{'recall':>8}")
    for kind in kinds:
        mended, asked, missed = score.mended[kind], score.asked[kind], score.missed[kind]
        recall = mended / max(1, mended + asked + missed)
        print(f"{kind:<34}{mended:>10}{asked:>8}{missed:>8}{recall:>8.3f}")


if __name__ == "__main__":
    main()
