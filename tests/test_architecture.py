"""The house plan as tests: imports point one way, the core is pure, and start-up loads nothing heavy."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import environment

ROOT = Path(__file__).parents[1]


def test_imports_point_one_way() -> None:
    linter = shutil.which("lint-imports", path=Path(sys.executable).parent)
    assert linter is not None
    result = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_help_loads_no_heavy_package() -> None:
    heavy = (
        "jinja2",
        "xlrd",
        "openpyxl",
        "pandas",
        "numpy",
        "starlette",
        "uvicorn",
        "rich",
        "httpx",
        "keyring",
        "fsspec",
        "pebble",
        "distributed",
        "asyncio",
    )
    code = (
        "import sys; from catalogrepair.cli import _run, choose; choose([]); _run(['--help']);"
        f"sys.exit(', '.join(name for name in {heavy!r} if name in sys.modules) or 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


LOADED = """
import sys
from importlib.metadata import packages_distributions
from catalogrepair.cli import _run, choose
choose([])
_run(sys.argv[1:])
loaded = {name.partition(".")[0] for name in sys.modules}
print(*sorted(loaded & packages_distributions().keys()), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("command", "more"),
    [
        (["check"], set()),
        (["repair", "--output", "out.xlsx"], set()),
        (["repair", "--output", "out.xlsx", "--report", "out.html"], {"jinja2", "markupsafe"}),
    ],
    ids=["check", "repair", "report"],
)
def test_a_repair_loads_what_it_uses_and_no_more(command: list[str], more: set[str], tmp_path: Path) -> None:
    export = ROOT / "samples" / "fashion_swallowed_family" / "export.xlsx"
    words = [sys.executable, "-c", LOADED, *command, str(export)]
    done = subprocess.run(words, cwd=tmp_path, env=environment(PYTHONPATH=str(ROOT)), capture_output=True, check=True)
    loaded = set(done.stderr.decode("utf-8").splitlines()[-1].split())
    used = {"click", "filelock", "platformdirs", "rapidfuzz", "zlib_ng"}
    beside = {"catalogrepair", "colorama"}  # the second is what click colours a terminal of Windows with
    assert {name for name in loaded if not name.startswith("_")} - beside == used | more
