"""What a table must agree with itself on: stated ratios, and the totals of its columns."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from campaign.findings import Finding
from campaign.intake.headings import SKIP
from campaign.intake.mapping import Role
from campaign.intake.sheet import Line
from campaign.intake.table import Columns, Table, Value, cell_type_of
from campaign.kinds import CellType
from campaign.terms import Severity
from campaign.thresholds import FULL_PCT, STATED_RATIO_TOLERANCE_POINTS

# What each stated ratio is a ratio of.
_WHOLES = {
    "attainment_pct": ("target_count",),
    "coverage_pct": ("people_count", "denominator_count"),
}


def differences(
    table: Table, columns: Columns, *, sections: Sequence[int], whole_of: Mapping[str, str]
) -> Iterator[Finding]:
    """Stated ratios that the counts do not give, then totals that the lines do not give.

    `sections` are the numbers of the lines at which a part of the table begins; `whole_of`
    names the kind of people that an indicator's coverage is of.
    """
    for index, role in enumerate(table.roles):
        if role.name in _WHOLES:
            yield from _ratios(table, columns, index, role, whole_of)
    for index, role in enumerate(table.roles):
        if cell_type_of(role) is CellType.COUNT:
            for total in table.totals:
                yield from _total(table, columns, index, total, sections)
    yield from _added_months(table, columns)


def _ratios(
    table: Table, columns: Columns, index: int, role: Role, whole_of: Mapping[str, str]
) -> Iterator[Finding]:
    top = _column(table, ("participant_count",), role)
    bottom = _column(table, _WHOLES[role.name], role, whole_of.get(role.indicator or ""))
    if top is None or bottom is None:
        return
    for line in table.lines:
        cells = [columns.values[line.number, i] for i in (index, top, bottom)]
        stated, count, whole = (_number(cell) for cell in cells)
        if stated is None or count is None or not whole:
            continue
        computed = count * FULL_PCT / whole
        if abs(stated - computed) > _tolerance(cells[0].text) + 1e-9:
            yield _finding(
                "ratio_differs",
                table,
                line,
                index,
                {"stated": stated, "computed": computed},
            )


def _tolerance(text: str) -> float:
    """The press truncates: a ratio agrees to the last digit it was stated with."""
    digits = len(text.partition(".")[2])
    is_short = 0 < digits < 2 or "." not in text  # noqa: PLR2004 - decimals of a percentage
    return 10.0**-digits if is_short else STATED_RATIO_TOLERANCE_POINTS


def _column(
    table: Table, names: Sequence[str], role: Role, people: str | None = None
) -> int | None:
    for index, other in enumerate(table.roles):
        name, _, kind = other.name.partition(".")
        is_same = other.indicator in (None, role.indicator) and other.day in (None, role.day)
        if name in names and is_same and (not kind or kind == people):
            return index
    return None


def _number(value: Value) -> float | None:
    """A figure that is exact; a bound or a rounded one divides into nothing exact."""
    is_plain = value.text.replace(".", "", 1).isdigit() and not value.qualifier
    return float(value.text) if is_plain else None


def _total(
    table: Table, columns: Columns, index: int, total: Line, sections: Sequence[int]
) -> Iterator[Finding]:
    stated = _number(columns.values[total.number, index])
    if stated is None:
        return
    above = [number for number in sections if number < total.number]
    earlier = [line.number for line in table.totals if line.number < total.number]
    start = max([*above, *earlier], default=0)
    sums = set()
    for lines in (
        table.lines,
        [line for line in table.lines if start < line.number < total.number],
    ):
        values = [columns.values[line.number, index] for line in lines]
        if any(value.text and _number(value) is None for value in values):
            return
        sums.add(sum(_number(value) or 0 for value in values))
    if stated not in sums:
        wards = sum(_number(columns.values[line.number, index]) or 0 for line in table.lines)
        params = {"total": int(stated), "sum": int(wards)}
        yield _finding("total_differs", table, total, index, params)


def _added_months(table: Table, columns: Columns) -> Iterator[Finding]:
    """A column that adds the months up: then they hold what came in each, not who takes part."""
    months: dict[str | None, list[int]] = defaultdict(list)
    for index, role in enumerate(table.roles):
        if role.name == "participant_count" and role.day is not None:
            months[role.indicator].append(index)
    for indexes in months.values():
        for index, role in enumerate(table.roles):
            is_other = role.name == SKIP or (role.name == "participant_count" and not role.day)
            if is_other and len(indexes) > 1 and _adds_up(table, columns, indexes, index):
                params = {"sum": table.labels[index]}
                yield _finding("months_add_up", table, table.lines[0], indexes[0], params)


def _adds_up(table: Table, columns: Columns, indexes: Sequence[int], index: int) -> bool:
    """Whether a column is the sum of others in all lines, of which some have two to add."""
    count = 0
    for line in table.lines:
        parts = [_number(columns.values[line.number, i]) for i in indexes]
        if _number(columns.values[line.number, index]) != sum(part or 0 for part in parts):
            return False
        count += sum(bool(part) for part in parts) > 1
    return count > 1


def _finding(
    code: str, table: Table, line: Line, index: int, params: Mapping[str, object]
) -> Finding:
    sheet = table.sheet
    return Finding(
        code,
        Severity.WARNING,
        line.number,
        table.labels[index],
        line.cell(index).strip()[:200],
        dict(params),
        sheet.name,
        sheet.place(line.number, index),
    )
