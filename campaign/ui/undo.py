"""Undo on the page: what it would do, and only then the button that does it."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from campaign import publish
from campaign.home import Home
from campaign.publish import UndoEffect, UndoneRow, UndoPreview, UploadRecord
from campaign.ui import outcome
from campaign.ui.attempt import attempt
from campaign.ui.parts import note, plain
from campaign.ui.tables import readable_table
from campaign.ui.upload import refusal
from campaign.ui.values import column_label, file_names, key_text, names_by_code, shown_cell
from campaign.ui.view import View

_PREVIEW = "_undo_preview"
_OUTCOME = "_undo_outcome"
_MOST_SHOWN = 200
# What only goes away is mostly the whole file; what comes back must not be lost below it.
_ORDER = (UndoEffect.REVERTS, UndoEffect.STAYS, UndoEffect.VANISHES)


def show_outcome() -> None:
    """What the last undo did."""
    outcome.show(_OUTCOME)


def show(view: View, home: Home, record: UploadRecord) -> None:
    """Offer to undo one upload, or say why it cannot be."""
    words = view.words
    if not record.is_active:
        return
    if view.is_pinned:
        note(words.say("undo.pinned"))
        return
    upload_id = record.upload.upload_id
    asked = st.button(
        words.say("undo.look"),
        icon=":material/undo:",
        key=f"look_{upload_id}",
        on_click=partial(outcome.forget, _OUTCOME),
    )
    if asked:
        st.session_state[_PREVIEW] = attempt(
            words,
            lambda _: publish.preview_undo(home, upload_id),
            doing=words.say("undo.looking"),
        )
    preview: UndoPreview | None = st.session_state.get(_PREVIEW)
    if preview is None or preview.upload_ids != (upload_id,):
        return
    if preview.build_id != view.build_id:
        st.info(words.say("undo.changed_meanwhile"), icon=":material/sync_problem:")
        return
    _show_preview(view, preview)
    _offer(view, home, preview, file_name=record.upload.file_name)


def _show_preview(view: View, preview: UndoPreview) -> None:
    words = view.words
    with st.container(horizontal=True):
        for effect in UndoEffect:
            st.metric(words.say(f"undo.{effect.value}"), words.count(preview.count(effect)))
    if preview.changes_nothing:
        st.markdown(words.say("undo.nothing"))
    names, files = names_by_code(view), file_names(view)
    told = [row for effect in _ORDER for row in preview.rows if row.effect is effect]
    lines = [line for row in told[:_MOST_SHOWN] for line in _lines(view, row, names, files)]
    if lines:
        readable_table(lines, alt=words.say("undo.alt"))
    if len(told) > _MOST_SHOWN:
        note(words.say("undo.cut", shown=_MOST_SHOWN, n=len(told)))


def _lines(
    view: View, row: UndoneRow, names: Mapping[str, str], files: Mapping[str, str]
) -> list[dict[str, str]]:
    """One line per value: what happens to it, now and afterwards, and by which upload."""
    words = view.words
    origin = row.upload_id and words.say(
        f"undo.{row.effect.value}.origin", upload=row.upload_id, file=files[row.upload_id]
    )
    return [
        {
            words.say("undo.effect"): words.say(f"undo.{row.effect.value}"),
            words.say("changes.key"): key_text(words, names, kind=row.kind, key=row.key),
            words.say("changes.column"): column_label(words, column),
            words.say("undo.now"): shown_cell(words, names, column=column, value=now),
            words.say("undo.after"): shown_cell(words, names, column=column, value=after),
            words.say("undo.origin"): origin or "",
        }
        for column, now, after in row.columns
    ]


def _offer(view: View, home: Home, preview: UndoPreview, *, file_name: str) -> None:
    """The button that does it, bound to the upload and the build that were looked at."""
    words = view.words
    (upload_id,) = preview.upload_ids
    by = st.session_state.get("upload_by") or words.say("upload.nobody")
    note(words.say("undo.by", by=plain(by)))
    if st.button(
        words.say("undo.confirm"),
        type="primary",
        icon=":material/undo:",
        key=f"undo_{upload_id}_{preview.build_id}",
    ):
        _undo(view, home, preview, by=by, file_name=file_name)


def _undo(view: View, home: Home, preview: UndoPreview, *, by: str, file_name: str) -> None:
    words = view.words
    # Asked again here: the button of a page opened earlier must not be enough.
    if refusal() is not None:
        st.error(words.say("undo.not_allowed"), icon=":material/block:")
        return
    (upload_id,) = preview.upload_ids
    done = attempt(
        words,
        lambda tell: publish.undo(
            home, upload_id, by=by, seen_build_id=preview.build_id, progress=tell
        ),
        doing=words.say("undo.doing"),
        blocked=words.say("undo.blocked"),
    )
    if done is None:
        return
    st.session_state.pop(_PREVIEW, None)
    outcome.keep(_OUTCOME, words.say("undo.told", upload=upload_id, file=plain(file_name)))
    st.rerun()
