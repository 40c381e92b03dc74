"""The sidebar's upload: pick a file, see findings and changes, publish."""

from collections.abc import Mapping

import streamlit as st

from campaign import publish
from campaign.home import Home
from campaign.intake import LEAVE_OUT
from campaign.publish import Checked, Incoming
from campaign.terms import Severity
from campaign.thresholds import MAX_SIDEBAR_BYTES
from campaign.ui import outcome
from campaign.ui.access import upload_refusal
from campaign.ui.attempt import attempt
from campaign.ui.changed import show_changes
from campaign.ui.foreseen import show_foreseen
from campaign.ui.found import show_findings
from campaign.ui.mend import offer_marked_copy
from campaign.ui.parts import note, plain
from campaign.ui.questions import Questions, questions_of, show_questions
from campaign.ui.view import View
from campaign.words import Words

_ROUND = "_upload_round"
_OUTCOME = "_upload_outcome"
_CHECKED = "_upload_checked"
_SHOWN_PLACES = 8

# Far above our own limit, so that a file that is too large gets our words, not the widget's.
_WIDGET_LIMIT_MB = 200


def _headers() -> Mapping[str, list[str]]:
    headers = st.context.headers
    return {name.casefold(): headers.get_all(name) for name in headers}


def refusal() -> str | None:
    """The message key that says why this visitor may not upload or undo; None when they may."""
    return upload_refusal(remote_address=st.context.ip_address, headers=_headers())


def panel(view: View) -> None:
    """The upload box in the sidebar, or why it is not there."""
    words = view.words
    with st.sidebar.expander(words.say("upload.title"), icon=":material/upload_file:"):
        reason = refusal()
        if reason is not None:
            note(words.say(reason))
            return
        if view.is_pinned:
            note(words.say("upload.pinned"))
            return
        st.file_uploader(
            words.say("upload.choose"),
            type=["csv", "tsv", "txt", "xlsx", "xls", "ods", "xlsb"],
            key=_widget_key(),
            max_upload_size=_WIDGET_LIMIT_MB,
            help=words.say("upload.help"),
        )
        if st.session_state.get(_widget_key()) is not None:
            note(words.say("upload.see_page"))
        st.text_input(words.say("upload.by"), key="upload_by", max_chars=80)


def _widget_key() -> str:
    return f"upload_{st.session_state.get(_ROUND, 0)}"


def preview(view: View, home: Home) -> None:
    """Above the page: the outcome of the last upload, or what the chosen file would change."""
    file = st.session_state.get(_widget_key())
    if file is not None:
        outcome.forget(_OUTCOME)
    outcome.show(_OUTCOME)
    if file is None or refusal() is not None:
        return
    words = view.words
    with st.container(border=True):
        st.subheader(words.say("upload.preview"))
        if file.size > MAX_SIDEBAR_BYTES:
            limit = MAX_SIDEBAR_BYTES // 1024 // 1024
            st.error(words.say("upload.too_large", limit=limit), icon=":material/error:")
            return
        questions = questions_of(file.file_id)
        checked = _check(view, home, file.name, file.getvalue(), questions)
        _show(view, home, checked, questions)
        if checked.is_acceptable:
            key = _preview_key(view, questions)
            is_open = show_foreseen(view, home, checked, key=str(key))
        else:
            is_open = False
        if is_open:
            # The build is part of the key: after somebody else's publish the button pressed
            # on the old preview is gone, and the new preview must be looked at first.
            _offer(view, home, checked, key=f"{file.file_id}_{view.build_id}")


def _preview_key(view: View, questions: Questions) -> tuple[object, ...]:
    """What a preview depends on: the file, the figures as they stand, and the answers."""
    answers = tuple(sorted(questions.answers.items()))
    return (questions.file_id, view.build_id, view.province_code, answers)


def _check(view: View, home: Home, name: str, payload: bytes, questions: Questions) -> Checked:
    """Check a file once per build and answers, not on every rerun."""
    answers = dict(questions.answers)
    key = _preview_key(view, questions)
    known = st.session_state.get(_CHECKED)
    if known is None or known[0] != key:
        incoming = Incoming(name, payload, province=view.province_code, answers=answers)
        with st.spinner(view.words.say("upload.checking")):
            known = (key, publish.check(home, [incoming])[0])
        st.session_state[_CHECKED] = known
    checked: Checked = known[1]
    return checked


def _show(view: View, home: Home, checked: Checked, questions: Questions) -> None:
    """What the file holds, what to answer, what is wrong, and what would change."""
    words = view.words
    st.markdown(_contents(words, checked))
    if not checked.is_acceptable:
        _show_refusal(words, checked)
    show_findings(words, checked.findings)
    offer_marked_copy(words, home, checked, key=str(_preview_key(view, questions)))
    show_questions(view, questions, checked)
    _offer_leaving_out(words, checked, questions)
    if checked.reading.kind is not None and checked.is_acceptable:
        show_changes(view, checked)


def _show_refusal(words: Words, checked: Checked) -> None:
    """Why the file cannot be published yet: something to mend, or only something to answer."""
    faults = [f for f in checked.findings if f.severity is Severity.ERROR]
    if faults and all(fault.ask is not None for fault in faults):
        st.warning(words.say("upload.unanswered"), icon=":material/help:")
    else:
        st.error(words.say("upload.refused"), icon=":material/block:")


def _uncapital(text: str) -> str:
    return text[:1].lower() + text[1:]


def _contents(words: Words, checked: Checked) -> str:
    """The file's name and how many rows of which kinds were read."""
    parts = [
        words.say("upload.rows", kind=_uncapital(words.say(f"kind.{kind.value}")), n=table.num_rows)
        for kind, table in checked.reading.tables.items()
    ]
    name = plain(checked.incoming.name)
    if not parts:
        return words.say("upload.nothing_read", file=name)
    return words.say("upload.contents", file=name, rows=words.join(parts))


def _offer_leaving_out(words: Words, checked: Checked, questions: Questions) -> None:
    """Good rows without the bad ones: only as somebody's explicit choice."""
    chosen = questions.answers.get(LEAVE_OUT, "")
    if not chosen and not checked.reading.can_leave_out:
        return
    places = chosen.split(",") if chosen else list(checked.reading.bad_lines)
    # The sheet is named only where there are several.
    sheets = {place.rpartition("!")[0] for place in places}
    spots = [place.rpartition("!")[2] for place in places] if len(sheets) == 1 else places
    shown = ", ".join(spots[:_SHOWN_PLACES]) + ("…" if len(spots) > _SHOWN_PLACES else "")
    label = words.say("upload.leave_out", n=len(places), places=plain(shown))
    is_chosen = st.checkbox(label, value=bool(chosen), key=f"leave_{questions.file_id}")
    if is_chosen != bool(chosen):
        questions.answers.pop(LEAVE_OUT, None)
        if is_chosen:
            questions.answers[LEAVE_OUT] = ",".join(places)
        st.rerun()


def _offer(view: View, home: Home, checked: Checked, *, key: str) -> None:
    """The publish button; warnings must be ticked first."""
    words = view.words
    is_confirmed = True
    if checked.needs_confirmation:
        is_confirmed = st.checkbox(words.say("upload.confirm"), key=f"confirm_{key}")
    if st.button(
        words.say("upload.publish"),
        type="primary",
        icon=":material/publish:",
        key=f"publish_{key}",
        disabled=not is_confirmed,
    ):
        is_needed = checked.needs_confirmation
        _publish(view, home, checked, is_confirmed=is_needed and is_confirmed)


def _publish(view: View, home: Home, checked: Checked, *, is_confirmed: bool) -> None:
    words = view.words
    # Asked again here: the button of a page opened earlier must not be enough.
    if refusal() is not None:
        st.error(words.say("upload.not_allowed"), icon=":material/block:")
        return
    by = st.session_state.get("upload_by") or words.say("upload.nobody")
    results = attempt(
        words,
        lambda tell: publish.publish(
            home, [checked.incoming], by=by, confirm=is_confirmed, progress=tell
        ),
        doing=words.say("upload.publishing"),
    )
    if results is None:
        return
    (result,) = results
    if result.upload_id is None:
        st.session_state.pop(_CHECKED, None)
        st.error(words.say("upload.changed_meanwhile"), icon=":material/sync_problem:")
        return
    said = words.say("upload.published", upload=result.upload_id, n=result.row_count)
    outcome.keep(_OUTCOME, said)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state.pop(_CHECKED, None)
    st.rerun()
