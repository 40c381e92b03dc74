"""Hexagon tiles and the lines between former provinces; the only importer of geopandas."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import geopandas as gpd
import shapely

Point = tuple[float, float]

# Enough for a grid of a few hundred tiles, and coarse enough that the corners which two
# neighbours compute separately are the same point.
_DECIMALS = 6


@dataclass(frozen=True)
class TilePlace:
    """Where a unit stands on the grid; shifted tiles lie half a tile to the right."""

    unit_code: str
    column: int
    row: int
    is_shifted: bool
    former_province: str | None


@dataclass(frozen=True)
class Tile:
    """A unit's hexagon: its centre and its six corners, y growing southwards."""

    unit_code: str
    centre: Point
    corners: tuple[Point, ...]


@dataclass(frozen=True)
class Grid:
    """All tiles of a province, the lines where former provinces met, and the outer size."""

    tiles: tuple[Tile, ...]
    borders: tuple[tuple[Point, ...], ...]
    width: float
    height: float
    centre: Point


def hexagon(column: int, row: int, *, is_shifted: bool) -> Tile:
    """The pointy-topped hexagon of radius 1 at a grid position, as a nameless tile."""
    x = (column + (0.5 if is_shifted else 0.0)) * math.sqrt(3)
    y = row * 1.5
    angles = [math.radians(60 * corner - 90) for corner in range(6)]
    corners = tuple(
        (round(x + math.cos(a), _DECIMALS), round(y + math.sin(a), _DECIMALS)) for a in angles
    )
    return Tile("", (round(x, _DECIMALS), round(y, _DECIMALS)), corners)


def tile_grid(places: Sequence[TilePlace]) -> Grid:
    """The grid of a province; empty for a province without positions."""
    if not places:
        return Grid((), (), 0.0, 0.0, (0.0, 0.0))
    tiles = []
    for place in places:
        shape = hexagon(place.column, place.row, is_shifted=place.is_shifted)
        tiles.append(Tile(place.unit_code, shape.centre, shape.corners))
    frame = gpd.GeoDataFrame(
        {"former_province": [place.former_province for place in places]},
        geometry=[shapely.Polygon(tile.corners) for tile in tiles],
    )
    left, top, right, bottom = (float(edge) for edge in frame.total_bounds)
    centre = ((left + right) / 2, (top + bottom) / 2)
    return Grid(tuple(tiles), _borders(frame), right - left, bottom - top, centre)


def _borders(frame: gpd.GeoDataFrame) -> tuple[tuple[Point, ...], ...]:
    """The edges shared by tiles of different former provinces."""
    areas = frame.dissolve(by="former_province").geometry
    lines: list[tuple[Point, ...]] = []
    for one, other in combinations(areas, 2):
        shared = one.boundary.intersection(other.boundary)
        merged = shapely.line_merge(shapely.multilinestrings(_segments(shared)))
        lines += [
            tuple((float(x), float(y)) for x, y in line.coords)
            for line in shapely.get_parts(merged)
        ]
    return tuple(lines)


def _segments(shared: shapely.Geometry) -> list[shapely.LineString]:
    """The line parts of an intersection; tiles that touch in one corner leave a point."""
    parts = shapely.get_parts(shared)
    return [part for part in parts if part.geom_type == "LineString"]
