"""The real command line: in a process of its own, or in this one."""

import errno
import gc
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.schemas import valid

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
FASHION = SAMPLES / "fashion_swallowed_family" / "export.xlsx"
CLEAN = SAMPLES / "clean_shop" / "export.xlsx"
CIRCLES = SAMPLES / "deleted_and_circles" / "export.xlsx"
ODD = SAMPLES / "odd_one" / "export.xlsx"
UNITS = SAMPLES / "supermarket_units" / "export.xlsx"
COMMAND = (sys.executable, "-m", "catalogrepair")
_STEERING = ("CATALOGREPAIR_", "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "PYTHONIO", "PYTHONUTF8", "PYTHONUNBUFFERED")


class Run(NamedTuple):
    """What one command line left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Stdout as the one valid JSON document that it must be."""
        return valid(self.out)

    @property
    def edits(self) -> dict[str, tuple[str, str]]:
        """Cell to (before, after), as the JSON on stdout has it."""
        return {edit["cell"]: (edit["before"], edit["after"]) for edit in self.json["edits"]}


def environment(**more: str) -> dict[str, str]:
    """Our environment without what steers the command line, and with what the test gives."""
    return {name: text for name, text in os.environ.items() if not name.startswith(_STEERING)} | more


def run(*words: object, cwd: Path = ROOT, **more: str) -> Run:
    """Run one command line; the keyword arguments are environment variables."""
    command = [*COMMAND, *map(str, words)]
    done = subprocess.run(command, check=False, capture_output=True, env=environment(**more), cwd=cwd)
    return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def within(*words: object, variables: Mapping[str, str] | None = None, cwd: Path = ROOT) -> Run:
    """Run one command line in this process, where its start would cost more than the run: pandas takes half a second.

    `variables` is the whole environment; keys come from there, since a process chooses its keyring once.
    """
    from catalogrepair.cli import main
    from catalogrepair.cli.language import choose

    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)]
    wanted = environment() if variables is None else variables
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            patch.delenv(name)
        for name, text in wanted.items():
            patch.setenv(name, text)
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        patch.chdir(cwd)
        for name, stream in zip(("stdout", "stderr"), streams, strict=True):
            patch.setattr(sys, name, stream)
        with pytest.raises(SystemExit) as end:
            main([str(word) for word in words])
        sys.stdout.flush()
        sys.stderr.flush()
    gc.enable()
    choose([])
    out, err = (stream.buffer.getvalue().decode("utf-8") for stream in streams)  # type: ignore[attr-defined]
    return Run(int(end.value.code or 0), out, err)


def done(*words: object) -> Run:
    """What one command line left behind that must succeed; it runs in this process."""
    found = within(*words)
    assert found.code == 0, found.err
    return found


def terminal(*words: object, **more: str) -> str:
    """Everything that a run shows on a terminal."""
    import pty

    ours, theirs = pty.openpty()
    command = [*COMMAND, *map(str, words)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment(**more), cwd=ROOT):
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return shown.decode("utf-8")


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65536)
    except OSError as error:
        if error.errno != errno.EIO:  # so Linux says that the other end of a terminal has gone
            raise
        return b""


def home_of(folder: Path) -> dict[str, str]:
    """The environment variables that make `folder` a home: nothing of this machine's own is read or written."""
    return {
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": str(folder / "data"),  # Windows has one folder for all three
    }


def copy_of_package(folder: Path) -> None:
    """The package and its templates in `folder`, to be damaged as a bug would; a command that runs there takes them."""
    for part in ("catalogrepair", "templates"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))


def report_of(said: str) -> Path:
    """The report that is named where an error of the tool itself was told."""
    named = re.search(r"“([^”]+[.]txt)”", said)
    assert named is not None, said
    return Path(named[1])


def copy(sample: Path, folder: Path) -> Path:
    """A copy of a sample that a test may endanger."""
    return Path(shutil.copy(sample, folder / "export.xlsx"))


def expected(sample: Path, mode: str) -> dict[str, tuple[str, str]]:
    """Cell to (before, after), as the sample's expected.json has it."""
    edits = json.loads(sample.with_name("expected.json").read_text(encoding="utf-8"))["edits"][mode]
    return {cell: (before, after) for cell, (before, after) in edits.items()}
