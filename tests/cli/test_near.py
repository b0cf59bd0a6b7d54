"""A mistyped command, diagnosis, check or option: the one that was meant is told, and --force never is."""

import shlex
from pathlib import Path

import pytest

from catalogrepair.cli.near import typed
from tests.cli.run import FASHION, SAMPLES, within

ORDERS = SAMPLES / "orders_pottery" / "orders.xlsx"
MEANT = {
    "chekc FILE": "Did you mean `catalogrepair check`?",
    "shopp": "Did you mean `catalogrepair diagnose shop`?",
    "stok": "Did you mean `catalogrepair diagnose stock`?",
    "diagnose invocies FILE": "Did you mean `catalogrepair diagnose invoices`?",
    "second_famly": "Did you mean `catalogrepair explain second_family`?",
    "playbok": "Did you mean `catalogrepair explain playbook`?",
    "check FILE --only AT26": "Did you mean AT26-1",
    "check FILE --only QJ26-2": "“QJ26-2” is no root code: its row is in the group “AT26-1”.",
    "FILE": "Did you mean `catalogrepair check FILE`?",
    "explain chekc": "Did you mean `catalogrepair check --help`?",
    "explain stock": "Did you mean `catalogrepair diagnose stock --help`?",
    "check FILE --stor x": "'--store'",
}


@pytest.mark.parametrize("words", MEANT)
def test_the_near_name_is_told(words: str) -> None:
    found = within(*words.replace("FILE", str(FASHION)).split(), "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert MEANT[words].replace("FILE", str(FASHION)) in found.err


@pytest.mark.parametrize("words", ["check FILE --forse", "check FILE --stor x", "repair FILE --forced"])
def test_what_overrules_a_refusal_is_not_offered(words: str) -> None:
    found = within(*words.replace("FILE", str(FASHION)).split())
    assert (found.code, "--force'" in found.err) == (2, False)


def test_what_is_no_command_is_not_offered() -> None:
    """The groups are told by `check`."""
    assert "diagnose grouping" not in within("groupin", "--lang", "en").err


def test_a_name_that_is_like_none_is_told_without_a_guess() -> None:
    assert "Ý anh/chị" not in within("nonsense").err


@pytest.mark.parametrize("words", [("gn", "1013"), ("GN 1013",), ("#", "GN", "1013")])
def test_an_order_s_code_may_be_typed_in_several_words(words: tuple[str, ...]) -> None:
    found = within("diagnose", *words, "--orders", ORDERS, "--lang", "en")
    assert "Order #GN1013" in found.out


def test_a_file_behind_a_mistyped_fault_is_no_part_of_an_order_s_code(tmp_path: Path) -> None:
    (tmp_path / "orders 2026.xlsx").touch()
    found = within("diagnose", "abc", "orders 2026.xlsx", cwd=tmp_path)
    assert (found.code, "Không có lệnh 'abc'" in found.err) == (2, True)


def test_a_file_that_is_offered_can_be_pasted_into_a_shell(tmp_path: Path) -> None:
    (tmp_path / "giá $(x) '1'.xlsx").touch()
    found = within("giá $(x) '1'.xlsx", cwd=tmp_path)
    meant = found.err.split("`catalogrepair ")[1].split("`")[0]
    assert shlex.split(meant) == ["check", "giá $(x) '1'.xlsx"]


def test_on_windows_it_is_quoted_as_its_shell_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalogrepair.cli.near.os.name", "nt")
    assert typed("check", r"C:\\Tệp shop\\giá.xlsx") == r'check "C:\\Tệp shop\\giá.xlsx"'
