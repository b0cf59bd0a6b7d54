"""An installation from a wheel lacks nothing: what it needs of the tree is in it, and it works away from the tree."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from catalogrepair.web.words import WORDS
from tests.cli.run import environment, home_of
from tests.packaging import RECIPE, double_clicked, shipped
from tests.web import running

_COLLECTED = """
import json, runpy, sys
hook = runpy.run_path(sys.argv[1])
print(json.dumps([hook["datas"], hook["hiddenimports"]]))
"""


def test_the_wheel_holds_what_an_installation_needs_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name: archive.read(name) for name in archive.namelist() if ".dist-info/" not in name}
    assert sorted(held) == sorted(shipped())
    assert held == shipped()


def test_the_wheel_puts_the_command_on_the_path_and_carries_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        about = {Path(name).name: archive.read(name).decode() for name in archive.namelist() if ".dist-info/" in name}
    assert "catalogrepair = catalogrepair.cli:main" in about["entry_points.txt"]
    assert "MIT License" in about["LICENSE"]


def test_an_installation_repairs_and_explains_away_from_the_tree(installed: Path, tmp_path: Path) -> None:
    export = installed / "catalogrepair" / "samples" / "fashion_swallowed_family" / "export.xlsx"
    for words in (["repair", export, "--output", "fixed.xlsx", "--report", "fixed.html"], ["explain", "manual"]):
        command = [sys.executable, "-m", "catalogrepair", *map(str, words)]
        more = home_of(tmp_path) | {"PYTHONPATH": str(installed)}
        done = subprocess.run(command, env=environment(**more), cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
    assert "Quần jean Sóng" in (tmp_path / "fixed.html").read_text(encoding="utf-8")
    assert (tmp_path / "fixed.xlsx").is_file()


def test_an_installation_shows_its_pages_and_the_sample_away_from_the_tree(installed: Path, tmp_path: Path) -> None:
    with running(tmp_path, PYTHONPATH=str(installed)) as pages, pages.client() as visitor:
        found = visitor.post("/sample")
        assert found.status_code == 200
        assert "Shop mẫu.xlsx" in found.text
        for name in ("app.css", "app.js", "favicon.svg"):
            assert visitor.get(f"/static/{name}").status_code == 200


def test_the_recipe_of_the_bundle_takes_all_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", _COLLECTED, str(RECIPE / "hook-catalogrepair.py")]
    found = environment(PYTHONPATH=str(installed))
    done = subprocess.run(command, env=found, cwd=tmp_path, capture_output=True, check=True)
    datas, modules = json.loads(done.stdout)
    taken = {(Path(target) / Path(source).name).as_posix() for source, target in datas}
    code = {name for name in shipped() if name.endswith(".py")}
    assert shipped().keys() - code <= taken
    named = {name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in code}
    assert named - {"catalogrepair.__main__"} <= set(modules)
    described = {target.partition("-")[0] for _, target in datas if target.endswith(".dist-info")}
    assert {"catalogrepair", "keyring", "pandas"} <= described


def test_started_without_arguments_and_terminal_the_bundle_opens_the_page(tmp_path: Path) -> None:
    program = [sys.executable, str(RECIPE / "start.py")]
    more = {"PYTHONPATH": str(RECIPE.parent), "LD_LIBRARY_PATH": "/ours", "LD_LIBRARY_PATH_ORIG": "/theirs"}
    with double_clicked(program, tmp_path, **more) as opened:
        assert opened.browser["LD_LIBRARY_PATH"] == "/theirs"
        with opened.visitor() as visitor:
            assert WORDS["start_head"].vi in visitor.get("/").text
            assert visitor.post("/stop").status_code == 200
        assert opened.process.wait(30) == 0
