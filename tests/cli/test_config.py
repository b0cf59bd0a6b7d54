"""Defaults of one's own: the command line wins over the environment, then the project's file, then the user's."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import FASHION, SAMPLES, Run, environment, run, within
from tests.schemas import valid

TEA = SAMPLES / "stock_tea"


class Desk:
    """A home with a user's file, and a project's folder with one below it."""

    def __init__(self, folder: Path) -> None:
        self.home, self.project, self.below = folder / "home", folder / "may", folder / "may" / "hôm nay"
        self.below.mkdir(parents=True)
        self.variables = environment(XDG_CONFIG_HOME=str(self.home), WIN_PD_OVERRIDE_LOCAL_APPDATA=str(self.home))

    def user(self, text: str) -> None:
        """Write the user's file."""
        path = self.home / "catalogrepair" / "config.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def of_project(self, text: str) -> Path:
        """Write the project's file."""
        path = self.project / "catalogrepair.toml"
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *words: object, **more: str) -> Run:
        """Run a command in the folder below the project's."""
        return within(*words, variables=self.variables | more, cwd=self.below)

    def shown(self, *words: str, **more: str) -> dict[str, dict[str, Any]]:
        """What `config show` says of each option."""
        found = self.run("config", "show", "--format", "json", *words, **more)
        return {one["option"]: one for one in valid(found.out)["options"]}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_without_files_all_is_as_the_tool_has_it(desk: Desk) -> None:
    assert {one["source"] for one in desk.shown().values()} == {"default"}
    assert desk.shown()["level"]["value"] == "likely"
    out = desk.run("config", "show", "--lang", "en").out
    assert f"{desk.home / 'catalogrepair' / 'config.toml'} (not there)" in out
    assert "--level        likely  the tool's default" in out


def test_each_option_says_where_it_comes_from(desk: Desk) -> None:
    desk.user('lang = "en"\nlevel = "possible"\nmode = "regroup"\n')
    project = desk.of_project('level = "certain"\nbranch-main = "Kho 1"\nmap = "kho.toml"\n')
    found = desk.shown(CATALOGREPAIR_SHOP="may")
    told = {name: (one["value"], one["source"]) for name, one in found.items()}
    assert told == {
        "lang": ("en", "user"),
        "shop": ("may", "environment"),
        "level": ("certain", "project"),
        "mode": ("regroup", "user"),
        "rule": ("basic", "default"),
        "branch-main": ("Kho 1", "project"),
        "map": (str(desk.project / "kho.toml"), "project"),
    }
    assert found["level"]["where"] == str(project)
    assert found["shop"]["where"] == "CATALOGREPAIR_SHOP"
    assert desk.shown("--lang", "vi")["lang"] == {
        "option": "lang",
        "value": "vi",
        "source": "command_line",
        "where": "",
    }
    assert desk.shown(CATALOGREPAIR_LANG="vi")["lang"]["source"] == "environment"


def test_they_hold_for_every_command_that_has_the_option(desk: Desk) -> None:
    desk.user('level = "possible"\nmode = "regroup"\nlang = "en"\n')
    for words in (("check", FASHION), ("repair", FASHION, "--dry-run"), ("plan", FASHION, "--output", "p.json")):
        found = desk.run(*words, "--format", "json").json
        assert (found["level"], found["mode"]) == ("possible", "regroup")
    assert "same-type groups." in desk.run("check", FASHION).out
    shutil.copy(FASHION, desk.below / "shop.xlsx")
    assert "1 to be repaired" not in desk.run("batch", "check", desk.below).out
    own = desk.run("batch", "check", desk.below, "--format", "json").out
    assert '"cells": 8' in own


def test_the_command_line_wins(desk: Desk) -> None:
    desk.of_project('level = "certain"\nmode = "regroup"\nlang = "en"\n')
    found = desk.run("check", FASHION, "--level", "likely", "--mode", "clear", "--format", "json").json
    assert (found["level"], found["mode"]) == ("likely", "clear")
    assert "dòng hàng" in desk.run("check", FASHION, "--lang", "vi").out
    assert "dòng hàng" in desk.run("check", FASHION, CATALOGREPAIR_LANG="vi").out


def test_help_shows_the_default_that_is_in_force(desk: Desk) -> None:
    desk.of_project('level = "certain"\n')
    # Processes of their own: what help says is said in the language that is chosen when the commands are loaded.
    asked = (("check", "--help"), ("help", "check"))
    one, other = (run(*words, cwd=desk.below, **desk.variables).out for words in asked)
    assert "[mặc định: certain]" in one
    assert one == other


def test_a_shop_is_used_as_if_its_variable_were_set(desk: Desk) -> None:
    desk.of_project('shop = "may"\n')
    before = os.environ.get("CATALOGREPAIR_SHOP")
    assert "may" in desk.run("check", FASHION).err
    assert "tre" in desk.run("check", FASHION, CATALOGREPAIR_SHOP="tre").err
    assert os.environ.get("CATALOGREPAIR_SHOP") == before


def test_branches_are_named_once_for_all_diagnoses(desk: Desk) -> None:
    desk.of_project('branch-main = "Quầy Chợ Sắt"\n')
    kov = ("--kov", f"Quầy Chợ Sắt={TEA / 'counter.xlsx'}", "--kov", f"Kho Ngã Sáu={TEA / 'depot.xlsx'}")
    found = desk.run("diagnose", "stock", *kov, "--hrv", TEA / "store.xlsx", "--format", "json").json
    assert found["main_branch"] == "Quầy Chợ Sắt"


def test_a_mapping_of_the_settings_is_left_out_where_a_rule_needs_none(desk: Desk) -> None:
    desk.of_project('map = "none.toml"\n')
    words = ("diagnose", "stock", "--kov", TEA / "counter.xlsx", "--hrv", TEA / "store.xlsx", "--lang", "en")
    assert "“none.toml” cannot be opened" in desk.run(*words).err
    assert "--map" not in desk.run(*words, "--rule", "chosen").err
    assert "needs no --map" in desk.run(*words, "--rule", "chosen", "--map", "none.toml").err


WRONG = {
    "levl = 'likely'": "“levl” cannot be set there. Did you mean “level”?",
    "branch_main = 'Kho'": "Did you mean “branch-main”?",
    "force = 'yes'": "“force” cannot be set there. These can: lang, shop,",
    "shop = 'bad name'": "“shop” cannot be “bad name”: use letters, digits and hyphens only.",
    "level = 'sure'": "“level” cannot be “sure”; it is one of: certain, likely, possible.",
    "level = 3": "“level” must be a text in double quotes.",
    "shop = ''": "“shop” must be a text in double quotes.",
    "level = likely": "is wrong in line 1: level = likely",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_cannot_be_set_is_refused_with_the_file(text: str, desk: Desk) -> None:
    desk.of_project(text)
    for words in (("check", FASHION), ("config", "show")):
        found = desk.run(*words, "--lang", "en")
        assert (found.code, found.out) == (2, "")
        assert WRONG[text] in found.err
        assert "catalogrepair.toml”" in found.err


@pytest.mark.parametrize("words", [("--help",), ("check", "--help"), ("--version",), ("help", "config"), ("explain",)])
def test_a_broken_file_keeps_nobody_from_help(words: tuple[str, ...], desk: Desk) -> None:
    desk.user("level = ")
    assert desk.run(*words).code == 0


def test_the_nearest_project_counts(desk: Desk) -> None:
    desk.of_project('level = "certain"\n')
    (desk.below / "catalogrepair.toml").write_text('mode = "regroup"\n', encoding="utf-8")
    assert (desk.shown()["level"]["source"], desk.shown()["mode"]["source"]) == ("default", "project")
