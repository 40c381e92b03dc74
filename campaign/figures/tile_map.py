"""The small hexagon map of a province: one equal tile per unit, which fits any width by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from campaign.figures.chart import Chart
from campaign.figures.palette import Palette

Point = tuple[float, float]


@dataclass(frozen=True)
class MapTile:
    """One tile ready to be drawn: where, which colour, which texts."""

    unit_code: str
    unit_name: str
    centre: Point
    corners: tuple[Point, ...]
    fill: str
    number: str
    detail: str


def tile_chart(
    tiles: Sequence[MapTile],
    *,
    borders: Sequence[Sequence[Point]],
    palette: Palette,
    height: int,
) -> Chart:
    """The map without texts."""
    lines = [
        {"type": "Feature", "geometry": {"type": "LineString", "coordinates": list(line)}}
        for line in borders
    ]
    shapes = (
        alt.Chart(alt.InlineData(values=[_feature(tile) for tile in tiles]))
        .mark_geoshape(stroke=palette.line, strokeWidth=0.6)
        .encode(
            fill=alt.Fill("properties.fill:N", scale=None),
            tooltip=[
                alt.Tooltip("properties.unit_name:N", title=" "),
                alt.Tooltip("properties.detail:N", title=" "),
            ],
        )
    )
    edges = alt.Chart(alt.InlineData(values=lines)).mark_geoshape(
        filled=False,
        stroke=palette.border,
        strokeWidth=2,
        # Lines without a name of their own; the chart's alt text speaks for them.
        aria=False,
    )
    layered = alt.layer(shapes, edges) if lines else alt.layer(shapes)
    # D3 wants rings clockwise in screen space; with reflectY off, y keeps growing southwards.
    return layered.project(type="identity", reflectY=False).properties(height=height)


def _feature(tile: MapTile) -> dict[str, object]:
    """A tile as GeoJSON with what its colour and tooltip need."""
    return {
        "type": "Feature",
        "properties": {
            "unit_name": tile.unit_name,
            "detail": tile.detail,
            "fill": tile.fill,
        },
        "geometry": {"type": "Polygon", "coordinates": [_ring(tile.corners)]},
    }


def _ring(corners: tuple[Point, ...]) -> list[Point]:
    return [*corners, corners[0]]
