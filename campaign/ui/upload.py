"""The sidebar's upload: pick a file, see findings and changes, publish."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from campaign import publish
from campaign.findings import ReferenceDamagedError
from campaign.home import Home
from campaign.publish import Checked, Incoming
from campaign.store import ledger
from campaign.terms import MAX_SIDEBAR_BYTES
from campaign.ui.access import upload_refusal
from campaign.ui.parts import note, plain
from campaign.ui.tables import text_table
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.findings import finding_text, unreadable_text
from campaign.words.names import indicator_short_name, unit_label

_ROUND = "_upload_round"
_OUTCOME = "_upload_outcome"
_CHECKED = "_upload_checked"
_SHOWN_CHANGES = 200
_SHOWN_FINDINGS = 100

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
        if st.session_state.get(_widget_key()) is not None:
            note(words.say("upload.see_page"))
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
        _show(view, checked)
        _show_missing(view, checked)
        if checked.is_acceptable:
            # The build is part of the key: after somebody else's publish the button pressed
            # on the old preview is gone, and the new preview must be looked at first.
            _offer(view, home, checked, key=f"{file.file_id}_{view.build_id}")


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


def _show(view: View, checked: Checked) -> None:
    words = view.words
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
    _show_changes(view, checked)


def _show_findings(words: Words, checked: Checked) -> None:
    """A table whose cells wrap: what to do about a fault must not be cut off."""
    rows = []
    for finding in checked.findings[:_SHOWN_FINDINGS]:
        text = finding_text(words, finding)
        cells = {
            "finding.severity": words.say(f"severity.{finding.severity.value}"),
            "finding.place": text.place or words.say("finding.whole_file"),
            "finding.value": finding.value or "",
            "finding.message": text.message,
            "finding.remedy": text.remedy,
        }
        rows.append({words.say(key): plain(cell) for key, cell in cells.items()})
    if not rows:
        return
    st.table(pd.DataFrame(rows), alt=words.say("upload.findings.alt"), hide_index=True)
    if len(checked.findings) > _SHOWN_FINDINGS:
        note(words.say("upload.findings.cut", shown=_SHOWN_FINDINGS, n=len(checked.findings)))


def _show_changes(view: View, checked: Checked) -> None:
    """Old and new values by unit, indicator and date, as a person reads them."""
    words = view.words
    names = _names(view)
    rows = [
        {
            words.say("changes.key"): " · ".join(names.get(part, part) for part in change.key),
            words.say("changes.column"): _column_label(words, column),
            words.say("changes.old"): _shown(words, old),
            words.say("changes.new_value"): _shown(words, new),
        }
        for change in checked.changes.details[:_SHOWN_CHANGES]
        for column, old, new in change.columns
    ]
    if rows:
        text_table(rows, alt=words.say("upload.changes.alt"))
    total = checked.changes.changed
    if total > _SHOWN_CHANGES:
        note(words.say("changes.cut", shown=_SHOWN_CHANGES, n=total))


def _names(view: View) -> dict[str, str]:
    """Names of units and indicators by code."""
    units = {row["unit_code"]: unit_label(view.words, row) for row in view.select("mart_unit")}
    return units | {
        row["indicator_code"]: indicator_short_name(view.words, row)
        for row in view.select("mart_indicator")
    }


def _column_label(words: Words, column: str) -> str:
    key = f"field.{column}"
    return words.capital(words.say(key)) if words.has(key) else column


def _shown(words: Words, value: object) -> str:
    """A value in the page's language; percentages are the only fractions in uploads."""
    match value:
        case None:
            return words.say("value.none")
        case int():
            return words.count(value)
        case float():
            return words.pct(value)
        case dt.date():
            return words.date(value)
        case str() if words.has(f"qualifier_name.{value}"):
            return words.say(f"qualifier_name.{value}")
        case _:
            return str(value)


def _show_missing(view: View, checked: Checked) -> None:
    """Who has reported before and is not in the file, by name."""
    missing = checked.changes.missing_units
    if missing:
        units = {row["unit_code"]: row for row in view.select("mart_unit")}
        names = [unit_label(view.words, units[code]) for code in missing if code in units]
        note(view.words.say("changes.missing_list", list=plain(", ".join(names))))


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
        st.error(plain(text), icon=":material/error:")
        return
    except ReferenceDamagedError as damaged:
        text = words.say("reference.damaged", file=damaged.file_name, reason=damaged.reason)
        st.error(plain(text), icon=":material/error:")
        return
    except publish.PublishBusyError:
        st.error(words.say("publish.busy"), icon=":material/hourglass:")
        return
    except ledger.LedgerMissingError:
        st.error(words.say("ledger.missing"), icon=":material/error:")
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
