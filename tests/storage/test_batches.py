"""What is kept for `--resume`: found again by its settings, for some time, in a file that only the user reads."""

import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from catalogrepair.errors import UnusableInput
from catalogrepair.storage.batches import Batches
from tests.conftest import needs_posix


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "batches.sqlite3"


def test_what_is_kept_is_found_again(path: Path) -> None:
    said = {f"settings{number}": {"shop": f"Tiệm {number}"} for number in range(1203)}
    Batches(path).keep(said)
    assert Batches(path).known([*said, "other"]) == said
    Batches(path).keep({"settings7": {"shop": "mới"}})
    assert Batches(path).known(["settings7"]) == {"settings7": {"shop": "mới"}}


def test_a_look_leaves_no_file_behind(path: Path) -> None:
    assert Batches(path).known(["settings"]) == {}
    assert not path.parent.exists()


def test_old_outcomes_are_forgotten(path: Path) -> None:
    Batches(path).keep({"old": {}, "young": {}})
    with sqlite3.connect(path) as database:
        for settings, days in (("old", 61), ("young", 59)):
            at = (datetime.now(UTC) - timedelta(days=days)).isoformat()
            database.execute("UPDATE outcome SET at = ? WHERE settings = ?", (at, settings))
    database.close()
    Batches(path).keep({"new": {}})
    assert set(Batches(path).known(["old", "young", "new"])) == {"young", "new"}


@pytest.mark.parametrize("content", [b"no database at all, and longer than a page of one" * 100, b"SQLite format 3"])
def test_a_broken_file_is_one_sentence(content: bytes, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    for use in (lambda: Batches(path).known(["a"]), lambda: Batches(path).keep({"a": {}})):
        with pytest.raises(UnusableInput) as error:
            use()
        assert "Rename that file" in error.value.text.en


@needs_posix
def test_only_the_user_reads_it(path: Path) -> None:
    Batches(path).keep({"a": {}})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
