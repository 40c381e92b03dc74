"""The sidebar's upload: pick a file, see findings and changes, publish."""

from collections.abc import Mapping

import streamlit as st

from campaign import publish
from campaign.home import Home
from campaign.publish import Checked, Incoming
from campaign.store import ledger
from campaign.terms import MAX_SIDEBAR_BYTES
from campaign.ui.access import upload_refusal
from campaign.ui.parts import note
from campaign.ui.tables import text_table
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.findings import finding_text, unreadable_text

_ROUND = "_upload_round"
_OUTCOME = "_upload_outcome"
_CHECKED = "_upload_checked"
_SHOWN_CHANGES = 200

# Far above our own limit, so that a file that is too large gets our words, not the widget's.
_WIDGET_LIMIT_MB = 200


def _headers() -> Mapping[str, list[str]]:
    headers = st.context.headers
    return {name.casefold(): headers.get_all(name) for name in headers}


def _refusal() -> str | None:
    return upload_refusal(remote_address=st.context.ip_address, headers=_headers())


def panel(view: View) -> None:
    """The upload box in the sidebar, or why it is not there."""
    words = view.words
    with st.sidebar.expander(words.say("upload.title"), icon=":material/upload_file:"):
        refusal = _refusal()
        if refusal is not None:
            note(words.say(refusal))
            return
        if view.is_pinned:
            note(words.say("upload.pinned"))
            return
        st.file_uploader(
            words.say("upload.choose"),
            type=["csv"],
            key=_widget_key(),
            max_upload_size=_WIDGET_LIMIT_MB,
            help=words.say("upload.help"),
        )
        st.text_input(words.say("upload.by"), key="upload_by", max_chars=80)


def _widget_key() -> str:
    return f"upload_{st.session_state.get(_ROUND, 0)}"


def preview(view: View, home: Home) -> None:
    """Above the page: the outcome of the last upload, or what the chosen file would change."""
    outcome = st.session_state.pop(_OUTCOME, None)
    if outcome is not None:
        st.success(outcome, icon=":material/check_circle:")
    file = st.session_state.get(_widget_key())
    if file is None or _refusal() is not None:
        return
    words = view.words
    with st.container(border=True):
        st.subheader(words.say("upload.preview"))
        if file.size > MAX_SIDEBAR_BYTES:
            limit = MAX_SIDEBAR_BYTES // 1024 // 1024
            st.error(words.say("upload.too_large", limit=limit), icon=":material/error:")
            return
        checked = _check(view, home, file.name, file.getvalue(), file.file_id)
        _show(words, checked)
        if checked.is_acceptable:
            _offer(view, home, checked)


def _check(view: View, home: Home, name: str, payload: bytes, file_id: str) -> Checked:
    """Check a file once per build, not on every rerun."""
    key = (file_id, view.build_id, view.province_code)
    known = st.session_state.get(_CHECKED)
    if known is None or known[0] != key:
        incoming = Incoming(name, payload, province=view.province_code)
        with st.spinner(view.words.say("upload.checking")):
            known = (key, publish.check(home, [incoming])[0])
        st.session_state[_CHECKED] = known
    checked: Checked = known[1]
    return checked


def _show(words: Words, checked: Checked) -> None:
    kind = checked.reading.kind
    if not checked.is_acceptable:
        st.error(words.say("upload.refused"), icon=":material/block:")
    elif kind is not None:
        st.info(
            words.say("upload.readable", kind=words.say(f"kind.{kind.value}"), n=checked.row_count),
            icon=":material/task:",
        )
    if kind is not None and checked.is_acceptable:
        changes = checked.changes
        with st.container(horizontal=True):
            st.metric(words.say("changes.new"), words.count(changes.new))
            st.metric(words.say("changes.changed"), words.count(changes.changed))
            st.metric(words.say("changes.identical"), words.count(changes.identical))
            st.metric(words.say("changes.missing"), words.count(len(changes.missing_units)))
    _show_findings(words, checked)
    _show_changes(words, checked)


def _show_findings(words: Words, checked: Checked) -> None:
    rows = []
    for finding in checked.findings:
        text = finding_text(words, finding)
        rows.append(
            {
                words.say("finding.severity"): words.say(f"severity.{finding.severity.value}"),
                words.say("finding.place"): text.place or words.say("finding.whole_file"),
                words.say("finding.value"): finding.value or "",
                words.say("finding.message"): text.message,
                words.say("finding.remedy"): text.remedy,
            }
        )
    if rows:
        text_table(rows, alt=words.say("upload.findings.alt"))


def _show_changes(words: Words, checked: Checked) -> None:
    rows = [
        {
            words.say("changes.key"): " · ".join(change.key),
            words.say("changes.column"): column,
            words.say("changes.old"): "" if old is None else str(old),
            words.say("changes.new_value"): "" if new is None else str(new),
        }
        for change in checked.changes.details[:_SHOWN_CHANGES]
        for column, old, new in change.values
    ]
    if rows:
        text_table(rows, alt=words.say("upload.changes.alt"))


def _offer(view: View, home: Home, checked: Checked) -> None:
    """The publish button; warnings must be ticked first."""
    words = view.words
    is_confirmed = True
    if checked.needs_confirmation:
        is_confirmed = st.checkbox(words.say("upload.confirm"), key=f"{_widget_key()}_confirm")
    if st.button(
        words.say("upload.publish"),
        type="primary",
        icon=":material/publish:",
        disabled=not is_confirmed,
    ):
        _publish(view, home, checked, is_confirmed=is_confirmed)


def _publish(view: View, home: Home, checked: Checked, *, is_confirmed: bool) -> None:
    words = view.words
    # Asked again here: the button of a page opened earlier must not be enough.
    if _refusal() is not None:
        st.error(words.say("upload.not_allowed"), icon=":material/block:")
        return
    by = st.session_state.get("upload_by") or words.say("upload.nobody")
    try:
        with st.spinner(words.say("upload.publishing")):
            result = publish.publish(home, [checked.incoming], by=by, confirm=is_confirmed)[0]
    except publish.BuildBlockedError as blocked:
        _show_blocked(words, blocked)
        return
    except publish.UploadUnreadableError as unreadable:
        names = {upload.upload_id: upload.file_name for upload in unreadable.uploads}
        text = unreadable_text(words, uploads=names, finding=unreadable.finding)
        st.error(text, icon=":material/error:")
        return
    except publish.PublishBusyError:
        st.error(words.say("publish.busy"), icon=":material/hourglass:")
        return
    except (OSError, ledger.LedgerDamagedError, ledger.RawDamagedError) as problem:
        st.error(words.say("disk.problem", reason=str(problem)), icon=":material/error:")
        return
    if result.upload_id is None:
        st.session_state.pop(_CHECKED, None)
        st.error(words.say("upload.changed_meanwhile"), icon=":material/sync_problem:")
        return
    st.session_state[_OUTCOME] = words.say(
        "upload.published", upload=result.upload_id, n=result.row_count
    )
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state.pop(_CHECKED, None)
    st.rerun()


def _show_blocked(words: Words, blocked: publish.BuildBlockedError) -> None:
    st.error(words.say("publish.blocked"), icon=":material/block:")
    for check in blocked.checks:
        reason = words.say(f"check.{check.name}")
        st.markdown(words.say("publish.blocked_by", reason=reason, n=check.row_count))
        rows = [dict(zip(check.columns, row, strict=True)) for row in check.rows]
        text_table(rows, alt=reason)
