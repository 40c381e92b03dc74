"""The correction log: every value that a later upload changed."""

from collections.abc import Mapping

import streamlit as st

from campaign.ui.ledger import history, pinned_link
from campaign.ui.parts import Row, note
from campaign.ui.tables import text_table
from campaign.ui.values import file_names, indicator_names
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.names import unit_label

_MOST_SHOWN = 500


def restated_value(words: Words, column: str, value: float | None) -> str:
    """A value of the log as its column is written."""
    return words.pct(value) if column.endswith("_pct") else words.count(value)


def show_corrections(view: View) -> None:
    """Old and new value, when and by which file, and the figures as they stood before."""
    words = view.words
    rows = view.select(
        "mart_restatements",
        where={"province_code": view.province_code},
        order_by=("-restated_at", "unit_name", "column_name"),
    )
    st.subheader(words.say("data.restatements"), anchor=False)
    if not rows:
        st.markdown(words.say("data.restatements.none"))
        return
    note(words.say("data.restatements.caption"))
    names, files = indicator_names(view), file_names(view)
    links = {
        record.upload.upload_id: pinned_link(view, record.build_before) for record in history(view)
    }
    text_table(
        [_correction(words, row, names, files, links) for row in rows[:_MOST_SHOWN]],
        alt=words.say("data.restatements"),
        links={words.say("column.before"): words.say("data.open_before")},
    )
    if len(rows) > _MOST_SHOWN:
        note(words.say("data.restatements.cut", shown=_MOST_SHOWN, n=len(rows)))


def _correction(
    words: Words,
    row: Row,
    names: Mapping[str, str],
    files: Mapping[str, str],
    links: Mapping[str, str],
) -> dict[str, str]:
    column = row["column_name"]
    moment = words.moment(row["restated_at"])
    return {
        words.say("column.unit"): unit_label(words, row),
        words.say("column.indicator"): names[row["indicator_code"]],
        words.say("column.as_of"): words.date(row["reported_date"]),
        words.say("column.measure"): words.say(f"restated.{column}"),
        words.say("changes.old"): restated_value(words, column, row["old_value"]),
        words.say("changes.new_value"): restated_value(words, column, row["new_value"]),
        words.say("column.restated_at"): words.say("data.after_lock", state=moment)
        if row["is_after_lock"]
        else moment,
        words.say("column.file"): files[row["new_upload_id"]],
        words.say("column.before"): links.get(row["new_upload_id"], ""),
        words.say("column.upload"): row["new_upload_id"],
    }
