"""The report as the browser prints it: of many changes few pages, no code torn, the reasons as wide as the page."""

from pathlib import Path
from typing import TYPE_CHECKING

from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.settings import Settings
from catalogrepair.jobs import repair
from catalogrepair.report import render
from tests.cli.run import FASHION
from tests.shops.headings import product
from tests.shops.kiotviet import export_bytes

if TYPE_CHECKING:
    from playwright.sync_api import Browser

A4 = {"width": 688, "height": 990}
"""what the margins leave of a page, in pixels of 96 to the inch"""


def report_of(export: Path, store: Path | None = None) -> str:
    _, found = repair.examine(export, Choice(), Settings(), repair.Ask(str(store or "")))
    return render(found, ".html", "vi").decode()


def test_many_changes_print_on_few_pages(browser: "Browser", tmp_path: Path) -> None:
    rows = []
    for number in range(60):
        root = f"AT{number:04}-0"
        sizes = range(6)
        rows += [
            product(
                f"AT{number:04}-{size}", f"Áo thun Mây {number}", f"SIZE:{size}", root if size else "", category="Áo"
            )
            for size in sizes
        ]
        rows += [
            product(f"QJSONG{number:04}-DEN-{size}", f"Quần jean Sóng {number}", f"SIZE:{size}", root, category="Quần")
            for size in sizes
        ]
    (tmp_path / "export.xlsx").write_bytes(export_bytes(rows))
    page = browser.new_page(viewport=A4)
    page.set_content(report_of(tmp_path / "export.xlsx"))
    page.emulate_media(media="print")
    assert page.locator(".cells tbody tr:not(.reason)").count() == 360
    assert page.locator(".sheet tbody tr").count() == 60
    torn = "codes => codes.filter(code => code.getClientRects().length > 1).map(code => code.textContent)"
    assert page.locator("code.code").evaluate_all(torn) == []
    assert page.locator(".reason td").first.evaluate("cell => cell.clientWidth") > 600
    assert page.locator("html").evaluate("page => page.scrollWidth") <= A4["width"]
    pages = page.locator("html").evaluate("page => page.scrollHeight") / A4["height"]
    assert pages < 36
    assert page.locator(".sign").is_visible()
    assert "catalogrepair 0." in page.inner_text("footer")
    page.close()


def test_each_page_bears_the_number_and_the_shop_and_the_head_of_its_table(browser: "Browser", tmp_path: Path) -> None:
    page = browser.new_page(viewport=A4)
    page.set_content(report_of(FASHION))
    rules = "[...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).map(rule => rule.cssText).join(' ')"
    css = page.evaluate(rules)
    assert "counter(page)" in css
    assert f"{FASHION.parent.name}/{FASHION.name}" in css
    page.emulate_media(media="print")
    assert page.locator(".sheet thead").first.evaluate("head => getComputedStyle(head).display") == "table-header-group"
    assert page.locator(".sheet .box").first.is_visible()
    page.close()


def test_the_picture_shows_goods_that_leave_beside_the_product_that_stays(browser: "Browser") -> None:
    page = browser.new_page()
    page.set_content(report_of(FASHION, FASHION.with_name("store.xlsx")))
    jeans = page.locator(".card", has_text="Quần jean Sóng").first
    before, after = jeans.locator(".side").all()
    assert before.locator(".tile.there").count() == before.locator(".tile.away").count() == 1
    assert "Áo thun Mây" in before.locator(".there").inner_text()
    assert "Quần jean Sóng" in before.locator(".away").inner_text()
    assert after.locator(".tile.there").count() == 1
    assert after.locator(".tile.new").count() == 6
    page.close()


def test_the_pages_have_no_fault_that_keeps_anybody_out(browser: "Browser") -> None:
    from axe_playwright_python.sync_playwright import Axe

    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_content(report_of(FASHION, FASHION.with_name("store.xlsx")))
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        page.close()
