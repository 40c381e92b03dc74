"""What a province's map stands on: its units' shapes, kept for browsers to fetch once."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from campaign.figures.map_shapes import (
    MapFrame,
    UnitShape,
    areas_json,
    lines_json,
    places_json,
)
from campaign.figures.map_sheet import MapAddresses
from campaign.home import Home
from campaign.store import shapes
from campaign.ui import data
from campaign.ui.map_parts import province_grid
from campaign.ui.served_shapes import address
from campaign.ui.view import View

# The circle within a hexagon of radius 1.
_HEXAGON_INNER_RADIUS = 0.866


@dataclass(frozen=True)
class MapGround:
    """The shapes of a province, the room they take, and where a browser fetches them."""

    shapes: tuple[UnitShape, ...]
    frame: MapFrame
    addresses: MapAddresses


@st.cache_resource(max_entries=64, show_spinner=False)
def hexagon_ground(build_id: str, root: str, province_code: str) -> MapGround:
    """The hexagons of a province in one build."""
    grid = province_grid(build_id, province_code)
    names = {
        row["unit_code"]: str(row["unit_name"])
        for row in data.select(build_id, "mart_unit", where={"province_code": province_code})
    }
    drawn = tuple(
        UnitShape(
            unit_code=tile.unit_code,
            unit_name=names[tile.unit_code],
            areas=((tile.corners,),),
            place=tile.centre,
            radius=_HEXAGON_INNER_RADIUS,
        )
        for tile in grid.tiles
    )
    frame = MapFrame(grid.width, grid.height, grid.centre)
    return MapGround(drawn, frame, _kept(Home(Path(root)), drawn, grid.borders))


def _kept(
    home: Home, drawn: Sequence[UnitShape], lines: Sequence[Sequence[tuple[float, float]]]
) -> MapAddresses:
    return MapAddresses(
        areas=address(shapes.keep(home, areas_json(drawn))),
        places=address(shapes.keep(home, places_json(drawn))),
        lines=address(shapes.keep(home, lines_json(lines))),
    )


def window_of(ground: MapGround, unit_codes: set[str]) -> MapFrame:
    """The room that some of the units take; all of it where none of them is on the map."""
    points = [
        point
        for shape in ground.shapes
        if shape.unit_code in unit_codes
        for area in shape.areas
        for point in area[0]
    ]
    if not points:
        return ground.frame
    xs, ys = [x for x, _ in points], [y for _, y in points]
    centre = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return MapFrame(max(xs) - min(xs), max(ys) - min(ys), centre)


def ground_of(view: View) -> MapGround:
    """The shapes of the chosen province."""
    root = str(Home.from_environment().root)
    return hexagon_ground(view.build_id, root, view.province_code)
