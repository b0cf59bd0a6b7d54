"""Nothing that a user can type or meet is missing from the README and the documents that it points to."""

import re
from pathlib import Path

import click
import pytest

import catalogrepair
from catalogrepair import docs
from catalogrepair.checks import all_checks
from catalogrepair.cli.commands import cli
from catalogrepair.errors import CatalogRepairError
from catalogrepair.jobs import failure
from catalogrepair.jobs.explain import markdown
from catalogrepair.web.words import WORDS
from tests import readme

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, click.Command]:
    context = click.Context(cli)
    found = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    below = {
        f"{name} {word}": command
        for name, group in found.items()
        if isinstance(group, click.Group)
        for word in group.list_commands(context)
        if (command := group.get_command(context, word))
    }
    diagnose = found["diagnose"]
    assert isinstance(diagnose, click.Group)
    below["diagnose ORDER_CODE"] = diagnose.get_command(context, "HRV-1") or pytest.fail("no order has a command")
    return below | {name: command for name, command in found.items() if command is not None}


@pytest.mark.parametrize("name", commands())
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"| `catalogrepair {name} " in README


@pytest.mark.parametrize("name", commands())
def test_every_option_is_in_the_readme_with_its_commands(name: str) -> None:
    rows = [line for line in README.splitlines() if line.startswith("| `-")]
    for option in commands()[name].params:
        if isinstance(option, click.Option):
            said = [row for row in rows if f"`{option.opts[0]}" in row]
            assert said, option.opts
            where = said[0].split(" | ")[1] if len(said[0].split(" | ")) > 1 else ""
            assert "all" in where or name.split(maxsplit=1)[0] in where, (name, option.opts)


@pytest.mark.parametrize("check", all_checks())
def test_every_check_is_in_the_documents(check: str) -> None:
    for language in ("vi", "en"):
        assert f"| `{check}` |" in markdown("deciding", "5", language)


def test_every_exit_code_is_in_the_readme() -> None:
    codes = {kind.exit_code for kind in CatalogRepairError.__subclasses__()} | {0, 1, 5, failure.EXIT_CODE, 130}
    for code in codes:
        assert f"| {code} |" in README


def test_every_environment_variable_is_in_the_readme() -> None:
    sources = (path.read_text(encoding="utf-8") for path in Path(catalogrepair.__file__).parent.rglob("*.py"))
    named = {name for text in sources for name in re.findall(r'"(CATALOGREPAIR_\w+)"', text)}
    assert len(named) > 6
    for name in named:
        assert f"`{name}`" in README


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_promise_names_a_test_that_is_there(language: str) -> None:
    part = docs.section("promises", "2", language)
    rows = [line for line in part.splitlines() if line.startswith("| ") and "**" not in line][1:]
    assert len(rows) > 25
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)`", row)
        assert named, row
        for path in named:
            assert (Path(__file__).parents[1] / path).is_file(), path


def test_the_readme_points_to_every_document() -> None:
    for topic in docs.topics():
        assert re.search(rf"[ `]{topic}[ `]", README.partition("\n## Dành cho chủ shop")[0]), topic


def test_the_tables_of_diagnoses_are_those_of_the_code() -> None:
    """`python -m tests.readme` writes them."""
    assert readme.written(README) == README
    assert readme.symptoms() in README
    assert readme.commands() in README
    assert readme.options() in README


def test_the_first_screen_says_what_the_two_platforms_are_in_both_languages_and_shows_a_picture() -> None:
    first = README.partition("### Set-up")[0]
    assert len(first.splitlines()) < 30
    english, _, vietnamese = first.partition("### Tiếng Việt")
    for half in (english, vietnamese):
        assert "**KiotViet**" in half
        assert "**Haravan**" in half
    assert re.findall(r"!\[.+\]\((\S+\.png)\)", first) == [".github/page.png"]


def test_every_link_of_the_readme_leads_somewhere() -> None:
    headings = {
        re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in re.findall(r"^#+ (.+)$", README, re.M)
    }
    links = re.findall(r"\]\(([^)\s]+)\)", README)
    assert len(links) > 2
    for link in (link for link in links if not link.startswith("https://")):
        there = link[1:] in headings if link.startswith("#") else (Path(__file__).parents[1] / link).is_file()
        assert there, link


@pytest.mark.parametrize("button", ["sample_go", "stop"])
def test_what_stands_beside_the_bundle_calls_the_buttons_by_their_names(button: str) -> None:
    beside = " ".join(
        (Path(__file__).parents[1] / ".bundle" / "DOC-TRUOC-README.txt").read_text(encoding="utf-8").split()
    )
    assert f"“{WORDS[button].vi}”" in beside
    assert f"“{WORDS[button].en}”" in beside
    assert WORDS[button].vi in " ".join(README.split())
