"""What publishing a file would change, by name and in the page's language."""

import datetime as dt

import streamlit as st

from campaign.publish import Checked
from campaign.ui.parts import note, plain
from campaign.ui.tables import text_table
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.names import indicator_short_name, unit_label

_SHOWN_CHANGES = 200


def show_changes(view: View, checked: Checked) -> None:
    """How many rows are new, changed or the same, then old and new values by name."""
    words = view.words
    changes = checked.changes
    with st.container(horizontal=True):
        st.metric(words.say("changes.new"), words.count(changes.new))
        st.metric(words.say("changes.changed"), words.count(changes.changed))
        st.metric(words.say("changes.identical"), words.count(changes.identical))
        st.metric(words.say("changes.missing"), words.count(len(changes.missing_units)))
    _show_missing(view, checked)
    names = _names(view)
    rows = [
        {
            words.say("changes.key"): " · ".join(_part(words, names, p) for p in change.key),
            words.say("changes.column"): _column_label(words, column),
            words.say("changes.old"): _shown(words, old),
            words.say("changes.new_value"): _shown(words, new),
            words.say("changes.difference"): _difference(words, old, new),
        }
        for change in checked.changes.details[:_SHOWN_CHANGES]
        for column, old, new in change.columns
    ]
    if rows:
        text_table(rows, alt=words.say("upload.changes.alt"))
    total = checked.changes.changed
    if total > _SHOWN_CHANGES:
        note(words.say("changes.cut", shown=_SHOWN_CHANGES, n=total))


def _part(words: Words, names: dict[str, str], part: str) -> str:
    """A part of a row's key in words: a unit, an indicator, or a day."""
    try:
        return words.date(dt.date.fromisoformat(part))
    except ValueError:
        return names.get(part, part)


def _difference(words: Words, old: object, new: object) -> str:
    """How much a number changes, for counts with the share of the old one."""
    if not isinstance(old, (int, float)) or not isinstance(new, (int, float)):
        return ""
    sign = "+" if new > old else "−"
    if isinstance(old, float) or isinstance(new, float):
        return words.say("changes.points", sign=sign, figure=words.number(abs(new - old), digits=2))
    figure = f"{sign}{words.count(abs(new - old))}"
    return f"{figure} ({sign}{words.pct(abs(new - old) * 100 / old)})" if old else figure


def _names(view: View) -> dict[str, str]:
    """Names of units and indicators by code."""
    units = {row["unit_code"]: unit_label(view.words, row) for row in view.select("mart_unit")}
    return units | {
        row["indicator_code"]: indicator_short_name(view.words, row)
        for row in view.select("mart_indicator")
    }


def _column_label(words: Words, column: str) -> str:
    key = f"field.{column}"
    return words.capital(words.say(key)) if words.has(key) else column


def _shown(words: Words, value: object) -> str:
    """A value in the page's language; percentages are the only fractions in uploads."""
    match value:
        case None:
            return words.say("value.none")
        case int():
            return words.count(value)
        case float():
            return words.pct(value)
        case dt.date():
            return words.date(value)
        case str() if words.has(f"qualifier_name.{value}"):
            return words.say(f"qualifier_name.{value}")
        case _:
            return str(value)


def _show_missing(view: View, checked: Checked) -> None:
    """Who has reported before and is not in the file, by name."""
    missing = checked.changes.missing_units
    if missing:
        units = {row["unit_code"]: row for row in view.select("mart_unit")}
        names = [unit_label(view.words, units[code]) for code in missing if code in units]
        note(view.words.say("changes.missing_list", list=plain(", ".join(names))))
