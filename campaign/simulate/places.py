"""The units of the simulated province: names, sizes, places on the hexagon grid, offices."""

import math
from dataclasses import dataclass

import numpy as np

from campaign.simulate.names import FORMER_PROVINCES, OFFICE_NAMES, unit_names
from campaign.simulate.scope import Scope

WARD, COMMUNE = "phường", "xã"
_WARD_SHARE = 0.3
_UNITS_PER_OFFICE = 14
# Distance between the middles of neighbouring rows, in widths of a tile.
_ROW_STEP = math.sqrt(3) / 2
# Least and most people of the two types of unit.
_PEOPLE = {WARD: (14_000, 60_000), COMMUNE: (3_000, 32_000)}
_PEOPLE_PER_KM2 = {WARD: (700, 2_600), COMMUNE: (60, 420)}


@dataclass(frozen=True)
class Place:
    """One unit: where it lies, how many people it had in the first month, which office it has."""

    code: str
    name: str
    unit_type: str
    area_km2: float
    column: int
    row: int
    former_province: str
    office: int
    population: int

    @property
    def is_shifted(self) -> bool:
        """Every other row of the grid lies half a tile to the right."""
        return self.row % 2 == 1

    @property
    def full_name(self) -> str:
        """The name with its type: `Xã Mây Xanh`."""
        return f"{self.unit_type.capitalize()} {self.name}"


def office_count(scope: Scope) -> int:
    """How many social-insurance offices the province has."""
    return max(1, min(len(OFFICE_NAMES), scope.unit_count // _UNITS_PER_OFFICE))


def make_places(scope: Scope) -> list[Place]:
    """All units from north to south; their codes count in that order."""
    chance = scope.chance("places")
    names = unit_names(scope.unit_count, chance)
    cells = _cells(scope.unit_count, chance)
    wards = _wards(cells)
    offices = _offices(cells, office_count(scope))
    middle_row = sorted(row for _, row in cells)[len(cells) // 2]
    places = []
    for number, (cell, name) in enumerate(zip(cells, names, strict=True), start=1):
        unit_type = WARD if cell in wards else COMMUNE
        population = _population(unit_type, chance)
        density = chance.uniform(*_PEOPLE_PER_KM2[unit_type])
        places.append(
            Place(
                code=f"MH{number:03d}",
                name=name,
                unit_type=unit_type,
                area_km2=round(population / density, 2),
                column=cell[0],
                row=cell[1],
                former_province=FORMER_PROVINCES[int(cell[1] > middle_row)],
                office=offices[cell],
                population=population,
            )
        )
    return places


def _population(unit_type: str, chance: np.random.Generator) -> int:
    """Most units are small and a few are large."""
    least, most = _PEOPLE[unit_type]
    return int(least + (most - least) * chance.beta(1.4, 2.6))


def _middle(cell: tuple[int, int]) -> tuple[float, float]:
    column, row = cell
    return column + (0.5 if row % 2 else 0.0), row * _ROW_STEP


def _cells(count: int, chance: np.random.Generator) -> list[tuple[int, int]]:
    """A patch of the grid without holes and with an uneven edge, from north to south."""
    reach = math.ceil(math.sqrt(count)) + 3
    waves = [(chance.uniform(0.06, 0.16), chance.uniform(0, 2 * math.pi)) for _ in range(3)]

    def distance(cell: tuple[int, int]) -> float:
        x, y = _middle(cell)
        angle = math.atan2(y, x)
        edge = 1 + sum(
            height * math.sin(turns * angle + start)
            for turns, (height, start) in enumerate(waves, start=2)
        )
        return math.hypot(x / 1.15, y) / edge

    around = [(c, r) for r in range(-reach, reach + 1) for c in range(-reach, reach + 1)]
    chosen = sorted(around, key=lambda cell: (round(distance(cell), 9), cell))[:count]
    left = min(column for column, _ in chosen)
    top = min(row for _, row in chosen)
    # Moved by an even number of rows, a row keeps its half step.
    top -= top % 2
    return sorted(((c - left, r - top) for c, r in chosen), key=lambda cell: (cell[1], cell[0]))


def _wards(cells: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """The cells nearest to the middle are the town."""
    x = sum(_middle(cell)[0] for cell in cells) / len(cells)
    y = sum(_middle(cell)[1] for cell in cells) / len(cells)

    def distance(cell: tuple[int, int]) -> float:
        own = _middle(cell)
        return round(math.hypot(own[0] - x, own[1] - y), 9)

    by_distance = sorted(cells, key=lambda cell: (distance(cell), cell))
    return set(by_distance[: max(1, round(len(cells) * _WARD_SHARE))])


def _offices(cells: list[tuple[int, int]], count: int) -> dict[tuple[int, int], int]:
    """The number of the office of every cell: strips from west to east of even size."""
    by_column = sorted(cells, key=lambda cell: (_middle(cell)[0], cell[1]))
    return {cell: place * count // len(cells) for place, cell in enumerate(by_column)}
