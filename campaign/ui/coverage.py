"""Parts of the map page beside the map: what it says, a unit's panel, the table."""

from collections import Counter

import streamlit as st

from campaign.figures.map_scale import map_scale
from campaign.home import PAGES_DIR
from campaign.terms import MapFill, MapMeasure
from campaign.thresholds import CLASS_BREAKS_PCT
from campaign.ui.choice import choose_or_none
from campaign.ui.map_choices import MapAsk, former_areas, office_areas
from campaign.ui.map_values import changes_by_unit, class_number
from campaign.ui.pace import needs_help
from campaign.ui.parts import (
    Row,
    as_of_text,
    detail_text,
    lowest_first,
    plain,
    target_text,
    unit_rows,
)
from campaign.ui.tables import NumberColumn, number_table
from campaign.ui.view import View
from campaign.words.names import unit_label, unit_type_label

# Whom the summary counts: those below this break of a ratio's classes, from the lowest.
_SUMMED_BREAK = 1
_MOST_AREAS_NAMED = 2
# Fewer units are not concentrated anywhere.
_LEAST_TO_PLACE = 3


def show_summary(view: View, ask: MapAsk) -> None:
    """The map in one sentence: how many units are low, and where most of them lie."""
    words = view.words
    low, known = _low_units(view, ask)
    if not known:
        st.markdown(f"**{words.say('map.summary.nothing')}**")
        return
    limit = _limit(view, ask)
    text = words.say(f"map.summary.{ask.fill.value}", n=len(low), units=known, limit=limit)
    st.markdown(f"**{text}{_where(view, ask, low)}.**")


def _limit(view: View, ask: MapAsk) -> str:
    if ask.fill in {MapFill.PACE, MapFill.CHANGE}:
        return ""
    return view.words.pct(CLASS_BREAKS_PCT[MapMeasure(ask.fill)][_SUMMED_BREAK], digits=0)


def _low_units(view: View, ask: MapAsk) -> tuple[set[str], int]:
    """The units that are low, and how many units are known at all."""
    rows = [row for row in unit_rows(view) if ask.is_within(row["unit_code"])]
    if ask.fill == MapFill.CHANGE:
        rows_by_code = changes_by_unit(view).items()
        changes = {code: row for code, row in rows_by_code if ask.is_within(code)}
        return {code for code, row in changes.items() if row["change_pct"] < 0}, len(changes)
    if ask.fill == MapFill.PACE:
        judged = [row for row in rows if row["attainment_pct"] is not None]
        return {row["unit_code"] for row in judged if needs_help(row)}, len(judged)
    name = f"{ask.fill.value}_pct"
    limit = CLASS_BREAKS_PCT[MapMeasure(ask.fill)][_SUMMED_BREAK]
    known = [row for row in rows if row[name] is not None]
    return {row["unit_code"] for row in known if row[name] < limit}, len(known)


def _where(view: View, ask: MapAsk, low: set[str]) -> str:
    """The one or two areas that hold more than half of the units; empty where none do."""
    if ask.area_units is not None or len(low) < _LEAST_TO_PLACE:
        return ""
    # One division of the province alone, or a unit would count twice.
    areas = former_areas(view) or office_areas(view)
    counts = Counter({name: len(low & units) for name, units in areas.values() if low & units})
    named = counts.most_common(_MOST_AREAS_NAMED)
    if not named or sum(count for _, count in named) * 2 <= len(low):
        return ""
    told = [view.words.say("map.summary.area", area=plain(name), n=count) for name, count in named]
    return view.words.say("map.summary.where", list=view.words.join(told))


def show_unit_panel(view: View) -> None:
    """Pick a unit by name, or see the one that was clicked."""
    words = view.words
    rows = unit_rows(view)
    labels = {row["unit_code"]: unit_label(words, row) for row in rows}
    if not labels:
        return
    picked = choose_or_none(
        "unit",
        words.say("map.unit"),
        labels,
        placeholder=words.say("map.unit.placeholder"),
    )
    row = next((row for row in rows if row["unit_code"] == picked), None)
    if row is not None:
        with st.container(border=True):
            _panel(view, row)


def _panel(view: View, row: Row) -> None:
    words = view.words
    st.markdown(f"**{plain(unit_label(words, row))}**")
    st.markdown("  \n".join(plain(part) for part in detail_text(words, row).split(" · ")))
    st.page_link(
        PAGES_DIR / "unit.py", label=words.say("unit.open"), icon=":material/location_city:"
    )


def show_table(view: View, ask: MapAsk) -> None:
    """The same figures as a sortable table."""
    words = view.words
    sorted_by = "attainment_pct" if ask.fill in {MapFill.PACE, MapFill.CHANGE} else _pct(ask)
    rows = lowest_first(unit_rows(view), sorted_by)
    changes = changes_by_unit(view)
    shown = [{**row, **_change_of(changes.get(row["unit_code"]))} for row in rows]
    labels = map_scale(ask.fill, words=words, palette=view.palette).labels
    st.subheader(words.say("table.title"), anchor=False)
    number_table(
        shown,
        texts={
            words.say("column.unit"): [row["unit_name"] for row in rows],
            words.say("column.unit_type"): [
                unit_type_label(words, row["unit_type"]) for row in rows
            ],
            words.say("column.class"): [
                labels[class_number(row, ask.fill, changes.get(row["unit_code"]))] for row in rows
            ],
            words.say("column.target"): [target_text(words, row) for row in rows],
            words.say("column.as_of"): [as_of_text(words, row) for row in rows],
        },
        numbers=_numbers(view),
        alt=words.say("table.alt", measure=words.say(f"measure.{ask.fill.value}")),
    )


def _change_of(change: Row | None) -> dict[str, object]:
    names = ("change_pct", "change_qualifier")
    return {name: None if change is None else change[name] for name in names}


def _pct(ask: MapAsk) -> str:
    return f"{ask.fill.value}_pct"


def _numbers(view: View) -> list[NumberColumn]:
    words = view.words
    ratios = [
        NumberColumn(words.say(f"column.{name}"), f"{name}_pct", f"{name}_qualifier", words.pct)
        for name in ("coverage", "attainment")
    ]
    return [
        NumberColumn(
            words.say("column.participants"),
            "participant_count",
            "participant_qualifier",
            words.count,
        ),
        NumberColumn(words.say("column.denominator"), "denominator_count", None, words.count),
        *ratios,
        NumberColumn(
            words.say("column.change_pct"),
            "change_pct",
            "change_qualifier",
            words.signed_pct,
        ),
    ]
