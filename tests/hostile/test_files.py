"""What is no file on disk, or is another file by the time it is read, in every command that reads."""

import os
from pathlib import Path

import pytest

from tests.cli.run import FASHION, copy, done, run
from tests.conftest import needs_posix
from tests.hostile.case import STORY, good
from tests.shops.dialects import csv_bytes


@needs_posix
def test_a_pipe_is_refused_at_once_though_nobody_writes_to_it(tmp_path: Path) -> None:
    pipe = tmp_path / "export.xlsx"
    os.mkfifo(pipe)
    commands = (
        ("check", pipe), ("repair", pipe, "--dry-run"), ("diff", FASHION, pipe), ("check", FASHION, "--store", pipe),
        ("diagnose", "orders", pipe, "--kov", pipe), ("apply", pipe, FASHION, "-o", tmp_path / "out.xlsx"),
        ("undo", pipe, FASHION, "-o", tmp_path / "out.xlsx"),
    )  # fmt: skip
    for command in commands:
        found = run(*command)
        assert (found.code, "ống dẫn" in found.err) == (2, True), (command, found.err)


@needs_posix
@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero"])
def test_a_device_is_refused(device: str) -> None:
    found = run("check", device)
    assert (found.code, "thiết bị" in found.err) == (2, True)


def test_a_folder_a_circle_of_links_and_a_link_to_nowhere_are_refused(tmp_path: Path) -> None:
    (tmp_path / "circle.xlsx").symlink_to(tmp_path / "circle.xlsx")
    (tmp_path / "nowhere.xlsx").symlink_to(tmp_path / "gone.xlsx")
    for path in (tmp_path, tmp_path / "circle.xlsx", tmp_path / "nowhere.xlsx", tmp_path / ("x" * 300)):
        found = run("check", path)
        assert (found.code, "Traceback" in found.err) == (2, False), found.err


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0" * 99,
        "[" * 200_000,
        '{"catalogrepair_plan":' * 50_000,
        '{"catalogrepair_plan": 1e999}',
        "{}",
        "[]",
        "null",
    ],
)
def test_a_plan_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(text, encoding="utf-8")
    found = run("apply", plan, FASHION, "--output", tmp_path / "out.xlsx")
    assert (found.code, found.err.count("\n")) == (2, 1), found.err
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


def test_a_plan_in_utf16_or_of_a_hundred_megabytes_is_refused(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    done("plan", copy(FASHION, tmp_path), "--output", plan)
    whole = plan.read_text(encoding="utf-8")
    for data in (whole.encode("utf-16"), whole.encode() + b" " * 100_000_000):
        plan.write_bytes(data)
        found = run("apply", plan, FASHION, "--output", tmp_path / "out.xlsx")
        assert (found.code, found.err.count("\n")) == (2, 1), found.err


def test_a_list_of_codes_of_any_size_is_read_or_refused(tmp_path: Path) -> None:
    codes = tmp_path / "codes.txt"
    for data in (b"\n" * 30_000_000, b"AT01\n" * 5_000_000, b"\0" * 1_000_000, b"x" * 10_000_000):
        codes.write_bytes(data)
        found = run("check", FASHION, "--store", codes)
        assert (found.code, found.err.count("\n")) in ((2, 1), (3, 3)), found.err


def test_what_the_other_readers_take_is_held_to_the_same_bounds(tmp_path: Path) -> None:
    table = tmp_path / "export.csv"
    table.write_bytes(csv_bytes(STORY.rows, STORY.headings) + b"\n" * 20_000_000)
    for command in (
        ("diff", FASHION, table),
        ("check", FASHION, "--store", table),
        ("diagnose", "orders", table, "--kov", table),
    ):
        found = run(*command)
        assert (found.code, "Traceback" in found.err) in ((0, False), (1, False), (2, False)), found.err


def test_a_file_that_changes_between_reading_and_writing_is_refused(tmp_path: Path) -> None:
    from catalogrepair.catalog.plans.decide import Choice
    from catalogrepair.catalog.settings import Settings
    from catalogrepair.errors import UnusableInput
    from catalogrepair.jobs.repair import apply_edits, examine

    export = tmp_path / "export.xlsx"
    for change in (good()[:-5000], good() + b"\0", b""):
        export.write_bytes(good())
        read, found = examine(export, Choice(), Settings())
        export.write_bytes(change)
        with pytest.raises(UnusableInput):
            apply_edits(read, found.plan.edits, tmp_path / "out.xlsx")
        assert [path.name for path in tmp_path.iterdir()] == ["export.xlsx"]
