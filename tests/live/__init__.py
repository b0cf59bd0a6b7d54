"""The command line beside two shops of our own: as a user runs it, in a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.cli.run import home_of, within
from tests.schemas import valid

ROOT = Path(__file__).parents[2]


@dataclass
class Desk:
    """One user's machine: a home, a keyring and the addresses of the shops."""

    home: Path
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """What the commands run with: nothing of this machine's own sign-ins."""
        kept = {key: text for key, text in os.environ.items() if not key.startswith(("CATALOGREPAIR_", "XDG_"))}
        return kept | {
            **home_of(self.home),
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
            "PYTHON_KEYRING_BACKEND": "tests.live.keyring_in_a_file.Keyring",
            "TEST_KEYRING": str(self.home / "keyring.json"),
            **self.more,
        }

    def start(self, *words: str) -> "subprocess.Popen[str]":
        """A command under way."""
        return subprocess.Popen(
            [sys.executable, "-m", "catalogrepair", *words],
            cwd=self.home,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
        """A command that ran to its end."""
        process = self.start(*words)
        out, err = process.communicate(typed, timeout=60)
        if "json" in words and out:
            valid(out)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def within(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """A command in this process; the keys are in the environment."""
        found = within(*words, variables=self.environment, cwd=self.home)
        return subprocess.CompletedProcess(words, found.code, found.out, found.err)

    def everything(self) -> bytes:
        """All bytes of all files on this machine but the keyring's."""
        files = (path for path in self.home.rglob("*") if path.is_file() and path.name != "keyring.json")
        return b"".join(path.read_bytes() for path in files)
