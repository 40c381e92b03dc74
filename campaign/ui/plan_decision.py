"""What the number and the day of a plan's decision mean for the targets that its file becomes."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from campaign.export.plan import PlanFile
from campaign.ui.parts import Row, note, plain
from campaign.ui.view import View


def show_meaning(view: View, about: PlanFile) -> None:
    """What a missing number or day does, and which of the issuer's decisions then counts."""
    words = view.words
    if not about.decision_no:
        note(words.say("plan.file.unnumbered"))
    if about.decided_on is None:
        note(words.say("plan.file.undated", first=about.first))
    _show_order(view, about, _others(view, about))


def _others(view: View, about: PlanFile) -> list[Row]:
    """The issuer's other decisions for the plan's units that hold for some of the same days."""
    rows = view.select(
        "mart_target",
        where={
            "province_code": view.province_code,
            "indicator_code": view.indicator_code,
            "issuer": about.issuer["issuer"],
        },
    )
    return [
        row
        for row in rows
        if row["unit_code"] in about.rows
        and row["period_start_date"] <= about.last
        and row["period_end_date"] >= about.first
        # The same number for the same first day is the same decision, sent again.
        and (row["period_start_date"], row["decision_no"] or "") != (about.first, about.decision_no)
    ]


def _show_order(view: View, about: PlanFile, others: Sequence[Row]) -> None:
    """Whether a later decision goes before the plan's, or from which month on the plan's counts."""
    words = view.words
    issuer = plain(str(about.issuer[f"issuer_name_{words.language}"]))
    counts_from = about.decided_on or about.first
    later = [row for row in others if counts_from < _counts_from(row) <= about.last]
    if later:
        text = words.say(
            "plan.file.overruled",
            issuer=issuer,
            n=len({row["unit_code"] for row in later}),
            day=max(map(_counts_from, later)),
        )
        st.warning(text, icon=":material/warning:")
    elif others and counts_from > about.as_of:
        note(words.say("plan.file.counts_from", issuer=issuer, month=words.month(counts_from)))


def _counts_from(row: Row) -> dt.date:
    """The day by which decisions are put in order: of an undated one its period's first."""
    day: dt.date = row["decided_date"] or row["period_start_date"]
    return day
