"""Publish or undo, and tell what stopped it in the page's language."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from campaign import publish
from campaign.findings import ReferenceDamagedError
from campaign.store import ledger
from campaign.ui.checks import show_found
from campaign.ui.data import BuildUnreadableError
from campaign.ui.parts import plain
from campaign.ui.view import current_view
from campaign.words import Words
from campaign.words.findings import unreadable_text

T = TypeVar("T")


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
    except publish.UploadUnreadableError as unreadable:
        names = {upload.upload_id: upload.file_name for upload in unreadable.uploads}
        text = unreadable_text(words, uploads=names, finding=unreadable.finding)
        st.error(plain(text), icon=":material/error:")
    except ReferenceDamagedError as damaged:
        text = words.say("reference.damaged", file=damaged.file_name, reason=damaged.reason)
        st.error(plain(text), icon=":material/error:")
    except publish.PublishBusyError:
        st.error(words.say("publish.busy"), icon=":material/hourglass:")
    except publish.BuildChangedError:
        st.error(words.say("undo.changed_meanwhile"), icon=":material/sync_problem:")
    except publish.UploadUnknownError:
        st.error(words.say("undo.gone"), icon=":material/sync_problem:")
    except ledger.LedgerMissingError:
        st.error(words.say("ledger.missing"), icon=":material/error:")
    except ledger.LedgerDamagedError as damage:
        text = words.say("ledger.damaged", line=str(damage.line))
        st.error(text, icon=":material/error:")
    except ledger.RawDamagedError as lost:
        st.error(words.say("ledger.raw_damaged", sha=lost.sha256), icon=":material/error:")
    except BuildUnreadableError:
        st.error(words.say("build.unreadable"), icon=":material/error:")
    except OSError as problem:
        st.error(plain(words.say("disk.problem", reason=str(problem))), icon=":material/error:")
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
