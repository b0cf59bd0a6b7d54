"""The documents: the same sections in both languages, every citation can be opened, every JSON key is explained."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from catalogrepair import docs
from catalogrepair.checks import all_checks
from catalogrepair.diagnoses.shared.lack import Needed
from catalogrepair.text import LANGUAGES
from tests.cli.run import FASHION, SAMPLES, run

ROOT = Path(__file__).parents[1]
HERE = Path(__file__)
FOR_PROGRAMMERS = {"growing", "haravan-api", "kiotviet-api"}
FOR_ALL = sorted(set(docs.topics()) - FOR_PROGRAMMERS)
CITED = re.compile(r"docs: ([\w-]+) (\d[\w.]*(?:, \d[\w.]*)*)")
OPENED = re.compile(r"catalogrepair explain ([\w-]+)(?: (\d[\w.]*))?")


def sources() -> list[Path]:
    """Every text of the project that a person reads as its source."""
    texts = [ROOT / "README.md", *(ROOT / ".github").glob("*.md")]
    for folder, ending in (("catalogrepair", "py"), ("catalogrepair", "md"), ("tests", "py"), ("templates", "html")):
        texts += (ROOT / folder).rglob(f"*.{ending}")
    return [path for path in texts if path != HERE]


def flat(path: Path) -> str:
    """A file as one line: a citation may go on after a line's end, in a comment or between two quotes."""
    return " ".join(re.sub(r'\n\s*(?:#|"\s*\n?\s*"|f?")?\s*', " ", path.read_text(encoding="utf-8")).split())


def citations(text: str) -> Iterator[tuple[str, str | None]]:
    for topic, numbers in CITED.findall(text):
        yield from ((topic, number.rstrip(".")) for number in numbers.split(", "))
    for topic, number in OPENED.findall(text):
        yield topic, number.rstrip(".") or None


def wrong_in(text: str) -> Iterator[str]:
    """What cites nothing that can be opened; a word in capitals stands for any."""
    for topic, number in citations(text):
        if topic in docs.topics():
            is_there = number is None or number in docs.sections(topic, "en")
        else:
            is_there = number is None and (topic.isupper() or topic in all_checks())
        if not is_there:
            yield f"{topic} {number}"
    if len(CITED.findall(text)) != text.count("docs: ") - text.count("docs: TOPIC SECTION"):
        yield "docs: without a topic and a section"
    yield from re.findall(r"domain notes|playbook,? rows? \d", text, re.IGNORECASE)


def test_every_citation_can_be_opened() -> None:
    wrong = {str(path.relative_to(ROOT)): found for path in sources() if (found := list(wrong_in(flat(path))))}
    assert wrong == {}


WRONG = {
    "docs: playbook 9": ["playbook 9"],
    "docs: playbok 1": ["playbok 1"],
    "docs: playbook": ["docs: without a topic and a section"],
    "see `catalogrepair explain nothing`": ["nothing None"],
    "Source: domain notes on Haravan": ["domain notes"],
    "# docs:\n    # playbook 1, 12.": ["playbook 12"],
}


@pytest.mark.parametrize("text", WRONG)
def test_a_citation_of_nothing_is_found(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(text, encoding="utf-8")
    assert list(wrong_in(flat(path))) == WRONG[text]


def test_the_code_cites() -> None:
    cited = {one for path in sources() if path.suffix == ".py" for one in citations(flat(path))}
    assert {("playbook", "6c"), ("kiotviet-files", "2.1"), ("haravan-api", "4.2")} <= cited


@pytest.mark.parametrize("check", all_checks())
def test_every_check_names_a_source_that_opens(check: str) -> None:
    source = all_checks()[check].ABOUT.source
    for text in (source.vi, source.en):
        found = list(citations(text))
        assert found, text
        for topic, number in found:
            assert number in docs.sections(topic, "en"), text


@pytest.mark.parametrize("topic", FOR_ALL)
def test_a_document_has_the_same_sections_in_both_languages(topic: str) -> None:
    vietnamese, english = docs.sections(topic, "vi"), docs.sections(topic, "en")
    assert docs.read(topic, "vi") != docs.read(topic, "en")
    assert list(vietnamese) == list(english)


@pytest.mark.parametrize("topic", sorted(FOR_PROGRAMMERS))
def test_a_document_in_english_alone_says_so(topic: str) -> None:
    assert "chỉ có tiếng Anh" in docs.read(topic, "vi").partition("\n## ")[0]


@pytest.mark.parametrize("topic", docs.topics())
def test_every_heading_has_a_number_of_its_own(topic: str) -> None:
    for language in ("vi", "en"):
        text = re.sub(r"^```.*?^```", "", docs.read(topic, language), flags=re.DOTALL | re.MULTILINE)
        headings = re.findall(r"^##+ (.+)$", text, re.MULTILINE)
        if topic != "changelog":
            assert headings == [f"{number}. {title}" for number, title in docs.sections(topic, language).items()]


def test_a_section_ends_where_the_next_one_of_its_rank_begins() -> None:
    fourth, one = docs.section("haravan-api", "4", "en"), docs.section("haravan-api", "4.1", "en")
    assert one in fourth
    assert "### 4.3. " in fourth
    assert "4.2. " not in one
    assert docs.section("playbook", "6", "en").count("\n## ") == 0


FILTERED, POTTERY, TEA = (SAMPLES / name for name in ("filtered_roots_missing", "orders_pottery", "stock_tea"))
SHOWN: dict[str, list[object]] = {
    "check": ["check", FILTERED / "export.xlsx", "--store", FILTERED / "store.csv"],
    "diff": ["diff", FASHION, SAMPLES / "odd_one/export.xlsx"],
    "one order": ["diagnose", "GN1013", "--orders", "orders.xlsx", "--kov", "invoices.xlsx", "--kov", "slips.xlsx"],
    "invoices": ["diagnose", "invoices", "orders.xlsx", "--kov", "invoices.xlsx", "--kov", "slips.xlsx"],
    "orders": ["diagnose", "orders", "orders.xlsx", "--kov", "invoices.xlsx", "--kov", "slips.xlsx"],
    "payments": ["diagnose", "payments", "orders.xlsx", "--kov", "invoices.xlsx", "--kov", "slips.xlsx"],
    "stock": ["diagnose", "stock", "--kov", TEA / "counter.xlsx", "--hrv", TEA / "store.xlsx"],
    "explain": ["explain", "second_family"],
    "a document": ["explain", "playbook", "1"],
    "whoami": ["whoami"],
}


@pytest.mark.parametrize("name", SHOWN)
def test_every_key_of_the_json_is_explained(name: str) -> None:
    words = [POTTERY / word if isinstance(word, str) and word.endswith(".xlsx") else word for word in SHOWN[name]]
    found = run(*words, "--format", "json")
    assert found.code < 2 or name == "whoami", found.err
    known = {word for language in ("vi", "en") for word in re.findall(r"`(\w+)`", docs.read("formats", language))}
    assert set(_keys(found.json)) - known - {"vi", "en"} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_a_rule_may_need_is_explained(language: str) -> None:
    _before, _of, told = docs.read("formats", language).partition("`needs`")
    wanted = {name for kind in get_args(Needed) for name in get_args(kind)}
    assert wanted - set(re.findall(r"`(\w+)`", told.partition("\n- ")[0])) == set()


def test_every_key_of_a_plan_is_explained(tmp_path: Path) -> None:
    plan = tmp_path / "p.plan.json"
    assert run("plan", FASHION, "--output", plan).code == 0
    explained = docs.section("formats", "2", "en")
    for key in re.findall(r'"(\w+)":', plan.read_text(encoding="utf-8")):
        assert f"`{key}`" in explained or key in ("vi", "en"), key


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _keys(one)
