"""The map's deck sends values alone: shapes by address, a digit a unit for its colour."""

import json
from typing import Any

import pytest

from campaign.figures.map_deck import map_deck
from campaign.figures.map_scale import change_class, map_scale, pace_class, ratio_class
from campaign.figures.map_shapes import MapFrame, UnitShape, areas_json, places_json
from campaign.figures.map_sheet import Canvas, MapAddresses, MapSheet, MapStyle, MapUnit
from campaign.figures.palette import LIGHT
from campaign.figures.patterns import Pattern, pattern_atlas, pattern_places
from campaign.terms import MapFill, MapMeasure, PaceStatus
from campaign.words import words_for

FRAME = MapFrame(10.0, 6.0, (5.0, 3.0))
ADDRESSES = MapAddresses("/shapes/a.json", "/shapes/p.json", "/shapes/l.json")
FILLS = ("#253494", "#41b6c4", "#d4d7db")
SQUARE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.12345, 1.0))


def unit(code: str, number: int, **more: object) -> MapUnit:
    usual: dict[str, Any] = {
        "unit_code": code,
        "place": (1.0, 2.0),
        "radius": 0.9,
        "class_number": number,
        "pattern": None,
        "text": "80 %",
        "detail": f"Phường {code}",
    }
    return MapUnit(**usual | more)


def deck_of(*sheets: MapSheet, selected: int | None = None) -> list[dict[str, Any]]:
    deck = map_deck(
        sheets,
        addresses=ADDRESSES,
        frame=FRAME,
        window=FRAME,
        canvas=Canvas(650, 400, shows_names=True),
        style=MapStyle(fills=FILLS, palette=LIGHT, selected=selected),
    )
    layers: list[dict[str, Any]] = json.loads(deck.to_json())["layers"]
    return layers


def layer(layers: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(found for found in layers if found["id"] == name)


def test_shapes_travel_by_address_and_never_in_the_deck() -> None:
    layers = deck_of(MapSheet("", [unit("1", 0), unit("2", 2)]))
    for name in ("areas-0", "patterns-0", "outlines-0"):
        assert layer(layers, name)["data"] == "/shapes/a.json"
    assert layer(layers, "numbers-0")["data"] == layer(layers, "names-0")["data"]
    inline = [row for found in layers if isinstance(found["data"], list) for row in found["data"]]
    assert [sorted(row) for row in inline] == [["at", "detail", "unit_code"]] * 2


def test_a_unit_finds_its_colour_by_one_digit() -> None:
    fill = layer(deck_of(MapSheet("", [unit("1", 0), unit("2", 2)])), "areas-0")["getFillColor"]
    assert fill.endswith('[("02")[i]]')
    assert "[37, 52, 148]" in fill


def test_units_outside_the_area_lose_colour_number_and_pattern() -> None:
    faded = unit("2", 2, is_faded=True, pattern=Pattern.HATCH)
    layers = deck_of(MapSheet("", [unit("1", 0), faded]))
    assert layer(layers, "areas-0")["getFillColor"].endswith('[("03")[i]]')
    assert layer(layers, "patterns-0")["getFillPattern"].endswith('[("00")[i]]')
    assert '"80 %", ""' in layer(layers, "numbers-0")["getText"]


def test_patterns_differ_for_no_report_and_no_target() -> None:
    units = [
        unit("1", 0),
        unit("2", 2, pattern=Pattern.HATCH),
        unit("3", 2, pattern=Pattern.DOTS),
    ]
    found = layer(deck_of(MapSheet("", units)), "patterns-0")
    assert found["getFillPattern"].endswith('[("012")[i]]')
    assert found["fillPatternAtlas"] == pattern_atlas()
    assert set(found["fillPatternMapping"]) == set(pattern_places()) == {"hatch", "dots"}


def test_the_chosen_unit_has_a_thick_line() -> None:
    layers = deck_of(MapSheet("", [unit("1", 0), unit("2", 1)]), selected=1)
    assert layer(layers, "outlines-0")["getLineWidth"] == "@@=i == 1 ? 0.3 : 0.05"


def test_two_months_stand_side_by_side_in_one_view() -> None:
    one, other = MapSheet("Tháng 8", [unit("1", 0)]), MapSheet("Tháng 9", [unit("1", 1)])
    layers = deck_of(one, other)
    assert layer(layers, "areas-0")["modelMatrix"][12] == 0
    assert layer(layers, "areas-1")["modelMatrix"][12] > FRAME.width
    assert layer(layers, "title-1")["data"][0]["text"] == "Tháng 9"


def test_circles_grow_by_area_and_are_absent_where_all_are_empty() -> None:
    units = [unit("1", 0, missing_share=1.0), unit("2", 0, missing_share=0.25)]
    layers = deck_of(MapSheet("", units))
    assert layer(layers, "missing-0")["getRadius"] == "@@=([1.0, 0.5])[i]"
    assert not [found for found in layers if found["id"].startswith("drive")]


def test_a_hostile_name_stays_data() -> None:
    hostile = '"])[0]};alert(1)//'
    layers = deck_of(MapSheet("", [unit("1", 0, detail=hostile)]))
    accessors = [
        value
        for found in layers
        for value in found.values()
        if isinstance(value, str) and value.startswith("@@=")
    ]
    assert accessors
    assert not any(hostile in value for value in accessors)
    assert layer(layers, "units-0")["data"][0]["detail"] == hostile


def test_shapes_name_their_unit_by_number() -> None:
    two_areas = UnitShape("1", "Ô Môn", ((SQUARE,), (SQUARE,)), (0.5, 0.5), 0.4)
    shapes = [two_areas, UnitShape("2", "Thới An Đông", ((SQUARE,),), (2.5, 0.5), 0.4)]
    areas = json.loads(areas_json(shapes))
    assert [row["i"] for row in areas] == [0, 0, 1]
    assert areas[0]["area"][0][3] == [0.123, 1.0]
    places = json.loads(places_json(shapes))
    assert [row["lines"] for row in places] == ["Ô Môn", "Thới An\nĐông"]


@pytest.mark.parametrize(
    ("pct", "number"), [(95.0, 0), (94.99, 1), (70.0, 3), (69.99, 4), (None, 5)]
)
def test_a_value_on_a_break_belongs_to_the_upper_class(pct: float | None, number: int) -> None:
    assert ratio_class(pct, MapMeasure.COVERAGE) == number


@pytest.mark.parametrize(("pct", "number"), [(5.0, 0), (0.0, 2), (-0.01, 3), (-2.01, 4), (None, 5)])
def test_changes_are_classed_by_loss_and_gain(pct: float | None, number: int) -> None:
    assert change_class(pct) == number


@pytest.mark.parametrize("fill", MapFill)
def test_every_scale_has_a_label_for_each_colour_and_few_enough_for_one_digit(
    fill: MapFill,
) -> None:
    scale = map_scale(fill, words=words_for("vi"), palette=LIGHT)
    assert len(scale.labels) == len(scale.fills) == len(set(scale.labels))
    assert len(scale.fills) < 10
    assert scale.fills[-1] == LIGHT.missing


def test_a_unit_without_report_or_target_is_in_the_last_class_of_pace() -> None:
    scale = map_scale(MapFill.PACE, words=words_for("vi"), palette=LIGHT)
    assert pace_class(PaceStatus.NO_REPORT) == pace_class(PaceStatus.NO_TARGET) == scale.missing
    assert scale.labels[pace_class(PaceStatus.BEHIND)].endswith("Chậm tiến độ")
