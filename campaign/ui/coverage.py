"""Parts of the coverage page: the large hexagon map, its legend, a unit's panel, the table."""

import streamlit as st

from campaign.figures.classes import class_label, class_of
from campaign.figures.tile_map import TILES_LAYER, Canvas, tile_deck
from campaign.home import PAGES_DIR
from campaign.terms import MapMeasure
from campaign.ui.choice import choose_or_none
from campaign.ui.link import chosen, keep_in_url, widget_key
from campaign.ui.map_parts import (
    map_tiles,
    measure_for,
    province_grid,
    show_legend,
    value_name,
)
from campaign.ui.parts import (
    Row,
    as_of_text,
    detail_text,
    lowest_first,
    note,
    place_name,
    plain,
    target_text,
    unit_rows,
)
from campaign.ui.simulated import mark_of, told
from campaign.ui.tables import NumberColumn, number_table
from campaign.ui.view import View
from campaign.words.names import unit_label, unit_type_label

_DESKTOP = Canvas(width=650, height=700, shows_names=True)
_PHONE = Canvas(width=350, height=400, shows_names=False)
_MAP_KEY = "coverage_map"


def choose_measure(view: View) -> MapMeasure:
    """Coverage or attainment; kept in the link."""
    words = view.words
    codes = [measure.value for measure in MapMeasure]
    default = measure_for(view).value
    chosen("measure", codes, default=default)
    picked = st.radio(
        words.say("map.measure"),
        codes,
        key=widget_key("measure"),
        horizontal=True,
        format_func=lambda code: words.say(f"measure.{code}"),
    )
    keep_in_url("measure", picked, default=default)
    return MapMeasure(picked)


def _take_clicked_unit() -> None:
    """A click on a tile selects its unit in the box beside the map."""
    objects = st.session_state[_MAP_KEY].selection.objects.get(TILES_LAYER, [])
    if objects:
        st.session_state[widget_key("unit")] = objects[0]["unit_code"]


def show_map(view: View, measure: MapMeasure) -> None:
    """The map, drawn without any basemap."""
    words = view.words
    grid = province_grid(view.build_id, view.province_code)
    canvas = _PHONE if view.is_phone else _DESKTOP
    deck = tile_deck(
        map_tiles(view, measure, grid),
        borders=grid.borders,
        grid_size=(grid.width, grid.height),
        centre=grid.centre,
        canvas=canvas,
        palette=view.palette,
        mark=mark_of(view),
    )
    st.pydeck_chart(
        deck,
        height=canvas.height,
        key=_MAP_KEY,
        on_select=_take_clicked_unit,
        selection_mode="single-object",
        alt=told(view, _map_alt(view, measure)),
    )
    note(words.say("map.caption"))


def _map_alt(view: View, measure: MapMeasure) -> str:
    shown = view.words.say(f"measure.{measure}")
    return view.words.say("map.alt", place=place_name(view), measure=shown)


def show_full_legend(view: View, measure: MapMeasure) -> None:
    """Every class with the number of units in it, and how the breaks are meant."""
    words = view.words
    st.subheader(words.say("map.legend"), anchor=False)
    show_legend(view, measure)
    note(words.say("map.breaks"))


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


def show_table(view: View, measure: MapMeasure) -> None:
    """The same figures as a sortable table."""
    words = view.words
    name = value_name(measure)
    rows = lowest_first(unit_rows(view), name)
    st.subheader(words.say("table.title"), anchor=False)
    number_table(
        rows,
        texts={
            words.say("column.unit"): [row["unit_name"] for row in rows],
            words.say("column.unit_type"): [
                unit_type_label(words, row["unit_type"]) for row in rows
            ],
            words.say("column.class"): [
                class_label(words, class_of(row[name], measure), measure) for row in rows
            ],
            words.say("column.target"): [target_text(words, row) for row in rows],
            words.say("column.as_of"): [as_of_text(words, row) for row in rows],
        },
        numbers=[
            NumberColumn(
                words.say("column.participants"),
                "participant_count",
                "participant_qualifier",
                words.count,
            ),
            NumberColumn(words.say("column.denominator"), "denominator_count", None, words.count),
            NumberColumn(
                words.say("column.coverage"), "coverage_pct", "coverage_qualifier", words.pct
            ),
            NumberColumn(
                words.say("column.attainment"),
                "attainment_pct",
                "attainment_qualifier",
                words.pct,
            ),
        ],
        alt=words.say("table.alt", measure=words.say(f"measure.{measure}")),
    )
