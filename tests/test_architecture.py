"""The house plan as tests: imports point one way, the core is pure, and start-up loads nothing heavy."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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
    )
    code = (
        "import sys; from catalogrepair.cli import _run, choose; choose([]); _run(['--help']);"
        f"sys.exit(', '.join(name for name in {heavy!r} if name in sys.modules) or 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("command", [["check"], ["repair", "--output", "out.xlsx"]])
def test_no_tables_are_loaded_for_a_catalogue(command: list[str], tmp_path: Path) -> None:
    export = ROOT / "samples" / "fashion_swallowed_family" / "export.xlsx"
    code = (
        f"import sys; from catalogrepair.cli import _run, choose; choose([]); _run({[*command, str(export)]!r});"
        "sys.exit(', '.join(name for name in ('pandas', 'numpy', 'openpyxl') if name in sys.modules) or 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
