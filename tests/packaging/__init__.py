"""What people install: the wheel, and the bundle for who has no Python."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

import httpx

from tests.cli.run import ROOT, environment, home_of

RECIPE = ROOT / ".bundle"
SAMPLE = ROOT / "samples" / "fashion_swallowed_family"
_BUNDLE = os.environ.get("CATALOGREPAIR_BUNDLE", "")
BUNDLE = Path(_BUNDLE).resolve() if _BUNDLE else None
"""the folder of a bundle that `python .bundle/build.py` has made, where one is to be tried"""
PROGRAM = BUNDLE / ("catalogrepair.exe" if os.name == "nt" else "catalogrepair") if BUNDLE else None

_BROWSER = """
import json, os, socket, sys
with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as line:
    line.sendall(json.dumps([sys.argv[2], dict(os.environ)]).encode())
"""
"""a browser that only tells what it was to open, and what it was given"""


def shipped() -> dict[str, bytes]:
    """Path inside a wheel to content: everything of the tree that an installation needs."""
    package = {path: path.relative_to(ROOT) for path in (ROOT / "catalogrepair").rglob("*")}
    templates = {path: Path("catalogrepair") / path.relative_to(ROOT) for path in (ROOT / "templates").rglob("*")}
    sample = {
        SAMPLE / name: Path("catalogrepair/samples") / SAMPLE.name / name for name in ("export.xlsx", "store.xlsx")
    }
    found = package | templates | sample
    return {
        inside.as_posix(): path.read_bytes()
        for path, inside in found.items()
        if path.is_file() and "__pycache__" not in path.parts
    }


def bare(home: Path) -> dict[str, str]:
    """An environment without any program on the path, Python least of all."""
    (home / "nothing").mkdir(exist_ok=True)
    needed = {name: text for name, text in environment().items() if not name.startswith("PYTHON")}
    return needed | home_of(home) | {"PATH": str(home / "nothing")}


class Opened(NamedTuple):
    """What a double click led to."""

    process: "subprocess.Popen[bytes]"
    link: str
    browser: dict[str, str]
    """the environment that the browser got"""

    @contextmanager
    def visitor(self) -> Iterator[httpx.Client]:
        """Somebody who came by the link."""
        parts = urlsplit(self.link)
        address = f"{parts.scheme}://{parts.netloc}/{parts.path.split('/')[1]}"
        with httpx.Client(base_url=address, follow_redirects=True, timeout=60) as client:
            assert client.get(self.link).status_code == 200
            yield client


@contextmanager
def double_clicked(program: list[str], home: Path, **variables: str) -> Iterator[Opened]:
    """Start a program as a desktop does: without arguments, and with nobody who reads what it says."""
    script = home / "browser.py"
    script.write_text(_BROWSER, encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(60)
        browser = f"{Path(sys.executable).as_posix()} {script.as_posix()} {listening.getsockname()[1]} %s"
        nobody = subprocess.DEVNULL
        process = subprocess.Popen(
            program,
            stdin=nobody,
            stdout=nobody,
            stderr=nobody,
            env=bare(home) | {"BROWSER": browser} | variables,
            cwd=home,
        )
        try:
            line, _ = listening.accept()
            with line, line.makefile(encoding="utf-8") as told:
                address, given = json.loads(told.read())
            page = Path(url2pathname(urlsplit(address).path)).read_text(encoding="utf-8")
            yield Opened(process, page.partition('<a href="')[2].partition('"')[0], given)
        finally:
            process.kill()
            process.wait(30)
