"""What the checks found, told as the other diagnoses tell theirs."""

from pathlib import Path

import pytest

from catalogrepair.catalog.results import Results
from catalogrepair.diagnoses.grouping import Named, diagnose
from catalogrepair.errors import UnusableInput
from catalogrepair.jobs.diagnose import Sources
from catalogrepair.jobs.diagnose import diagnose as run
from catalogrepair.text import Given
from tests.cli.run import CLEAN, FASHION
from tests.report.stories import clean, swallowed


def named(title: str) -> Named:
    return Named(Given(title, title), Given("Làm gì", "What to do"))


CHECKS = {
    "second-family": named("Two products"),
    "code-twice": named("A code twice"),
    "not-for-sale": named("Not sold"),
}
FOUND = diagnose(swallowed(), CHECKS)


def kinds(results: Results) -> list[tuple[str, str, str]]:
    return [(one.section.key, one.tone, str(one.cells[0])) for one in results.records if one.section]


def test_a_conflict_is_a_row_and_a_note_is_none() -> None:
    assert kinds(FOUND) == [
        ("second-family", "bad", "D100"),
        ("code-twice", "bad", "D101"),
        ("second-family_perhaps", "ask", "D200"),
    ]
    assert {one.section.rule for one in FOUND.records if one.section} == {"1"}


def test_what_has_no_fix_is_mended_by_what_its_check_says() -> None:
    mended, unmended, asked = (section.todo[0].en for section in FOUND.sections)
    assert "catalogrepair repair" in mended
    assert unmended == "What to do"
    assert "catalogrepair guide" in asked


def test_the_export_alone_is_not_called_sure() -> None:
    assert any("by the export alone" in fact.en for fact in FOUND.facts)
    asked = run("grouping", Sources(kiotviet=[str(FASHION)], haravan=[str(FASHION.with_name("store.xlsx"))]))
    assert not any("by the export alone" in fact.en for fact in asked.facts)
    assert not asked.is_well


def test_a_shop_without_groups_was_judged_and_is_well() -> None:
    assert diagnose(clean(), CHECKS).is_well
    assert run("grouping", Sources(kiotviet=[str(CLEAN)])).is_judged


@pytest.mark.parametrize("files", [(), (str(FASHION), str(CLEAN))])
def test_it_takes_one_product_list(files: tuple[str, ...]) -> None:
    with pytest.raises(UnusableInput, match="one product list"):
        run("grouping", Sources(kiotviet=files))


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match=r"store\.xlsx"):
        run("grouping", Sources(kiotviet=[str(FASHION.with_name("store.xlsx"))]))
