"""What is known of a unit in a month: the last report, or for the province what units add up to."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tests.second_implementation.world import (
    ISSUERS,
    PROVINCE,
    UNITS,
    Report,
    World,
    month_end,
    months_of,
)

_LONG_AGO = dt.date(1900, 1, 1)


@dataclass(frozen=True)
class Figure:
    """What is known of a unit in a month."""

    date: dt.date | None = None
    oldest_date: dt.date | None = None
    is_reported: bool = False
    is_undated: bool = False
    count: int | None = None
    qualifier: str | None = None
    coverage: int | None = None
    attainment: int | None = None
    gap: int | None = None
    issuer: str | None = None
    people: int | None = None
    is_summed: bool = False
    counted: int | None = None

    @property
    def is_partial(self) -> bool:
        """Whether it is a sum of some units only, which does not stand for the whole."""
        return self.is_summed and self.counted != len(UNITS)

    @property
    def whole_count(self) -> int | None:
        """The count where it stands for the whole."""
        return None if self.is_partial else self.count

    @property
    def says_anything(self) -> bool:
        """Whether there is any figure in it, whomever it is of."""
        return (self.count, self.coverage, self.attainment, self.gap) != (None,) * 4


def figure_of(world: World, unit: str, month: dt.date) -> Figure:
    """The unit's own figure, or for the province the sum where it may replace it."""
    own = _own_figure(world, unit, month)
    if unit != PROVINCE:
        return own
    parts = [_own_figure(world, name, month) for name in UNITS]
    counted = [part for part in parts if part.count is not None]
    people = [part.people for part in parts if part.people is not None]
    if own.people is None and len(people) == len(UNITS):
        own = replace(own, people=sum(people))
    own = replace(own, counted=len(counted))
    return _sum(counted, own) if _is_replaced(own, counted) else own


def judged_date(world: World, unit: str, month: dt.date) -> dt.date | None:
    """The day that the figure speaks of; for a sum of the last month most parts reported."""
    figure = figure_of(world, unit, month)
    if not figure.is_summed:
        return figure.date
    earlier = [earlier for earlier in months_of(world) if earlier <= month]
    for month_looked_at in reversed(earlier):
        counted = _counted_parts(world, month_looked_at)
        if _is_mostly_reported(counted):
            return max(part.date for part in counted if part.date)
    return figure.date


def _speaking_report(world: World, unit: str, month: dt.date) -> Report | None:
    """The last dated report up to the month; an undated one only in the last month."""
    own = [report for report in world.reports if report.unit == unit]
    dated = [report for report in own if report.date and report.date <= month]
    if dated:
        return max(dated, key=lambda report: report.date or dt.date.min)
    undated = [report for report in own if report.date is None]
    return undated[0] if undated and month == months_of(world)[-1] else None


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
        oldest_date=report.date,
        is_reported=report.date is not None and month_end(report.date) == month,
        is_undated=report.date is None,
        count=report.count,
        qualifier=report.qualifier if report.count is not None else None,
        coverage=report.coverage,
        attainment=attainment,
        gap=gap,
        issuer=(report.issuer or ISSUERS[0]) if speaks else None,
        people=report.people if report.people is not None else world.people.get(unit),
    )


def _counted_parts(world: World, month: dt.date) -> list[Figure]:
    parts = [_own_figure(world, name, month) for name in UNITS]
    return [part for part in parts if part.count is not None]


def _is_mostly_reported(counted: Sequence[Figure]) -> bool:
    return sum(part.is_reported for part in counted) * 2 > len(counted)


def _worst(qualifiers: Iterable[str | None]) -> str:
    found = set(qualifiers)
    return next((name for name in ("about", "at_least") if name in found), "exact")


def _is_replaced(own: Figure, counted: Sequence[Figure]) -> bool:
    """By any sum where the province says nothing, else by one of all, of which most are newer."""
    if not counted or not own.says_anything:
        return bool(counted)
    newer = [part for part in counted if part.date and part.date > (own.date or _LONG_AGO)]
    return len(counted) == len(UNITS) and len(newer) * 2 > len(UNITS)


def _sum(counted: Sequence[Figure], own: Figure) -> Figure:
    dates = [part.date for part in counted if part.date]
    return Figure(
        date=max(dates, default=None),
        oldest_date=min(dates, default=None),
        is_reported=_is_mostly_reported(counted),
        count=sum(part.count or 0 for part in counted),
        qualifier=_worst(part.qualifier for part in counted),
        people=own.people,
        is_summed=True,
        counted=own.counted,
    )
