"""The map page's deck: shapes are fetched once by their address, only values travel each time.

deck.gl evaluates an accessor such as `(["#1"])[("01")[i]]` for every row that it fetched, so a
change of month or indicator sends one digit a unit for its colour, and no outline.
"""

import math
from collections.abc import Sequence

import pydeck as pdk

from campaign.figures import map_areas, map_texts
from campaign.figures.map_shapes import MapFrame, Point
from campaign.figures.map_sheet import Canvas, Common, MapAddresses, MapSheet, MapStyle
from campaign.figures.map_texts import TITLE_ROOM

# Between two maps side by side.
_GUTTER = 1.5


def map_deck(
    sheets: Sequence[MapSheet],
    *,
    addresses: MapAddresses,
    frame: MapFrame,
    window: MapFrame,
    canvas: Canvas,
    style: MapStyle,
) -> pdk.Deck:
    """One map, or two that move together, without any basemap.

    `frame` is all of the shapes' room, `window` the part of it to begin with.
    """
    shifts = _shifts(len(sheets), frame=window, is_tall=canvas.height > canvas.width)
    layers: list[pdk.Layer] = []
    for number, (sheet, shift) in enumerate(zip(sheets, shifts, strict=True)):
        layers += _sheet_layers(
            sheet, str(number), addresses=addresses, shift=shift, canvas=canvas, style=style
        )
        if sheet.title:
            layers.append(map_texts.title(sheet.title, str(number), window, shift, style.palette))
        if style.mark is not None:
            layers.append(map_texts.mark(style.mark, str(number), frame, shift, style.palette))
    return pdk.Deck(
        layers=layers,
        views=[pdk.View("OrthographicView", controller=True, flip_y=True)],
        initial_view_state=_view_state(window, shifts, canvas, has_titles=len(sheets) > 1),
        map_provider=None,
        map_style=None,
        tooltip={"text": "{detail}"},
    )


def _shifts(count: int, *, frame: MapFrame, is_tall: bool) -> list[Point]:
    """How far each map is moved: the second one stands right of the first, or below it."""
    if is_tall:
        return [(0.0, number * (frame.height + _GUTTER + TITLE_ROOM)) for number in range(count)]
    return [(number * (frame.width + _GUTTER), 0.0) for number in range(count)]


def _view_state(
    window: MapFrame, shifts: Sequence[Point], canvas: Canvas, *, has_titles: bool
) -> pdk.ViewState:
    """The view in which all maps are whole."""
    last_x, last_y = shifts[-1]
    room = TITLE_ROOM if has_titles else 0.0
    width, height = window.width + last_x + 1, window.height + last_y + room + 1
    scale = min(canvas.width / width, canvas.height / height)
    x, y = window.centre
    return pdk.ViewState(target=[x + last_x / 2, y + (last_y - room) / 2, 0], zoom=math.log2(scale))


def _sheet_layers(
    sheet: MapSheet,
    name: str,
    *,
    addresses: MapAddresses,
    shift: Point,
    canvas: Canvas,
    style: MapStyle,
) -> list[pdk.Layer]:
    common: Common = {"model_matrix": _moved(shift)}
    units, palette = sheet.units, style.palette
    layers = [
        map_areas.areas(units, name, addresses.areas, style, common),
        map_areas.patterns(units, name, addresses.areas, palette, common),
        map_areas.outlines(name, addresses.areas, style, common),
        map_areas.borders(name, addresses.lines, palette, common),
    ]
    circles = {
        "missing": ([unit.missing_share for unit in units], palette.ink),
        "drive": ([unit.drive_share for unit in units], palette.accent),
    }
    layers += [
        map_areas.circles(kind, name, addresses.places, shares, colour, common)
        for kind, (shares, colour) in circles.items()
        if any(shares)
    ]
    layers += map_texts.texts(
        units, name, addresses.places, canvas=canvas, style=style, common=common
    )
    layers.append(map_areas.hover(units, name, common))
    return layers


def _moved(shift: Point) -> list[float]:
    """deck.gl's column-major matrix of a shift."""
    return [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, *shift, 0, 1]
