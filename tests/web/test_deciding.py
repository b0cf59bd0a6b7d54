"""Many groups, decided by keys, by kind and with second thoughts."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.cli.run import FASHION
from tests.shops.headings import product
from tests.shops.kiotviet import export_bytes
from tests.web import Pages
from tests.web.test_browser import bring, decide, page  # noqa: F401

# ruff: noqa: F811  (a fixture of another file, by its name)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def many(path: Path, groups: int) -> Path:
    """A shop with so many groups of which one family may not belong there."""
    rows = []
    for number in range(groups):
        rows += [
            product(f"A{number}-1", f"Áo thun Mây {number}", "SIZE:S"),
            product(f"A{number}-2", f"Áo thun Mây {number}", "SIZE:M", f"A{number}-1"),
            product(f"Q{number}", f"Quần jean Sóng {number}", "SIZE:L", f"A{number}-1"),
        ]
    path.write_bytes(export_bytes(rows))
    return path


def test_keys_answer_go_on_and_take_back(page: "Page", tmp_path: Path) -> None:
    bring(page, many(tmp_path / "export.xlsx", 4))
    decide(page)
    lines = page.locator(".question-card > summary")
    lines.first.focus()
    left = page.locator("#left")
    expect(left).to_have_text("Còn 4 chỗ chưa trả lời")
    page.keyboard.press("1")
    expect(left).to_have_text("Còn 3 chỗ chưa trả lời")
    first = page.locator(".question-card").first
    chosen = first.locator("input:checked").get_attribute("value")
    expect(lines.nth(1)).to_be_focused()
    page.keyboard.press("2")
    expect(left).to_have_text("Còn 2 chỗ chưa trả lời")
    page.keyboard.press("u")
    page.wait_for_url("**undone=**")
    expect(left).to_have_text("Còn 3 chỗ chưa trả lời")
    expect(lines.nth(1)).to_be_focused()
    assert page.locator(".question-card").first.locator("input:checked").get_attribute("value") == chosen
    page.keyboard.press("u")
    expect(left).to_have_text("Còn 4 chỗ chưa trả lời")
    assert page.locator("form.undo").is_hidden()


def test_the_next_unanswered_is_never_passed_over(page: "Page", tmp_path: Path) -> None:
    bring(page, many(tmp_path / "export.xlsx", 53))
    decide(page)
    lines = page.locator(".question-card > summary")
    lines.nth(1).focus()
    page.keyboard.press("n")
    expect(lines.nth(2)).to_be_focused()
    for place in [*range(3, 50), 0, 1]:
        page.keyboard.press("1")
        expect(lines.nth(place)).to_be_focused()
    page.keyboard.press("1")
    page.wait_for_url("**/decide?show=open")
    expect(page.locator(".question-card")).to_have_count(3)


def test_one_kind_of_place_is_answered_at_once_and_taken_back(page: "Page") -> None:
    bring(page, FASHION, FASHION.with_name("store.xlsx"))
    decide(page)
    kinds = page.locator(".sieve select[name=kind] option")
    page.click("text=Trả lời hàng loạt")
    before = page.locator(".given").all_inner_texts()
    value = kinds.nth(1).get_attribute("value")
    page.select_option(".bulk select[name=kind]", value)
    page.select_option("select[name=bulk]", "keep")
    page.click(".bulk button >> nth=0")
    expect(page.locator("form.undo")).to_be_visible()
    after = page.locator(".given").all_inner_texts()
    changed = sum(one != two for one, two in zip(before, after, strict=True))
    assert 0 < changed < len(after)
    page.click("form.undo button")
    expect(page.locator("form.undo")).to_be_hidden()
    assert page.locator(".given").all_inner_texts() == before


@pytest.mark.parametrize("groups", [5000])
def test_five_thousand_groups_are_pages_like_any_other(
    browser: "Browser", pages: Pages, tmp_path: Path, groups: int
) -> None:
    page = browser.new_page()
    page.goto(pages.link)
    bring(page, many(tmp_path / "export.xlsx", groups))
    decide(page)
    expect(page.locator(".question-card")).to_have_count(50)
    page.locator("fieldset.answer.open input[value=keep]").first.check()
    expect(page.locator("#left")).to_have_text("Còn 4.999 chỗ chưa trả lời")
    page.click("text=Trả lời hàng loạt")
    page.select_option("select[name=bulk]", "keep")
    page.click(".bulk button >> nth=0")
    expect(page.locator("#left")).to_have_text("Đã trả lời hết", timeout=30_000)
    page.close()
