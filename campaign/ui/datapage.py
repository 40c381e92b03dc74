"""Parts of the data page: who has reported, what was uploaded, corrected and found."""

import streamlit as st

from campaign.ui.parts import Row, note, reported_text
from campaign.ui.tables import text_table
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.names import indicator_short_name, unit_label


def show_reporting(view: View) -> None:
    """Who has reported the chosen month, and who has not."""
    words = view.words
    st.subheader(words.say("data.reporting"), anchor=False)
    st.markdown(reported_text(view, view.indicator_code))
    rows = view.select(
        "mart_reporting",
        where={
            "province_code": view.province_code,
            "indicator_code": view.indicator_code,
            "month_end": view.month_end,
        },
        order_by=("-first_received_at", "unit_name", "unit_code"),
    )
    if not rows:
        st.info(words.say("reported.unknown"), icon=":material/info:")
        return
    text_table(
        [
            {
                words.say("column.unit"): unit_label(words, row),
                words.say("column.state"): words.say(f"state.{row['state']}"),
                words.say("column.due"): words.date(row["due_date"])
                if row["due_date"]
                else words.say("data.no_due_day"),
                words.say("column.received"): words.moment(row["first_received_at"])
                if row["first_received_at"]
                else "",
            }
            for row in rows
        ],
        alt=words.say("data.reporting.alt"),
    )


def show_uploads(view: View) -> None:
    """The files that this build is made of."""
    words = view.words
    rows = view.select("mart_upload", order_by=("-upload_sequence",))
    st.subheader(words.say("data.uploads"), anchor=False)
    note(words.say("data.uploads.caption"))
    if rows:
        text_table(
            [
                {
                    words.say("column.upload"): row["upload_id"],
                    words.say("column.kind"): words.say(f"kind.{row['upload_kind']}"),
                    words.say("column.file"): row["file_name"],
                    words.say("column.rows"): words.count(row["row_count"]),
                    words.say("column.by"): row["received_by_name"],
                    words.say("column.received"): words.moment(row["received_at"]),
                }
                for row in rows
            ],
            alt=words.say("data.uploads"),
        )


def show_restatements(view: View) -> None:
    """Values that a later upload changed."""
    words = view.words
    indicators = {row["indicator_code"]: row for row in view.select("mart_indicator")}
    rows = view.select(
        "mart_restatements",
        where={"province_code": view.province_code},
        order_by=("-restated_at", "unit_name", "column_name"),
    )
    st.subheader(words.say("data.restatements"), anchor=False)
    if not rows:
        st.markdown(words.say("data.restatements.none"))
        return
    text_table(
        [_restatement(words, row, indicators[row["indicator_code"]]) for row in rows],
        alt=words.say("data.restatements"),
    )


def _restatement(words: Words, row: Row, indicator: Row) -> dict[str, str]:
    write = words.pct if row["column_name"].endswith("_pct") else words.count
    return {
        words.say("column.unit"): unit_label(words, row),
        words.say("column.indicator"): indicator_short_name(words, indicator),
        words.say("column.as_of"): words.date(row["reported_date"]),
        words.say("column.measure"): words.say(f"restated.{row['column_name']}"),
        words.say("changes.old"): write(row["old_value"]),
        words.say("changes.new_value"): write(row["new_value"]),
        words.say("column.upload"): row["new_upload_id"],
        words.say("column.received"): words.moment(row["restated_at"]),
    }


def show_warnings(view: View) -> None:
    """What the build's own checks found worth a second look."""
    words = view.words
    rows = view.select("mart_check", order_by=("check_name", "row_rank"))
    st.subheader(words.say("data.warnings"), anchor=False)
    if not rows:
        st.markdown(words.say("data.warnings.none"))
        return
    for name in dict.fromkeys(row["check_name"] for row in rows):
        _show_warning(words, name, [row for row in rows if row["check_name"] == name])


def _show_warning(words: Words, name: str, rows: list[Row]) -> None:
    """One check: how many rows it found, and the first of them with named columns."""
    reason = words.say(f"check.{name}")
    found: dict[int, dict[str, str]] = {}
    for row in rows:
        label = words.say(f"field.{row['column_name']}")
        found.setdefault(row["row_rank"], {})[label] = row["cell"]
    st.markdown(
        words.say("data.warnings.cut", reason=reason, n=rows[0]["found_count"], shown=len(found))
    )
    text_table(list(found.values()), alt=reason)
