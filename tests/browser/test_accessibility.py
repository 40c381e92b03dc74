"""No page has a serious or critical violation that axe-core can see, light or dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, OpenBrowser, Server
from tests.browser.test_stories import PAGES, finished

GRAVE = {"serious", "critical"}


def grave_violations(page: Page) -> list[str]:
    """What axe-core finds once the page stands still.

    While Streamlit runs a page anew it fades what is old, which would pass for a pale text.
    """
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_timeout(500)
    found = Axe().run(page).response["violations"]
    return [
        f"{v['id']}: {v['help']}: {[node['html'][:160] for node in v['nodes'][:3]]}"
        for v in found
        if v["impact"] in GRAVE
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible(
    open_browser: OpenBrowser, server: Server, name: str, scheme: str
) -> None:
    page = open_browser(server, PAGES[name][0], color_scheme=scheme)
    finished(page)
    assert grave_violations(page) == []


@pytest.mark.parametrize("path", ["/targets?province=MH", "/unit?province=MH&unit=MH010"])
def test_page_is_accessible_with_a_year_of_figures(
    open_browser: OpenBrowser, server: Server, path: str
) -> None:
    page = open_browser(server, path, color_scheme="dark")
    finished(page)
    assert grave_violations(page) == []


def test_page_is_accessible_on_a_phone(open_browser: OpenBrowser, server: Server) -> None:
    page = open_browser(server, "/", **PHONE)
    finished(page)
    assert grave_violations(page) == []


def test_page_names_its_language(open_browser: OpenBrowser, server: Server) -> None:
    assert open_browser(server).locator("html").get_attribute("lang") == "vi"
    assert open_browser(server, "/?lang=en").locator("html").get_attribute("lang") == "en"
