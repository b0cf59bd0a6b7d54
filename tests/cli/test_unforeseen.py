"""An error of the tool itself, in a copy of the package that is damaged as a bug would."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.run import COMMAND, FASHION, ROOT, Run, copy_of_package, environment, home_of, report_of
from tests.conftest import needs_posix

SECRETS = ("AT0099", "Áo thun Bí Mật", "tok-123", "FILTERED")
"""what messages and values of the damaged places hold"""
DAMAGES = {
    "a value": "1 / 0",
    "a message with a code": "raise KeyError('AT0099 Áo thun Bí Mật')",
    "memory": "raise MemoryError('AT0099')",
    "depth": "return find(*_, **__)",
    "an end of data": "raise EOFError('AT0099')",
    "a system error": "open('AT0099/Áo thun Bí Mật')",
    "a way out": "raise SystemExit(1)",
    "a pipe that is none of ours": "raise BrokenPipeError(32, 'AT0099')",
    "several": "raise ExceptionGroup('AT0099', [ValueError('AT0099'), KeyError('tok-123')])",
}
Damaged = Callable[..., Run]


@pytest.fixture
def damaged(tmp_path: Path) -> Damaged:
    """Runs a command line in a copy of the package in which a check does `what`."""
    copy_of_package(tmp_path)
    check = tmp_path / "catalogrepair" / "checks" / "second_family.py"
    sound = check.read_text(encoding="utf-8")

    def damage(what: str, *words: object, **variables: str) -> Run:
        check.write_text(f"{sound}\n\ndef find(*_, **__):\n    {what}\n", encoding="utf-8")
        more = home_of(tmp_path) | variables
        done = subprocess.run(
            [*COMMAND, *map(str, words)], check=False, capture_output=True, env=environment(**more), cwd=tmp_path
        )
        return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return damage


@pytest.mark.parametrize("what", DAMAGES.values(), ids=DAMAGES)
def test_every_error_of_our_own_is_one_sentence_and_a_report_without_shop_data(what: str, damaged: Damaged) -> None:
    found = damaged(what, "check", FASHION, "--format", "json", "--only", "FILTERED", "--lang", "en")
    assert (found.code, found.out, found.err.count("\n")) == (70, "", 1)
    assert found.err.startswith("Error: The tool itself has failed")
    report = report_of(found.err).read_text(encoding="utf-8")
    assert "command: check --format --only --lang\n" in report
    assert re.search(r"^  catalogrepair/checks/second_family.py:\d+ find$", report, re.MULTILINE)
    for secret in (*SECRETS, FASHION.name, FASHION.parent.name, str(Path.home()), str(ROOT)):
        assert secret not in report
    assert len(report.splitlines()) < 200


def test_one_failure_has_one_report_however_often_it_happens(damaged: Damaged) -> None:
    once, again = (report_of(damaged("1 / 0", "check", FASHION).err) for _ in range(2))
    assert once == again
    assert list(once.parent.iterdir()) == [once]


@needs_posix
def test_the_report_is_for_the_user_only(damaged: Damaged) -> None:
    report = report_of(damaged("1 / 0", "check", FASHION).err)
    assert (report.stat().st_mode & 0o777, report.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_it_is_told_in_vietnamese_too(damaged: Damaged) -> None:
    found = damaged("1 / 0", "check", FASHION)
    assert found.err.startswith("Lỗi: Công cụ gặp lỗi của chính nó (ZeroDivisionError)")
    assert "không có dữ liệu nào của shop" in found.err


def test_a_report_that_cannot_be_saved_is_said_to_be_so(damaged: Damaged, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    found = damaged("1 / 0", "check", FASHION, "--lang", "en", **home_of(tmp_path / "file"))
    assert (found.code, found.err.count("\n")) == (70, 1)
    assert "No report could be saved" in found.err


def test_the_traceback_is_shown_to_who_asks_for_it(damaged: Damaged) -> None:
    found = damaged("raise KeyError('AT0099')", "check", FASHION, CATALOGREPAIR_TRACEBACK="1")
    assert found.code == 70
    assert "KeyError: 'AT0099'" in found.err


def test_an_output_that_was_not_made_is_not_there(damaged: Damaged, tmp_path: Path) -> None:
    folder = tmp_path / "outputs"
    folder.mkdir()
    assert damaged("1 / 0", "repair", FASHION, "--output", folder / "out.xlsx").code == 70
    assert list(folder.iterdir()) == []


def test_an_order_code_is_no_command(damaged: Damaged, tmp_path: Path) -> None:
    (tmp_path / "catalogrepair" / "jobs" / "reading" / "order.py").write_text("1 / 0", encoding="utf-8")
    found = damaged("pass", "diagnose", "HRV-100123", "--days", "3")
    report = report_of(found.err).read_text(encoding="utf-8")
    assert "command: diagnose ORDER_CODE --days\n" in report
    assert "100123" not in report


def test_a_broken_installation_is_told_as_well(damaged: Damaged, tmp_path: Path) -> None:
    (tmp_path / "catalogrepair" / "cli" / "commands.py").write_text("import no_such_package", encoding="utf-8")
    found = damaged("pass", "check", FASHION)
    assert (found.code, found.err.count("\n")) == (70, 1)
    assert "command: ?" in report_of(found.err).read_text(encoding="utf-8")


def test_where_something_may_have_been_pushed_the_journal_is_named(damaged: Damaged, tmp_path: Path) -> None:
    (tmp_path / "catalogrepair" / "jobs" / "push.py").write_text("1 / 0", encoding="utf-8")
    (tmp_path / "plan.json").write_text("{}", encoding="utf-8")
    assert "catalogrepair status" in damaged("pass", "resync", "plan.json").err
    assert "catalogrepair status" not in damaged("1 / 0", "check", FASHION).err
