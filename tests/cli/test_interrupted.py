"""A reader that goes away, and Ctrl-C."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.run import COMMAND, FASHION, ROOT, environment, run
from tests.shops.kiotviet import write_big

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither such pipes nor such signals")


def run_without_reader(*words: object) -> tuple[int, str]:
    """(code, stderr) of a run whose stdout nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [*COMMAND, *map(str, words)]
    found = subprocess.run(
        command, check=False, stdout=writing, stderr=subprocess.PIPE, env=environment(), cwd=ROOT, encoding="utf-8"
    )
    os.close(writing)
    return found.returncode, found.stderr


@pytest.mark.parametrize("words", [["check", FASHION], ["check", FASHION, "--format", "json"], ["explain"], ["--help"]])
def test_a_reader_that_has_gone_is_no_error_to_tell(words: list[object]) -> None:
    _, err = run_without_reader(*words)
    assert err == ""


@pytest.mark.parametrize("words", [["explain"], ["explain", "second_family", "--format", "json"]])
def test_a_reader_that_has_gone_does_not_change_the_exit_code(words: list[object]) -> None:
    assert run_without_reader(*words) == (0, "")


def test_a_repair_is_whole_although_its_reader_has_gone(tmp_path: Path) -> None:
    output = tmp_path / "out.xlsx"
    run_without_reader("repair", FASHION, "--output", output)
    assert run("check", output, "--level", "likely", "--format", "json").edits == {}
    assert (tmp_path / "out.plan.json").exists()


def test_a_head_gets_its_line() -> None:
    with subprocess.Popen(
        [*COMMAND, "explain"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        line = process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
    assert line.decode() == run("explain").out.splitlines(keepends=True)[0]
    assert err == b""


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("big") / "export.xlsx"
    write_big(path, 30_000, seed=3)
    return path


def interrupted(big: Path, folder: Path, language: str) -> tuple[int, str]:
    """(code, stderr) of a repair that gets Ctrl-C as soon as its temporary file holds something."""
    command = [*COMMAND, "repair", str(big), "--output", str(folder / "out.xlsx"), "--lang", language]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment(), cwd=ROOT, encoding="utf-8"
    ) as process:
        while process.poll() is None:
            if any(path.name.startswith(".") and path.stat().st_size for path in folder.iterdir()):
                process.send_signal(signal.SIGINT)
                break
        _, err = process.communicate()
    return process.returncode, err


@pytest.mark.parametrize(("language", "word"), [("vi", "Đã dừng"), ("en", "Interrupted")])
def test_ctrl_c_leaves_nothing_and_gives_130(language: str, word: str, big: Path, tmp_path: Path) -> None:
    code, err = interrupted(big, tmp_path, language)
    assert code == 130
    assert err.strip().startswith(word)
    assert err.strip().count("\n") == 0
    assert list(tmp_path.iterdir()) == []
