"""What a plan stands on: the units as they are in the chosen month, and when it can begin."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from campaign.plan.choices import PlanBasis
from campaign.plan.scenario import PlanUnit
from campaign.terms import DriveKind
from campaign.ui.parts import Row, province_progress, unit_rows
from campaign.ui.view import View

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Ground:
    """The rows of mart_progress of the chosen issuer, and the first day that can be planned."""

    rows: Mapping[str, Row]
    units: tuple[PlanUnit, ...]
    province: Row | None
    drives: tuple[Row, ...]
    first: dt.date
    target_begins: dt.date | None
    target_ends: dt.date | None

    @property
    def as_of(self) -> dt.date:
        """The day on whose evening the plan takes over."""
        return self.first - _DAY

    @property
    def bases(self) -> list[PlanBasis]:
        """What people can be shared by: what is known of at least one unit."""
        return [
            basis
            for basis in PlanBasis
            if any(unit.basis(basis) is not None for unit in self.units)
        ]

    @property
    def unit_gap_count(self) -> int:
        """The gaps of all units that have one, added up."""
        return sum(unit.gap_count or 0 for unit in self.units)

    @property
    def known_gap_count(self) -> int:
        """Of how many units the gap is known."""
        return sum(unit.gap_count is not None for unit in self.units)


def ground_of(view: View) -> Ground | None:
    """The ground of a plan; where there is none the page says what is missing."""
    rows = unit_rows(view)
    if view.month_end is None or not rows:
        st.info(view.words.say("plan.no_month"), icon=":material/info:")
        return None
    found = Ground(
        rows={row["unit_code"]: row for row in rows},
        units=tuple(_unit(row) for row in rows),
        province=province_progress(view, view.indicator_code),
        drives=_drives(view),
        first=view.month_end + _DAY,
        target_begins=_usual(rows, "period_start_date"),
        target_ends=_usual(rows, "period_end_date"),
    )
    if not found.bases:
        st.info(view.words.say("plan.no_basis"), icon=":material/info:")
        return None
    return found


def _usual(rows: Sequence[Row], column: str) -> dt.date | None:
    """The day that most units' targets share, of several the last; one odd target moves nothing."""
    days = Counter(row[column] for row in rows if row[column] is not None)
    return max(days, key=lambda day: (days[day], day), default=None)


def _unit(row: Row) -> PlanUnit:
    return PlanUnit(
        unit_code=row["unit_code"],
        participant_count=row["participant_count"],
        people_count=row["denominator_count"],
        gap_count=row["gap_count"],
        recent_per_month_count=row["recent_per_month_count"],
        best_per_month_count=row["best_per_month_count"],
    )


def _drives(view: View) -> tuple[Row, ...]:
    """The province's own drives that have a day; a plan for a whole year is no peak."""
    rows: Sequence[Row] = view.select(
        "mart_drive",
        where={"province_code": view.province_code, "unit_code": view.province_code},
        order_by=("starts_date", "drive_code"),
    )
    return tuple(
        row
        for row in rows
        if row["drive_kind"] != DriveKind.PLAN and row["starts_date"] and row["ends_date"]
    )
