"""After the import, asked of the shops themselves: signed in, synced again and arrived, all from the page."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.servers.base import Fault
from tests.web import Pages, running
from tests.web.test_browser import answer_the_rest, bring, decide
from tests.world.test_story import SWALLOWED

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.world import World


@pytest.fixture
def world(world_of: "Callable[..., World]") -> "World":
    """Both shops and the sync app, whose minutes pass in seconds."""
    return world_of(SWALLOWED, speed=100.0)


@pytest.fixture
def signed_out(world: "World", tmp_path: Path) -> Iterator[Pages]:
    """The page on a machine that knows where the shops are, and has no key yet."""
    places = {name: value for name, value in world.environment.items() if name.endswith("_URL")}
    keyring = {
        "PYTHON_KEYRING_BACKEND": "tests.live.keyring_in_a_file.Keyring",
        "TEST_KEYRING": str(tmp_path / "keyring.json"),
    }
    with running(tmp_path, **places, **keyring) as pages:
        yield pages


@pytest.fixture
def page(browser: "Browser", signed_out: Pages) -> "Iterator[Page]":
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(signed_out.link)
    yield page
    context.close()


def sign_in(page: "Page", world: "World") -> None:
    page.click(".top a.shops")
    page.fill("#retailer", world.kiotviet.retailer)
    page.fill("#client_id", world.kiotviet.client_id)
    page.fill("#secret", f" {world.kiotviet.client_secret} ")
    page.click("form:has(#secret) button.primary")
    expect(page.locator("section[aria-labelledby=kiotviet] .badge")).to_have_text("đã đăng nhập")
    page.fill("#token", world.haravan.token)
    page.click("form:has(#token) button.primary")
    expect(page.locator("section[aria-labelledby=haravan] .badge")).to_have_text("đã đăng nhập")
    page.click(".go a.button")


def to_the_files(page: "Page", world: "World", folder: Path) -> Path:
    """A repair of the shop's own export, as far as the file to import."""
    export = world.export(folder)
    bring(page, export)
    decide(page)
    if page.locator("fieldset.answer.open").count():
        answer_the_rest(page, "keep")
    page.click("button[value=changes]")
    page.wait_for_url("**/changes")
    page.click(".go button.primary")
    page.wait_for_url("**/take")
    with page.expect_download() as taken:
        page.click(".todo a.primary")
    repaired = folder / "repaired.xlsx"
    taken.value.save_as(repaired)
    return repaired


def test_signed_in_imported_synced_again_and_arrived(
    page: "Page", world: "World", signed_out: Pages, tmp_path: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    repaired = to_the_files(page, world, tmp_path)
    assert world.missing() == ["AT03", "QJ01", "QJ02", "QJ03"]
    page.reload()
    assert page.locator("form[action$='/sync']").count() == 0
    sign_in(page, world)
    page.click("form[action$='/look'] button")
    page.wait_for_url(re.compile("/take"))
    expect(page.locator("#result")).to_contain_text("Chưa đúng như kế hoạch")
    world.import_(repaired)
    page.click("form[action$='/look'] button")
    expect(page.locator("#result")).to_contain_text("Đúng như kế hoạch")
    price = page.locator(".price-said").inner_text()
    assert world.kiotviet.retailer in price
    assert "không chỉ Haravan" in price
    page.click("form[action$='/sync'] button")
    expect(page.locator("#result")).to_contain_text("3 trong 3 sản phẩm đã xong", timeout=60_000)
    page.click("form[action$='/arrive'] button")
    expect(page.locator(".said")).to_contain_text("Còn 1 sản phẩm chưa thấy trên web")  # it is not for sale
    page.click("text=Dừng ở đây")
    page.wait_for_url("**/take*")
    arrived = page.locator("#result ul.arrived").last.locator("li").all_inner_texts()
    assert arrived == ["QJ01 đã lên web", "QJ02 đã lên web", "QJ03 chưa lên web"]
    assert world.missing() == ["AT03", "QJ03"]
    expect(page.locator(".todo > li.done")).to_have_count(4)
    secrets = (world.haravan.token, world.kiotviet.client_secret)
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "keyring.json"]
    for secret in secrets:
        assert secret in (tmp_path / "keyring.json").read_text(encoding="utf-8")
        assert not any(secret in address for address in asked)
        assert not any(secret.encode() in path.read_bytes() for path in files)
        assert secret not in page.content()


def test_a_wrong_key_is_told_and_not_kept(page: "Page", world: "World", tmp_path: Path) -> None:
    page.click(".top a.shops")
    page.fill("#retailer", world.kiotviet.retailer)
    page.fill("#client_id", world.kiotviet.client_id)
    page.fill("#secret", "wrong-secret")
    page.click("form:has(#secret) button.primary")
    expect(page.locator("[role=alert]:visible")).to_contain_text("KiotViet không nhận ClientId hoặc Mã bảo mật")
    assert page.input_value("#retailer") == world.kiotviet.retailer
    assert "wrong-secret" not in page.content()
    assert not (tmp_path / "keyring.json").exists()


def test_signing_out_takes_the_buttons_away(page: "Page", world: "World", tmp_path: Path) -> None:
    to_the_files(page, world, tmp_path)
    sign_in(page, world)
    live = page.locator("form[action$='/sync'], form[action$='/look'], form[action$='/arrive']")
    expect(live).to_have_count(3)
    page.click(".top a.shops")
    page.click("[aria-label='Đăng xuất: KiotViet']")
    expect(page.locator(".badge.note")).to_have_count(1)
    page.click("[aria-label='Đăng xuất: Haravan']")
    expect(page.locator(".badge.note")).to_have_count(2)
    page.click(".go a.button")
    expect(page.locator(".todo > li")).to_have_count(5)
    assert live.count() == 0
    assert world.kiotviet.client_secret not in (tmp_path / "keyring.json").read_text(encoding="utf-8")


def test_a_sync_that_was_stopped_goes_on_where_it_ended(page: "Page", world: "World", tmp_path: Path) -> None:
    world.import_(to_the_files(page, world, tmp_path))
    sign_in(page, world)
    # The answer to the second product takes seconds, so that the button is there to be pressed.
    world.kiotviet.faults.append(Fault(kind="drip", method="PUT", skip=1, pause=0.01))
    page.click("form[action$='/sync'] button")
    expect(page.locator(".said")).to_contain_text("1/3")
    page.click("text=Dừng ở đây")
    page.wait_for_url("**/take*")
    expect(page.locator(".todo")).to_contain_text("Đã đồng bộ lại từ trang này")
    page.click("form[action$='/sync'] button")
    expect(page.locator("#result")).to_contain_text("3 trong 3 sản phẩm đã xong", timeout=60_000)
    assert sorted(world.kiotviet.find(number)["code"] for number, _ in world.kiotviet.writes) == [
        "QJ01",
        "QJ02",
        "QJ03",
    ]
