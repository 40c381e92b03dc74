"""The texts of a map: numbers and names of units, titles, the mark of simulated figures."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pydeck as pdk

from campaign.figures.map_shapes import MapFrame, Point
from campaign.figures.map_sheet import (
    FONT,
    Canvas,
    Common,
    MapStyle,
    MapUnit,
    by_number,
    class_keys,
    lookup,
)
from campaign.figures.mark import MARK_DEGREES, MARK_OPACITY
from campaign.figures.palette import Palette, ink_on, rgb

MARK_LAYER = "mark"
TITLE_ROOM = 2.0

# How far apart marks are, in hexagon widths; a mark is some nine wide.
_MARK_STEP = (9.0, 5.0)


def texts(
    units: Sequence[MapUnit],
    name: str,
    address: str,
    *,
    canvas: Canvas,
    style: MapStyle,
    common: Common,
) -> list[pdk.Layer]:
    """Each unit's number, and its name where there is room."""
    if not canvas.shows_names and any(unit.missing_share or unit.drive_share for unit in units):
        # On so small a map the circles would lie upon the numbers; a touch tells them.
        return []
    numbers = ["" if unit.is_faded else unit.text for unit in units]
    keys = class_keys(units, len(style.fills))
    fills = [*style.fills, style.palette.track]
    inks = lookup([list(rgb(ink_on(fill))) for fill in fills], keys)
    look = _TextLook(name=name, address=address, inks=inks, keys=keys, common=common)
    if not canvas.shows_names:
        return [_text_layer("numbers", look, by_number(numbers), "place", size=0.72, weight=700)]
    return [
        _text_layer(
            "numbers",
            look,
            by_number(numbers),
            "[place[0], place[1] - 0.42]",
            size=0.46,
            weight=700,
        ),
        _text_layer("names", look, "lines", "[place[0], place[1] + 0.26]", size=0.31, weight=400),
    ]


@dataclass(frozen=True)
class _TextLook:
    name: str
    address: str
    inks: str
    keys: str
    common: Common


def _text_layer(
    kind: str, look: _TextLook, text: str, position: str, *, size: float, weight: int
) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        id=f"{kind}-{look.name}",
        data=look.address,
        get_text=text,
        get_position=position,
        get_color=look.inks,
        get_size=size,
        size_units=pdk.types.String("common"),
        font_family=pdk.types.String(FONT),
        font_weight=weight,
        line_height=1.05,
        character_set=pdk.types.String("auto"),
        update_triggers={"getText": text, "getColor": look.keys},
        **look.common,
    )


def title(text: str, name: str, frame: MapFrame, shift: Point, palette: Palette) -> pdk.Layer:
    """What stands above one of several maps."""
    x = frame.centre[0] + shift[0]
    y = frame.centre[1] - frame.height / 2 - TITLE_ROOM / 2 + shift[1]
    return pdk.Layer(
        "TextLayer",
        id=f"title-{name}",
        data=[{"text": text, "position": [x, y]}],
        get_text="text",
        get_position="position",
        get_color=list(rgb(palette.ink)),
        get_size=1.1,
        size_units=pdk.types.String("common"),
        font_family=pdk.types.String(FONT),
        font_weight=700,
        character_set=pdk.types.String("auto"),
    )


def mark(text: str, name: str, frame: MapFrame, shift: Point, palette: Palette) -> pdk.Layer:
    """A text slantwise over the whole map; it lets clicks through to the units."""
    across, down = _MARK_STEP
    left = frame.centre[0] - frame.width / 2 + shift[0]
    top = frame.centre[1] - frame.height / 2 + shift[1]
    data = [
        {
            "text": text,
            "position": [left + (column + 0.5 + row % 2 / 2) * across, top + (row + 0.5) * down],
        }
        for row in range(math.ceil(frame.height / down))
        for column in range(math.ceil(frame.width / across))
    ]
    return pdk.Layer(
        "TextLayer",
        id=f"{MARK_LAYER}-{name}",
        data=data,
        get_text="text",
        get_position="position",
        get_color=[*rgb(palette.ink), round(MARK_OPACITY * 255)],
        get_size=0.9,
        get_angle=-MARK_DEGREES,
        size_units=pdk.types.String("common"),
        font_family=pdk.types.String(FONT),
        font_weight=700,
        character_set=pdk.types.String("auto"),
        pickable=False,
    )
