"""Shops on a storage of somebody else's: listed, read and written there, whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogrepair.errors import UnusableInput
from catalogrepair.files.places import Content, Place, place_of
from catalogrepair.files.put import put
from catalogrepair.jobs.batch.find import shops_of
from tests.batch import lay
from tests.batch.storages import BUCKET, files, s3, sftp
from tests.cli.run import ROOT, run

NO_NAME = "b\udcff.txt"
"""half a letter: no storage takes such a name"""


@pytest.fixture(params=["s3", "sftp"])
def storage(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of a storage with two shops in its folder day."""
    day = lay(tmp_path / "there" / "day", ["may", "hoa"])
    if request.param == "sftp":
        with sftp(tmp_path / "there") as url:
            yield url
        return
    with pytest.MonkeyPatch.context() as patch, s3(patch) as url:
        files().put(str(day), f"{BUCKET}/day", recursive=True)
        yield url


def read(url: str) -> bytes:
    return place_of(url).read()


def test_a_day_on_a_storage_is_that_of_this_machine(storage: str, tmp_path: Path) -> None:
    here = lay(tmp_path / "here", ["may", "hoa"])
    words = ("batch", "repair", "--store-from", "store.xlsx", "--lang", "en")
    there = run(*words, f"{storage}/day", "-o", f"{storage}/out", "--report", f"{storage}/day.html")
    assert there.code == 0, there.err
    assert run(*words, here, "-o", tmp_path / "out").code == 0
    for name in ("may", "hoa"):
        assert read(f"{storage}/out/{name}.xlsx") == (tmp_path / "out" / f"{name}.xlsx").read_bytes()
        assert b'"source"' in read(f"{storage}/out/{name}.plan.json")
        assert f'href="day-shops/{name}.html"'.encode() in read(f"{storage}/day.html")
        assert read(f"{storage}/day-shops/{name}.html").startswith(b"<!doctype html>")
    again = run(*words, f"{storage}/day", "-o", f"{storage}/out", "--resume")
    assert again.code == 0
    once_more = run(*words, f"{storage}/day", "-o", f"{storage}/out", "--resume")
    assert "2 shops taken from an earlier run" in once_more.out
    for said in (*there, *again, *once_more):
        assert "geheim" not in str(said)


def test_names_are_those_of_the_folders(storage: str) -> None:
    assert {shop.name for shop in shops_of([f"{storage}/day/*/export.xlsx"])} == {"may", "hoa"}
    assert {shop.name for shop in shops_of([f"{storage}/day"], "store*")} == {"may", "hoa"}


def test_a_set_is_written_whole_or_not_at_all(storage: str) -> None:
    folder = place_of(f"{storage}/out")
    with pytest.raises(UnusableInput):
        put(folder, [Content("a.txt", b"a"), Content(NO_NAME, b"b")], force=False)
    assert not folder.under("a.txt").exists()
    put(folder, [Content("a.txt", b"a"), Content("b.txt", b"b")], force=False)
    with pytest.raises(UnusableInput):
        put(folder, [Content("a.txt", b"new"), Content(NO_NAME, b"b")], force=True)
    assert folder.under("a.txt").read() == b"a"


def test_what_is_there_is_not_overwritten_unless_it_is_the_same(storage: str) -> None:
    folder = place_of(f"{storage}/out")
    put(folder, [Content("a.txt", b"a")], force=False)
    put(folder, [Content("a.txt", b"a")], force=False)
    with pytest.raises(UnusableInput) as error:
        put(folder, [Content("b.txt", b"b"), Content("a.txt", b"other")], force=False)
    assert error.value.text.en.startswith("“a.txt” exists already.")
    assert not folder.under("b.txt").exists()
    put(folder, [Content("a.txt", b"other")], force=True)
    assert folder.under("a.txt").read() == b"other"


def test_a_storage_that_does_not_answer_is_one_sentence(storage: str, tmp_path: Path) -> None:
    found = run("batch", "check", f"{storage}/nothing", "--lang", "en")
    assert found.code == 2
    assert found.err.count("\n") == 1
    assert "geheim" not in found.err
    assert "There is " in found.err


@pytest.mark.parametrize("word", ["nosuch://desk/day", "sftp://desk:geheim@127.0.0.1:1/day"])
def test_an_address_that_cannot_be_opened_is_one_sentence(word: str) -> None:
    found = run("batch", "check", word, "--lang", "en")
    assert (found.code, found.err.count("\n")) == (2, 1)
    assert "Cannot open" in found.err or "Cannot read" in found.err
    assert "geheim" not in found.err


def test_outputs_into_an_archive_are_refused(tmp_path: Path) -> None:
    found = run("batch", "repair", ROOT / "samples", "-o", f"zip://::{tmp_path / 'out.zip'}", "--lang", "en")
    assert (found.code, found.err.count("\n")) == (2, 1)
    assert "archive" in found.err or "Cannot open" in found.err


def test_a_password_is_never_shown() -> None:
    place = Place("/day/may.xlsx", "sftp://desk:geheim@host:22/day")
    assert str(place) == repr(place) == "sftp://desk@host:22/day/may.xlsx"
