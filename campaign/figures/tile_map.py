"""The hexagon map of a province: one equal tile per unit, as pydeck deck or Altair chart."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pydeck as pdk

from campaign.figures.chart import Chart
from campaign.figures.mark import MARK_DEGREES, MARK_OPACITY
from campaign.figures.palette import Palette, ink_on, rgb

Point = tuple[float, float]

TILES_LAYER = "tiles"
MARK_LAYER = "mark"

# How far apart marks are, in tile widths; a mark is some nine wide.
_MARK_STEP = (9.0, 5.0)

# Tile widths in which a name of so many letters per line can be read.
_NAME_LINE_LETTERS = 9


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


@dataclass(frozen=True)
class Canvas:
    """The room for the map: its width and height in pixels and whether names fit on tiles."""

    width: int
    height: int
    shows_names: bool


def wrapped_name(name: str) -> str:
    """A name on at most a few short lines, broken between syllables."""
    lines = [""]
    for word in name.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) > _NAME_LINE_LETTERS and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = joined
    return "\n".join(lines)


def tile_deck(
    tiles: Sequence[MapTile],
    *,
    borders: Sequence[Sequence[Point]],
    grid_size: tuple[float, float],
    centre: Point,
    canvas: Canvas,
    palette: Palette,
    mark: str | None = None,
) -> pdk.Deck:
    """The map without any basemap, scaled so that the whole grid fits the canvas.

    `mark` is written across it again and again.
    """
    scale = min(canvas.width / (grid_size[0] + 1), canvas.height / (grid_size[1] + 1))
    layers = [_polygons(tiles, palette), _border_lines(borders, palette)]
    layers += _texts(tiles, shows_names=canvas.shows_names)
    if mark is not None:
        layers.append(_mark(mark, grid_size=grid_size, centre=centre, palette=palette))
    return pdk.Deck(
        layers=layers,
        views=[pdk.View("OrthographicView", controller=True, flip_y=True)],
        initial_view_state=pdk.ViewState(target=[*centre, 0], zoom=math.log2(scale)),
        map_provider=None,
        map_style=None,
        tooltip={"text": "{detail}"},
    )


def _polygons(tiles: Sequence[MapTile], palette: Palette) -> pdk.Layer:
    data = [
        {
            "unit_code": tile.unit_code,
            "unit_name": tile.unit_name,
            "detail": tile.detail,
            "polygon": [list(corner) for corner in tile.corners],
            "fill": list(rgb(tile.fill)),
        }
        for tile in tiles
    ]
    return pdk.Layer(
        "PolygonLayer",
        id=TILES_LAYER,
        data=data,
        get_polygon="polygon",
        get_fill_color="fill",
        get_line_color=list(rgb(palette.line)),
        get_line_width=0.05,
        line_width_units=pdk.types.String("common"),
        stroked=True,
        pickable=True,
        auto_highlight=True,
    )


def _border_lines(borders: Sequence[Sequence[Point]], palette: Palette) -> pdk.Layer:
    return pdk.Layer(
        "PathLayer",
        id="borders",
        data=[{"path": [list(point) for point in line]} for line in borders],
        get_path="path",
        get_color=list(rgb(palette.border)),
        get_width=0.16,
        width_units=pdk.types.String("common"),
        cap_rounded=True,
        joint_rounded=True,
    )


def _texts(tiles: Sequence[MapTile], *, shows_names: bool) -> list[pdk.Layer]:
    numbers = [_text(tile, tile.number, -0.42 if shows_names else 0.0) for tile in tiles]
    layers = [_text_layer("numbers", numbers, size=0.46, is_bold=True)]
    if shows_names:
        names = [_text(tile, wrapped_name(tile.unit_name), 0.26) for tile in tiles]
        layers.append(_text_layer("names", names, size=0.31, is_bold=False))
    return layers


def _text(tile: MapTile, text: str, shift: float) -> dict[str, object]:
    x, y = tile.centre
    return {"text": text, "position": [x, y + shift], "ink": list(rgb(ink_on(tile.fill)))}


def _text_layer(
    name: str, data: list[dict[str, object]], *, size: float, is_bold: bool
) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        id=name,
        data=data,
        get_text="text",
        get_position="position",
        get_color="ink",
        get_size=size,
        size_units=pdk.types.String("common"),
        font_family=pdk.types.String("Source Sans, sans-serif"),
        font_weight=700 if is_bold else 400,
        line_height=1.05,
        character_set=pdk.types.String("auto"),
    )


def _mark(text: str, *, grid_size: Point, centre: Point, palette: Palette) -> pdk.Layer:
    """A text slantwise over the whole grid; it lets clicks through to the tiles."""
    (width, height), (across, down) = grid_size, _MARK_STEP
    left, top = centre[0] - width / 2, centre[1] - height / 2
    data = [
        {
            "text": text,
            "position": [left + (column + 0.5 + row % 2 / 2) * across, top + (row + 0.5) * down],
        }
        for row in range(math.ceil(height / down))
        for column in range(math.ceil(width / across))
    ]
    return pdk.Layer(
        "TextLayer",
        id=MARK_LAYER,
        data=data,
        get_text="text",
        get_position="position",
        get_color=[*rgb(palette.ink), round(MARK_OPACITY * 255)],
        get_size=0.9,
        get_angle=-MARK_DEGREES,
        size_units=pdk.types.String("common"),
        font_family=pdk.types.String("Source Sans, sans-serif"),
        font_weight=700,
        character_set=pdk.types.String("auto"),
        pickable=False,
    )


def tile_chart(
    tiles: Sequence[MapTile],
    *,
    borders: Sequence[Sequence[Point]],
    palette: Palette,
    height: int,
) -> Chart:
    """The same map small and without texts, which fits any width by itself."""
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
