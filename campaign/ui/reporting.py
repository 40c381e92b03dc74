"""Who has reported: a sentence, a grid of units and months, and whom to remind."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from campaign.figures.reporting import ReportingCell, reporting_grid
from campaign.ui.charts import show_chart
from campaign.ui.parts import Row, note, reported_text
from campaign.ui.simulated import marked_text
from campaign.ui.tables import text_table
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.names import indicator_short_name, unit_label
from campaign.words.reminder import MissingReports, reminder

# Those who must be reminded come first.
_STATES = ("missing", "late", "revised", "not_due", "on_time", "exempt")
_MOST_MONTHS = 24
_MOST_ROWS_OPEN = 16


def show_reporting(view: View) -> None:
    """Who has reported the chosen month, and how it went in the months before."""
    words = view.words
    st.subheader(words.say("data.reporting"), anchor=False)
    st.markdown(f"**{reported_text(view, view.indicator_code)}**")
    rows = _rows(view)
    of_month = [row for row in rows if row["month_end"] == view.month_end]
    if not of_month:
        st.info(words.say("reported.unknown"), icon=":material/info:")
        return
    st.markdown(_days_text(words, of_month[0]))
    groups = _grouped(of_month)
    if view.is_phone:
        _show_month(words, of_month)
    else:
        _show_grid(view, rows, groups)
    with st.expander(words.say("table.show")):
        if not view.is_phone:
            _show_month(words, of_month)
        _show_months(words, rows, groups)


def _rows(view: View) -> list[Row]:
    """Every unit's state in the last months, the chosen month among them."""
    rows = view.select(
        "mart_reporting",
        where={"province_code": view.province_code, "indicator_code": view.indicator_code},
        order_by=("unit_name", "unit_code", "month_end"),
    )
    months = sorted({row["month_end"] for row in rows})
    if view.month_end not in months[-_MOST_MONTHS:]:
        months = [month for month in months if month <= view.month_end]
    shown = set(months[-_MOST_MONTHS:])
    return [row for row in rows if row["month_end"] in shown]


def _grouped(rows: Sequence[Row]) -> dict[str, list[str]]:
    """Unit codes by their state in the chosen month, in the order of urgency."""
    groups = {
        state: [row["unit_code"] for row in rows if row["state"] == state] for state in _STATES
    }
    return {state: units for state, units in groups.items() if units}


def _days_text(words: Words, row: Row) -> str:
    """Due day and lock day of the month in words; nothing is made up where none is set."""
    due, lock = row["due_date"], row["lock_date"]
    if due is None:
        text = words.say("data.no_due_rule")
    else:
        text = words.say("data.due", month=words.month(row["month_end"]), due=due)
    return text if lock is None else f"{text} {words.say('data.lock', lock=lock)}"


def _state_text(words: Words, row: Row) -> str:
    """`Báo cáo muộn 3 ngày`, and whether anything came after the month was locked."""
    if row["state"] == "late":
        text = words.say("data.late", n=row["late_days"])
    else:
        text = words.say(f"state.{row['state']}")
    return words.say("data.after_lock", state=text) if row["is_after_lock"] else text


def _marked_text(words: Words, row: Row) -> str:
    """The same where the sentence above tells what the mark means."""
    return _starred(_state_text(words, {**row, "is_after_lock": False}), row)


def _starred(text: str, row: Row) -> str:
    return f"{text}*" if row["is_after_lock"] else text


def _short_text(words: Words, row: Row) -> str:
    if row["state"] == "late":
        text = f"+{words.count(row['late_days'])}"
    else:
        text = words.say(f"state_short.{row['state']}")
    return _starred(text, row)


def _show_grid(view: View, rows: Sequence[Row], groups: dict[str, list[str]]) -> None:
    words = view.words
    note(words.say("data.grid.legend"))
    by_unit: dict[str, list[Row]] = {}
    for row in rows:
        by_unit.setdefault(row["unit_code"], []).append(row)
    for state, units in groups.items():
        title = words.say("data.group", state=words.say(f"state.{state}"), n=len(units))
        with _place_of(title, len(units)):
            cells = [_cell(words, row) for unit in units for row in by_unit[unit]]
            show_chart(
                view,
                reporting_grid(cells, palette=view.palette),
                alt=words.say("data.grid.alt", group=title),
                key=f"grid_{state}",
            )


def _place_of(title: str, unit_count: int) -> DeltaGenerator:
    """A short group lies open, a long one is opened, so that no group hides the next ones."""
    if unit_count > _MOST_ROWS_OPEN:
        return st.expander(f"**{title}**")
    place = st.container()
    place.markdown(f"**{title}**")
    return place


def _cell(words: Words, row: Row) -> ReportingCell:
    return ReportingCell(
        unit=unit_label(words, row),
        month=_month_code(row["month_end"]),
        state=row["state"],
        text=_short_text(words, row),
        detail=_state_text(words, row),
    )


def _month_code(month_end: dt.date) -> str:
    return f"{month_end:%m/%Y}"


def _show_month(words: Words, rows: Sequence[Row]) -> None:
    """The chosen month in words, those to remind first."""
    ordered = sorted(rows, key=lambda row: _STATES.index(row["state"]))
    text_table(
        [
            {
                words.say("column.unit"): unit_label(words, row),
                words.say("column.state"): _marked_text(words, row),
                words.say("column.due"): words.date(row["due_date"])
                if row["due_date"]
                else words.say("data.no_due_day"),
                words.say("column.received"): words.moment(row["first_received_at"])
                if row["first_received_at"]
                else "",
            }
            for row in ordered
        ],
        alt=words.say("data.reporting.alt"),
    )


def _show_months(words: Words, rows: Sequence[Row], groups: dict[str, list[str]]) -> None:
    """The grid as a table: a row for every unit, a column for every month."""
    table: dict[str, dict[str, str]] = {}
    for row in rows:
        cells = table.setdefault(
            row["unit_code"], {words.say("column.unit"): unit_label(words, row)}
        )
        cells[_month_code(row["month_end"])] = _state_text(words, row)
    ordered = [table[unit] for units in groups.values() for unit in units]
    text_table(ordered, alt=words.say("data.grid.table"))


def show_reminder(view: View) -> None:
    """A message to copy: who has not yet reported the chosen month or a later one."""
    words = view.words
    rows = _missing(view)
    st.subheader(words.say("data.reminder"), anchor=False)
    is_for_all = st.toggle(words.say("data.reminder.all"), key="reminder_all")
    own = [row for row in rows if is_for_all or row["indicator_code"] == view.indicator_code]
    # In a simulated province time stands still at its own last file.
    of_whom = {"is_simulated": True} if view.is_simulated else {}
    received = view.select("mart_upload", where=of_whom, order_by=("-received_at",))
    if not own or not received:
        st.markdown(words.say("data.reminder.none"))
        return
    note(words.say("data.reminder.copy"))
    asked = reminder(words, _by_month(view, own), as_of=received[0]["received_at"])
    text = marked_text(view, asked)
    # At its full length: a box that scrolls is closed to the keyboard.
    st.code(text, language=None, wrap_lines=True)


def _missing(view: View) -> list[Row]:
    rows = view.select(
        "mart_reporting",
        where={"province_code": view.province_code, "state": "missing"},
        order_by=("month_end", "indicator_code", "unit_name", "unit_code"),
    )
    return [row for row in rows if view.month_end and row["month_end"] >= view.month_end]


def _by_month(view: View, rows: Sequence[Row]) -> list[MissingReports]:
    """The rows as one entry per month and indicator, in the indicators' own order."""
    words = view.words
    found = []
    for month in dict.fromkeys(row["month_end"] for row in rows):
        for indicator in view.select("mart_indicator", order_by=("indicator_rank",)):
            code = indicator["indicator_code"]
            own = [r for r in rows if r["month_end"] == month and r["indicator_code"] == code]
            if own:
                name = indicator_short_name(words, indicator)
                units = tuple(unit_label(words, row) for row in own)
                found.append(MissingReports(name, month, own[0]["due_date"], units))
    return found
