"""Long tables: one line a figure, under canonical headings or those of the templates."""

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from campaign.intake.headings import STANDARD_HEADINGS
from campaign.intake.letters import fold
from campaign.kinds import SPECS
from campaign.terms import Kind, Qualifier
from tests.intake.files import reference
from tests.intake.round_trip.figures import KINDS, QUALIFIER_OF, Figure, Row, Table, tables
from tests.intake.round_trip.grid import Grid
from tests.intake.round_trip.names import WAYS
from tests.intake.round_trip.styles import CELL_DAYS, Cell, Days, Numbers, numbers

_NAMES = {
    "indicator_code": {
        "vsi": "BHXH tự nguyện",
        "hi": "BHYT",
        "hi_household": "BHYT hộ gia đình",
        "hi_pupil": "BHYT học sinh",
        "csi": "BHXH bắt buộc",
        "ui": "BHTN",
    },
    "denominator_kind": {
        "population": "Dân số",
        "labour_force": "Lực lượng lao động",
        "participating_age": "Số người trong độ tuổi tham gia",
        "pupils": "Số học sinh",
    },
    "issuer": {"people_committee": "Ủy ban nhân dân"},
}
"""What the codes are called in a file with Vietnamese headings."""


@st.composite
def long_grids(draw: st.DrawFn, *, is_workbook: bool) -> Grid:
    """Files under canonical or standard headings, in every way of writing what is in them."""
    is_canonical = draw(st.booleans())
    days = CELL_DAYS[draw(st.sampled_from(sorted(CELL_DAYS)))]
    style = draw(numbers(is_workbook=is_workbook, is_canonical=is_canonical))
    table = draw(tables(days.strategy(), most_pct=style.most_pct))
    kind = draw(st.sampled_from([kind for kind in KINDS if table.rows(kind)]))
    filled = {name for row in table.rows(kind) for name in row} - set(QUALIFIER_OF.values())
    names = [name for name in SPECS[kind].names if name in filled]
    units = ["unit_code", "unit_name", *(["unit"] if is_canonical else [])]
    writer = _Writer(
        table,
        kind,
        draw(st.permutations(names)),
        unit=draw(st.sampled_from(units)),
        way=draw(st.sampled_from(sorted(WAYS))),
        is_canonical=is_canonical,
    )
    return writer.grid(style, days)


class _Writer:
    """Writes the rows of one kind under one line of headings."""

    def __init__(
        self,
        table: Table,
        kind: Kind,
        names: list[str],
        *,
        unit: str,
        way: str,
        is_canonical: bool,
    ) -> None:
        self._rows = table.rows(kind)
        self._names, self._unit, self._way = names, unit, way
        self._is_canonical = is_canonical
        self._grid = Grid(
            expected={kind: self._rows},
            province=table.province,
            received_on=table.day + dt.timedelta(days=40),
        )

    def grid(self, style: Numbers, days: Days) -> Grid:
        """The headings and the rows."""
        headings = [self._unit if name == "unit_code" else name for name in self._names]
        if not self._is_canonical:
            headings = [STANDARD_HEADINGS[name] for name in headings]
        self._grid.add(*headings)
        for place, row in enumerate(self._rows, start=1):
            self._grid.add(*(self._cell(name, row, place, style, days) for name in self._names))
        self._grid.show_percents([name.endswith("_pct") for name in self._names], style)
        roles = (self._unit if name == "unit_code" else name for name in self._names)
        mapping = ";".join(f"{number}={role}" for number, role in enumerate(roles, start=1))
        self._grid.truth |= style.truth() | {"mapping": mapping}
        return self._grid

    def _cell(self, name: str, row: Row, place: int, style: Numbers, days: Days) -> Cell:
        value = row.get(name)
        if name == "unit_code":
            return self._unit_cell(str(value), place)
        if name.endswith(("_count", "_pct")):
            return style.cell(_figure(row, name))
        if isinstance(value, dt.date):
            # A target's period is no day of figures; it is written as the templates have it.
            return days.write(value) if name == "as_of_date" else value.isoformat()
        text = str(value)
        return text if self._is_canonical else _NAMES[name].get(text, text)

    def _unit_cell(self, code: str, place: int) -> str:
        if self._unit == "unit_code" or (self._unit == "unit" and place % 2):
            return code
        name = WAYS[self._way](reference().units[code], place)
        self._grid.names[fold(name)] = code
        return name


def _figure(row: Row, name: str) -> Figure | None:
    """The figure that a canonical row holds, with its qualifier."""
    value = row.get(name)
    qualifier = Qualifier(row.get(QUALIFIER_OF.get(name, ""), Qualifier.EXACT))
    match value:
        case int():
            return Figure(value, qualifier)
        case float():
            return Figure(Decimal(str(value)), qualifier)
        case _:
            return None
