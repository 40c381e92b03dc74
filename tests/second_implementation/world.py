"""What one example gives: reports, targets, weights and people of a province with two units."""

import calendar
import datetime as dt
from dataclasses import dataclass, field

UNITS = ("A", "B")
PROVINCE = "P"
PLACES = (PROVINCE, *UNITS)
ISSUERS = ("people_committee", "social_security")  # by rank; the first is the default


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
    decision: str | None
    decided: dt.date | None

    @property
    def known_from(self) -> dt.date:
        """The day from which it counts; one without a date counts from its period's start."""
        return self.decided or self.period[0]


@dataclass(frozen=True)
class Weights:
    """How one list shares a period's way among its months."""

    unit: str
    issuer: str
    start: dt.date
    decision: str | None
    by_month: tuple[tuple[dt.date, int], ...]


@dataclass(frozen=True)
class World:
    """Everything that one example gives."""

    reports: tuple[Report, ...]
    targets: tuple[Target, ...]
    weights: tuple[Weights, ...] = ()
    people: dict[str, int] = field(default_factory=dict)


def month_end(day: dt.date) -> dt.date:
    """The last day of the day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def month_before(day: dt.date) -> dt.date:
    """The last day of the month before the day's."""
    return day.replace(day=1) - dt.timedelta(days=1)


def month_ends(first: dt.date, last: dt.date) -> list[dt.date]:
    """The month ends from the month of `first` to that of `last`."""
    month, months = month_end(first), []
    while month <= month_end(last):
        months.append(month)
        month = month_end(month + dt.timedelta(days=1))
    return months


def months_between(earlier: dt.date, later: dt.date) -> int:
    """How many months later the one is."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def months_of(world: World) -> list[dt.date]:
    """Month ends from the first dated report to the last."""
    dates = [report.date for report in world.reports if report.date]
    return month_ends(min(dates), max(dates))
