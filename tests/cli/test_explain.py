"""`explain`: a document for a terminal, its Markdown for a pipe, and what is said of a name that there is none of."""

import pytest

from catalogrepair import docs
from catalogrepair.checks import all_checks
from tests.cli.run import done, run, terminal
from tests.conftest import needs_posix


def test_all_checks_and_documents_are_listed() -> None:
    first = [line.split()[0] for line in done("explain").out.splitlines() if line]
    assert {*all_checks(), *docs.topics()} <= set(first)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_pipe_is_given_the_markdown(language: str) -> None:
    assert done("explain", "playbook", "--lang", language).out == docs.read("playbook", language)
    assert done("explain", "playbook", "6b", "--lang", language).out == docs.section("playbook", "6b", language)


@needs_posix
def test_a_terminal_is_given_a_laid_out_page() -> None:
    shown = terminal("explain", "kiotviet-files", "3.2", "--lang", "en")
    assert "Cập nhật tồn kho?" in shown
    assert "|---|" not in shown
    assert "\x1b[1" in shown
    assert "\x1b[1;3" not in terminal("explain", "kiotviet-files", "3.2", "--lang", "en", NO_COLOR="1")


WRONG = {
    "playbok": "Did you mean playbook?",
    "second_famly": "Did you mean second_family",
    "Second-Family": "Did you mean second_family",
    "nonsense": "Run `catalogrepair explain` for a list.",
    "playbook 12": "There are: 0, 1, 1.1,",
    "second_family 1": "The check “second_family” has no sections.",
}


@pytest.mark.parametrize("words", WRONG)
def test_what_there_is_not_is_told_in_one_sentence(words: str) -> None:
    found = run("explain", *words.split(), "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert WRONG[words] in found.err.splitlines()[-1]


def test_json_holds_both_languages() -> None:
    found = done("explain", "playbook", "6c", "--format", "json").json
    assert found["text"]["vi"] == docs.section("playbook", "6c", "vi")
    assert found["text"]["en"].startswith("## 6c. ")


def test_a_shell_is_offered_checks_topics_and_sections() -> None:
    def offered(words: str, place: int) -> set[str]:
        found = run(_CATALOGREPAIR_COMPLETE="bash_complete", COMP_WORDS=f"catalogrepair {words}", COMP_CWORD=str(place))
        return {line.partition(",")[2] for line in found.out.splitlines()}

    assert {"playbook"} == offered("explain play", 2)
    assert {"6", "6b", "6c"} == offered("explain playbook 6", 3)
