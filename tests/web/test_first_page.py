"""The first page for somebody who has no file yet, does not know the tool, or has no terminal window to close."""

import io
import json
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import openpyxl

from catalogrepair.web.words import WORDS
from tests.cli.run import FASHION, home_of, run
from tests.web import running
from tests.web.test_forms import bring

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SAMPLE = WORDS["sample_note"].vi


def tried(visitor: httpx.Client) -> str:
    """The address of a repair of the sample."""
    answer = visitor.post("/sample")
    assert answer.status_code == 200, answer.text
    return str(answer.url).removesuffix("/found")


def test_the_sample_is_walked_through_to_its_file_and_says_on_every_page_that_it_is_one(tmp_path: Path) -> None:
    with running(tmp_path) as pages, pages.client() as visitor:
        repair = tried(visitor)
        shown = [visitor.get(f"{repair}/found"), visitor.post(f"{repair}/mode", data={"mode": "clear"})]
        shown += [visitor.get(f"{repair}/changes"), visitor.post(f"{repair}/changes")]
        assert [str(page.url).rpartition("/")[2] for page in shown] == ["found", "decide", "changes", "take"]
        assert all(SAMPLE in unescape(page.text) for page in shown)
        assert [WORDS["sample_end"].vi in unescape(page.text) for page in shown] == [False, False, False, True]
        link = re.search(r'class="button primary" href="([^"]+)', shown[-1].text)
        assert link is not None
        taken = visitor.get(f"{pages.server}{unescape(link[1])}")
        assert "Shop%20m%E1%BA%ABu" in taken.headers["content-disposition"]
        stale = visitor.get(f"{pages.server}{unescape(link[1])}0")
        assert stale.status_code == 409
        assert SAMPLE in unescape(stale.text)
        cells = {cell.value for row in openpyxl.load_workbook(io.BytesIO(taken.content)).worksheets[-1] for cell in row}
        assert {"QJ26-1", "AT26-1"} <= cells
    assert json.loads(run("status", "--format", "json", **home_of(tmp_path)).out)["repairs"] == []


def test_a_sample_begun_anew_takes_the_place_of_the_last_and_of_nothing_else(tmp_path: Path) -> None:
    with running(tmp_path) as pages, pages.client() as visitor:
        own = bring(visitor, FASHION)
        first, second = tried(visitor), tried(visitor)
        assert visitor.get(f"{first}/found").status_code == 404
        assert visitor.get(f"{second}/found").status_code == 200
        assert visitor.get(own.url).status_code == 200
        assert SAMPLE not in unescape(visitor.get(own.url).text)
        listed = re.findall(r'<li>\s*<a href="[^"]+/r/[^"]+">', visitor.get("/").text)
        assert len(listed) == 2


def test_the_first_page_says_where_repairs_are_kept_openly_at_the_first_start(tmp_path: Path) -> None:
    with running(tmp_path) as pages, pages.client() as visitor:
        first = unescape(visitor.get("/").text)
        kept = tmp_path / "data" / "catalogrepair" / "repairs"
        assert str(kept) in first
        assert f"open><summary>{WORDS['own_head'].vi}" in first
        name = tried(visitor).rpartition("/")[2]
        assert (kept / name).is_dir()
        assert f"open><summary>{WORDS['own_head'].vi}" not in unescape(visitor.get("/").text)


def test_the_page_stops_the_tool(tmp_path: Path) -> None:
    with running(tmp_path, lang="en") as pages, pages.client() as visitor:
        last = visitor.post("/stop")
        assert "The tool has stopped" in last.text
        assert pages.process.wait(30) == 0
    assert "Traceback" not in pages.said


def test_no_other_page_stops_the_tool(tmp_path: Path) -> None:
    with running(tmp_path) as pages, pages.client() as visitor:
        assert visitor.get("/stop").status_code == 405
        assert visitor.post("/stop", headers={"sec-fetch-site": "cross-site"}).status_code == 403
        assert httpx.post(f"{pages.address}/stop").status_code == 403
        assert visitor.get("/").status_code == 200


def test_in_a_browser_a_shop_owner_tries_the_sample_downloads_its_file_and_stops(
    browser: "Browser", tmp_path: Path
) -> None:
    with running(tmp_path) as pages:
        context = browser.new_context(viewport={"width": 390, "height": 800}, locale="vi-VN")
        page = context.new_page()
        page.goto(pages.link)
        page.get_by_role("button", name=WORDS["sample_go"].vi).click()
        page.get_by_role("button", name=WORDS["mode_choose"].vi).last.click()
        page.get_by_role("button", name=WORDS["to_changes"].vi).click()
        page.get_by_role("button", name=WORDS["make"].vi).click()
        with page.expect_download() as download:
            page.get_by_role("link", name=WORDS["take_small"].vi).click()
        assert download.value.suggested_filename == "Shop mẫu-đã-sửa.xlsx"
        page.get_by_role("button", name=WORDS["stop"].vi).click()
        page.get_by_role("heading", name="Công cụ đã dừng").wait_for()
        assert pages.process.wait(30) == 0
        context.close()
