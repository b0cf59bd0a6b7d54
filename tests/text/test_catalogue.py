"""Every text has its words in every language, and nothing else stands in the catalogues."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.run import ROOT
from tests.text import LOCALE, catalogues, compiled, extracted, read

OURS = sorted(LOCALE.glob("*/LC_MESSAGES/catalogrepair.po"))
NAME = re.compile(r"\{(\w*)(?::[^}]*)?\}")


@pytest.mark.parametrize("path", list(catalogues()), ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_what_is_shipped_is_what_is_written(path: Path) -> None:
    assert path.with_suffix(".mo").read_bytes() == compiled(path), "run `python -m tests.text`"
    assert len(read(path)) > 20


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.parts[-3])
def test_no_text_is_missing_and_none_is_stale(path: Path) -> None:
    said = {(message.context, message.id) for message in extracted() if message.id}
    known = {(message.context, message.id): message for message in read(path) if message.id}
    assert said - set(known) == set(), "run `python -m tests.text` and fill in what it names"
    assert set(known) - said == set(), "run `python -m tests.text`"
    assert [message.id for message in known.values() if not message.string or message.fuzzy] == []


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.parts[-3])
def test_no_translation_says_a_sentence_twice(path: Path) -> None:
    repeated = re.compile(r"(?:^|[.!?] ?)([^.!? ][^.!?]{11,}[.!?])(?:.*[.!?])? ?\1", re.DOTALL)
    assert [message.string for message in read(path) if message.id and repeated.search(str(message.string))] == []


def calls() -> Iterator[tuple[str, str, set[str]]]:
    """(context, message, names of its values) of every text in the code; a text without values is said as it stands."""
    for source in (ROOT / "catalogrepair").rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            literals = [one.value for one in node.args if isinstance(one, ast.Constant)]
            if node.func.id == "_" and literals:
                yield "", str(literals[0]), {str(one.arg) for one in node.keywords}
            elif node.func.id == "pgettext" and len(literals) == 2:
                yield str(literals[0]), str(literals[1]), {str(one.arg) for one in node.keywords}


REFUSALS = {"earlier", "mapping", "one_shop", "rules", "same_shop"}
"""modules whose texts are for whoever typed the command"""


def test_what_shops_are_told_names_no_option_of_a_command() -> None:
    """Answers and checks are printed and sent on; Vietnamese is what shops read."""
    folders = ("catalogrepair/checks/", "catalogrepair/diagnoses/")
    told = [
        str(message.string)
        for message in read(LOCALE / "vi" / "LC_MESSAGES" / "catalogrepair.po")
        if any(place.startswith(folders) and Path(place).stem not in REFUSALS for place, _ in message.locations)
    ]
    assert len(told) > 300
    assert [text for text in told if "--" in text] == []


def test_findings_name_files_and_no_options_in_english_either() -> None:
    folders = ("catalogrepair/diagnoses/", "catalogrepair/sales/")
    told = [
        str(message.id)
        for message in extracted()
        if any(place.startswith(folders) and Path(place).stem not in REFUSALS for place, _ in message.locations)
    ]
    assert len(told) > 300
    assert [text for text in told if re.search(r"--[a-z]", text)] == []


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.parts[-3])
def test_no_text_names_a_value_that_it_is_not_given(path: Path) -> None:
    catalogue = read(path)
    found = 0
    for context, message, given in calls():
        translation = catalogue.get(message, context or None)
        assert translation is not None, message
        for text in (message, str(translation.string)):
            named = set(NAME.findall(text)) - {""}
            assert not given or named <= given, (text, named - given)
        assert NAME.findall(message).count("") == NAME.findall(str(translation.string)).count(""), message
        found += 1
    assert found > 900
