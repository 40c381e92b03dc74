"""The script that Streamlit runs for every page: build, menu, sidebar, then the page."""

import logging
from pathlib import Path

import streamlit as st

from campaign import publish
from campaign.findings import ReferenceDamagedError
from campaign.home import PAGES_DIR, Home
from campaign.store import pointer
from campaign.thresholds import POLL_SECONDS
from campaign.ui import sidebar, upload
from campaign.ui.data import BuildUnreadableError
from campaign.ui.link import (
    asked_or_kept,
    finish_run,
    ignored_parameters,
    keep_in_url,
    start_run,
)
from campaign.ui.parts import plain
from campaign.ui.simulated import keep_mark_in_url
from campaign.ui.view import View, show_view
from campaign.words import Words

_log = logging.getLogger(__name__)

_ICON = Path(__file__).with_name("icon.png")
_PAGES = ("overview", "coverage", "targets", "plan", "drives", "unit", "data", "method")
_ICONS = {
    "overview": "flag",
    "coverage": "hexagon",
    "targets": "bar_chart",
    "plan": "calculate",
    "drives": "event",
    "unit": "location_city",
    "data": "fact_check",
    "method": "menu_book",
}


def _navigation(words: Words) -> st.Page:
    pages = [
        st.Page(
            PAGES_DIR / f"{name}.py",
            title=words.say(f"page.{name}"),
            icon=f":material/{_ICONS[name]}:",
            help=words.say(f"page.{name}.help"),
            default=name == "overview",
        )
        for name in _PAGES
    ]
    return st.navigation(pages, expanded=True)


def _build(home: Home, words: Words) -> tuple[str, bool]:
    """The build to show and whether a link pinned it; stops the run when there is none."""
    asked = asked_or_kept("build")
    is_kept = asked is not None and pointer.has_build(home, asked)
    keep_in_url("build", asked if is_kept else None, default=None)
    if asked is not None and is_kept:
        return asked, True
    if asked is not None:
        st.warning(words.say("build.unknown"), icon=":material/link_off:")
    current = pointer.current_build_id(home)
    if current is None or not pointer.has_build(home, current):
        st.error(words.say("build.missing"), icon=":material/error:")
        st.stop()
    return current, False


@st.fragment(run_every=POLL_SECONDS)
def _follow_new_builds(build_id: str) -> None:
    """Look at the pointer now and then; a new build reruns the page, keeping its state."""
    current = pointer.current_build_id(Home.from_environment())
    if current is not None and current != build_id:
        st.rerun()


def _notices(view: View) -> None:
    for name, value in ignored_parameters().items():
        st.info(
            view.words.say("link.ignored", name=name, value=plain(value[:40])),
            icon=":material/link_off:",
        )
    if view.is_pinned:
        st.info(view.words.say("build.pinned", build=view.build_id), icon=":material/push_pin:")
    if view.is_simulated:
        st.warning(view.words.say("simulated.notice"), icon=":material/science:")


def main() -> None:
    """Draw one run of the app."""
    start_run()
    words = sidebar.language()
    st.set_page_config(
        page_title=words.say("app.name"),
        page_icon=str(_ICON),
        layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": words.say("app.about")},
    )
    page = _navigation(words)
    home = Home.from_environment()
    build_id, is_pinned = _build(home, words)
    try:
        view = sidebar.choices(words, build_id=build_id, is_pinned=is_pinned)
        show_view(view)
        keep_mark_in_url(view)
        upload.panel(view)
        sidebar.language_switch(words)
        # Filled last: only then is it known which parts of the link nothing could use.
        notices = st.container()
        upload.preview(view, home)
        page.run()
        with notices:
            _notices(view)
        finish_run()
    except (ReferenceDamagedError, BuildUnreadableError) as problem:
        _log.exception("the build %s or a reference list cannot be used", build_id)
        st.error(plain(publish.problem_text(words, problem)), icon=":material/error:")
    if not is_pinned:
        _follow_new_builds(build_id)


main()
