"""The README's picture: what the page finds in a sample, in Vietnamese; `python -m tests.picture` takes it anew."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.cli.run import FASHION, ROOT
from tests.web import chromium, running

PICTURE = ROOT / ".github" / "page.png"


def take(target: Path) -> None:
    """Step 2: how many groups keep how many products back, and what they may become."""
    with tempfile.TemporaryDirectory() as home, running(Path(home)) as pages, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1100, "height": 800})
        page.goto(pages.link)
        page.set_input_files("#files", [FASHION, FASHION.with_name("store.xlsx")])
        page.click("form.begin button.primary")
        page.wait_for_url("**/found")
        page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    take(PICTURE)
