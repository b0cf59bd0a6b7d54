"""What holds for every check, and for one that somebody adds."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

import catalogrepair
from catalogrepair import checks
from catalogrepair.catalog.groups import read_catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row, Table
from catalogrepair.checks import all_checks, find_all
from catalogrepair.cli.commands import cli

CODE = Path(catalogrepair.__file__).parent


@pytest.mark.parametrize("check", all_checks())
def test_every_check_has_a_test_of_its_own(check: str) -> None:
    assert (Path(__file__).parent / f"test_{check}.py").is_file()


@pytest.mark.parametrize("check", all_checks())
def test_every_check_says_where_its_rule_comes_from(check: str) -> None:
    module = all_checks()[check]
    assert module.ABOUT.source.vi
    words = " ".join((module.__doc__ or "").split())
    assert "docs:" in words


@pytest.mark.parametrize("check", all_checks())
def test_no_check_types_its_own_name(check: str) -> None:
    """Only as a key of data, or as an argument, would it be one: its title and docstring may hold the word."""
    tree = ast.parse((CODE / "checks" / f"{check}.py").read_text(encoding="utf-8"))
    assert check not in {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}


def names_compared() -> Iterator[str]:
    """What the code holds a finding's or an edit's check against: texts, and constants by what they stand for."""
    for path in CODE.rglob("*.py"):
        name = ".".join(["catalogrepair", *path.relative_to(CODE).with_suffix("").parts])
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
            if any(isinstance(side, ast.Attribute) and side.attr == "check" for side in sides):
                for side in sides:
                    if isinstance(side, ast.Constant) and isinstance(side.value, str):
                        yield side.value
                    elif isinstance(side, ast.Name) and side.id.isupper():
                        yield getattr(import_module(name), side.id)


def test_every_check_that_the_code_refers_to_is_there() -> None:
    found = set(names_compared())
    assert len(found) > 1
    assert found <= set(all_checks())


ADDED = """
'''Rows named "X" (docs: playbook 1).'''
from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.checks.about import About, cited
from catalogrepair.text import Given

ABOUT = About(*[Given("Tên X", "Named X")] * 4, source=cited("playbook", "1"))

def find(catalogue, settings):
    for row in catalogue.table.rows:
        if row.name == "X":
            yield Finding(Level.CERTAIN, "", (row.number,), (Given("Vì X.", "For X."),))
"""


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a check that lies beside the others."""
    (tmp_path / "named_x.py").write_text(ADDED, encoding="utf-8")
    monkeypatch.setattr(checks, "__path__", [*checks.__path__, str(tmp_path)])
    all_checks.cache_clear()
    yield "named_x"
    all_checks.cache_clear()


def test_a_file_is_all_that_a_new_check_takes(added: str) -> None:
    found = find_all(read_catalogue(Table([Row(2, "AT1", "Áo"), Row(3, "AT2", "X")]), None), Settings())
    assert [(one.check, one.rows) for one in found] == [(added, (3,))]
    assert "Tên X" in CliRunner().invoke(cli, ["explain", added]).output
