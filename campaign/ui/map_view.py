"""The map of the map page, the month slider below it that plays, and its legend."""

import datetime as dt
from collections import Counter
from functools import partial

import streamlit as st

from campaign.figures.map_areas import AREAS_LAYER, UNITS_LAYER
from campaign.figures.map_deck import map_deck
from campaign.figures.map_legend import LegendEntry, map_legend
from campaign.figures.map_scale import MapScale, map_scale
from campaign.figures.map_sheet import Canvas, MapSheet, MapStyle, MapUnit
from campaign.figures.patterns import Pattern
from campaign.terms import MapFill
from campaign.ui import offered
from campaign.ui.charts import show_chart
from campaign.ui.link import asked_or_kept, widget_key
from campaign.ui.map_choices import MapAsk
from campaign.ui.map_ground import MapGround, ground_of, window_of
from campaign.ui.map_values import MapCircles, circles_of, in_month, map_units
from campaign.ui.parts import Row, note, place_name, plain, unit_rows
from campaign.ui.simulated import mark_of, told
from campaign.ui.view import View
from campaign.words.names import drive_name, unit_label

_DESKTOP = Canvas(width=650, height=700, shows_names=True)
_PHONE = Canvas(width=350, height=400, shows_names=False)
_PHONE_TWO = Canvas(width=350, height=760, shows_names=False)
_WIDE_TWO = Canvas(width=1000, height=620, shows_names=True)
_MAP_KEY = "coverage_map"
_SLIDER, _PLAYING, _FOLLOWED = "map_month", "map_playing", "map_month_followed"
# What stands outside this part of the page must follow a click, too.
_CLICKED = "map_clicked"
_STEP_SECONDS = 2.0


def show_map(view: View, ask: MapAsk) -> None:
    """The map and its legend; while it plays, this part alone runs again month by month."""
    playing = bool(st.session_state.get(_PLAYING))
    part = st.fragment(_show, run_every=_STEP_SECONDS if playing else None)
    part(view, ask)


def _show(view: View, ask: MapAsk) -> None:
    if st.session_state.pop(_CLICKED, False):
        st.rerun()
    shown = in_month(view, month) if (month := _month_on_slider(view)) else view
    ground = ground_of(view)
    circles = circles_of(shown, ask)
    units = map_units(shown, ground, ask, circles)
    scale = map_scale(ask.fill, words=view.words, palette=view.palette)
    if ask.beside is not None:
        _show_deck(shown, ask, ground=ground, units=units, circles=circles, scale=scale)
        _show_slider(view)
        _show_legend(shown, ask, ground=ground, units=units, scale=scale)
        return
    left, right = st.columns([5, 2], gap="large")
    with left:
        _show_deck(shown, ask, ground=ground, units=units, circles=circles, scale=scale)
        _show_slider(view)
    with right:
        _show_legend(shown, ask, ground=ground, units=units, scale=scale)


def _show_deck(
    view: View,
    ask: MapAsk,
    *,
    ground: MapGround,
    units: list[MapUnit],
    circles: MapCircles,
    scale: MapScale,
) -> None:
    words = view.words
    sheets = [MapSheet("", units)]
    if ask.beside is not None and view.month_end is not None:
        other = map_units(in_month(view, ask.beside), ground, ask, circles)
        sheets = [
            MapSheet(words.capital(words.month(ask.beside)), other),
            MapSheet(words.capital(words.month(view.month_end)), units),
        ]
    window = ground.frame if ask.area_units is None else window_of(ground, set(ask.area_units))
    canvas = _canvas(view, is_two=len(sheets) > 1)
    deck = map_deck(
        sheets,
        addresses=ground.addresses,
        frame=ground.frame,
        window=window,
        canvas=canvas,
        style=MapStyle(
            fills=scale.fills,
            palette=view.palette,
            mark=mark_of(view),
            selected=_number_of(ground, _chosen_unit()),
        ),
    )
    st.pydeck_chart(
        deck,
        height=canvas.height,
        key=_MAP_KEY,
        on_select=_take_clicked_unit,
        selection_mode="single-object",
        alt=told(view, _alt(view, ask)),
    )


def _canvas(view: View, *, is_two: bool) -> Canvas:
    if view.is_phone:
        return _PHONE_TWO if is_two else _PHONE
    return _WIDE_TWO if is_two else _DESKTOP


def _chosen_unit() -> str | None:
    """The unit in the box below, which at first is the link's."""
    unit_code: str | None = st.session_state.get(widget_key("unit"), asked_or_kept("unit"))
    return unit_code


def _number_of(ground: MapGround, unit_code: str | None) -> int | None:
    """The place of the chosen unit among the shapes."""
    codes = [shape.unit_code for shape in ground.shapes]
    return codes.index(unit_code) if unit_code in codes else None


def _alt(view: View, ask: MapAsk) -> str:
    words = view.words
    return words.say(
        "map.alt.month",
        place=place_name(view),
        measure=words.say(f"measure.{ask.fill.value}"),
        month=words.month(view.month_end) if view.month_end else "",
    )


def _take_clicked_unit() -> None:
    """A click on the map selects its unit in the box beside it."""
    for layer, objects in st.session_state[_MAP_KEY].selection.objects.items():
        if layer.startswith((AREAS_LAYER, UNITS_LAYER)) and objects:
            st.session_state[widget_key("unit")] = objects[0]["unit_code"]
            st.session_state[_CLICKED] = True


def _month_on_slider(view: View) -> dt.date | None:
    """The month that the map shows: the sidebar's until the slider is moved or plays."""
    if view.month_end is None:
        return None
    months = _months(view)
    followed = (view.build_id, view.province_code, view.month_end)
    if st.session_state.get(_FOLLOWED) != followed:
        st.session_state[_FOLLOWED] = followed
        st.session_state[_PLAYING] = False
        st.session_state[_SLIDER] = view.month_end
    elif st.session_state.get(_PLAYING):
        later = [month for month in months if month > st.session_state[_SLIDER]]
        if later:
            st.session_state[_SLIDER] = later[0]
        else:
            st.session_state[_PLAYING] = False
            st.rerun()
    month: dt.date = st.session_state[_SLIDER]
    return month


def _months(view: View) -> list[dt.date]:
    return sorted(offered.months(view.build_id, view.province).values())


def _show_slider(view: View) -> None:
    """The month of the map by hand, or all months one after the other."""
    words, months = view.words, _months(view)
    if len(months) == 1:
        return
    playing = bool(st.session_state.get(_PLAYING))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words.say("map.pause" if playing else "map.play"),
            icon=":material/pause:" if playing else ":material/play_arrow:",
            key="map_play",
            on_click=partial(_play, months, start=not playing),
        )
        st.select_slider(
            words.say("map.month"),
            months,
            key=_SLIDER,
            format_func=lambda month: words.capital(words.month(month)),
            label_visibility="collapsed",
        )


def _play(months: list[dt.date], *, start: bool) -> None:
    st.session_state[_PLAYING] = start
    if start and st.session_state[_SLIDER] >= months[-1]:
        st.session_state[_SLIDER] = months[0]


def _show_legend(
    view: View, ask: MapAsk, *, ground: MapGround, units: list[MapUnit], scale: MapScale
) -> None:
    words = view.words
    counted = [unit for unit in units if not unit.is_faded]
    classes = Counter(unit.class_number for unit in counted)
    patterns = Counter(unit.pattern for unit in counted)
    entries = [
        LegendEntry(label, classes[number], fill=fill)
        for number, (label, fill) in enumerate(zip(scale.labels, scale.fills, strict=True))
    ]
    entries += [
        LegendEntry(words.say(f"map.pattern.{pattern.value}"), patterns[pattern], pattern=pattern)
        for pattern in Pattern
        if patterns[pattern]
    ]
    st.subheader(words.say("map.legend"), anchor=False)
    listed = "; ".join(f"{entry.label}: {words.count(entry.unit_count)}" for entry in entries)
    show_chart(
        view,
        map_legend(entries, palette=view.palette),
        alt=words.say("map.legend.alt", classes=listed),
        width="content",
    )
    if ask.fill != MapFill.PACE:
        note(words.say("map.breaks"))
    note(words.say("map.caption"))
    _show_circle_notes(view, ask)
    _list_units(view, ground, counted)


def _show_circle_notes(view: View, ask: MapAsk) -> None:
    """What the largest circle of each kind stands for."""
    words, circles = view.words, circles_of(view, ask)
    if circles.missing is not None and circles.missing.largest:
        note(words.say("map.circles.missing", count=words.count(circles.missing.largest)))
    if ask.drive is not None and circles.drive is not None:
        note(
            words.say(
                "map.circles.drive",
                measure=words.say(f"result.{circles.drive_measure}"),
                drive=plain(drive_name(words, ask.drive)),
                count=words.count(circles.drive.largest),
            )
        )


def _list_units(view: View, ground: MapGround, counted: list[MapUnit]) -> None:
    """Who has not reported, who has no target, and whom the map has no place for."""
    names = {row["unit_code"]: row for row in view.select("mart_unit")}
    for pattern in Pattern:
        codes = [unit.unit_code for unit in counted if unit.pattern == pattern]
        _list(view, f"map.list.{pattern.value}", [names[code] for code in codes])
    drawn = {shape.unit_code for shape in ground.shapes}
    _list(view, "map.list.unmatched", [r for r in unit_rows(view) if r["unit_code"] not in drawn])


def _list(view: View, key: str, rows: list[Row]) -> None:
    if not rows:
        return
    with st.expander(view.words.say(key, n=len(rows))):
        st.markdown(plain(", ".join(unit_label(view.words, row) for row in rows)))
