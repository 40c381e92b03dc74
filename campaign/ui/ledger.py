"""The history of uploads for pages, and links to the figures as they stood."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from campaign import publish
from campaign.home import Home
from campaign.publish import UploadRecord
from campaign.ui.attempt import attempt
from campaign.ui.view import View
from campaign.words import DEFAULT_LANGUAGE


def history(view: View) -> list[UploadRecord]:
    """Every upload that this build can know of, the latest first; empty after telling why."""
    records = attempt(
        view.words,
        lambda _: publish.upload_history(Home.from_environment()),
        doing=view.words.say("data.uploads.reading"),
    )
    if not view.is_pinned:
        return records or []
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


def pinned_link(view: View, build_id: str | None) -> str:
    """The address of this page over an earlier build; empty when it is not kept."""
    if build_id is None or build_id == view.build_id:
        return ""
    parts = {
        "build": build_id,
        "province": view.province_code,
        "indicator": view.indicator_code,
    }
    if view.words.language != DEFAULT_LANGUAGE:
        parts["lang"] = view.words.language
    # The whole address, because a table opens no relative one.
    page = (st.context.url or "").split("?")[0]
    return f"{page}?{urlencode(parts)}"
