"""The server: Streamlit with HTTP routes and security headers around it.

Runs as `python app.py` and as `streamlit run app.py`.
"""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import streamlit as st
from starlette.middleware import Middleware

from campaign import publish
from campaign.home import Home
from campaign.ui import printed, served_shapes
from campaign.ui.http import ROUTES, PageLanguage, SecurityHeaders
from campaign.words import words_for

_log = logging.getLogger("bao_phu")
_SHELL = Path(__file__).resolve().parent / "campaign" / "ui" / "shell.py"


def _make_ready() -> None:
    """Bring the build in line with the ledger; a failure must not keep the server down."""
    try:
        publish.ensure_ready(Home.from_environment())
    except publish.EXPECTED as problem:
        _log.error("starting with the build as it is: %s: %s", type(problem).__name__, problem)


@asynccontextmanager
async def _lifespan(_app: st.App) -> AsyncIterator[None]:
    await anyio.to_thread.run_sync(_make_ready)
    yield


def _show_script_error(problem: Exception) -> bool:
    """A fault of ours: told in the user's language, kept whole in the log."""
    _log.error("a page failed", exc_info=problem)
    st.error(words_for(st.query_params.get("lang", "")).say("error.unexpected"))
    return True


# An absolute script beside campaign/ui, not beside pages/: otherwise Streamlit would fall
# back to its own menu and open a deep link without the shell.
app = st.App(
    _SHELL,
    lifespan=_lifespan,
    routes=[*ROUTES, *printed.ROUTES, *served_shapes.ROUTES],
    on_script_error=_show_script_error,
    middleware=[Middleware(SecurityHeaders), Middleware(PageLanguage)],
)

if __name__ == "__main__":
    app.run()
