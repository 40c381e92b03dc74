"""The part of a map that never changes with month or indicator: outlines, places and names."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Ring = Sequence[Point]

# A name of so many letters fits one line of a hexagon.
_NAME_LINE_LETTERS = 9
# Thousandths of a hexagon's radius: finer than a screen shows at any zoom.
_DECIMALS = 3


@dataclass(frozen=True)
class UnitShape:
    """A unit's areas, each an outer ring and its holes, and where its text stands.

    `radius` is that of a circle about `place` that lies within the unit.
    """

    unit_code: str
    unit_name: str
    areas: tuple[tuple[Ring, ...], ...]
    place: Point
    radius: float


@dataclass(frozen=True)
class MapFrame:
    """The room that all shapes take, y growing southwards."""

    width: float
    height: float
    centre: Point


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


def areas_json(shapes: Sequence[UnitShape]) -> bytes:
    """One row per area, with the number `i` of its unit by which its colour is looked up."""
    rows = [
        {
            "i": number,
            "unit_code": shape.unit_code,
            # What the tooltip says where no figure lies above the area.
            "detail": shape.unit_name,
            "area": [[_rounded(point) for point in ring] for ring in area],
        }
        for number, shape in enumerate(shapes)
        for area in shape.areas
    ]
    return _json(rows)


def places_json(shapes: Sequence[UnitShape]) -> bytes:
    """One row per unit: the place of its text, and its name on short lines."""
    rows = [
        {
            "i": number,
            "lines": wrapped_name(shape.unit_name),
            "place": _rounded(shape.place),
        }
        for number, shape in enumerate(shapes)
    ]
    return _json(rows)


def lines_json(lines: Sequence[Ring]) -> bytes:
    """One row per line between former provinces."""
    return _json([{"path": [_rounded(point) for point in line]} for line in lines])


def _rounded(point: Point) -> Point:
    return (round(point[0], _DECIMALS), round(point[1], _DECIMALS))


def _json(rows: Sequence[object]) -> bytes:
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
