"""A real server and a real Chromium, watched for foreign requests and console errors."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from campaign.home import PAGES_DIR, Home
from tests.conftest import with_printed_figures

PROJECT = PAGES_DIR.parent
# Two cores render the pages, the map in software, and run the other tests meanwhile.
expect.set_options(timeout=25_000)

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The hexagon map needs WebGL, here without a graphics card.
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
    "user_agent": (
        "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/130.0 Mobile Safari/537.36"
    ),
}

# On a deep link Streamlit first asks for its service below the page's own path, is told 404,
# and then asks at the root; the browser notes each 404 on its console.
_PROBE = re.compile(r"/[a-z]+/_stcore/(health|host-config)$")


@dataclass
class Server:
    """A running server over its own home."""

    home: Home
    url: str
    process: subprocess.Popen[bytes]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(home: Home, *, log: Path) -> Iterator[Server]:
    """Serve the app over `home` until the block ends."""
    port = free_port()
    environment = os.environ | {"BAO_PHU_HOME": str(home.root)}
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
            cwd=PROJECT,
            env=environment,
            stdout=stream,
            stderr=stream,
        )
    server = Server(home, f"http://127.0.0.1:{port}", process)
    try:
        wait_until_healthy(server, log)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_until_healthy(server: Server, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert server.process.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(f"{server.url}/healthz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError(f"the server did not become healthy:\n{log.read_text()}")


@dataclass
class Watch:
    """What the browser must not do: speak to other hosts, or complain."""

    own: str
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("request", lambda request: self._request(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda m: self._console(m.type, m.text, m.location.get("url", "")))

    def _request(self, url: str) -> None:
        if not url.startswith((self.own, "data:", "blob:")):
            self.foreign.append(url)

    def _console(self, kind: str, text: str, url: str) -> None:
        if kind == "error" and not _PROBE.search(url):
            self.complaints.append(f"{text} ({url})")


def installed_chromium() -> str | None:
    """The machine's own Chromium; None lets Playwright use the one it downloaded."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright_driver: Playwright) -> Iterator[Browser]:
    started = playwright_driver.chromium.launch(
        executable_path=installed_chromium(), args=CHROMIUM_FLAGS
    )
    yield started
    started.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over the shipped figures that tests only read."""
    root = tmp_path_factory.mktemp("served")
    with serving(Home(root / "home"), log=root / "log") as running:
        yield running


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server of this test alone over the printed figures, to publish on."""
    home = with_printed_figures(Home(tmp_path / "home"))
    with serving(home, log=tmp_path / "log") as running:
        yield running


@pytest.fixture
def simulated_server(tmp_path: Path) -> Iterator[Server]:
    """The same with the simulated province, whose files make every publish slower."""
    with serving(Home(tmp_path / "home"), log=tmp_path / "log") as running:
        yield running


OpenBrowser = Callable[..., Page]


@pytest.fixture
def open_browser(browser: Browser) -> Iterator[OpenBrowser]:
    """Open an address in a fresh browser context; at the end nothing improper was seen."""
    contexts: list[BrowserContext] = []
    watches: list[Watch] = []

    def opened(server: Server, path: str = "/", **options: object) -> Page:
        context = browser.new_context(**({"viewport": {"width": 1440, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        watch = Watch(server.url)
        watch.follow(page)
        watches.append(watch)
        page.goto(server.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    for watch in watches:
        assert watch.foreign == []
        assert watch.complaints == []
