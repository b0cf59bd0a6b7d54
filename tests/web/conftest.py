"""One running server for all tests of the pages, and a browser where there is one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.web import Pages, chromium, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    with running(tmp_path_factory.mktemp("home")) as pages:
        yield pages


@pytest.fixture
def visitor(pages: Pages) -> Iterator[httpx.Client]:
    """A visitor without a script: what a browser does with plain forms."""
    with pages.client() as client:
        yield client


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on this machine (CATALOGREPAIR_CHROMIUM may name one)")
    from playwright.sync_api import sync_playwright

    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()
