"""`--help` and `help`: commands by what they are for, examples that can be typed, topics in both languages."""

import re
import shlex
from pathlib import Path

import click
import pytest

from catalogrepair import docs
from catalogrepair.cli.commands import COMMANDS, GROUPS, cli
from catalogrepair.cli.examples import EXAMPLES
from catalogrepair.cli.help import DOCUMENT, TOPICS
from catalogrepair.errors import CatalogRepairError
from catalogrepair.jobs import failure
from tests.cli.run import done, terminal, within
from tests.conftest import needs_posix
from tests.test_readme import commands

LINES = [line for examples in EXAMPLES.values() for line, _what in examples]


def test_commands_stand_in_groups_each_once() -> None:
    out = done("--help", "--lang", "en").out
    places = [out.index(f"\n{title.en}:\n") for title, _names in GROUPS]
    assert places == sorted(places)
    assert sorted(name for _title, names in GROUPS for name in names) == sorted(COMMANDS)
    for name in COMMANDS:
        assert len(re.findall(rf"^  {name} ", out, re.MULTILINE)) == 1


@pytest.mark.parametrize("name", ["", *commands()])
def test_every_help_has_examples(name: str) -> None:
    out = done(*name.replace("ORDER_CODE", "100123").split(), "--help", "--lang", "en").out
    assert f"catalogrepair {EXAMPLES[name][0][0]}\n" in out


def test_no_example_is_of_a_command_that_there_is_not() -> None:
    assert set(EXAMPLES) == {"", *commands()}


@pytest.mark.parametrize("line", LINES)
def test_every_example_can_be_typed(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = shlex.split(line.partition(" > ")[0])
    for word in words:
        if re.fullmatch(r"[^/*]+\.(xlsx|json|txt|toml|html)", word):
            Path(word.rpartition("=")[2]).touch()
    command, context = cli, cli.make_context("catalogrepair", list(words))
    while isinstance(command, click.Group):
        name, below, words = command.resolve_command(context, words)
        assert below is not None
        if "--shop" in words:  # a shop that nobody has signed in to here
            place = words.index("--shop")
            words = words[:place] + words[place + 2 :]
        command, context = below, below.make_context(name, list(words), parent=context)  # type: ignore[assignment]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_topics_hold_every_code_and_every_variable(language: str) -> None:
    shown = done("help", "topics", "--lang", language).out
    codes = {kind.exit_code for kind in CatalogRepairError.__subclasses__()} | {0, 1, 5, failure.EXIT_CODE, 130}
    assert all(f"| {code} |" in shown for code in codes)
    package = Path(docs.__file__).parents[1]
    sources = (path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    named = {name for text in sources for name in re.findall(r'"(CATALOGREPAIR_\w+)"', text)}
    assert all(f"`{name}`" in shown for name in named)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_a_section_of_the_document(topic: str) -> None:
    assert done("help", topic, "--lang", "en").out == docs.section(DOCUMENT, TOPICS[topic], "en")


def test_every_section_is_a_topic() -> None:
    assert list(docs.sections(DOCUMENT, "en")) == list(TOPICS.values())
    for language in ("vi", "en"):
        assert all(
            f"`{topic}`" in docs.read(DOCUMENT, language) or f"help {topic}" in docs.read(DOCUMENT, language)
            for topic in TOPICS
        )


@pytest.mark.parametrize("words", [(), ("check",), ("diagnose",), ("diagnose", "stock"), ("batch", "repair")])
def test_the_help_of_a_command_is_its_own(words: tuple[str, ...]) -> None:
    shown, own = done("help", *words).out, done(*words, "--help").out
    assert shown == own


WRONG = {
    "help exit-cods": "Did you mean exit-codes?",
    "help chekc": "Did you mean `catalogrepair check`?",
    "help diagnose stok": "Did you mean `catalogrepair diagnose stock`?",
    "help check more": "`catalogrepair check` has no commands of its own.",
    "completion powershell": "'powershell' is not one of",
}


@pytest.mark.parametrize("line", WRONG)
def test_what_there_is_not_is_told(line: str) -> None:
    found = within(*line.split(), "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert WRONG[line] in found.err


@needs_posix
@pytest.mark.parametrize("words", [("--help",), ("repair", "--help"), ("help", "topics")])
@pytest.mark.parametrize("columns", [80, 110])
def test_help_fits_the_window(words: tuple[str, ...], columns: int) -> None:
    shown = terminal(*words, COLUMNS=str(columns), NO_COLOR="1").replace("\r", "")
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in shown.splitlines()]
    assert max(len(line) for line in lines if not line.startswith("    catalogrepair ")) <= columns
