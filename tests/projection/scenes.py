"""Made-up pasts as core_change and core_outlook give them."""

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pyarrow as pa

from campaign.projection import project

FIRST_YEAR = 2024

_UNIT = {
    "unit_code": pa.string(),
    "indicator_code": pa.string(),
    "province_code": pa.string(),
    "unit_level": pa.string(),
    "unit_type": pa.string(),
}
_CHANGES = pa.schema(
    _UNIT
    | {
        "month_end": pa.date32(),
        "month_count": pa.int64(),
        "change_count": pa.int64(),
        "change_per_month_count": pa.float64(),
        "participant_count": pa.int64(),
    }
)
_OUTLOOK = pa.schema(
    _UNIT
    | {
        "issuer": pa.string(),
        "month_end": pa.date32(),
        "reported_month_end": pa.date32(),
        "participant_count": pa.int64(),
        "months_ahead_count": pa.int64(),
        "target_count": pa.int64(),
    }
)


@dataclass(frozen=True)
class Unit:
    """A unit and its reported counts month by month from January 2024 on; None is no report."""

    code: str
    counts: Sequence[int | None]
    unit_type: str = "xã"
    province: str = "92"
    indicator: str = "vsi"

    @property
    def told(self) -> list[tuple[int, int]]:
        """The place of the month and the count of each report."""
        return [(place, count) for place, count in enumerate(self.counts) if count is not None]

    def keys(self) -> dict[str, object]:
        """The columns by which both tables name it."""
        return {
            "unit_code": self.code,
            "indicator_code": self.indicator,
            "province_code": self.province,
            "unit_level": "commune",
            "unit_type": self.unit_type,
        }


@dataclass(frozen=True)
class Ask:
    """A row of the outlook: from the unit's last report up to `until` so many months ahead."""

    unit: Unit
    ahead: int | None
    target: int | None = None
    issuer: str = "people_committee"
    until: int | None = None

    def row(self) -> dict[str, object]:
        """As core_outlook has it."""
        told = [t for t in self.unit.told if self.until is None or t[0] <= self.until]
        place, count = told[-1]
        return self.unit.keys() | {
            "issuer": self.issuer,
            "month_end": month_end(place),
            "reported_month_end": month_end(place),
            "participant_count": count,
            "months_ahead_count": self.ahead,
            "target_count": self.target,
        }


def month_end(place: int) -> dt.date:
    """The end of the month so many months after January 2024."""
    year, month = FIRST_YEAR + place // 12, place % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def changes_of(units: Iterable[Unit]) -> pa.Table:
    """What lies between two reports that follow each other."""
    rows = [
        unit.keys()
        | {
            "month_end": month_end(place),
            "month_count": place - before,
            "change_count": count - previous,
            "change_per_month_count": (count - previous) / (place - before),
            "participant_count": count,
        }
        for unit in units
        for (before, previous), (place, count) in pairwise(unit.told)
    ]
    return pa.Table.from_pylist(rows, schema=_CHANGES)


def outlook_of(asks: Iterable[Ask]) -> pa.Table:
    """The rows that are asked for."""
    return pa.Table.from_pylist([ask.row() for ask in asks], schema=_OUTLOOK)


def projected(asks: Sequence[Ask], units: Iterable[Unit] = ()) -> list[Mapping[str, float]]:
    """The result's rows for `asks`; `units` are there, too, without being asked for."""
    there = list(dict.fromkeys([*(ask.unit for ask in asks), *units]))
    return project(outlook_of(asks), changes_of(there)).to_pylist()


def band(row: Mapping[str, float]) -> tuple[float, float, float]:
    """Low, median and high."""
    return row["projected_low_count"], row["projected_count"], row["projected_high_count"]


def steady(code: str, start: int, step: int, months: int, **about: str) -> Unit:
    """A unit that changes by the same count every month."""
    return Unit(code, tuple(start + step * month for month in range(months)), **about)


def growing(code: str, start: int, rate: float, months: int, **about: str) -> Unit:
    """A unit that changes by the same share every month, in whole people."""
    return Unit(code, tuple(round(start * (1 + rate) ** month) for month in range(months)), **about)
