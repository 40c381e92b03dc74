"""Pictures of every page, for the README: `make screenshots`.

Usage: python -m tests.browser.screenshots FOLDER
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from campaign.home import Home
from tests.browser.conftest import CHROMIUM_FLAGS, PHONE, installed_chromium, serving
from tests.browser.test_stories import finished

LINKS = {
    "overview": "/",
    "coverage": "/coverage?indicator=hi&measure=coverage",
    "targets": "/targets?province=MH",
    "plan": "/plan?province=MH",
    "drives": "/drives?province=15",
    "unit": "/unit?province=MH&unit=MH010",
    "data": "/data",
    "method": "/method",
}
DESKTOP = {"viewport": {"width": 1440, "height": 900}}
LOOKS: dict[str, dict[str, object]] = {
    "desktop": DESKTOP,
    "dark": DESKTOP | {"color_scheme": "dark"},
    "phone": PHONE | {"device_scale_factor": 1},
}
_TALLEST = 2600


def whole_page(page: Page, path: Path) -> None:
    """Grow the window to the page's height, because the page scrolls inside it."""
    finished(page)
    width = page.viewport_size["width"] if page.viewport_size else 1440
    height = page.get_by_test_id("stMain").evaluate("element => element.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(_TALLEST, max(844, height))})
    # Charts are drawn anew for the new height; nothing tells when they are done.
    page.wait_for_timeout(2500)
    page.screenshot(path=path)


def main(folder: Path) -> None:
    """Write FOLDER/<page>-<look>.png for every page and look."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as driver:
        home = Home(Path(made) / "home")
        browser = driver.chromium.launch(executable_path=installed_chromium(), args=CHROMIUM_FLAGS)
        with serving(home, log=Path(made) / "log") as server:
            for look, options in LOOKS.items():
                context = browser.new_context(**options)
                for name, link in LINKS.items():
                    page = context.new_page()
                    page.goto(server.url + link)
                    whole_page(page, folder / f"{name}-{look}.png")
                    page.close()
                context.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
