"""Builds the bundle for the system that this runs on: a folder that needs no Python, and an archive of it.

    python .bundle/build.py [FOLDER]

FOLDER, "dist" where none is named, then holds `catalogrepair/` and the archive beside it. The bundle is made from a
wheel, in an environment of its own: so it holds what an installation holds, and nothing of the developer's. pip needs a
network for that.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAME = "catalogrepair"


def build(target: Path) -> Path:
    """The archive of the bundle that now stands in `target`."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        run(work, sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", work, HERE.parent)
        (wheel,) = work.glob("*.whl")
        python = environment(work / "environment")
        run(work, python, "-m", "pip", "install", "--quiet", f"{wheel}[bundle]")
        words = ["--noconfirm", "--onedir", "--console", "--name", NAME, "--additional-hooks-dir", HERE]
        words += ["--distpath", target, "--workpath", work / "work", "--specpath", work]
        run(work, python, "-m", "PyInstaller", "--log-level", "WARN", *words, HERE / "start.py")
        version = wheel.name.split("-")[1]
    shutil.copy(HERE / "DOC-TRUOC-README.txt", target / NAME)
    system = {"Darwin": "macos"}.get(platform.system(), platform.system().lower())
    form = "zip" if system == "windows" else "gztar"  # a zip would lose what may be run, and double what is linked
    archive = target / f"{NAME}-{version}-{system}-{platform.machine().lower()}"
    return Path(shutil.make_archive(str(archive), form, target, NAME))


def environment(folder: Path) -> Path:
    """The Python of a new environment."""
    venv.create(folder, with_pip=True)
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(folder: Path, *words: object) -> None:
    """Run a program that must succeed, in a folder where Python finds no package: not in the tree."""
    subprocess.run([str(word) for word in words], cwd=folder, check=True)


if __name__ == "__main__":
    made = build(Path(*sys.argv[1:] or ["dist"]).resolve())
    print(f"{made}: {made.stat().st_size / 1e6:.0f} MB")
