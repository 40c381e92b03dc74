"""The core of mart_progress a second time, in plain Python, against the SQL on generated rows."""

import calendar
import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.views import sandbox

UNITS = ("A", "B")
LONG_AGO = dt.date(1900, 1, 1)
PROVINCE = "P"
ISSUERS = ("people_committee", "social_security")  # by rank; the first is the default
QUALIFIERS = ("exact", "at_least", "about")
DATES = tuple(
    dt.date.fromisoformat(day) for day in ("2024-12-31", "2025-01-05", "2025-01-31", "2025-03-15")
)
PERIODS = (
    (dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
    (dt.date(2024, 12, 1), dt.date(2025, 3, 31)),
)


@dataclass(frozen=True)
class Report:
    """What a unit tells; the same unit and date are told once only."""

    unit: str
    date: dt.date | None
    count: int | None
    coverage: int | None
    attainment: int | None
    gap: int | None
    people: int | None
    qualifier: str
    issuer: str | None


@dataclass(frozen=True)
class Target:
    """What one issuer asks of a unit: a count, a coverage, or both."""

    unit: str
    issuer: str
    count: int | None
    coverage: int | None
    period: tuple[dt.date, dt.date]


@dataclass(frozen=True)
class Figure:
    """What is known of a unit in a month."""

    date: dt.date | None = None
    is_reported: bool = False
    count: int | None = None
    qualifier: str | None = None
    coverage: float | None = None
    attainment: float | None = None
    gap: int | None = None
    issuer: str | None = None
    people: int | None = None
    is_summed: bool = False
    counted: int | None = None

    @property
    def whole_count(self) -> int | None:
        """The count where it stands for the whole; a sum of some units does not."""
        is_partial = self.is_summed and self.counted != len(UNITS)
        return None if is_partial else self.count


@dataclass(frozen=True)
class Goal:
    """A target in force: given, summed over all units, or derived from a stated gap."""

    end: dt.date
    count: int | None
    coverage: float | None = None
    is_derived: bool = False


@dataclass(frozen=True)
class World:
    """Everything that one example gives."""

    reports: tuple[Report, ...]
    targets: tuple[Target, ...]
    people: dict[str, int] = field(default_factory=dict)


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _months(world: World) -> list[dt.date]:
    """Month ends from the first dated report to the last."""
    dates = [report.date for report in world.reports if report.date]
    month, months = _month_end(min(dates)), []
    while month <= _month_end(max(dates)):
        months.append(month)
        month = _month_end(month + dt.timedelta(days=1))
    return months


def _speaking_report(world: World, unit: str, month: dt.date) -> Report | None:
    """The last dated report up to the month; an undated one only in the last month."""
    own = [report for report in world.reports if report.unit == unit]
    dated = [report for report in own if report.date and report.date <= month]
    if dated:
        return max(dated, key=lambda report: report.date or dt.date.min)
    undated = [report for report in own if report.date is None]
    return undated[0] if undated and month == _months(world)[-1] else None


def _own_figure(world: World, unit: str, month: dt.date) -> Figure:
    """A stock is carried forward; a stated attainment or gap lasts for its year only."""
    report = _speaking_report(world, unit, month)
    if report is None:
        return Figure(people=world.people.get(unit))
    lasts = report.date is None or report.date.year == month.year
    attainment, gap = (report.attainment, report.gap) if lasts else (None, None)
    speaks = attainment is not None or gap is not None
    return Figure(
        date=report.date,
        is_reported=report.date is not None and _month_end(report.date) == month,
        count=report.count,
        qualifier=report.qualifier if report.count is not None else None,
        coverage=report.coverage,
        attainment=attainment,
        gap=gap,
        issuer=(report.issuer or ISSUERS[0]) if speaks else None,
        people=report.people if report.people is not None else world.people.get(unit),
    )


def _worst(qualifiers: Iterable[str | None]) -> str:
    found = set(qualifiers)
    return next((name for name in ("about", "at_least") if name in found), "exact")


def _figure(world: World, unit: str, month: dt.date) -> Figure:
    """The unit's own figure, or for the province the sum where it may replace it."""
    own = _own_figure(world, unit, month)
    if unit != PROVINCE:
        return own
    parts = [_own_figure(world, name, month) for name in UNITS]
    counted = [part for part in parts if part.count is not None]
    people = [part.people for part in parts if part.people is not None]
    if own.people is None and len(people) == len(UNITS):
        own = Figure(**{**vars(own), "people": sum(people)})
    own = Figure(**{**vars(own), "counted": len(counted)})
    return _sum(counted, own) if _is_replaced(own, counted) else own


def _is_replaced(own: Figure, counted: Sequence[Figure]) -> bool:
    """By any sum where the province says nothing, else by one of all, of which most are newer."""
    if not counted:
        return False
    said = (own.count, own.coverage, own.attainment, own.gap)
    if all(value is None for value in said):
        return True
    newer = [part for part in counted if part.date and part.date > (own.date or LONG_AGO)]
    return len(counted) == len(UNITS) and len(newer) * 2 > len(UNITS)


def _sum(counted: Sequence[Figure], own: Figure) -> Figure:
    """Reported when most of its parts are of the month; an undated one is of none."""
    of_month = [part for part in counted if part.is_reported]
    return Figure(
        date=max((part.date for part in counted if part.date), default=None),
        is_reported=len(of_month) * 2 > len(counted),
        count=sum(part.count or 0 for part in counted),
        qualifier=_worst(part.qualifier for part in counted),
        people=own.people,
        is_summed=True,
        counted=own.counted,
    )


def _given_goal(world: World, unit: str, issuer: str, month: dt.date) -> Goal | None:
    for target in world.targets:
        start, end = target.period
        if (target.unit, target.issuer) == (unit, issuer) and start <= month <= end:
            return Goal(end, target.count, target.coverage)
    return None


def _summed_goal(world: World, issuer: str, month: dt.date) -> Goal | None:
    """Only when every unit has a target: a sum of some would look like the whole."""
    goals = [_given_goal(world, unit, issuer, month) for unit in UNITS]
    known = [goal for goal in goals if goal and goal.count is not None]
    if len(known) < len(UNITS):
        return None
    return Goal(max(goal.end for goal in known), sum(goal.count or 0 for goal in known))


def _goal(world: World, unit: str, issuer: str, month: dt.date, figure: Figure) -> Goal | None:
    """Given before summed before derived; a given coverage takes a derived count beside it."""
    goal = _given_goal(world, unit, issuer, month)
    if goal is None and unit == PROVINCE:
        goal = _summed_goal(world, issuer, month)
    if figure.issuer != issuer or figure.count is None or figure.gap is None:
        return goal
    derived = figure.count + figure.gap
    if goal is None:
        return Goal(dt.date(month.year, 12, 31), derived, is_derived=True)
    if goal.count is not None:
        return goal
    return Goal(goal.end, derived, goal.coverage, is_derived=True)


def _ratio(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part * 100 / whole


def _first(*values: float | None) -> float | None:
    return next((value for value in values if value is not None), None)


def _coverage(figure: Figure) -> float | None:
    """Computed before stated, but an inexact count gives way to a stated coverage."""
    computed = _ratio(figure.whole_count, figure.people)
    if figure.count is not None and figure.qualifier != "exact":
        return _first(figure.coverage, computed)
    return _first(computed, figure.coverage)


def _attainment(figure: Figure, goal: Goal | None, stated: float | None) -> float | None:
    """The same for attainment; at last by way of a target that is a coverage."""
    computed = _ratio(figure.whole_count, goal.count if goal else None)
    by_coverage = _ratio(_coverage(figure), goal.coverage if goal else None)
    if figure.count is not None and figure.qualifier != "exact":
        return _first(stated, computed, by_coverage)
    return _first(computed, stated, by_coverage)


def _gap(figure: Figure, goal: Goal | None, stated: int | None) -> int | None:
    """Stated before computed, never below zero, unknown where count or target is."""
    if stated is not None:
        return stated
    if figure.whole_count is None or goal is None or goal.count is None:
        return None
    return max(goal.count - figure.whole_count, 0)


def _required(gap: int | None, goal: Goal | None, month: dt.date) -> float | None:
    """The gap over the months left, nothing once the period is over."""
    if gap is None or goal is None:
        return None
    left = (goal.end.year - month.year) * 12 + goal.end.month - month.month
    return gap / left if left > 0 else None


def _row(
    figure: Figure, goal: Goal | None, unit: str, issuer: str | None, month: dt.date
) -> dict[str, Any]:
    is_of_issuer = issuer is not None and figure.issuer == issuer
    gap = _gap(figure, goal, figure.gap if is_of_issuer else None)
    return {
        "unit_code": unit,
        "issuer": issuer,
        "month_end": month,
        "reported_date": figure.date,
        "lag_days": (month - figure.date).days if figure.date else None,
        "is_reported": figure.is_reported,
        "is_summed": figure.is_summed,
        "counted_unit_count": figure.counted,
        "participant_count": figure.count,
        "participant_qualifier": figure.qualifier,
        "denominator_count": figure.people,
        "coverage_pct": _coverage(figure),
        "target_count": goal.count if goal else None,
        "is_target_derived": goal.is_derived if goal else False,
        "attainment_pct": _attainment(figure, goal, figure.attainment if is_of_issuer else None),
        "gap_count": gap,
        "required_per_month_count": _required(gap, goal, figure.date or month),
    }


def _progress(world: World) -> Iterator[dict[str, Any]]:
    """Every row that mart_progress must have; a unit of which no issuer speaks has one."""
    for month in _months(world):
        for unit in (PROVINCE, *UNITS):
            figure = _figure(world, unit, month)
            goals = {name: _goal(world, unit, name, month, figure) for name in ISSUERS}
            speaking = [name for name in ISSUERS if goals[name] or figure.issuer == name]
            if not speaking:
                yield _row(figure, None, unit, None, month) | {"is_default_issuer": True}
            for name in speaking:
                row = _row(figure, goals[name], unit, name, month)
                yield row | {"is_default_issuer": name == speaking[0]}


def _text(**cells: object) -> dict[str, str | None]:
    return {name: None if cell is None else str(cell) for name, cell in cells.items()}


def _given(world: World) -> dict[str, list[dict[str, str | None]]]:
    """The example as rows of raw tables."""
    reports = [
        _text(
            unit_code=r.unit, indicator_code="vsi", as_of_date=r.date, participant_count=r.count,
            coverage_pct=r.coverage, attainment_pct=r.attainment, gap_count=r.gap,
            denominator_count=r.people, qualifier=r.qualifier, issuer=r.issuer,
        )
        for r in world.reports
    ]  # fmt: skip
    targets = [
        _text(
            unit_code=t.unit, indicator_code="vsi", issuer=t.issuer, target_count=t.count,
            target_coverage_pct=t.coverage, period_start=t.period[0], period_end=t.period[1],
        )
        for t in world.targets
    ]  # fmt: skip
    people = [
        _text(unit_code=unit, denominator_kind="participating_age", people_count=count)
        for unit, count in world.people.items()
    ]
    units = [_text(unit_code=unit, unit_name=unit, province_code=PROVINCE) for unit in UNITS]
    return {
        "raw_reports": reports,
        "raw_targets": targets,
        "raw_denominators": people,
        "raw_units": units,
    }


def _from_sql(world: World) -> list[dict[str, Any]]:
    connection = sandbox.make(_given(world))
    cursor = connection.execute("SELECT * FROM mart_progress")
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    connection.close()
    return rows


_count = st.none() | st.integers(0, 300)
_pct = st.none() | st.integers(0, 120)
_places = st.sampled_from((PROVINCE, *UNITS))
_report = st.builds(
    Report, unit=_places, date=st.none() | st.sampled_from(DATES), count=_count, coverage=_pct,
    attainment=_pct, gap=_count, people=_count, qualifier=st.sampled_from(QUALIFIERS),
    issuer=st.none() | st.sampled_from(ISSUERS),
).filter(lambda r: (r.count, r.coverage, r.attainment, r.gap) != (None,) * 4)  # fmt: skip
_target = st.builds(
    Target, unit=_places, issuer=st.sampled_from(ISSUERS), count=_count, coverage=_pct,
    period=st.sampled_from(PERIODS),
).filter(lambda t: (t.count, t.coverage) != (None, None))  # fmt: skip
_reports = st.lists(_report, min_size=1, max_size=12, unique_by=lambda r: (r.unit, r.date)).filter(
    lambda reports: any(report.date for report in reports)
)
_targets = st.lists(_target, max_size=8, unique_by=lambda t: (t.unit, t.issuer))
_worlds = st.builds(
    World,
    reports=_reports.map(tuple),
    targets=_targets.map(tuple),
    people=st.dictionaries(_places, st.integers(0, 400)),
)


def _key(row: dict[str, Any]) -> tuple[str, str, str]:
    return (row["unit_code"], str(row["issuer"]), row["month_end"].isoformat())


def _same(left: object, right: object) -> bool:
    if isinstance(left, float) and isinstance(right, int | float):
        return math.isclose(left, right, rel_tol=1e-9)
    return left == right


def _said(unit: str, date: dt.date | None) -> Report:
    """A unit's report of nobody, and of nothing else."""
    nothing = {"coverage": None, "attainment": None, "gap": None, "people": None, "issuer": None}
    return Report(unit, date, 0, qualifier="exact", **nothing)


@examples(40)
@given(_worlds)
@example(World((_said("A", DATES[0]), _said("B", None)), ()))
def test_sql_and_python_say_the_same(world: World) -> None:
    found = sorted(_from_sql(world), key=_key)
    wanted = sorted(_progress(world), key=_key)
    assert [_key(row) for row in found] == [_key(row) for row in wanted]
    for found_row, wanted_row in zip(found, wanted, strict=True):
        differing = {
            name: (found_row[name], value)
            for name, value in wanted_row.items()
            if not _same(found_row[name], value)
        }
        assert differing == {}, _key(wanted_row)


@examples(15)
@given(_worlds)
def test_totals_reconcile(world: World) -> None:
    """A summed province is the sum of its rows, no report is lost, and no key repeats."""
    rows = _from_sql(world)
    assert len({_key(row) for row in rows}) == len(rows)
    default = {(r["unit_code"], r["month_end"]): r for r in rows if r["is_default_issuer"]}
    for (unit, month), row in default.items():
        if unit == PROVINCE and row["is_summed"]:
            counts = [default[name, month]["participant_count"] for name in UNITS]
            assert row["participant_count"] == sum(filter(None, counts))
            assert row["counted_unit_count"] == sum(count is not None for count in counts)
    for report in world.reports:
        if report.date and report.unit != PROVINCE:
            assert default[report.unit, _month_end(report.date)]["reported_date"] >= report.date
