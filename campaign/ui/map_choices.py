"""What is asked of the map page: colours, area, layers, a second month; all in the link."""

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from campaign.terms import MapFill
from campaign.ui import offered
from campaign.ui.choice import choose
from campaign.ui.link import chosen, keep_in_url, widget_key
from campaign.ui.map_parts import measure_for
from campaign.ui.parts import Row
from campaign.ui.view import View
from campaign.words.names import drive_name, unit_label

_NONE = "none"
_ALL = "all"
_SHOWN, _HIDDEN = "yes", "no"


@dataclass(frozen=True)
class MapAsk:
    """The choices of the map page; `area_units` is None for the whole province."""

    fill: MapFill
    area_units: frozenset[str] | None
    shows_missing: bool
    drive: Row | None
    beside: dt.date | None

    def is_within(self, unit_code: str) -> bool:
        """Whether a unit belongs to the chosen area."""
        return self.area_units is None or unit_code in self.area_units


def choose_map(view: View) -> MapAsk:
    """Draw the choices; the colours in sight, the others folded away until one is used."""
    fill = _choose_fill(view)
    words = view.words
    names = ("area", "missing", "map_drive", "beside")
    is_used = any(st.query_params.get(name) for name in names)
    with st.expander(words.say("map.more"), expanded=is_used, icon=":material/layers:"):
        with st.container(horizontal=True):
            area = _choose_area(view)
            drive = _choose_drive(view)
            beside = _choose_beside(view)
        shows_missing = _choose_missing(view)
    return MapAsk(fill, area, shows_missing, drive, beside)


def _choose_fill(view: View) -> MapFill:
    words = view.words
    labels = {fill.value: words.say(f"measure.{fill.value}") for fill in MapFill}
    return MapFill(_radio("measure", words.say("map.measure"), labels, measure_for(view).value))


def _radio(name: str, label: str, labels: dict[str, str], default: str) -> str:
    chosen(name, list(labels), default=default)
    picked: str = st.radio(
        label,
        list(labels),
        key=widget_key(name),
        horizontal=True,
        format_func=lambda code: labels.get(code, code),
    )
    keep_in_url(name, picked, default=default)
    return picked


Areas = dict[str, tuple[str, frozenset[str]]]


def office_areas(view: View) -> Areas:
    """What each office covers: its name and units, by its code."""
    rows = view.select(
        "mart_office_unit",
        where={"province_code": view.province_code},
        order_by=("office_name", "office_code"),
    )
    names = {
        row["office_code"]: view.words.say("office.name", name=row["office_name"]) for row in rows
    }
    return {
        code: (name, frozenset(row["unit_code"] for row in rows if row["office_code"] == code))
        for code, name in names.items()
    }


def former_areas(view: View) -> Areas:
    """The provinces of before the merger, where there were several: name and units."""
    rows = view.select(
        "mart_unit",
        where={"province_code": view.province_code, "unit_level": "commune"},
        not_null=("former_province_name",),
        order_by=("former_province_name", "unit_code"),
    )
    names = list(dict.fromkeys(str(row["former_province_name"]) for row in rows))
    if len(names) == 1:
        return {}
    return {
        name: (
            view.words.say("map.former", name=name),
            frozenset(row["unit_code"] for row in rows if row["former_province_name"] == name),
        )
        for name in names
    }


def _choose_area(view: View) -> frozenset[str] | None:
    words = view.words
    areas = office_areas(view) | former_areas(view)
    if not areas:
        return None
    labels = {_ALL: words.say("map.area.all")} | {code: name for code, (name, _) in areas.items()}
    picked = choose("area", words.say("map.area"), labels, default=_ALL)
    return None if picked == _ALL else areas[picked][1]


def _choose_drive(view: View) -> Row | None:
    words = view.words
    told = {
        row["drive_code"]
        for row in view.select(
            "mart_drive_summary",
            where={"province_code": view.province_code, "measure_group": "result"},
        )
        if row["unit_level"] == "commune"
    }
    drives = {
        row["drive_code"]: row
        for row in view.select(
            "mart_drive",
            where={"province_code": view.province_code},
            order_by=("-starts_date", "drive_code"),
        )
        if row["drive_code"] in told
    }
    if not drives:
        return None
    labels = {_NONE: words.say("map.none")}
    for code, row in drives.items():
        name = drive_name(words, row)
        labels[code] = f"{name} · {unit_label(words, row)}" if row["unit_name"] else name
    picked = choose("map_drive", words.say("map.drive"), labels, default=_NONE)
    return drives.get(picked)


def _choose_beside(view: View) -> dt.date | None:
    words = view.words
    months = offered.months(view.build_id, view.province)
    others = {code: day for code, day in months.items() if day != view.month_end}
    if not others:
        return None
    labels = {_NONE: words.say("map.none")} | {
        code: words.capital(words.month(day)) for code, day in others.items()
    }
    return others.get(choose("beside", words.say("map.beside"), labels, default=_NONE))


def _choose_missing(view: View) -> bool:
    words = view.words
    labels = {code: words.say(f"map.missing_circles.{code}") for code in (_HIDDEN, _SHOWN)}
    return _radio("missing", words.say("map.missing_circles"), labels, _HIDDEN) == _SHOWN
