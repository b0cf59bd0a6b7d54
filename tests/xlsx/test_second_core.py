"""A large sheet is read the same with a second process as without one; a second one is made only where it is safe."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from catalogrepair.xlsx.sheet import _WORTH_TWO_CORES
from tests.cli.run import ROOT, environment
from tests.shops.kiotviet import write_big

ROWS = 20_000
READ = """
import hashlib, sys, threading
from pathlib import Path
from catalogrepair.jobs import repair
from catalogrepair.errors import CatalogRepairError
from catalogrepair.xlsx.secondcore import can_fork
if sys.argv[1] == "thread":
    threading.Thread(target=threading.Event().wait, daemon=True).start()
try:
    seen = repr(repair.read_export(Path(sys.argv[2])).table)
except CatalogRepairError as error:
    seen = error.text.en
print(can_fork(), len(seen), hashlib.sha256(seen.encode()).hexdigest())
"""


def read(mode: str, path: Path) -> tuple[bool, str]:
    """(whether a second process was to be had, what was seen)."""
    command = [sys.executable, "-c", READ, mode, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment(), cwd=ROOT)
    forked, _, seen = done.stdout.partition(" ")
    return forked == "True", seen


@pytest.fixture(scope="module", params=["sound", "torn at its end"])
def big(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("big") / "export.xlsx"
    write_big(path, ROWS)
    if request.param != "sound":
        _tear(path)
    return path


def _tear(path: Path) -> None:
    """Spoil the last row of the sheet, which the second process reads."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = max(parts, key=lambda name: len(parts[name]))
    parts[name] = parts[name][::-1].replace(b"</row>"[::-1], b"</low>"[::-1], 1)[::-1]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)


def test_both_ways_see_the_same(big: Path) -> None:
    with zipfile.ZipFile(big) as archive:
        assert max(part.file_size for part in archive.infolist()) > _WORTH_TWO_CORES
    forked, seen = read("alone", big)
    assert forked == (sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1)
    assert read("thread", big) == (False, seen)
