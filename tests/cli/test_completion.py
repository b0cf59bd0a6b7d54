"""The Tab key: what `completion` prints lets bash complete commands, options and names, and nothing else is said."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from catalogrepair.cli.completion import SHELLS
from tests.cli.run import done, environment, run
from tests.conftest import needs_posix

COMPLETED = {
    "che": {"check"},
    "explain second": {"second_family"},
    "explain playbook 6": {"6", "6b", "6c"},
    "diagnose inv": {"invoices"},
    "batch ": {"check", "repair"},
    "help exit": {"exit-codes"},
    "help top": {"topics"},
    "check export.xlsx --lev": {"--level"},
    "check export.xlsx --level ": {"certain", "likely", "possible"},
    "check export.xlsx --store hara": {"haravan"},
    "check kiot": {"kiotviet"},
    "verify plan.json --export kio": {"kiotviet"},
    "diagnose stock --kov kio": {"kiotviet"},
    "diagnose payments har": {"haravan"},
    "diagnose shop li": {"live"},
    "completion ": {"bash", "zsh", "fish"},
    "login k": {"kiotviet"},
}


@pytest.mark.parametrize("line", COMPLETED)
def test_a_shell_is_offered(line: str) -> None:
    words = line.split()
    place = len(words) + line.endswith(" ")
    found = run(_CATALOGREPAIR_COMPLETE="bash_complete", COMP_WORDS=f"catalogrepair {line}", COMP_CWORD=str(place))
    assert {one.partition(",")[2] for one in found.out.splitlines()} == COMPLETED[line]
    assert (found.code, found.err) == (0, "")


@pytest.mark.parametrize(
    "line", ["check ", "check export.xlsx --store ", "apply plan.json ", "diff ", "status ", "batch check "]
)
def test_where_a_file_is_meant_the_shell_offers_its_own(line: str) -> None:
    place = str(len(line.split()) + 1)
    found = run(_CATALOGREPAIR_COMPLETE="bash_complete", COMP_WORDS=f"catalogrepair {line}", COMP_CWORD=place)
    assert (found.out, found.err) == ("file,\n", "")


@needs_posix
@pytest.mark.skipif(shutil.which("bash") is None, reason="only bash can run it, and there is none")
def test_bash_runs_what_is_printed(tmp_path: Path) -> None:
    program = tmp_path / "catalogrepair"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m catalogrepair "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = tmp_path / "script"
    script.write_text(done("completion", "bash").out, encoding="utf-8")
    line = (
        f'source "{script}"; COMP_WORDS=(catalogrepair help exit); COMP_CWORD=2; '
        '_catalogrepair_completion catalogrepair; echo "${COMPREPLY[@]}"; complete -p catalogrepair'
    )
    path = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(Path(__file__).parents[2])}
    found = subprocess.run(
        ["bash", "--norc", "-c", line], capture_output=True, text=True, check=True, env=environment(**path)
    )
    assert found.stdout.splitlines()[0] == "exit-codes"
    assert found.stdout.splitlines()[1].endswith("-F _catalogrepair_completion catalogrepair")
    assert found.stderr == ""


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_a_script_of_its_own(shell: str) -> None:
    found = done("completion", shell)
    assert f"{shell}_complete" in found.out
    assert found.err == ""
