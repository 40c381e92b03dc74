"""How a unit's stock has moved over the months, with what was corrected later."""

import datetime as dt

import streamlit as st

from campaign.figures.history import HistoryPoint, TargetLine, history_chart
from campaign.ui.parts import Row, note, target_text
from campaign.ui.tables import text_table
from campaign.ui.values import file_names
from campaign.ui.view import View
from campaign.words import Words

_FEWEST_POINTS = 2


def show_history(view: View, unit: Row) -> None:
    """The stock over the months, once there are at least two."""
    words = view.words
    rows = view.select(
        "mart_progress",
        where={
            "unit_code": unit["unit_code"],
            "indicator_code": view.indicator_code,
            "is_default_issuer": True,
            "is_reported": True,
        },
        not_null=("participant_count",),
        order_by=("month_end",),
    )
    if len(rows) < _FEWEST_POINTS:
        return
    restated = _restatements(view, unit)
    points = [
        HistoryPoint(
            month=f"{row['month_end']:%m/%Y}",
            participant_count=row["participant_count"],
            text=words.count(row["participant_count"], row["participant_qualifier"]),
            restated=restated.get(row["reported_date"]),
        )
        for row in rows
    ]
    st.subheader(words.say("unit.history"), anchor=False)
    if any(point.restated for point in points):
        note(words.say("unit.history.ring"))
    st.altair_chart(
        history_chart(points, target=_target_line(words, rows[-1]), palette=view.palette),
        alt=words.say("unit.history.alt"),
    )
    with st.expander(words.say("table.show")):
        text_table([_cells(words, point) for point in points], alt=words.say("unit.history.alt"))


def _cells(words: Words, point: HistoryPoint) -> dict[str, str]:
    return {
        words.say("sidebar.month"): point.month,
        words.say("column.participants"): point.text,
        words.say("column.restated"): point.restated or "",
    }


def _restatements(view: View, unit: Row) -> dict[dt.date | None, str]:
    """What was changed about the unit's own figures, by their date: old → new, when, by what."""
    words = view.words
    rows = view.select(
        "mart_restatements",
        where={
            "unit_code": unit["unit_code"],
            "indicator_code": view.indicator_code,
            "column_name": "participant_count",
        },
        order_by=("restated_at", "new_upload_id"),
    )
    files = file_names(view)
    told: dict[dt.date | None, list[str]] = {}
    for row in rows:
        text = words.say(
            "unit.history.restated",
            old=words.count(row["old_value"]),
            new=words.count(row["new_value"]),
            moment=words.moment(row["restated_at"]),
            file=files[row["new_upload_id"]],
        )
        told.setdefault(row["reported_date"], []).append(text)
    return {date: "; ".join(texts) for date, texts in told.items()}


def _target_line(words: Words, row: Row) -> TargetLine | None:
    if row["target_count"] is None:
        return None
    text = words.say("unit.history.target", target=target_text(words, row))
    return TargetLine(row["target_count"], text)
