"""The map of the map page in one sentence, as a picture and with its legend."""

from collections import Counter
from dataclasses import dataclass

import streamlit as st

from campaign.figures.map_areas import AREAS_LAYER, UNITS_LAYER
from campaign.figures.map_deck import map_deck
from campaign.figures.map_legend import LegendEntry, map_legend
from campaign.figures.map_scale import MapScale, map_scale
from campaign.figures.map_sheet import Canvas, MapSheet, MapStyle, MapUnit
from campaign.figures.patterns import Pattern
from campaign.terms import MapFill
from campaign.ui import map_months
from campaign.ui.charts import show_chart
from campaign.ui.coverage import show_summary
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


@dataclass(frozen=True)
class _Drawn:
    """One month's map made ready: shapes, values, circles and what the colours mean."""

    ground: MapGround
    units: list[MapUnit]
    circles: MapCircles
    scale: MapScale


def show_map(view: View, ask: MapAsk) -> None:
    """The map and its legend; while it plays, this part alone runs again month by month."""
    part = st.fragment(_show, run_every=map_months.follow(view))
    part(view, ask)


def _show(view: View, ask: MapAsk) -> None:
    map_months.begin_part()
    month = map_months.month_on_map(view)
    if month is None:
        st.info(f"{view.words.say('map.summary.nothing')}.", icon=":material/info:")
        return
    shown = in_month(view, month)
    try:
        ground = ground_of(shown)
    except OSError:
        st.warning(view.words.say("map.unwritable"), icon=":material/warning:")
        return
    show_summary(shown, ask)
    circles = circles_of(shown, ask)
    drawn = _Drawn(
        ground=ground,
        circles=circles,
        units=map_units(shown, ground, ask, circles),
        scale=map_scale(ask.fill, words=view.words, palette=view.palette),
    )
    # Two maps need the page's whole width.
    left, right = st.columns([5, 2], gap="large") if ask.beside is None else [st.container()] * 2
    with left:
        _show_deck(shown, ask, drawn)
        map_months.show_slider(view)
        if view.month_end is not None and month != view.month_end:
            note(view.words.say("map.other_month", month=view.words.month(view.month_end)))
    with right:
        _show_legend(shown, ask, drawn)


def _show_deck(view: View, ask: MapAsk, drawn: _Drawn) -> None:
    words, ground, units = view.words, drawn.ground, drawn.units
    sheets = [MapSheet("", units)]
    if ask.beside is not None and view.month_end is not None:
        other = map_units(in_month(view, ask.beside), ground, ask, drawn.circles)
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
            fills=drawn.scale.fills,
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
            map_months.ask_whole_run()


def _show_legend(view: View, ask: MapAsk, drawn: _Drawn) -> None:
    words, scale = view.words, drawn.scale
    counted = [unit for unit in drawn.units if not unit.is_faded]
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
    _show_circle_notes(view, ask, drawn.circles)
    _list_units(view, drawn.ground, counted)


def _show_circle_notes(view: View, ask: MapAsk, circles: MapCircles) -> None:
    """What the largest circle of each kind stands for."""
    words = view.words
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
