"""What checks found, as a person reads it, and those of a build that are worth a second look."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from campaign.terms import UnusedPhasing
from campaign.ui.parts import Row
from campaign.ui.tables import text_table
from campaign.ui.values import column_label, names_by_code
from campaign.ui.view import View
from campaign.words import Words

# Codes that are shown by the name of what they stand for.
_NAMED = {
    "drive_code": "column.drive",
    "indicator_code": "column.indicator",
    "issuer": "column.issuer",
    "unit_code": "column.unit",
}


def show_warnings(view: View) -> None:
    """Every check that found something, with its first rows."""
    words = view.words
    rows = _of_province(view, view.select("mart_check", order_by=("check_name", "row_rank")))
    st.subheader(words.say("data.warnings"), anchor=False)
    if not rows:
        st.markdown(words.say("data.warnings.none"))
        return
    for name in dict.fromkeys(row["check_name"] for row in rows):
        _show_warning(view, name, [row for row in rows if row["check_name"] == name])


def _of_province(view: View, rows: Sequence[Row]) -> list[Row]:
    """Without what is found of simulated units, unless a simulated province is looked at."""
    if view.is_simulated:
        return list(rows)
    invented = {u["unit_code"] for u in view.select("mart_unit", where={"is_simulated": True})}
    hidden = {
        (row["check_name"], row["row_rank"])
        for row in rows
        if row["column_name"] == "unit_code" and row["cell"] in invented
    }
    hidden_counts = Counter(name for name, _ in hidden)
    return [
        {**row, "found_count": row["found_count"] - hidden_counts[row["check_name"]]}
        for row in rows
        if (row["check_name"], row["row_rank"]) not in hidden
    ]


def _show_warning(view: View, name: str, rows: list[Row]) -> None:
    """One check: how many rows it found, and the first of them with named columns."""
    words = view.words
    reason = words.say(f"check.{name}")
    found: dict[int, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row["row_rank"], {})[row["column_name"]] = row["cell"]
    count = rows[0]["found_count"]
    key = "data.warnings.all" if count == len(found) else "data.warnings.cut"
    st.markdown(words.say(key, reason=reason, n=count, shown=len(found)))
    show_found(view, list(found.values()), alt=reason)


def show_found(view: View, rows: Sequence[Mapping[str, str]], *, alt: str) -> None:
    """Rows of a check, which hold texts by column, with names, dates and numbers in words."""
    words = view.words
    names = names_by_code(view)
    text_table(
        [
            {
                _label(words, column): _cell(words, names, column, text)
                for column, text in row.items()
            }
            for row in rows
        ],
        alt=alt,
    )


def _label(words: Words, column: str) -> str:
    return words.say(_NAMED[column]) if column in _NAMED else column_label(words, column)


def _cell(words: Words, names: Mapping[str, str], column: str, text: str) -> str:
    if not text:
        return words.say("value.none")
    if column in _NAMED:
        return names.get(text, text)
    if column == "unused_kind":
        return words.capital(words.say(f"phasing_unused.{UnusedPhasing(text)}"))
    if column.endswith("_date") or column == "month_end":
        return words.date(dt.date.fromisoformat(text))
    if column.endswith("_count"):
        return words.count(float(text))
    if column.endswith("_pct"):
        return words.pct(float(text))
    return text
