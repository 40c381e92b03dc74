"""What a map shows: its units' values, how they are drawn, and how a value finds its unit."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from campaign.figures.map_shapes import Point
from campaign.figures.palette import Palette
from campaign.figures.patterns import Pattern

# What all layers of one map share.
Common = dict[str, Any]

FONT = "Source Sans, sans-serif"


@dataclass(frozen=True)
class MapAddresses:
    """Where a browser fetches what never changes."""

    areas: str
    places: str
    lines: str


@dataclass(frozen=True)
class MapUnit:
    """What changes of a unit with month and indicator; shares are of the largest circle."""

    unit_code: str
    place: Point
    radius: float
    class_number: int
    pattern: Pattern | None
    text: str
    detail: str
    is_faded: bool = False
    missing_share: float = 0.0
    drive_share: float = 0.0


@dataclass(frozen=True)
class MapSheet:
    """One month's map: its title, empty for a map alone, and its units in the shapes' order."""

    title: str
    units: Sequence[MapUnit]


@dataclass(frozen=True)
class Canvas:
    """The room for the map in pixels, and whether there is room for names."""

    width: int
    height: int
    shows_names: bool


@dataclass(frozen=True)
class MapStyle:
    """How the map is drawn, whatever it shows."""

    fills: Sequence[str]
    palette: Palette
    mark: str | None = None
    selected: int | None = None


def lookup(values: Sequence[object], keys: str) -> str:
    """An accessor that finds a row's value by the character at its number in `keys`."""
    return f'({json.dumps(values)})[("{keys}")[i]]'


def by_number(values: Sequence[object]) -> str:
    """An accessor that finds a row's value by its number."""
    return f"({json.dumps(values, ensure_ascii=False)})[i]"


def class_keys(units: Sequence[MapUnit], count: int) -> str:
    """One digit a unit: its class; those outside the chosen area have the digit after the last."""
    return "".join(str(count if unit.is_faded else unit.class_number) for unit in units)
