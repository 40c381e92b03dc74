"""A table whose columns are known, and the canonical values of its cells."""

from dataclasses import dataclass, field

from campaign.findings import Finding
from campaign.intake.headings import PAIR
from campaign.intake.mapping import Role
from campaign.intake.sheet import Line, Sheet
from campaign.kinds import SPECS, CellType

_CELL_TYPES = {column.name: column.cell_type for spec in SPECS.values() for column in spec.columns}
_QUALIFIED = {
    "participant_count": "qualifier",
    "target_count": "qualifier",
    "target_coverage_pct": "qualifier",
    "people_count": "qualifier",
    "activity_count": "qualifier",
    "result_count": "qualifier",
    "coverage_pct": "coverage_qualifier",
    "attainment_pct": "attainment_qualifier",
    "gap_count": "gap_qualifier",
}


@dataclass(frozen=True)
class Table:
    """A table found in a sheet: what each column holds, and the lines of units.

    `labels` are the headings as a person sees them, `totals` the lines that sum others. In a
    canonical table rates are percents by contract. `is_in_thousands` when the lines above say
    that people are counted so.
    """

    sheet: Sheet
    labels: tuple[str, ...]
    roles: tuple[Role, ...]
    lines: tuple[Line, ...]
    totals: tuple[Line, ...] = ()
    is_canonical: bool = False
    is_in_thousands: bool = False

    def is_torn(self, line: Line) -> bool:
        """Whether a line of a text file has other cells than there are headings."""
        width = len(self.roles)
        if self.sheet.name is not None or len(line.cells) == width:
            return False
        return len(line.cells) < width or any(cell.strip() for cell in line.cells[width:])


@dataclass(frozen=True)
class Value:
    """A cell's canonical text and the qualifier that was written with it."""

    text: str
    qualifier: str | None = None


@dataclass
class Columns:
    """Canonical values by line number and column, and what was noticed on the way.

    `answers` holds what the reading went by: given answers and suggestions.
    """

    values: dict[tuple[int, int], Value] = field(default_factory=dict)
    targets_of_pairs: dict[tuple[int, int], Value] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)


def cell_type_of(role: Role) -> CellType:
    """How the cells of a role are read."""
    if role.name == PAIR or role.name.startswith("people_count."):
        return CellType.COUNT
    return _CELL_TYPES.get(role.name, CellType.TEXT)


def qualifier_column(name: str) -> str | None:
    """Where the qualifier of a figure stands."""
    return _QUALIFIED.get(name.partition(".")[0])
