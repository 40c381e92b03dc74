"""The history of uploads for pages, and links to the figures as they stood."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from campaign import publish
from campaign.home import Home
from campaign.publish import UploadRecord
from campaign.ui.attempt import attempt
from campaign.ui.simulated import url_mark
from campaign.ui.view import View
from campaign.words import DEFAULT_LANGUAGE


def history(view: View) -> list[UploadRecord]:
    """Every upload that this build can know of, the latest first; empty after telling why."""
    home = Home.from_environment()
    records = attempt(
        view.words,
        lambda _: _records(str(home.root), ledger_state=_state(home)),
        doing=view.words.say("data.uploads.reading"),
    )
    if not view.is_pinned:
        return list(records or [])
    known = {row["upload_id"]: row["upload_sequence"] for row in view.select("mart_upload")}
    last = max(known.values(), default=0)
    return [
        # What a pinned build still shows had not been retracted yet.
        replace(record, retracted_at=None, retracted_by=None)
        if record.upload.upload_id in known
        else record
        for record in records or []
        if record.upload.sequence <= last
    ]


def _state(home: Home) -> tuple[object, ...]:
    """What the history depends on: the ledger, the lists, and the builds that are kept."""
    files = [home.ledger, *home.reference_files().values()]
    times = tuple((path.stat().st_mtime_ns, path.stat().st_size) for path in files if path.exists())
    return (times, *sorted(path.name for path in home.builds.glob("*.duckdb")))


@st.cache_resource(max_entries=8, show_spinner=False)
def _records(root: str, *, ledger_state: tuple[object, ...]) -> tuple[UploadRecord, ...]:
    """The history, told from the ledger once for as long as nothing it depends on changes."""
    # It only tells the cache when to ask anew.
    del ledger_state
    return tuple(publish.upload_history(Home(Path(root))))


def pinned_link(view: View, build_id: str | None) -> str:
    """The address of this page over an earlier build; empty when it is not kept."""
    if build_id is None or build_id == view.build_id:
        return ""
    parts = {
        "build": build_id,
        "province": view.province_code,
        "indicator": view.indicator_code,
    }
    parts |= url_mark(view)
    if view.words.language != DEFAULT_LANGUAGE:
        parts["lang"] = view.words.language
    # The whole address, because a table opens no relative one.
    page = (st.context.url or "").split("?")[0]
    return f"{page}?{urlencode(parts)}"
