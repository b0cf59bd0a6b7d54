"""What holds for every check."""

from pathlib import Path

import pytest

from catalogrepair.checks import all_checks


@pytest.mark.parametrize("check", all_checks())
def test_every_check_has_a_test_of_its_own(check: str) -> None:
    assert (Path(__file__).parent / f"test_{check}.py").is_file()


@pytest.mark.parametrize("check", all_checks())
def test_every_check_says_where_its_rule_comes_from(check: str) -> None:
    module = all_checks()[check]
    assert module.ABOUT.source.vi
    words = " ".join((module.__doc__ or "").split())
    assert "docs:" in words
