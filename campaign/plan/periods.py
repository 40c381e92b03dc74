"""Months and weeks between two days, and how long they are."""

import calendar
import datetime as dt
from dataclasses import dataclass

from campaign.plan.choices import PlanStep

_DAY = dt.timedelta(days=1)
_MONTHS = 12
_DAYS_IN_WEEK = 7


@dataclass(frozen=True)
class Period:
    """A month or week of a plan, both days within; `part` is 1 unless it is cut short."""

    starts_date: dt.date
    ends_date: dt.date
    part: float

    @property
    def month_count(self) -> float:
        """How many calendar months it has."""
        return months_between(self.starts_date, self.ends_date)

    def meets(self, first: dt.date | None, last: dt.date | None) -> bool:
        """Whether a stretch of days, open where an end is unknown, has a day in it."""
        return (first or self.ends_date) <= self.ends_date and (
            last or self.starts_date
        ) >= self.starts_date


def periods_between(first: dt.date, last: dt.date, step: PlanStep) -> tuple[Period, ...]:
    """The calendar months, or weeks from Monday to Sunday, from `first` to `last`.

    Empty when `last` is before `first`.
    """
    found = []
    while first <= last:
        end = min(last, _end_of(first, step))
        found.append(Period(first, end, _part(first, end, step)))
        first = end + _DAY
    return tuple(found)


def _end_of(day: dt.date, step: PlanStep) -> dt.date:
    if step is PlanStep.WEEK:
        return day + (_DAYS_IN_WEEK - 1 - day.weekday()) * _DAY
    return day.replace(day=_days_in_month(day))


def _part(first: dt.date, last: dt.date, step: PlanStep) -> float:
    """Whole months are alike however many days they have, as in the phasing of targets."""
    if step is PlanStep.WEEK:
        return ((last - first).days + 1) / _DAYS_IN_WEEK
    return months_between(first, last)


def _days_in_month(day: dt.date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def months_between(first: dt.date, last: dt.date) -> float:
    """Calendar months from the morning of `first` to the evening of `last`."""
    return _position(last) + 1 / _days_in_month(last) - _position(first)


def _position(day: dt.date) -> float:
    """The morning of a day, in months since the year 0."""
    return day.year * _MONTHS + day.month - 1 + (day.day - 1) / _days_in_month(day)


def day_after_months(first: dt.date, month_count: float, *, last_year: int) -> dt.date | None:
    """The day on which `month_count` months from the morning of `first` are full.

    None when that is after `last_year`.
    """
    if month_count > (last_year + 1 - first.year) * _MONTHS:
        return None
    # A float may lie a hair above a day's evening; that hair is not another day.
    position = _position(first) + month_count - 1e-6
    year, month = divmod(int(position), _MONTHS)
    if year > last_year:
        return None
    day_count = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, int(position % 1 * day_count) + 1)
