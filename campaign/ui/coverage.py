"""Parts of the map page beside the map: what it says, a unit's panel, the table."""

from collections import Counter

import streamlit as st

from campaign.figures.map_scale import map_scale
from campaign.home import PAGES_DIR
from campaign.terms import MapFill, MapMeasure, PaceStatus
from campaign.thresholds import (
    CLASS_BREAKS_PCT,
    CONCENTRATED_LEAST_UNITS,
    CONCENTRATED_TIMES,
)
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
_UNJUDGED = {PaceStatus.NO_BASELINE, PaceStatus.NO_REPORT, PaceStatus.NO_TARGET}


def show_summary(view: View, ask: MapAsk) -> None:
    """The map in one sentence: how many units are low, and where most of them lie."""
    words = view.words
    low, known = _low_units(view, ask)
    if not known:
        key = "unjudged" if ask.fill == MapFill.PACE else "nothing"
        st.markdown(f"**{words.say(f'map.summary.{key}')}.**")
        return
    limit = _limit(view, ask)
    text = words.say(f"map.summary.{ask.fill.value}", n=len(low), units=len(known), limit=limit)
    st.markdown(f"**{text}{_where(view, ask, low=low, known=known)}.**")


def _limit(view: View, ask: MapAsk) -> str:
    if ask.fill in {MapFill.PACE, MapFill.CHANGE}:
        return ""
    return view.words.pct(CLASS_BREAKS_PCT[MapMeasure(ask.fill)][_SUMMED_BREAK], digits=0)


def _low_units(view: View, ask: MapAsk) -> tuple[set[str], set[str]]:
    """The units that are low, and those of which that is known."""
    rows = {row["unit_code"]: row for row in unit_rows(view) if ask.is_within(row["unit_code"])}
    if ask.fill == MapFill.CHANGE:
        changes = changes_by_unit(view)
        compared = {code: changes[code]["change_pct"] for code in rows if code in changes}
        return {code for code, pct in compared.items() if pct < 0}, set(compared)
    if ask.fill == MapFill.PACE:
        judged = {code: row for code, row in rows.items() if row["pace_status"] not in _UNJUDGED}
        return {code for code, row in judged.items() if needs_help(row)}, set(judged)
    name = f"{ask.fill.value}_pct"
    limit = CLASS_BREAKS_PCT[MapMeasure(ask.fill)][_SUMMED_BREAK]
    known = {code: row[name] for code, row in rows.items() if row[name] is not None}
    return {code for code, pct in known.items() if pct < limit}, set(known)


def _where(view: View, ask: MapAsk, *, low: set[str], known: set[str]) -> str:
    """The areas that hold clearly more of the low units than of all; empty where none do."""
    if ask.area_units is not None or not low:
        return ""
    # One division of the province alone, or a unit would count twice.
    areas = former_areas(view) or office_areas(view)
    share = len(low) / len(known)
    counts = {
        name: len(low & units)
        for name, units in areas.values()
        if len(low & units) >= CONCENTRATED_LEAST_UNITS
        and len(low & units) >= CONCENTRATED_TIMES * share * len(known & units)
    }
    named = Counter(counts).most_common(_MOST_AREAS_NAMED)
    if not named:
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
