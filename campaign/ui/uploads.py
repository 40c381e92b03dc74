"""Every file that was ever uploaded: who, when, what became of it, and the file itself."""

from functools import partial

import streamlit as st

from campaign.home import Home
from campaign.publish import UploadRecord, download_name
from campaign.store import ledger
from campaign.ui import undo
from campaign.ui.ledger import history, pinned_link
from campaign.ui.parts import note, plain
from campaign.ui.tables import text_table
from campaign.ui.upload import refusal
from campaign.ui.view import View
from campaign.words import Words


def show_uploads(view: View) -> None:
    """The ledger as a table, and one upload of it to look at, fetch or undo."""
    words = view.words
    st.subheader(words.say("data.uploads"), anchor=False)
    undo.show_outcome()
    records = _of_province(view, history(view))
    if not records:
        st.markdown(words.say("data.uploads.none"))
        return
    note(words.say("data.uploads.caption"))
    text_table(
        [_line(view, record) for record in records],
        alt=words.say("data.uploads"),
        links={words.say("column.after"): words.say("data.open_after")},
    )
    _choose(view, records)


def _of_province(view: View, records: list[UploadRecord]) -> list[UploadRecord]:
    """Without the simulated files, unless a simulated province is looked at."""
    if view.is_simulated:
        return records
    found = view.select("mart_upload", where={"is_simulated": True})
    invented = {row["upload_id"] for row in found}
    return [record for record in records if record.upload.upload_id not in invented]


def _line(view: View, record: UploadRecord) -> dict[str, str]:
    words = view.words
    upload = record.upload
    return {
        words.say("column.upload"): upload.upload_id,
        words.say("column.file"): upload.file_name,
        words.say("column.kind"): words.say(f"kind.{upload.kind.value}"),
        words.say("column.rows"): words.count(upload.row_count),
        words.say("column.by"): upload.received_by,
        words.say("column.received"): words.moment(record.received_at),
        words.say("column.state"): _state(words, record),
        words.say("column.after"): pinned_link(view, record.build_after),
    }


def _state(words: Words, record: UploadRecord) -> str:
    if record.retracted_at is None:
        return words.say("upload_state.active")
    moment = words.moment(record.retracted_at)
    return words.say("upload_state.retracted", by=record.retracted_by or "", moment=moment)


def _choose(view: View, records: list[UploadRecord]) -> None:
    """One upload by its number, for those who may upload."""
    words = view.words
    reason = refusal()
    if reason is not None:
        note(words.say(reason))
        return
    by_id = {record.upload.upload_id: record for record in records}
    picked: str | None = st.selectbox(
        words.say("data.uploads.choose"),
        list(by_id),
        index=None,
        key=f"ledger_{words.language}",
        placeholder=words.say("data.uploads.placeholder"),
        format_func=lambda name: _label(words, by_id[name]) if name in by_id else name,
    )
    if picked not in by_id:
        return
    with st.container(border=True):
        _show_upload(view, by_id[picked])


def _label(words: Words, record: UploadRecord) -> str:
    upload = record.upload
    moment = words.moment(record.received_at)
    return f"{upload.upload_id} · {upload.file_name} · {moment} · {upload.received_by}"


def _show_upload(view: View, record: UploadRecord) -> None:
    words = view.words
    upload = record.upload
    st.markdown(f"**{plain(upload.file_name)}** · {plain(_state(words, record))}")
    places = {"before": record.build_before, "after": record.build_after}
    links = [
        f"[{words.say(f'data.stood.{place}')}]({address})"
        for place, build_id in places.items()
        if (address := pinned_link(view, build_id))
    ]
    if links:
        st.markdown(" · ".join(links))
    home = Home.from_environment()
    if (home.uploads / upload.sha256).is_file():
        st.download_button(
            words.say("data.uploads.download"),
            # Read only when asked for; a file that was altered is not handed out.
            partial(ledger.read_raw, home, upload.sha256),
            file_name=download_name(upload),
            mime="application/octet-stream",
            icon=":material/download:",
            on_click="ignore",
            key=f"raw_{upload.upload_id}",
        )
    else:
        st.error(words.say("ledger.raw_damaged", sha=upload.sha256), icon=":material/error:")
    undo.show(view, home, record)
