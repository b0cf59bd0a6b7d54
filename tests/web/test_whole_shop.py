"""The whole shop in the page: whatever files are dropped, or both live shops, and what could not be asked."""

# ruff: noqa: F811  (fixtures of other files, by their names)

import re
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from playwright.sync_api import expect

from catalogrepair.web.words import WORDS
from tests.cli.run import FASHION, SAMPLES
from tests.live import Desk
from tests.live.conftest import desk  # noqa: F401
from tests.live.test_diagnoses import store, till  # noqa: F401
from tests.servers.kiotviet_sales import KiotVietSales
from tests.web import Pages, running
from tests.web.test_forms import COMMAND_LINE, text

if TYPE_CHECKING:
    from playwright.sync_api import Browser

POTTERY = SAMPLES / "orders_pottery"
FILES = [POTTERY / f"{name}.xlsx" for name in ("orders", "invoices", "slips", "products", "returns", "store")]


def kept(pages: Pages) -> set[str]:
    return {path.name for path in (pages.home / "data" / "catalogrepair" / "repairs").glob("*")}


def look(visitor: httpx.Client, *paths: Path, **more: str) -> httpx.Response:
    known = visitor.post("/files", files=[("file", (path.name, path.read_bytes())) for path in paths])
    answer = visitor.post(f"{known.url}".replace("/brought", "/shop"), data={"rule": "basic", "main": "", **more})
    return ended(visitor, answer)


def ended(visitor: httpx.Client, answer: httpx.Response) -> httpx.Response:
    """What the look leads to."""
    while answer.status_code == 200 and str(answer.url).endswith("/going"):
        answer = visitor.get(answer.url)
    return answer


def test_what_is_wrong_stands_first_and_nothing_speaks_of_commands(visitor: httpx.Client) -> None:
    page = look(visitor, *FILES)
    assert str(page.url).endswith("/shop")
    said = text(page.text)
    assert "HRV-khong-xoa" in said
    assert "GN1013" in said
    assert not COMMAND_LINE.search(said)
    english = visitor.get(f"/lang/en?to={page.url.path.removeprefix(visitor.base_url.path.rstrip('/'))}")
    assert "What could not be asked" in text(english.text)
    assert not COMMAND_LINE.search(text(english.text))
    visitor.get("/lang/vi")


def test_what_could_not_be_asked_names_the_file_that_is_missing(visitor: httpx.Client) -> None:
    said = text(look(visitor, POTTERY / "orders.xlsx").text)
    unasked = said.partition("Chưa xem được")[2]
    assert "chưa có" in unasked
    assert "hóa đơn của KiotViet" in unasked
    assert "ổn" not in said.partition("Chưa xem được")[0]


def test_two_shops_files_are_refused_and_may_be_insisted_on(browser: "Browser", pages: Pages) -> None:
    page = browser.new_page()
    page.goto(pages.link)
    page.set_input_files("#files", [FASHION, SAMPLES / "clean_shop" / "store.xlsx"])
    page.wait_for_url("**/brought")
    page.click("form[action$='/shop'] button")
    expect(page.locator("[role=alert]:visible")).to_contain_text("hầu như không có mã chung")
    page.click("text=Vẫn tiếp tục với các tệp này")
    page.wait_for_url("**/shop")
    expect(page.locator("#unasked")).to_be_visible()
    page.close()


def test_the_stock_rule_holds_after_a_refusal_and_at_the_next_look(visitor: httpx.Client) -> None:
    refused = look(visitor, FASHION, SAMPLES / "clean_shop" / "store.xlsx", rule="multi", main="export")
    button = re.search(r'<form action="([^"]+/shop)" method="post"><input type="hidden" name="force"', refused.text)
    assert button is not None
    fields: list[dict[str, str]] = [{}, {}, {"rule": "basic", "main": ""}]  # a button has none, a form of the page both
    by_rule = [
        ended(visitor, visitor.post(visitor.base_url.join(button[1]), data={"force": "1", **more})) for more in fields
    ]
    read = [text(page.text).partition("Đã đọc những gì")[2] for page in by_rule]
    assert [WORDS["shop_by_multi"].vi in said for said in read] == [True, True, False]
    assert ["Haravan: “export”" in said for said in read] == [True, True, False]
    assert [WORDS["shop_by_basic"].vi in said for said in read] == [False, False, True]


@pytest.mark.parametrize("page", ["brought", "found", "shop"])
def test_every_form_for_a_look_shows_the_rule_that_was_given(page: str, visitor: httpx.Client) -> None:
    repair = str(look(visitor, FASHION, rule="multi", main="export").url).removesuffix("/shop")
    if page == "found":
        visitor.post(f"{repair}/begin")
    shown = visitor.get(f"{repair}/{page}").text
    form = shown.partition('/shop" method="post">')[2].partition("</form>")[0]
    assert '<option value="multi" selected>' in form
    assert 'name="main" value="export"' in form


def test_the_report_is_a_file_to_keep(visitor: httpx.Client) -> None:
    page = look(visitor, *FILES)
    repair = str(page.url).removesuffix("/shop")
    report = visitor.get(f"{repair}/report?as=html")
    assert "attachment" in report.headers["content-disposition"]
    assert "6 tệp của shop" in text(report.text)
    assert visitor.get(f"{repair}/report?as=xlsx").content.startswith(b"PK")
    assert visitor.get(f"{repair}/report?as=exe").status_code == 404


def test_both_live_shops_are_asked_by_one_button_and_only_read(
    browser: "Browser", desk: Desk, till: KiotVietSales
) -> None:
    with running(desk.home, **desk.more) as pages:
        page = browser.new_page()
        page.goto(pages.link)
        page.click("form[action$='/shop'] button")
        page.wait_for_url("**/shop")
        expect(page.locator("main")).to_contain_text(f"KiotViet “{till.retailer}”")
        expect(page.locator("#unasked")).to_be_visible()
        assert not COMMAND_LINE.search(page.inner_text("main"))
        page.click("summary:has-text('Tồn kho đồng bộ thế nào')")
        page.select_option("[name=rule]", "multi")
        page.fill("[name=main]", "Quầy chính")
        page.click("form[action$='/shop'] button")
        expect(page.locator("section[aria-labelledby=read]")).to_contain_text(WORDS["shop_by_multi"].vi)
        expect(page.locator("section[aria-labelledby=read]")).to_contain_text("“Quầy chính”")
        page.close()
    assert {request.method for request in till.requests} <= {"GET", "POST"}
    assert {request.path for request in till.requests if request.method == "POST"} == {"/connect/token"}


def test_who_is_not_signed_in_is_led_there_and_no_folder_is_left(pages: Pages, visitor: httpx.Client) -> None:
    before = kept(pages)
    assert str(visitor.post("/shop").url).endswith("/shops")
    assert kept(pages) == before


def test_a_repair_without_files_of_its_own_is_not_lost_by_asking_live_shops(
    pages: Pages, visitor: httpx.Client
) -> None:
    found = visitor.post("/sample").url
    assert visitor.post(f"{found}".replace("/found", "/shop")).url.path.endswith("/shops")
    assert found.path.split("/")[-2] in kept(pages)
