"""A reader that goes away, and Ctrl-C."""

import os
import shlex
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.run import CLEAN, COMMAND, FASHION, ODD, ROOT, SAMPLES, environment, run
from tests.conftest import needs_linux, needs_posix
from tests.shops.kiotviet import write_big

pytestmark = needs_posix

POTTERY = SAMPLES / "orders_pottery"


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


COMMANDS: dict[str, tuple[int, list[object]]] = {
    "check": (1, ["check", FASHION]),
    "check as JSON": (1, ["check", FASHION, "--format", "json"]),
    "a clean shop": (0, ["check", CLEAN]),
    "no such file": (2, ["check", "none.xlsx"]),
    "a look at a repair": (1, ["repair", FASHION, "--dry-run"]),
    "a plan": (0, ["plan", FASHION, "--output", "{}/plan.json"]),
    "a difference": (0, ["diff", FASHION, ODD]),
    "a diagnosis": (1, ["diagnose", "invoices", POTTERY / "orders.xlsx", "--kov", POTTERY / "invoices.xlsx"]),
    "status": (0, ["status"]),
    "no key": (4, ["whoami"]),
    "explain": (0, ["explain"]),
    "explain as JSON": (0, ["explain", "second_family", "--format", "json"]),
    "help": (0, ["--help"]),
    "a command's help": (0, ["check", "--help"]),
    "version": (0, ["--version"]),
    "no such command": (2, ["nonsense"]),
}


@pytest.fixture(params=COMMANDS)
def command(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[int, list[object]]:
    code, words = COMMANDS[request.param]
    return code, [word.format(tmp_path) if isinstance(word, str) else word for word in words]


def test_the_exit_code_stays_whoever_listens(command: tuple[int, list[object]]) -> None:
    code, words = command
    heard = run(*words)
    assert heard.code == code, heard.err
    gone, said = run_without_reader(*words, "--force") if "plan" in words else run_without_reader(*words)
    assert (gone, said.replace(" --force", "")) == (code, heard.err)


def in_shell(words: list[object], redirection: str) -> tuple[int, str]:
    """(code, stderr) of a command line of a shell."""
    line = f"{shlex.join(map(str, [*COMMAND, *words]))} {redirection}"
    done = subprocess.run(
        ["sh", "-c", line], check=False, capture_output=True, env=environment(), cwd=ROOT, encoding="utf-8"
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_does_not_change_the_exit_code(closed: str, tmp_path: Path) -> None:
    code, err = in_shell(["check", FASHION], closed)
    assert (code, "Traceback" in err, "Lỗi" in err) == (1, False, False)
    output = tmp_path / "out.xlsx"
    assert in_shell(["repair", FASHION, "--output", output], closed)[0] == 0
    assert run("check", output, "--level", "likely", "--format", "json").edits == {}


@needs_linux
def test_an_output_that_cannot_be_written_is_one_sentence(command: tuple[int, list[object]]) -> None:
    code, words = command
    if not run(*words).out:
        return
    words = [*words, "--force"] if "plan" in words else words
    code, err = in_shell(words, ">/dev/full")
    last = err.splitlines()[-1]
    assert (code, "Traceback" in err) == (2, False)
    assert last.startswith("Lỗi: Không ghi được kết quả ra stdout: ổ đĩa đã đầy")


@needs_linux
def test_notes_that_cannot_be_written_change_nothing() -> None:
    assert in_shell(["check", FASHION], "2>/dev/full") == (1, "")


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
