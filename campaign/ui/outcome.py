"""What a person's last publishing or undoing came to."""

import time

import streamlit as st

_SECONDS = 60


def keep(name: str, text: str) -> None:
    """Remember a sentence for the runs to come."""
    st.session_state[name] = (text, time.monotonic() + _SECONDS)


def forget(name: str) -> None:
    """Say it no longer."""
    st.session_state.pop(name, None)


def show(name: str) -> None:
    """The sentence; for a while and not once only, because pages rerun by themselves."""
    text, until = st.session_state.get(name, ("", 0.0))
    if time.monotonic() > until:
        forget(name)
    else:
        st.success(text, icon=":material/check_circle:")
