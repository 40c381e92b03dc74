"""What publishing a file would change, by name and in the page's language."""

import streamlit as st

from campaign.publish import Checked, pct_change
from campaign.ui.parts import note, plain
from campaign.ui.tables import readable_table
from campaign.ui.values import column_label, names_by_code, part_text, shown_cell
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.names import unit_label

_SHOWN_CHANGES = 200


def show_changes(view: View, checked: Checked) -> None:
    """How many rows are new, changed or the same, then old and new values by name."""
    words = view.words
    changes = checked.changes
    with st.container(horizontal=True):
        st.metric(words.say("changes.new"), words.count(changes.new))
        st.metric(words.say("changes.changed"), words.count(changes.changed))
        st.metric(words.say("changes.identical"), words.count(changes.identical))
        st.metric(words.say("changes.rejected"), words.count(checked.rejected_count))
        missing = _missing(view, checked)
        st.metric(words.say("changes.missing"), words.count(len(missing)))
    if missing:
        note(words.say("changes.missing_list", list=plain(", ".join(missing))))
    names = names_by_code(view)
    rows = [
        {
            words.say("changes.key"): " · ".join(part_text(words, names, p) for p in change.key),
            words.say("changes.column"): column_label(words, column),
            words.say("changes.old"): shown_cell(words, names, column=column, value=old),
            words.say("changes.new_value"): shown_cell(words, names, column=column, value=new),
            words.say("changes.difference"): _difference(words, old, new),
        }
        for change in checked.changes.details[:_SHOWN_CHANGES]
        for column, old, new in change.columns
    ]
    if rows:
        readable_table(rows, alt=words.say("upload.changes.alt"))
    total = checked.changes.changed
    if total > _SHOWN_CHANGES:
        note(words.say("changes.cut", shown=_SHOWN_CHANGES, n=total))


def _difference(words: Words, old: object, new: object) -> str:
    """How much a number changes, for counts with the share of the old one."""
    if not isinstance(old, (int, float)) or not isinstance(new, (int, float)):
        return ""
    sign = "+" if new > old else "−"
    if isinstance(old, float) or isinstance(new, float):
        return words.say("changes.points", sign=sign, figure=words.number(abs(new - old), digits=2))
    figure = f"{sign}{words.count(abs(new - old))}"
    share = pct_change(old, new)
    return figure if share is None else f"{figure} ({words.signed_pct(share)})"


def _missing(view: View, checked: Checked) -> list[str]:
    """Who has reported before and is not in the file, by name.

    The province itself is none of them: its total in a sheet is a checksum and never loaded.
    """
    units = {row["unit_code"]: row for row in view.select("mart_unit")}
    rows = (units[code] for code in checked.changes.missing_units if code in units)
    return [unit_label(view.words, row) for row in rows if row["unit_level"] != "province"]
