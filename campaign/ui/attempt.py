"""Publish or undo, and tell what stopped it in the page's language."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from campaign import publish
from campaign.ui.checks import show_found
from campaign.ui.parts import plain
from campaign.ui.view import current_view
from campaign.words import Words

T = TypeVar("T")

_ICONS: dict[type[Exception], str] = {
    publish.PublishBusyError: ":material/hourglass:",
    publish.BuildChangedError: ":material/sync_problem:",
}

Tell = Callable[[float], None]
"""Takes how far the work is, from 0 to 1."""


def attempt(
    words: Words, action: Callable[[Tell], T], *, doing: str, blocked: str | None = None
) -> T | None:
    """The action's result, or None after telling why it could not be done.

    `doing` is said while it runs, above a bar once the action tells how far it is; `blocked`
    when a check refuses the figures, instead of the sentence about publishing.
    """
    bar = st.empty()

    def tell(share: float) -> None:
        bar.progress(min(1.0, share))

    try:
        with st.spinner(doing):
            return action(tell)
    except publish.BuildBlockedError as refused:
        _show_blocked(words, refused, blocked or words.say("publish.blocked"))
    except publish.UploadUnknownError:
        # The page offers none but active uploads, so somebody else was quicker.
        st.error(words.say("undo.gone"), icon=":material/sync_problem:")
    except publish.EXPECTED as problem:
        icon = _ICONS.get(type(problem), ":material/error:")
        st.error(plain(publish.problem_text(words, problem)), icon=icon)
    finally:
        bar.empty()
    return None


def _show_blocked(words: Words, refused: publish.BuildBlockedError, blocked: str) -> None:
    st.error(blocked, icon=":material/block:")
    for check in refused.checks:
        reason = words.say(f"check.{check.name}")
        st.markdown(words.say("publish.blocked_by", reason=reason, n=check.row_count))
        rows = [dict(zip(check.columns, row, strict=True)) for row in check.rows]
        show_found(current_view(), rows, alt=reason)
