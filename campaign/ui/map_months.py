"""The month that the map shows: the sidebar's, until its own slider is moved or plays."""

import datetime as dt
from functools import partial

import streamlit as st

from campaign.ui import offered
from campaign.ui.view import View

_SLIDER, _PLAYING, _FOLLOWED, _WHOLE = "map_month", "map_playing", "map_followed", "map_whole"
_STEP_SECONDS = 2.0


def follow(view: View) -> float | None:
    """Take over the sidebar's month when it has changed; the seconds between steps while playing.

    Called in every run of the whole page, before the part of it that plays.
    """
    followed = (view.build_id, view.province_code, view.month_end)
    # Streamlit forgets the slider of a page that was left.
    if st.session_state.get(_FOLLOWED) != followed or _SLIDER not in st.session_state:
        st.session_state[_FOLLOWED] = followed
        st.session_state[_PLAYING] = False
        st.session_state[_SLIDER] = view.month_end
    return _STEP_SECONDS if st.session_state[_PLAYING] else None


def ask_whole_run() -> None:
    """Let the whole page run again after the part in which a click was made."""
    st.session_state[_WHOLE] = True


def begin_part() -> None:
    """Start a run of the part that plays: all of the page where that was asked, else a step on."""
    if st.session_state.pop(_WHOLE, False):
        st.rerun()


def month_on_map(view: View) -> dt.date | None:
    """The month to show now, one later than before while it plays; None before any data."""
    if st.session_state[_PLAYING]:
        later = [month for month in _months(view) if month > st.session_state[_SLIDER]]
        if not later:
            st.session_state[_PLAYING] = False
            st.rerun()
        st.session_state[_SLIDER] = later[0]
    month: dt.date | None = st.session_state[_SLIDER]
    return month


def show_slider(view: View) -> None:
    """The month of the map by hand, or all months one after the other."""
    words, months = view.words, _months(view)
    if len(months) == 1:
        return
    playing = st.session_state[_PLAYING]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words.say("map.pause" if playing else "map.play"),
            icon=":material/pause:" if playing else ":material/play_arrow:",
            key="map_play",
            on_click=partial(_play, months, start=not playing),
        )
        st.select_slider(
            words.say("map.month"),
            months,
            key=_SLIDER,
            format_func=lambda month: words.capital(words.month(month)),
            label_visibility="collapsed",
        )


def _play(months: list[dt.date], *, start: bool) -> None:
    st.session_state[_PLAYING] = start
    if start and st.session_state[_SLIDER] >= months[-1]:
        st.session_state[_SLIDER] = months[0]
    # The page's clock for this part is set by a run of the whole page alone.
    ask_whole_run()


def _months(view: View) -> list[dt.date]:
    return sorted(offered.months(view.build_id, view.province).values())
