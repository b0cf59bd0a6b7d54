"""The whole way in a real browser: looked at, clicked, dropped, typed; and what the download then holds."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.cli.run import FASHION, SAMPLES, UNITS, expected
from tests.shops.headings import product
from tests.shops.kiotviet import export_bytes
from tests.web import Pages, exported_again, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "{{ 7*7 }} {% raise %}",
    '" onmouseover="alert(1)',
    "\u202eÁo thun\u0000\u200b",
    "=HYPERLINK(1)",
)


@pytest.fixture
def page(browser: "Browser", pages: Pages) -> "Iterator[Page]":
    """A fresh visitor; nothing may be asked of another server, and nothing may go wrong in the console."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: message.type == "error" and wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: request.url.startswith(pages.address) or wrong.append(request.url))
    page.goto(pages.link)
    yield page
    context.close()
    assert wrong == []


def bring(page: "Page", export: Path, store: Path | None = None) -> None:
    page.set_input_files("#files", [export] if store is None else [export, store])
    page.click("form.begin button.primary")
    page.wait_for_url("**/found")


def decide(page: "Page") -> None:
    page.locator("button[name=mode][value=clear], .go a.primary").first.click()
    page.wait_for_url("**/decide")


def unfold(page: "Page") -> None:
    """Open every group's line."""
    for line in page.locator("details.question-card:not([open]) > summary").all()[::-1]:
        line.click()


def said_all(page: "Page") -> None:
    """Wait until the page says that everything is answered."""
    expect(page.locator("#left")).to_have_text(re.compile("Đã trả lời hết|All answered"))


def answer_the_rest(page: "Page", answer: str) -> None:
    for place in range(page.locator("fieldset.answer.open").count(), 0, -1):
        page.locator("fieldset.answer.open").nth(place - 1).locator(f"input[value={answer}]").check()
    said_all(page)


def cells(path: Path) -> dict[str, Any]:
    return {cell.coordinate: cell.value for row in openpyxl.load_workbook(path).worksheets[-1] for cell in row}


def test_rows_that_left_and_were_not_gathered_are_told_as_such(page: "Page", tmp_path: Path) -> None:
    from tests.cli.run import run

    bring(page, FASHION)
    page.locator("button[name=mode][value=regroup]").click()
    page.wait_for_url("**/decide")
    answer_the_rest(page, "keep")
    page.click("button[value=changes]")
    page.wait_for_url("**/changes")
    page.click(".go button.primary")
    page.wait_for_url("**/take")
    emptied = tmp_path / "emptied.xlsx"
    assert run("repair", FASHION, "-o", emptied, XDG_DATA_HOME=str(tmp_path / "elsewhere")).code == 0
    emptied.write_bytes(exported_again(emptied))
    assert drop(page, "h1", emptied)
    page.wait_for_selector("#result")
    said = page.inner_text("#result")
    assert "Ô trống: đã rời nhóm nhưng chưa gom lại" in said
    assert "trống)" not in said


def test_upload_decide_look_download_prove(page: "Page", tmp_path: Path) -> None:
    bring(page, FASHION)
    assert "1 nhóm hàng đang chặn 6 mã hàng" in page.inner_text("h1")
    decide(page)
    answer_the_rest(page, "keep")
    page.click("button[value=changes]")
    page.wait_for_url("**/changes")
    page.click(".go button.primary")
    page.wait_for_url("**/take")
    with page.expect_download() as taken:
        page.locator("ul.files a", has_text="Cả tệp gốc").click()
    assert taken.value.suggested_filename == "export-đã-sửa-cả-tệp.xlsx"
    output = tmp_path / "out.xlsx"
    taken.value.save_as(output)
    before, after = cells(FASHION), cells(output)
    changed = {cell: (before[cell] or "", after[cell] or "") for cell in before if before[cell] != after[cell]}
    assert changed == expected(FASHION, "clear")
    (tmp_path / "again.xlsx").write_bytes(exported_again(output))
    assert drop(page, "h1", tmp_path / "again.xlsx")
    page.wait_for_selector("#result")
    assert "Đúng như kế hoạch: 6 mã hàng" in page.inner_text("#result")
    ticked = [step.locator(".tick").inner_text() for step in page.locator(".todo > li").all()]
    assert ticked == ["✓", "✓", "✓", "", ""]
    page.click("text=Làm từ tệp đưa vào lần trước")
    with page.expect_download() as taken:
        page.click("text=Tải tệp hoàn tác")
    taken.value.save_as(output)
    put_back = {code: cells(output)[f"S{cell[1:]}"] for cell, code in cells(output).items() if cell[0] == "C"}
    assert {put_back[f"QJ26-{number}"] for number in range(1, 7)} == {"AT26-1"}


def test_the_repaired_file_is_not_taken_for_the_export_after_the_import(
    browser: "Browser", pages: Pages, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.goto(pages.link)
    bring(page, UNITS)
    decide(page)
    page.goto(page.url.replace("/decide", "/take"))
    for file in (page.locator(".todo a.primary"), page.locator("ul.files a", has_text="Cả tệp gốc")):
        with page.expect_download() as taken:
            file.click()
        taken.value.save_as(tmp_path / "renamed.xlsx")
        page.set_input_files("#again", tmp_path / "renamed.xlsx")
        page.click("form.bring:has(#again) button")
        expect(page.locator("[role=alert]:visible")).to_contain_text("là tệp đã sửa, không phải tệp KiotViet xuất ra")
        page.click(".go a.primary")
        page.wait_for_url("**/take")
    assert page.locator("#result").count() == 0
    page.close()


def test_many_groups_stay_short_and_what_must_be_answered_is_in_sight(page: "Page", tmp_path: Path) -> None:
    rows = []
    for number in range(60):
        rows += [
            product(f"A{number}-1", f"Áo thun Mây {number}", "SIZE:S"),
            product(f"A{number}-2", f"Áo thun Mây {number}", "SIZE:M", f"A{number}-1"),
            product(f"Q{number}", f"Quần jean Sóng {number}", "SIZE:L", f"A{number}-1"),
        ]
    (tmp_path / "export.xlsx").write_bytes(export_bytes(rows))
    bring(page, tmp_path / "export.xlsx")
    decide(page)
    first = page.locator("fieldset.answer.open input").first.bounding_box()
    assert first is not None and first["y"] < 700
    assert page.locator("html").evaluate("page => page.scrollHeight") < 6000
    page.locator("fieldset.answer.open input[value=keep]").first.check()
    expect(page.locator("#left")).to_have_text("Còn 59 chỗ chưa trả lời")
    expect(page.locator("details.question-card[open]")).to_have_count(2)
    expect(page.locator(".given").first).to_have_text("Để nguyên trong nhóm")
    page.click("#left")
    page.wait_for_url("**/decide?show=open")
    expect(page.locator("details.question-card")).to_have_count(50)


def test_every_answer_is_kept_at_once(page: "Page") -> None:
    bring(page, FASHION)
    decide(page)
    answer_the_rest(page, "regroup")
    page.reload()
    assert page.locator("input[value=regroup]:checked").count() == 1
    unfold(page)
    page.locator("details.single summary").last.click()
    page.locator("details.single").last.locator("select").first.select_option("keep")
    expect(page.locator(".saved", has_text="Đã lưu")).to_have_count(1)
    page.reload()
    unfold(page)
    assert page.locator("details.single[open] select").first.input_value() == "keep"
    assert "trả lời riêng từng mã" in page.locator(".given").last.inner_text()


def test_an_answer_is_told_as_kept_by_a_browser_that_does_not_know_has(page: "Page") -> None:
    """Firefox before 121 throws at a selector with `:has()`."""
    page.add_init_script("""
        const known = Document.prototype.querySelector;
        Document.prototype.querySelector = function (selector) {
            if (selector.includes(":has(")) throw new DOMException(selector, "SyntaxError");
            return known.call(this, selector);
        };
    """)
    bring(page, FASHION)
    decide(page)
    page.locator("fieldset.answer.open input[value=keep]").check()
    expect(page.locator(".saved:not(:empty)")).to_have_text("Đã lưu")


def test_an_answer_that_could_not_be_kept_is_told(page: "Page") -> None:
    bring(page, FASHION)
    decide(page)
    page.route("**/decide", lambda route: route.fulfill(status=200, body="no JSON"))
    page.locator("fieldset.answer.open input[value=keep]").check()
    expect(page.locator(".saved", has_text="Chưa lưu được")).to_have_count(1)


def test_a_stopped_tool_is_told_in_a_page_of_ours(browser: "Browser", tmp_path: Path) -> None:
    page = browser.new_page()
    with running(tmp_path) as pages:
        page.goto(pages.link)
        bring(page, FASHION)
        decide(page)
    page.locator("fieldset.answer.open input[value=keep]").check()
    failed = page.locator(".saved", has_text="Chưa lưu được")
    expect(failed).to_have_count(1)
    expect(failed).to_have_class("saved failed")
    stopped = page.locator("#stopped")
    expect(stopped).to_contain_text("Công cụ đã dừng")
    page.click("text=Trả lời hàng loạt")
    for press in ("button[value=changes]", "text=Tìm thấy gì", "text=Trở lại các câu đã chọn sẵn"):
        stopped.evaluate("shown => { shown.hidden = true; }")
        page.click(press)
        expect(stopped).to_be_visible()
        assert page.url.endswith("/decide")
    page.close()


def test_an_old_tab_of_another_start_is_told_in_a_page_of_ours(browser: "Browser", pages: Pages) -> None:
    page = browser.new_page()
    page.goto(f"{pages.server}/former-path/r/{'0' * 32}/decide")
    assert "Không mất gì" in page.inner_text("main")
    assert page.locator("body").evaluate("body => getComputedStyle(body).maxWidth") != "none"
    page.close()


def test_the_files_of_another_window_s_answers_are_not_downloaded_unsaid(page: "Page") -> None:
    bring(page, FASHION)
    decide(page)
    answer_the_rest(page, "clear")
    page.goto(page.url.replace("/decide", "/changes"))
    other = page.context.new_page()
    other.goto(page.url.replace("/changes", "/take"))
    page.goto(page.url.replace("/changes", "/decide"))
    unfold(page)
    page.locator("input[value=keep]").last.check()
    expect(page.locator(".saved", has_text="Đã lưu")).to_have_count(1)
    other.click(".todo a.primary")
    expect(other.locator("h1")).to_have_text("Các tệp này không còn là tệp của trang đang mở")
    other.click("text=Xem các tệp bây giờ")
    other.wait_for_url("**/changes")
    other.close()


def test_an_old_tab_does_not_take_back_what_a_newer_one_said(page: "Page") -> None:
    bring(page, FASHION)
    decide(page)
    other = page.context.new_page()
    other.goto(page.url)
    unfold(other)
    for box in other.locator("input[value=regroup]").all():
        box.check()
    said_all(other)
    other.close()
    page.click("button[value=changes]")
    page.wait_for_url("**/changes")
    assert "2 sản phẩm mới" in page.inner_text("main")


def test_a_wrong_file_is_named_and_another_may_be_chosen(browser: "Browser", pages: Pages, tmp_path: Path) -> None:
    (tmp_path / "ảnh.xlsx").write_bytes(b"\x89PNG" + b"0" * 64)
    context = browser.new_context()
    page = context.new_page()
    page.goto(pages.link)
    page.set_input_files("#files", tmp_path / "ảnh.xlsx")
    expect(page.locator("[role=alert]:visible")).to_contain_text("là một ảnh PNG")
    page.click("text=Chọn tệp khác")
    page.wait_for_selector(".js .anywhere")
    page.set_input_files("#files", [FASHION, tmp_path / "ảnh.xlsx"])
    expect(page.locator("[role=alert]:visible")).to_contain_text("là một ảnh PNG")
    expect(page.locator(".known li")).to_have_count(1)
    page.wait_for_selector(".js .anywhere")
    page.set_input_files("#files", FASHION.with_name("store.xlsx"))
    expect(page.locator(".known li.used")).to_have_count(2)
    page.click("form.begin button.primary")
    page.wait_for_url("**/found")
    assert "29 trong 40 mã" in page.inner_text("main")
    context.close()


def test_another_shop_s_store_may_be_insisted_on(browser: "Browser", pages: Pages) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(pages.link)
    page.set_input_files("#files", [FASHION, SAMPLES / "clean_shop" / "store.xlsx"])
    page.click("form.begin button.primary")
    expect(page.locator("[role=alert]:visible")).to_contain_text("hầu như không có mã chung")
    page.click("text=Vẫn tiếp tục")
    page.wait_for_url("**/found")
    context.close()


def test_an_upload_that_is_cut_is_told_and_may_be_tried_again(browser: "Browser", pages: Pages) -> None:
    page = browser.new_page()
    page.goto(pages.link)
    page.route("**/files", lambda route: route.abort(), times=1)
    page.set_input_files("#files", FASHION)
    expect(page.locator(".progress p")).to_contain_text("kết nối bị ngắt")
    page.set_input_files("#files", FASHION)
    page.wait_for_url("**/brought")
    page.close()


def drop(page: "Page", on: str, *paths: Path) -> bool:
    """Drop files; whether the browser would stay on the page."""
    held = page.evaluate_handle(
        "files => { const held = new DataTransfer();"
        " for (const [name, bytes] of files) held.items.add(new File([new Uint8Array(bytes)], name));"
        " return held; }",
        [[path.name, list(path.read_bytes())] for path in paths],
    )
    return bool(
        page.locator(on).evaluate(
            "(place, held) => !place.dispatchEvent("
            "new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: held}))",
            held,
        )
    )


def test_files_dropped_anywhere_are_taken_and_each_is_told_by_its_headings(page: "Page", tmp_path: Path) -> None:
    old = tmp_path / "DanhSachSanPham_KV20012026-020153-299.xlsx"
    old.write_bytes(FASHION.read_bytes())
    pottery = SAMPLES / "orders_pottery"
    assert drop(page, "footer", old, FASHION.with_name("store.xlsx"), pottery / "orders.xlsx")
    page.wait_for_url("**/brought")
    told = {line.locator("bdi").inner_text(): line.inner_text() for line in page.locator(".known li").all()}
    assert "40 dòng" in told[old.name]
    assert "xuất lúc 02:01 ngày 20/01/2026" in told[old.name]
    assert "Tệp để sửa" in told[old.name]
    assert "Cho biết hàng nào đã lên Haravan" in told["store.xlsx"]
    assert "Để xem cả shop" in told["orders.xlsx"]
    assert "đã hơn một ngày" in page.inner_text(".warning:visible")
    page.click("[aria-label='Bỏ ra: store.xlsx']")
    expect(page.locator(".known li")).to_have_count(2)
    page.click("form.begin button.primary")
    page.wait_for_url("**/found")
    assert old.name in page.inner_text("main")


def test_a_press_on_the_drop_zone_chooses_and_what_no_page_takes_does_not_leave_it(page: "Page") -> None:
    with page.expect_file_chooser() as chooser:
        page.click(".anywhere .pick")
    chooser.value.set_files(FASHION)
    page.wait_for_url("**/brought")
    page.click("form.begin button.primary")
    page.wait_for_url("**/found")
    assert drop(page, "body", FASHION)
    assert page.url.endswith("/found")


def test_the_keyboard_is_enough(page: "Page") -> None:
    bring(page, FASHION)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus("button[name=mode][value=clear]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/decide")
    assert page.locator("#left").get_attribute("href").endswith("/decide?show=open")  # type: ignore[union-attr]
    page.focus("fieldset.answer.open input >> nth=0")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    said_all(page)
    assert page.locator("input[value=clear]:checked").count() == 2
    page.focus("button[value=changes]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/changes")
    assert "8 mã hàng sẽ đổi" in page.inner_text("h1")


def test_a_key_that_changes_an_answer_stays_where_it_may_be_taken_back(page: "Page") -> None:
    bring(page, FASHION)
    decide(page)
    page.focus("fieldset.answer.open input >> nth=0")
    page.keyboard.press("1")  # the last open question: on to the changes
    page.wait_for_url("**/changes")
    page.go_back()
    page.wait_for_url("**/decide*")
    card = page.locator(".question-card").nth(1)
    before = card.locator(".given").inner_text()
    card.locator("summary").first.focus()
    with page.expect_response("**/decide"):
        page.keyboard.press("3")
    expect(card.locator(".saved")).to_have_text("Đã lưu")
    assert card.locator(".given").inner_text() != before
    page.keyboard.press("u")
    page.wait_for_url("**/decide?*undone=*")
    assert page.locator(".question-card").nth(1).locator(".given").inner_text() == before


def test_hostile_names_stay_text(page: "Page", tmp_path: Path) -> None:
    rows = [product("A1", "Áo thun Mây", "SIZE:S"), product("A2", "Áo thun Mây", "SIZE:M", "A1")]
    for number, name in enumerate(HOSTILE):
        clean = name.replace("\u0000", "")
        rows += [product(f"H{number}", f"Nồi {clean} {number}", f"SIZE:{clean.replace('|', '')}", "A1")] * 1
    export = tmp_path / "x' onload='alert(1) &amp; <b>.xlsx"
    export.write_bytes(export_bytes(rows))
    bring(page, export)
    decide(page)
    assert "<img src=x onerror=alert(1)>" in page.inner_text("main")
    page.click("text=Trả lời hàng loạt")
    page.select_option("select[name=bulk]", "clear")
    page.click(".bulk button")
    page.click("button[value=changes]")
    page.wait_for_url("**/changes")
    page.click(".go button.primary")
    page.wait_for_url("**/take")
    assert page.locator("main img, main b, main script").count() == 0


def _picture(route: Any, asked: list[str]) -> None:
    """One that is there, and one that its server does not give."""
    asked.append(route.request.url)
    if "/Q1" in route.request.url:
        route.fulfill(body='<svg xmlns="http://www.w3.org/2000/svg"/>', content_type="image/svg+xml")
    else:
        route.abort()


def test_pictures_are_loaded_only_when_asked_for(browser: "Browser", pages: Pages, tmp_path: Path) -> None:
    rows = [
        product("A1", "Áo thun Mây", "SIZE:S"),
        product("Q1", "Quần jean Sóng", "SIZE:M", "A1"),
    ]
    (tmp_path / "without.xlsx").write_bytes(export_bytes(rows))
    for row in rows:
        row["Hình ảnh (url1,url2...)"] = f"https://pictures.invalid/{row['Mã hàng']}.jpg,https://pictures.invalid/2.jpg"
    (tmp_path / "export.xlsx").write_bytes(export_bytes(rows))
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.route("https://pictures.invalid/**", lambda route: _picture(route, asked))
    page.goto(pages.link)
    bring(page, tmp_path / "without.xlsx")
    decide(page)
    assert page.locator("text=Hiện ảnh sản phẩm").count() == 0
    page.goto(pages.link)
    bring(page, tmp_path / "export.xlsx")
    assert asked == []
    page.click("text=Có, hiện ảnh")
    expect(page.locator("#pictures")).to_contain_text("Đang hiện ảnh sản phẩm")
    decide(page)
    unfold(page)
    expect(page.locator("main img")).to_have_count(2)
    page.wait_for_load_state("networkidle")
    assert sorted(set(asked)) == ["https://pictures.invalid/A1.jpg", "https://pictures.invalid/Q1.jpg"]
    page.click("text=Tắt ảnh sản phẩm")
    expect(page.locator("main img")).to_have_count(0)
    context.close()


def test_without_a_script_every_step_works(browser: "Browser", pages: Pages) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages.link)
    page.set_input_files("#files", UNITS)
    page.click("form.bring button")
    page.click("form.begin button.primary")
    page.click("button[name=mode][value=clear]")
    unfold(page)
    for box in page.locator("fieldset.answer.open input[value=unsure]").all():
        box.check()
    page.click("button.nojs")
    page.click("button[value=changes]")
    page.click(".go button.primary")
    expect(page.locator(".todo a.primary")).to_have_count(1)
    context.close()


def walk(page: "Page", address: str) -> Iterator[str]:
    """Every page of a repair in turn, by name."""
    yield "start"
    page.set_input_files("#files", [FASHION, FASHION.with_name("store.xlsx"), SAMPLES / "orders_pottery/orders.xlsx"])
    page.wait_for_url("**/brought")
    yield "brought"
    page.locator("form[action$='/shop'] button").click()
    page.wait_for_url("**/shop")
    page.locator("details.tables summary").first.click()
    yield "shop"
    page.locator(".go a[href$='/brought']").click()
    page.click("form.begin button.primary")
    page.wait_for_url("**/found")
    yield "found"
    decide(page)
    unfold(page)
    page.locator("details.single summary").first.click()
    yield "decide"
    page.click("button[value=changes]")
    page.wait_for_url("**/changes")
    yield "changes"
    page.click(".go button.primary")
    page.wait_for_url("**/take")
    yield "take"
    page.set_input_files("#again", FASHION)
    page.click("form.bring:has(#again) button")
    page.wait_for_selector("#result")
    page.set_input_files("#later", SAMPLES / "fashion_swallowed_family" / "store.xlsx")
    page.click("form.bring:has(#later) button")
    page.wait_for_selector("#result ul.arrived")
    yield "proof"
    page.goto(f"{address}/r/{'0' * 32}/found")
    yield "gone"
    page.goto(f"{address}/shops")
    yield "shops"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_accessibility(browser: "Browser", pages: Pages, language: str, scheme: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(pages.link)
    if language == "en":
        with page.expect_navigation():
            page.click("text=English")
    tags = {
        "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    }
    for name in walk(page, pages.address):
        found = Axe().run(page, options=tags).response["violations"]
        assert [(name, one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found] == []
    context.close()


@pytest.mark.parametrize("width", [360, 768, 1366])
def test_no_page_is_wider_than_its_window(browser: "Browser", pages: Pages, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    page.goto(pages.link)
    for name in walk(page, pages.address):
        wide = page.locator("html").evaluate("page => page.scrollWidth")
        assert wide <= width, name
    context.close()


def test_every_english_page_is_english(browser: "Browser", pages: Pages) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(pages.link)
    with page.expect_navigation():
        page.click("text=English")
    vietnamese = re.compile(r"[ạảãẩẫậăắằẳẵặẹẻẽếềểễệỉịọỏõốồổỗộơớờởỡợụủũưứừửữựỳỵỷỹđ]", re.IGNORECASE)
    script = (
        "main => { const held = main.cloneNode(true);"
        " held.querySelectorAll('[lang=vi], bdi, code, .chip').forEach(part => part.remove());"
        " return held.textContent; }"
    )
    known = ("Hàng hóa → Danh sách hàng hóa", "Xuất file", "Hàng hóa → Danh sách", "Sản phẩm → Xuất dữ liệu")
    known += ("Thiết lập cửa hàng → Thiết lập kết nối API", "Ứng dụng → Ứng dụng riêng")
    for name in walk(page, pages.address):
        text = page.locator("main").evaluate(script)
        for words in (*known, "Không tạo mới sản phẩm", "Mã HH Liên quan"):
            text = text.replace(words, "")
        left = [line.strip() for line in text.splitlines() if vietnamese.search(line)]
        assert [line for line in left if "“" not in line] == [], name
    context.close()
