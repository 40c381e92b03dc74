"""A page inside the shell, run without a browser."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from campaign.home import PAGES_DIR, Home

SHELL = PAGES_DIR.parent / "campaign" / "ui" / "shell.py"

OpenPage = Callable[..., AppTest]


@pytest.fixture
def open_page(shipped_home: Home, monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """Open a page with parameters of its link; fails the test when the page raised."""
    monkeypatch.setenv("BAO_PHU_HOME", str(shipped_home.root))

    def opened(page: str = "overview", **parameters: str) -> AppTest:
        app = AppTest.from_file(str(SHELL), default_timeout=30)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        if page != "overview":
            app.context = {"url": f"http://localhost/{page}"}
            app.switch_page(f"../../pages/{page}.py").run()
        assert not app.exception
        return app

    return opened
