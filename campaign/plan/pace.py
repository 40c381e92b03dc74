"""If a pace is kept: when each unit has closed its gap, and how many are missing at the end."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import floor

from campaign.plan.periods import day_after_months, months_between
from campaign.plan.scenario import PlanUnit
from campaign.thresholds import CALENDAR_YEARS

# What twelve twelfths miss of a whole.
_NEARLY_WHOLE = 1e-9


class Finish(StrEnum):
    """What is known of the day on which a unit closes its gap."""

    DONE = "done"
    DATED = "dated"
    NEVER = "never"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outlook:
    """Where a pace leads a unit; `finish_date` only when it is dated, None for unknown counts."""

    unit_code: str
    finish: Finish
    finish_date: dt.date | None
    missing_count: int | None


def outlooks(
    units: Sequence[PlanUnit], *, first: dt.date, last: dt.date, pace_factor: float
) -> tuple[Outlook, ...]:
    """Each unit's recent pace times `pace_factor` from `first` on, in the order of `units`.

    `missing_count` is what is still missing on the evening of `last`.
    """
    month_count = months_between(first, last)
    return tuple(
        _outlook(unit, first=first, month_count=month_count, pace_factor=pace_factor)
        for unit in units
    )


def _outlook(unit: PlanUnit, *, first: dt.date, month_count: float, pace_factor: float) -> Outlook:
    gap, recent = unit.gap_count, unit.recent_per_month_count
    if gap is not None and gap <= 0:
        return Outlook(unit.unit_code, Finish.DONE, None, 0)
    if gap is None or recent is None:
        return Outlook(unit.unit_code, Finish.UNKNOWN, None, None)
    # A stock that falls does not fall faster because everybody works harder.
    pace = recent * pace_factor if recent > 0 else recent
    missing = max(0, gap - floor(pace * month_count + _NEARLY_WHOLE))
    if pace <= 0:
        return Outlook(unit.unit_code, Finish.NEVER, None, missing)
    finish_date = day_after_months(first, gap / pace, last_year=CALENDAR_YEARS[-1])
    finish = Finish.NEVER if finish_date is None else Finish.DATED
    return Outlook(unit.unit_code, finish, finish_date, missing)
