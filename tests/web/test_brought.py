"""What a page says of the files that were brought, and which of them a repair is begun with."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import httpx

from catalogrepair.web.words import WORDS
from tests.cli.run import CLEAN, FASHION
from tests.web.test_forms import text

STORE = FASHION.with_name("store.xlsx")
RIVALS = WORDS["rivals"].vi


def dated(source: Path, year: int) -> bytes:
    """The same workbook as if written that year; of 1980 it is as Excel saves it."""
    held = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), old.read(name))
    return held.getvalue()


def dropped(visitor: httpx.Client, *files: tuple[str, bytes]) -> httpx.Response:
    return visitor.post("/files", files=[("file", file) for file in files])


def begun(visitor: httpx.Client, known: httpx.Response) -> httpx.Response:
    return visitor.post(f"{known.url}".replace("/brought", "/begin"), data={"force": ""})


def uses(page: httpx.Response, names: Sequence[str]) -> list[str]:
    """The words that stand behind each file's name."""
    said = text(page.text)
    return [said.partition(name)[2].partition(WORDS["leave"].vi)[0] for name in names]


def test_the_newer_of_two_exports_is_begun_with_and_the_older_is_said_to_be_so(visitor: httpx.Client) -> None:
    known = dropped(visitor, ("cũ.xlsx", dated(CLEAN, 2021)), ("mới.xlsx", dated(FASHION, 2026)))
    older, newer = uses(known, ("cũ.xlsx", "mới.xlsx"))
    assert WORDS["use_older"].vi in older
    assert WORDS["use_export"].vi in newer
    assert RIVALS not in text(known.text)
    assert "mới.xlsx" in text(begun(visitor, known).text)


def test_where_nothing_tells_the_newest_somebody_is_asked_to_leave_one_out(visitor: httpx.Client) -> None:
    known = dropped(visitor, ("cũ.xlsx", dated(CLEAN, 2021)), ("lưu bằng Excel.xlsx", dated(FASHION, 1980)))
    assert all(WORDS["use_rival"].vi in use for use in uses(known, ("cũ.xlsx", "lưu bằng Excel.xlsx")))
    assert RIVALS in text(known.text)
    assert WORDS["begin"].vi not in text(known.text)
    refused = begun(visitor, known)
    assert refused.status_code == 422
    assert RIVALS in text(refused.text)
    assert "cũ.xlsx" in text(refused.text)
    left = visitor.post(f"{known.url}".replace("/brought", "/leave"), data={"file": "cũ.xlsx"})
    assert WORDS["use_export"].vi in uses(left, ("lưu bằng Excel.xlsx",))[0]
    assert "lưu bằng Excel.xlsx" in text(begun(visitor, left).text)


def test_a_bare_list_of_codes_says_what_it_would_be_taken_for_and_may_be_left_out(visitor: httpx.Client) -> None:
    codes = b"AT26-1\nAT26-2\n"
    known = dropped(visitor, ("export.xlsx", FASHION.read_bytes()), ("Chưa lên web.txt", codes))
    use = uses(known, ("Chưa lên web.txt",))[0]
    assert WORDS["use_codes"].vi in use
    assert WORDS["use_store"].vi not in use
    left = visitor.post(f"{known.url}".replace("/brought", "/leave"), data={"file": "Chưa lên web.txt"})
    assert "Chưa lên web.txt" not in text(left.text)
    assert WORDS["no_store"].vi in text(left.text)
    table = dropped(visitor, ("export.xlsx", FASHION.read_bytes()), ("web.xlsx", STORE.read_bytes()))
    assert WORDS["use_store"].vi in uses(table, ("web.xlsx",))[0]
