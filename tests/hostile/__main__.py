"""Writes the corpus for looking at: `python -m tests.hostile --out DIR`."""

import argparse
from pathlib import Path

from tests.hostile.corpus import CORPUS


def main() -> None:
    """Write every input under its name, and README.txt with what is wrong with each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    for case in CORPUS:
        (out / f"{case.name}{case.ending}").write_bytes(case.make())
    lines = [f"{case.name}{case.ending}: {case.wrong}; expected: {case.said}\n" for case in CORPUS]
    (out / "README.txt").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
