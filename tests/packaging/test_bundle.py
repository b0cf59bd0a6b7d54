"""The bundle does what an installation does, where no Python is on the path.

It takes minutes to build, so this is skipped until CATALOGREPAIR_BUNDLE names the folder of one:

    python .bundle/build.py dist
    CATALOGREPAIR_BUNDLE=dist/catalogrepair python -m pytest tests/packaging
"""

import io
import os
import re
import subprocess
from html import unescape
from pathlib import Path

import openpyxl
import pytest

from catalogrepair.version import __version__
from tests.cli.run import SAMPLES, run
from tests.packaging import BUNDLE, PROGRAM, SAMPLE, bare, double_clicked, shipped

pytestmark = pytest.mark.skipif(BUNDLE is None, reason="built apart; CATALOGREPAIR_BUNDLE names one")

EXPORT = SAMPLE / "export.xlsx"
POTTERY = SAMPLES / "orders_pottery"
COMMANDS = [
    ["--help"],
    ["explain"],
    ["explain", "playbook", "--lang", "en"],
    ["check", EXPORT, "--store", SAMPLE / "store.xlsx"],
    ["explain", "second_family", "--format", "json"],
    ["check", SAMPLES / "resaved_by_excel" / "export.xlsx", "--lang", "en"],
    ["repair", EXPORT, "--dry-run"],
    ["diagnose", "shop", POTTERY],
    ["diagnose", "stock", "--kov", SAMPLES / "stock_tea" / "depot.xlsx", "--hrv", SAMPLES / "stock_tea" / "store.xlsx"],
    ["whoami"],
    ["whoami", "--format", "json"],
]


def bundle(home: Path, *words: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [str(PROGRAM), *map(str, words)], env=bare(home), cwd=home, capture_output=True, check=False, timeout=120
    )


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: "-".join(Path(word).name for word in words))
def test_a_command_says_what_an_installation_says(words: list[object], tmp_path: Path) -> None:
    ours = bundle(tmp_path, *words)
    theirs = run(*words, **bare(tmp_path))
    assert ours.stderr.decode("utf-8") == theirs.err
    assert ours.stdout.decode("utf-8") == theirs.out
    assert ours.returncode == theirs.code


def test_nothing_of_an_installation_is_missing() -> None:
    assert BUNDLE is not None
    for name, content in shipped().items():
        if not name.endswith(".py"):
            assert (BUNDLE / "_internal" / name).read_bytes() == content, name


def test_what_it_is_made_of_stands_in_it_with_the_licences() -> None:
    assert BUNDLE is not None
    named = {path.parent.name.partition("-")[0] for path in (BUNDLE / "_internal").glob("*.dist-info/METADATA")}
    assert {"catalogrepair", "pandas", "numpy", "keyring", "starlette"} <= named
    licensed = {path.name.partition("-")[0] for path in (BUNDLE / "_internal").glob("*.dist-info") if licences(path)}
    assert {"catalogrepair", "pandas", "numpy", "keyring"} <= licensed


def licences(about: Path) -> list[Path]:
    return [path for path in about.rglob("*") if path.name.upper().startswith(("LICENSE", "COPYING"))]


def test_the_version_is_this_one(tmp_path: Path) -> None:
    assert bundle(tmp_path, "--version").stdout.decode().split() == ["catalogrepair", __version__]


@pytest.mark.parametrize("ending", [".html", ".xlsx", ".csv", ".json"])
def test_it_repairs_and_writes_every_kind_of_report(ending: str, tmp_path: Path) -> None:
    done = bundle(tmp_path, "repair", EXPORT, "--output", "fixed.xlsx", "--report", f"report{ending}")
    assert done.returncode == 0, done.stderr.decode()
    theirs = run("repair", EXPORT, "--output", tmp_path / "theirs.xlsx", **bare(tmp_path))
    assert theirs.code == 0
    assert (tmp_path / "fixed.xlsx").read_bytes() == (tmp_path / "theirs.xlsx").read_bytes()
    assert "QJ26" in (
        str(list(openpyxl.load_workbook(tmp_path / "report.xlsx").worksheets[0].values))
        if ending == ".xlsx"
        else (tmp_path / f"report{ending}").read_text(encoding="utf-8-sig")
    )


def test_the_processes_of_a_batch_are_the_bundle_itself(tmp_path: Path) -> None:
    done = bundle(tmp_path, "batch", "check", SAMPLES / "*" / "export.xlsx", "--jobs", "2")
    assert done.returncode == 1, done.stderr.decode()
    assert "supermarket_units" in done.stdout.decode()


def test_a_double_click_opens_the_page_and_the_sample_is_repaired(tmp_path: Path) -> None:
    with double_clicked([str(PROGRAM)], tmp_path) as opened:
        ours = str(BUNDLE)
        assert [name for name, text in opened.browser.items() if ours in text and name.startswith("LD_")] == []
        with opened.visitor() as visitor:
            repair = str(visitor.post("/sample").url).removesuffix("/found")
            visitor.post(f"{repair}/mode", data={"mode": "clear"})
            page = visitor.post(f"{repair}/changes").text
            link = re.search(r'class="button primary" href="([^"]+)', page)
            assert link is not None
            taken = visitor.get(unescape(link[1]).removeprefix(visitor.base_url.path.rstrip("/")))
            values = [
                cell.value for row in openpyxl.load_workbook(io.BytesIO(taken.content)).worksheets[-1] for cell in row
            ]
            assert "QJ26-1" in values
            assert visitor.post("/stop").status_code == 200
        assert opened.process.wait(30) == 0


@pytest.mark.skipif(os.name == "nt", reason="no program on Windows can be sent Ctrl-C alone")
def test_ctrl_c_stops_the_page(tmp_path: Path) -> None:
    with double_clicked([str(PROGRAM)], tmp_path) as opened:
        opened.process.send_signal(2)
        assert opened.process.wait(30) == 0
