"""The button beside the answer to the shop, on a page that was opened from a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.cli.run import SAMPLES, within

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SHOP = SAMPLES / "orders_pottery"
WORDS = ("diagnose", "payments", SHOP / "orders.xlsx", "--kov", SHOP / "invoices.xlsx", "--kov", SHOP / "slips.xlsx")


def opened(browser: "Browser", folder: Path, *permissions: str) -> "Page":
    report = folder / "report.html"
    within(*WORDS, "--report", report)
    page = browser.new_context(permissions=permissions).new_page()
    page.goto(report.as_uri())
    return page


def test_it_copies_the_whole_answer(browser: "Browser", tmp_path: Path) -> None:
    page = opened(browser, tmp_path, "clipboard-read", "clipboard-write")
    page.click("#copy")
    page.wait_for_function("document.getElementById('copy').textContent === 'Đã sao chép'")
    assert page.evaluate("navigator.clipboard.readText()") == within(*WORDS, "--answer").out.rstrip("\n")


def test_where_the_browser_forbids_copying_the_answer_is_selected(browser: "Browser", tmp_path: Path) -> None:
    page = opened(browser, tmp_path)
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false")
    page.click("#copy")
    page.wait_for_function("document.getElementById('copy').textContent === 'Đã chọn: bấm Ctrl+C'")
    assert page.evaluate("getSelection().toString()").startswith("Dạ chào anh/chị")


def test_it_is_not_printed(browser: "Browser", tmp_path: Path) -> None:
    page = opened(browser, tmp_path)
    assert page.is_visible("#answer")
    page.emulate_media(media="print")
    assert not page.is_visible("#answer")
    assert not page.is_visible("#copy")
