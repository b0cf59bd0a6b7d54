"""The pages of the guided repair, as a browser meets them: the real command, over real HTTP."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import openpyxl

from tests.cli.run import COMMAND, environment, home_of
from tests.shops.kiotviet import export_bytes

ROOT = Path(__file__).parents[2]


@dataclass
class Pages:
    """A running `catalogrepair web`."""

    link: str
    home: Path
    process: "subprocess.Popen[str]"
    said: str = ""
    """everything behind the link, once it has ended"""

    @property
    def address(self) -> str:
        """Where its pages are, without the key."""
        return f"{self.server}/{urlsplit(self.link).path.split('/')[1]}"

    @property
    def server(self) -> str:
        """Where it listens."""
        parts = urlsplit(self.link)
        return f"{parts.scheme}://{parts.netloc}"

    @contextmanager
    def client(self) -> Iterator[httpx.Client]:
        """A visitor who opened the start link."""
        with httpx.Client(base_url=self.address, follow_redirects=True, timeout=60) as client:
            assert client.get(self.link).status_code == 200
            yield client


@contextmanager
def running(home: Path, *words: object, lang: str = "vi", look: bool = False, **variables: str) -> Iterator[Pages]:
    """Start the command with a home of its own, and stop it as Ctrl-C does; `look` lets it open a browser."""
    more = home_of(home) | {"PYTHONPATH": str(ROOT)} | variables
    process = subprocess.Popen(
        [*COMMAND, "web", *([] if look else ["--no-open"]), "--lang", lang, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(**more),
        cwd=home,
    )
    try:
        assert process.stdout is not None
        pages = Pages(process.stdout.readline().strip(), home, process)
        yield pages
    finally:
        process.terminate() if sys.platform == "win32" else process.send_signal(2)
        out, err = process.communicate(timeout=30)
        pages.said = out + err


def exported_again(repaired: Path) -> bytes:
    """What KiotViet exports once it has imported this whole repaired file."""
    heads, *rows = openpyxl.load_workbook(repaired).worksheets[-1].iter_rows(values_only=True)
    return export_bytes([{str(head): str(cell or "") for head, cell in zip(heads, row, strict=True)} for row in rows])


def chromium() -> str | None:
    """The browser of these tests: the one that CATALOGREPAIR_CHROMIUM names, or Chromium or Chrome on the path."""
    import shutil

    names = (os.environ.get("CATALOGREPAIR_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)
