"""A person's own file back, with what is wrong written beside each line."""

import streamlit as st

from campaign import intake
from campaign.export.marked import marked_copy
from campaign.export.marks import faults_of
from campaign.home import Home
from campaign.publish import Checked
from campaign.words import Words

_STATE = "_upload_marked"


def offer_marked_copy(words: Words, home: Home, checked: Checked, *, key: str) -> None:
    """The download of the marked copy, where there is anything to mend and a table to mark."""
    faults = faults_of(words, [finding for finding in checked.findings if finding.ask is None])
    if not faults:
        return
    known: tuple[str, tuple[str, bytes] | None] | None = st.session_state.get(_STATE)
    if known is None or known[0] != key:
        copy = marked_copy(
            checked.incoming.name,
            checked.incoming.payload,
            faults,
            words=words,
            reference=intake.load_reference(home.reference_files()),
            answers=checked.reading.answers,
        )
        known = (key, copy)
        st.session_state[_STATE] = known
    if known[1] is None:
        return
    name, content = known[1]
    st.download_button(
        words.say("upload.marked"),
        content,
        file_name=name,
        mime="application/octet-stream",
        icon=":material/download:",
        on_click="ignore",
        key=f"marked_{key}",
    )
