"""A table's lines to canonical records: one for each unit, kind, indicator and day."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from campaign.intake.headings import PAIR, SKIP
from campaign.intake.sheet import Line
from campaign.intake.table import Columns, Table, Value, qualifier_column
from campaign.kinds import SPECS
from campaign.terms import Kind

_PEOPLE = "people_count."
_TARGET_MEASURES = frozenset(("target_count", "target_coverage_pct"))


@dataclass(frozen=True)
class Whole:
    """What holds for a whole table: its day, whose targets it states, for which year."""

    day: dt.date | None = None
    year: int | None = None
    issuer: str | None = None


@dataclass(frozen=True)
class Record:
    """One canonical record: its cells by canonical column, and from which columns they come."""

    kind: Kind
    line: int
    cells: Mapping[str, str]
    indexes: Mapping[str, int] = field(default_factory=dict)


def is_wide(table: Table) -> bool:
    """Whether figures of several indicators or kinds stand beside each other."""
    return any(
        role.indicator is not None or role.name.startswith(_PEOPLE) or role.name == PAIR
        for role in table.roles
    )


def needs_day(table: Table, whole: Whole) -> bool:
    """Whether figures stand without the day they need; a target needs no more than its year."""
    if whole.day or any(role.name == "as_of_date" for role in table.roles):
        return False
    bare = [role for role in table.roles if role.day is None]
    if whole.year is None and any(role.name in (*_TARGET_MEASURES, PAIR) for role in bare):
        return True
    return any(
        (role.indicator and role.name not in _TARGET_MEASURES) or role.name.startswith(_PEOPLE)
        for role in bare
    )


def lacks_day(names: Collection[str], kind: Kind) -> bool:
    """Whether a table with these canonical columns leaves its figures without a day."""
    dated = SPECS[kind].needs_date_or_source
    return dated is not None and dated not in names and "source_url" not in names


def long_records(table: Table, columns: Columns, *, kind: Kind) -> Iterator[Record]:
    """One record per line: the columns are canonical already."""
    names = set(SPECS[kind].names)
    for line in table.lines:
        cells: dict[str, str] = {}
        indexes: dict[str, int] = {}
        for index, role in enumerate(table.roles):
            if role.name == SKIP:
                continue
            _fill(cells, role.name, columns.values[line.number, index], names)
            indexes[role.name] = index
        yield Record(kind, line.number, cells, indexes)


def wide_records(table: Table, columns: Columns, *, whole: Whole) -> Iterator[Record]:
    """The records of each line: its people, then each indicator's report and target."""
    for line in table.lines:
        shared, shared_indexes = _shared(table, columns, line)
        yield from _people(table, columns, line, shared, shared_indexes, whole)
        for indicator, day in _groups(table, whole):
            group = {
                index: role
                for index, role in enumerate(table.roles)
                if role.indicator == indicator and (role.day or whole.day) == day
            }
            report: dict[str, str] = shared | {"indicator_code": indicator}
            target = dict(report)
            report_indexes, target_indexes = dict(shared_indexes), dict(shared_indexes)
            for index, role in group.items():
                value = columns.values[line.number, index]
                if role.name == PAIR:
                    _fill(report, "participant_count", value)
                    second = columns.targets_of_pairs.get((line.number, index), Value(""))
                    _fill(target, "target_count", second)
                    report_indexes["participant_count"] = target_indexes["target_count"] = index
                elif role.name in _TARGET_MEASURES:
                    _fill(target, role.name, value)
                    target_indexes[role.name] = index
                else:
                    _fill(report, role.name, value)
                    report_indexes[role.name] = index
            if set(report) - set(shared) - {"indicator_code"}:
                yield Record(Kind.REPORTS, line.number, _dated(report, day), report_indexes)
            if any(target.get(name) for name in _TARGET_MEASURES):
                yield Record(
                    Kind.TARGETS, line.number, _of_year(target, day, whole), target_indexes
                )


def _shared(table: Table, columns: Columns, line: Line) -> tuple[dict[str, str], dict[str, int]]:
    """What serves the whole line: its unit, its own day, its note."""
    cells: dict[str, str] = {}
    indexes: dict[str, int] = {}
    for index, role in enumerate(table.roles):
        is_own = role.indicator is None and not role.name.startswith(_PEOPLE)
        if role.name != SKIP and is_own:
            cells[role.name] = columns.values[line.number, index].text
            indexes[role.name] = index
    return cells, indexes


def _groups(table: Table, whole: Whole) -> list[tuple[str, dt.date | None]]:
    return list(
        dict.fromkeys(
            (role.indicator, role.day or whole.day)
            for role in table.roles
            if role.indicator is not None
        )
    )


def _people(
    table: Table,
    columns: Columns,
    line: Line,
    shared: Mapping[str, str],
    shared_indexes: Mapping[str, int],
    whole: Whole,
) -> Iterator[Record]:
    for index, role in enumerate(table.roles):
        if not role.name.startswith(_PEOPLE):
            continue
        value = columns.values[line.number, index]
        if not value.text:
            continue
        cells = dict(shared) | {"denominator_kind": role.name.removeprefix(_PEOPLE)}
        _fill(cells, "people_count", value)
        indexes = dict(shared_indexes) | {"people_count": index}
        yield Record(Kind.DENOMINATORS, line.number, _dated(cells, role.day or whole.day), indexes)


def _fill(cells: dict[str, str], name: str, value: Value, allowed: set[str] | None = None) -> None:
    """Write a value and, in its own column, the qualifier that was written with it."""
    cells[name] = value.text
    column = qualifier_column(name)
    if value.qualifier and column and (allowed is None or column in allowed):
        cells.setdefault(column, "")
        cells[column] = cells[column] or value.qualifier


def _dated(cells: dict[str, str], day: dt.date | None) -> dict[str, str]:
    if not cells.get("as_of_date") and day is not None:
        cells["as_of_date"] = day.isoformat()
    return cells


def _of_year(cells: dict[str, str], day: dt.date | None, whole: Whole) -> dict[str, str]:
    """A target of a monthly table is that of its year."""
    own = cells.pop("as_of_date", "")
    year = own[:4] or str((day.year if day else whole.year) or "")
    if year:
        cells.setdefault("period_start", f"{year}-01-01")
        cells.setdefault("period_end", f"{year}-12-31")
    if not cells.get("issuer") and whole.issuer:
        cells["issuer"] = whole.issuer
    return cells
