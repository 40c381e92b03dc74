"""What a build's own checks found worth a second look."""

import streamlit as st

from campaign.ui.parts import Row
from campaign.ui.tables import text_table
from campaign.ui.view import View
from campaign.words import Words


def show_warnings(view: View) -> None:
    """Every check that found something, with its first rows."""
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
