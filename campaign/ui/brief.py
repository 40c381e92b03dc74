"""The rest of a unit's brief: its record of reporting, how its stock came about, its peers."""

from collections import Counter

import streamlit as st

from campaign.thresholds import SPARKLINE_MONTHS
from campaign.ui.parts import Row, note, required_text
from campaign.ui.tables import text_table
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.names import unit_label
from campaign.words.pace import status_text


def show_record(view: View, unit: Row) -> None:
    """The unit's record of reporting, where anybody was asked."""
    told = record_sentence(view, unit)
    if told:
        st.markdown(told)


def record_sentence(view: View, unit: Row) -> str:
    """How punctually the unit has reported the chosen indicator lately; empty when never due."""
    words = view.words
    rows = view.select(
        "mart_reporting",
        where={"unit_code": unit["unit_code"], "indicator_code": view.indicator_code},
        order_by=("-month_end",),
    )
    past = [
        row
        for row in rows
        if row["state"] != "not_due"
        and (view.month_end is None or row["month_end"] <= view.month_end)
    ][:SPARKLINE_MONTHS]
    if not past:
        return ""
    counts = Counter(str(row["state"]) for row in past)
    parts = [
        words.say("unit.record.part", state=words.say(f"state.{state}").lower(), count=count)
        for state, count in counts.most_common()
    ]
    return words.say("unit.record", n=len(past), list=", ".join(parts))


def show_flow(view: View, unit: Row) -> None:
    """Opening, new, returned and stopped participants, where the unit's reports state them."""
    words = view.words
    rows = [
        row
        for row in view.select(
            "mart_flow",
            where={"unit_code": unit["unit_code"], "indicator_code": view.indicator_code},
            order_by=("-month_end",),
        )
        if view.month_end is None or row["month_end"] <= view.month_end
    ][:SPARKLINE_MONTHS]
    if not rows:
        return
    st.subheader(words.say("unit.flow"), anchor=False)
    if any(row["unexplained_count"] for row in rows):
        note(words.say("unit.flow.caption"))
    names = ("opening", "new", "returned", "stopped", "participant", "unexplained")
    text_table(
        [
            {words.say("sidebar.month"): f"{row['month_end']:%m/%Y}"}
            | {words.say(f"flow.{name}"): words.count(row[f"{name}_count"]) for name in names}
            for row in rows
        ],
        alt=words.say("unit.flow"),
    )


def show_peers(view: View, unit: Row) -> None:
    """The unit beside its peers, as a table."""
    words = view.words
    rows = peer_cells(view, unit)
    if not rows:
        return
    st.subheader(words.say("unit.peers"), anchor=False)
    note(words.say("unit.peers.caption"))
    text_table(rows, alt=words.say("unit.peers"))


def peer_cells(view: View, unit: Row) -> list[dict[str, str]]:
    """The unit, then the units of its kind that are nearest to it in population, in words."""
    words = view.words
    peers = view.select(
        "mart_peer", where={"unit_code": unit["unit_code"]}, order_by=("peer_rank",)
    )
    if not peers:
        return []
    progress = {
        row["unit_code"]: row
        for row in view.default_progress(unit_level="commune", indicator_code=view.indicator_code)
    }
    people = {unit["unit_code"]: peers[0]["people_count"]} | {
        row["peer_unit_code"]: row["peer_people_count"] for row in peers
    }
    rows = [(progress[code], count) for code, count in people.items() if code in progress]
    return [_peer_cells(words, row, count) for row, count in rows]


def _peer_cells(words: Words, row: Row, people_count: int) -> dict[str, str]:
    return {
        words.say("column.unit"): unit_label(words, row),
        words.say("column.people"): words.count(people_count),
        words.say("column.participants"): words.count(
            row["participant_count"], row["participant_qualifier"]
        ),
        words.say("column.coverage"): words.pct(row["coverage_pct"], row["coverage_qualifier"]),
        words.say("column.attainment"): words.pct(
            row["attainment_pct"], row["attainment_qualifier"]
        ),
        words.say("column.status"): status_text(words, row["pace_status"]),
        words.say("column.required"): required_text(words, row),
        words.say("column.recent"): words.count(row["recent_per_month_count"]),
    }
