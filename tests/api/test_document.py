"""The examples of `catalogrepair explain api` run, on the shipped samples, and their types are right."""

import inspect
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import catalogrepair
from catalogrepair import api
from tests.cli.run import SAMPLES

ROOT = Path(__file__).parents[2]
DOCS = Path(catalogrepair.__file__).parent / "docs"
PAGE = {language: (DOCS / language / "api.md").read_text(encoding="utf-8") for language in ("vi", "en")}
FILES = {
    "fashion_swallowed_family": ("export.xlsx", "store.xlsx"),
    "orders_pottery": ("orders.xlsx", "invoices.xlsx", "slips.xlsx"),
}


def examples(language: str) -> str:
    """All examples of the page, one after the other."""
    found = re.findall(r"^```python\n(.*?)^```$", PAGE[language], re.MULTILINE | re.DOTALL)
    assert len(found) > 5
    return "\n".join(found)


@pytest.mark.parametrize("language", PAGE)
def test_the_examples_run(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for sample, names in FILES.items():
        for name in names:
            shutil.copy(SAMPLES / sample / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    seen: dict[str, Any] = {}
    exec(compile(examples(language), f"{language}/api.md", "exec"), seen)
    assert seen["frame"]["finding"].nunique() == len(seen["found"].findings)
    assert seen["plan"].edits
    written = {"fixed.xlsx", "back.xlsx", "repaired.xlsx", "repaired.plan.json"}
    assert {path.name for path in tmp_path.iterdir()} == written.union(*FILES.values())


def test_the_types_of_the_examples_are_right(tmp_path: Path) -> None:
    paths = [tmp_path / f"{language}.py" for language in ("vi", "en")]
    for path in paths:
        path.write_text(examples(path.stem), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file",
        str(ROOT / "pyproject.toml"),
        *map(str, paths),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("language", PAGE)
def test_every_function_option_and_failure_is_named(language: str) -> None:
    words = {*api.options.Options.__annotations__}
    for name in catalogrepair.__all__:
        found = getattr(catalogrepair, name)
        is_failure = isinstance(found, type) and issubclass(found, catalogrepair.CatalogRepairError)
        if inspect.isfunction(found) or is_failure:
            words.add(name)
    assert len(words) > 20
    assert [word for word in sorted(words) if not re.search(rf"(`|cr\.){word}\b", PAGE[language])] == []
