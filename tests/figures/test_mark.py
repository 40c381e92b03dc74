"""The mark across simulated figures: repeated, over everything, and harmless to the figure."""

from typing import Any

import pytest

from campaign.figures.bars import Bar, class_legend, count_bars
from campaign.figures.chart import Chart
from campaign.figures.classes import MapClass
from campaign.figures.map_deck import map_deck
from campaign.figures.map_shapes import MapFrame
from campaign.figures.map_sheet import Canvas, MapAddresses, MapSheet, MapStyle, MapUnit
from campaign.figures.map_texts import MARK_LAYER
from campaign.figures.mark import MARK_DEGREES, marked
from campaign.figures.palette import DARK, LIGHT, Palette
from campaign.figures.reporting import ReportingCell, reporting_grid
from campaign.figures.tile_map import MapTile, tile_chart
from campaign.geo import Grid, TilePlace, tile_grid

MARK = "SỐ LIỆU MÔ PHỎNG"


def _grid() -> Grid:
    return tile_grid(
        [TilePlace(f"U{i}", i % 12, i // 12, bool(i // 12 % 2), None) for i in range(96)]
    )


def _tiles() -> list[MapTile]:
    return [
        MapTile(t.unit_code, t.unit_code, t.centre, t.corners, "#253494", "80", "")
        for t in _grid().tiles
    ]


def _charts(palette: Palette) -> list[Chart]:
    bars = [Bar("Xã A", 5.0, "5", ""), Bar("Xã B", 7.0, "7", "")]
    cells = [ReportingCell("Xã A", "09/2025", "late", "+3", "")]
    return [
        count_bars(bars, palette=palette),
        reporting_grid(cells, palette=palette),
        class_legend([MapClass(0, "Dưới 70 %", "#ffffcc", 3)], palette=palette),
        tile_chart(_tiles(), borders=(), palette=palette, height=420),
    ]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("number", range(4))
def test_the_mark_is_the_top_layer_and_changes_nothing_below(palette: Palette, number: int) -> None:
    before: dict[str, Any] = _charts(palette)[number].to_dict()
    after: dict[str, Any] = marked(_charts(palette)[number], MARK, palette=palette).to_dict()
    mark = after["layer"].pop()
    # Altair numbers its views in the order in which they are made.
    names = [layer.pop("name", None) for whole in (before, after) for layer in whole["layer"]]
    assert after == before, names
    assert (mark["mark"]["type"], mark["mark"]["text"]) == ("text", MARK)
    assert mark["mark"]["color"] == palette.ink
    assert mark["mark"]["angle"] == MARK_DEGREES % 360
    # In no scale of the chart: an encoded place would stretch its axes.
    assert not mark.get("encoding")


def _texts(deck: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    return [
        dict(row) for layer in deck.layers if layer.id == f"{MARK_LAYER}-0" for row in layer.data
    ]


def _deck(mark: str | None) -> Any:  # noqa: ANN401
    grid = _grid()
    frame = MapFrame(grid.width, grid.height, grid.centre)
    units = [MapUnit(t.unit_code, t.centre, 0.8, 0, None, "80", "") for t in grid.tiles]
    return map_deck(
        [MapSheet("", units)],
        addresses=MapAddresses("/a", "/b", "/c"),
        frame=frame,
        window=frame,
        canvas=Canvas(650, 700, shows_names=True),
        style=MapStyle(fills=["#253494"], palette=LIGHT, mark=mark),
    )


def test_the_large_map_has_the_mark_over_all_of_it() -> None:
    deck, grid = _deck(MARK), _grid()
    assert deck.layers[-1].id == f"{MARK_LAYER}-0"
    places = [row["position"] for row in _texts(deck)]
    assert {row["text"] for row in _texts(deck)} == {MARK}
    assert len(places) >= 6
    assert max(x for x, _ in places) - min(x for x, _ in places) > grid.width / 2
    assert max(y for _, y in places) - min(y for _, y in places) > grid.height / 2


def test_a_map_of_real_figures_has_none() -> None:
    assert _texts(_deck(None)) == []
