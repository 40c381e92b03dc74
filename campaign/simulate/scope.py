"""How large the simulated province is, which months it spans, and where its chance comes from."""

import calendar
import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

PROVINCE_CODE = "MH"
PROVINCE_NAME = "Minh Họa"
DUE_DAY = 5
LOCK_DAY = 15

# One whole number, or a yes or no, per unit, or per month and unit.
Counts = np.ndarray[Any, np.dtype[np.int64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]

LAST_MONTH = dt.date(2025, 9, 30)
UNIT_COUNTS = range(5, 401)
MONTH_COUNTS = range(6, 61)

# One stream of chance per subject, so that a change in one leaves the others as they are.
_SUBJECTS = (
    "places",
    "people",
    "drives",
    "stocks",
    "targets",
    "reports",
    "happenings",
    "registers",
)


class ScopeError(ValueError):
    """So many units or months cannot be simulated."""


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month; months beyond December run on into the next years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def whole(people: np.ndarray[Any, np.dtype[np.float64]]) -> Counts:
    """The nearest whole numbers."""
    rounded: Counts = np.rint(people).astype(np.int64)
    return rounded


@dataclass(frozen=True)
class Scope:
    """The size of a simulated province; raises ScopeError for one that cannot be made."""

    unit_count: int = 103
    month_count: int = 24
    seed: int = 1

    def __post_init__(self) -> None:
        if self.unit_count not in UNIT_COUNTS:
            raise ScopeError("unit_count")
        if self.month_count not in MONTH_COUNTS:
            raise ScopeError("month_count")
        if self.seed < 0:
            raise ScopeError("seed")

    @cached_property
    def months(self) -> tuple[dt.date, ...]:
        """The month ends from the first to LAST_MONTH."""
        return self.months_before(0)

    def months_before(self, count: int) -> tuple[dt.date, ...]:
        """The same with so many months before them."""
        first = LAST_MONTH.month - self.month_count + 1 - count
        return tuple(
            month_end(LAST_MONTH.year, first + step) for step in range(self.month_count + count)
        )

    def chance(self, subject: str) -> np.random.Generator:
        """The random numbers of one subject: the same ones whenever it is asked."""
        return np.random.default_rng([self.seed, _SUBJECTS.index(subject)])
