"""How a unit's stock has moved over the months, against its plan, with what was corrected."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from campaign.figures.history import (
    DriveBand,
    History,
    HistoryPoint,
    PlanPoint,
    ProjectionPoint,
    history_chart,
)
from campaign.thresholds import HISTORY_MONTHS
from campaign.ui.charts import show_chart
from campaign.ui.parts import Row, note, plain
from campaign.ui.tables import text_table
from campaign.ui.values import file_names
from campaign.ui.view import View, without_target
from campaign.words import Words
from campaign.words.names import drive_name

_FEWEST_POINTS = 2


def show_history(view: View, unit: Row) -> None:
    """The stock over the months with plan, targets, projection and drives, and its twin."""
    words = view.words
    rows, restated = _rows(view, unit), _restatements(view, unit)
    history = _history(view, unit, rows, restated)
    if history is None:
        return
    st.subheader(words.say("unit.history"), anchor=False)
    note(words.say("unit.history.caption"))
    if any(point.restated for point in history.points):
        note(words.say("unit.history.ring"))
    if history.drives:
        note(plain(drives_text(view, history)))
    alt = words.say("unit.history.alt")
    show_chart(view, history_chart(history, palette=view.palette), alt=alt)
    with st.expander(words.say("table.show")):
        text_table([_cells(view, row, restated) for row in rows], alt=alt)


def history_of(view: View, unit: Row) -> History | None:
    """What the chart of the unit and the chosen indicator shows; None with too few months."""
    return _history(view, unit, _rows(view, unit), _restatements(view, unit))


def drives_text(view: View, history: History) -> str:
    """Which drives the numbers on the chart are."""
    named = "; ".join(f"{drive.number}. {drive.text}" for drive in history.drives)
    return view.words.say("unit.history.drives", list=named)


def _history(
    view: View, unit: Row, rows: list[Row], restated: dict[dt.date | None, str]
) -> History | None:
    words = view.words
    reported = [row for row in rows if _is_point(row)]
    if len(reported) < _FEWEST_POINTS:
        return None
    points = [
        HistoryPoint(
            month=_month(row["month_end"]),
            participant_count=row["participant_count"],
            text=words.count(row["participant_count"], row["participant_qualifier"]),
            restated=restated.get(row["reported_date"]),
        )
        for row in reported
    ]
    last = rows[-1]
    months = [row["month_end"] for row in rows]
    ahead = _months_ahead(last)
    return History(
        months=[_month(day) for day in (*months, *ahead)],
        points=points,
        plan=[*_plan(rows), *_target_ahead(last, ahead)],
        projection=_projection(reported[-1], last),
        drives=_drives(view, unit, months),
        target_text=_target_text(words, last),
    )


def _rows(view: View, unit: Row) -> list[Row]:
    """The last months up to the one looked at, against the chosen issuer's target or none."""
    where = {"unit_code": unit["unit_code"], "indicator_code": view.indicator_code}
    rows = view.select("mart_progress", where=where, order_by=("month_end", "issuer"))
    issuer = view.issuer
    by_month: dict[dt.date, Row] = {}
    for row in rows:
        if view.month_end is not None and row["month_end"] > view.month_end:
            continue
        is_speaking = row["issuer"] == issuer if issuer else row["is_default_issuer"]
        if is_speaking:
            by_month[row["month_end"]] = row
        elif issuer:
            by_month.setdefault(row["month_end"], without_target(row, issuer))
    return list(by_month.values())[-HISTORY_MONTHS:]


def _is_point(row: Row) -> bool:
    return bool(row["is_reported"]) and row["participant_count"] is not None


def _month(day: dt.date) -> str:
    return f"{day:%m/%Y}"


def _months_ahead(last: Row) -> list[dt.date]:
    """The months to the period's end where anything is foreseen; decades would tell nothing."""
    if last["projected_count"] is None:
        return []
    return _months_to(last["month_end"], last["period_end_date"])


def _months_to(start: dt.date, end: dt.date | None) -> list[dt.date]:
    """The months after `start` up to that of `end`, so that the axis has no gap."""
    months: list[dt.date] = []
    day = start
    while end is not None and (day.year, day.month) < (end.year, end.month):
        day = dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)
        months.append(day)
    return months


def _plan(rows: Sequence[Row]) -> list[PlanPoint]:
    return [
        PlanPoint(
            _month(row["month_end"]),
            row["planned_count"] if _asks_for_growth(row) else None,
            row["target_count"],
        )
        for row in rows
    ]


def _asks_for_growth(row: Row) -> bool:
    """Whether there is a way up to the target; nobody plans a way down to one below the start."""
    target, baseline = row["target_count"], row["baseline_count"]
    return target is not None and baseline is not None and target > baseline


def _target_text(words: Words, last: Row) -> str:
    if last["target_count"] is None:
        return ""
    figure = words.count(last["target_count"], last["target_qualifier"])
    return words.say("unit.history.target", figure=figure)


def _target_ahead(last: Row, ahead: Sequence[dt.date]) -> list[PlanPoint]:
    """The target up to its period's end, so that the eye sees whether the projection meets it."""
    if last["target_count"] is None:
        return []
    return [PlanPoint(_month(day), None, last["target_count"]) for day in ahead]


def _projection(known: Row, last: Row) -> list[ProjectionPoint]:
    """From the last known figure to the period's end, where anything is projected."""
    if last["projected_count"] is None or last["period_end_date"] is None:
        return []
    count = known["participant_count"]
    return [
        ProjectionPoint(_month(known["month_end"]), count, count, count),
        ProjectionPoint(
            _month(last["period_end_date"]),
            last["projected_low_count"],
            last["projected_count"],
            last["projected_high_count"],
        ),
    ]


def _drives(view: View, unit: Row, months: Sequence[dt.date]) -> list[DriveBand]:
    """The dated drives of the unit or its province that touch the months shown, numbered."""
    rows = view.select(
        "mart_drive",
        where={"province_code": view.province_code},
        not_null=("starts_date", "ends_date"),
        order_by=("starts_date",),
    )
    first, last = months[0].replace(day=1), months[-1]
    touching = [
        row
        for row in rows
        if row["unit_code"] in (unit["unit_code"], view.province_code)
        and row["starts_date"] <= last
        and row["ends_date"] >= first
    ]
    return [
        DriveBand(
            months=[
                _month(day)
                for day in months
                if day >= row["starts_date"] and day.replace(day=1) <= row["ends_date"]
            ],
            number=str(number),
            text=drive_name(view.words, row),
        )
        for number, row in enumerate(touching, start=1)
    ]


def _cells(view: View, row: Row, restated: dict[dt.date | None, str]) -> dict[str, str]:
    words = view.words
    return {
        words.say("sidebar.month"): _month(row["month_end"]),
        words.say("column.participants"): words.count(
            row["participant_count"], row["participant_qualifier"]
        )
        if _is_point(row)
        else words.say("value.not_reported"),
        words.say("column.expected"): words.count(row["planned_count"]),
        words.say("column.target"): words.count(row["target_count"], row["target_qualifier"]),
        words.say("column.restated"): restated.get(row["reported_date"], "")
        if _is_point(row)
        else "",
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
