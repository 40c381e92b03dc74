"""Parts of the method page: definitions, thresholds, sources, and the data dictionary."""

import streamlit as st

from campaign.terms import MapMeasure, PaceStatus
from campaign.thresholds import (
    BASELINE_MAX_LAG_MONTHS,
    BEST_LEAST_CHANGES,
    CHANCE_FLOOR_SHARES,
    CLASS_BREAKS_PCT,
    FULL_PCT,
    PACE_ON_TRACK_SHARE,
    PACE_WATCH_SHARE,
    PROJECTION_SCENARIOS,
    STATED_RATIO_TOLERANCE_POINTS,
)
from campaign.ui import data
from campaign.ui.parts import note
from campaign.ui.tables import text_table
from campaign.ui.view import View
from campaign.words.pace import status_text

_DEFINITIONS = (
    "participants",
    "coverage",
    "attainment",
    "gap",
    "required",
    "baseline",
    "expected",
    "pace",
    "speed",
    "projection",
    "decision",
    "rank",
    "compare",
    "qualifier",
    "derived",
    "missing",
    "carried",
    "undated",
    "province",
    "issuers",
    "flows",
    "map",
)


def show_definitions(view: View) -> None:
    """Every notion on the pages, in a sentence each."""
    words = view.words
    st.subheader(words.say("method.definitions"), anchor=False)
    values = {
        "coverage_breaks": _breaks(view, MapMeasure.COVERAGE),
        "attainment_breaks": _breaks(view, MapMeasure.ATTAINMENT),
        "tolerance": words.number(STATED_RATIO_TOLERANCE_POINTS, digits=2),
        "lag": BASELINE_MAX_LAG_MONTHS,
        "least": BEST_LEAST_CHANGES,
        "scenarios": PROJECTION_SCENARIOS,
        "on_track": words.pct(PACE_ON_TRACK_SHARE * FULL_PCT, digits=0),
        "watch": words.pct(PACE_WATCH_SHARE * FULL_PCT, digits=0),
        "chances": words.join(
            [
                words.say(
                    "method.chance",
                    chance=words.say(f"chance.{chance.value}"),
                    floor=words.pct(floor * FULL_PCT, digits=0),
                )
                for chance, floor in CHANCE_FLOOR_SHARES.items()
            ]
        ),
    }
    for name in _DEFINITIONS:
        term = words.say(f"method.{name}.term")
        st.markdown(f"**{term}.** " + words.say(f"method.{name}.text", **values))


def _breaks(view: View, measure: MapMeasure) -> str:
    return view.words.join([view.words.pct(value, digits=0) for value in CLASS_BREAKS_PCT[measure]])


def show_statuses(view: View) -> None:
    """Every status with its sign and the rule by which it is given."""
    words = view.words
    st.subheader(words.say("method.statuses"), anchor=False)
    for status in PaceStatus:
        rule = words.say(
            f"method.status.{status.value}",
            on_track=words.pct(PACE_ON_TRACK_SHARE * FULL_PCT, digits=0),
            watch=words.pct(PACE_WATCH_SHARE * FULL_PCT, digits=0),
        )
        st.markdown(f"**{status_text(words, status)}.** {rule}")


def show_sources(view: View) -> None:
    """Where the shipped figures come from, with links."""
    words = view.words
    rows = view.select("mart_source", order_by=("source_code",))
    st.subheader(words.say("method.sources"), anchor=False)
    text_table(
        [
            {
                words.say("column.source_code"): row["source_code"],
                words.say("column.outlet"): row["outlet_name"],
                words.say("column.published"): words.date(row["published_date"]),
                words.say("column.rows"): words.count(row["row_count"]),
                words.say("column.note"): row[f"note_{words.language}"] or "",
                words.say("column.source"): row["source_url"],
            }
            for row in rows
        ],
        alt=words.say("method.sources"),
        links=(words.say("column.source"),),
        is_data=False,
    )


def show_dictionary(view: View) -> None:
    """Every mart and column, read from the database itself."""
    words = view.words
    st.subheader(words.say("method.dictionary"), anchor=False)
    note(words.say("method.dictionary.caption"))
    columns = data.marts(view.build_id)
    for mart in sorted({row["mart_name"] for row in columns}):
        with st.expander(f"`{mart}`: {words.say(f'mart.{mart}')}"):
            text_table(
                [
                    {
                        words.say("column.column"): row["column_name"],
                        words.say("column.type"): row["data_type"],
                        words.say("column.meaning"): words.say(f"field.{row['column_name']}"),
                    }
                    for row in columns
                    if row["mart_name"] == mart
                ],
                alt=words.say(f"mart.{mart}"),
                is_data=False,
            )
