"""Where a pace leads, each answer by hand."""

import datetime as dt

import pytest

from campaign.plan.pace import Finish, Outlook, outlooks
from campaign.plan.scenario import PlanUnit

FIRST, LAST = dt.date(2025, 10, 1), dt.date(2025, 12, 31)


def outlook(*, gap: int | None, recent: float | None, factor: float = 1.0) -> Outlook:
    unit = PlanUnit("00001", gap_count=gap, recent_per_month_count=recent)
    return outlooks([unit], first=FIRST, last=LAST, pace_factor=factor)[0]


@pytest.mark.parametrize(
    ("gap", "recent", "factor", "finish", "day", "missing"),
    [
        (30, 10.0, 1.0, Finish.DATED, dt.date(2025, 12, 31), 0),
        (40, 10.0, 1.0, Finish.DATED, dt.date(2026, 1, 31), 10),
        (40, 10.0, 2.0, Finish.DATED, dt.date(2025, 11, 30), 0),
        (36, 10.0, 1.2, Finish.DATED, dt.date(2025, 12, 31), 0),
        (5, 1.5, 1.0, Finish.DATED, dt.date(2026, 1, 11), 1),
        (0, None, 1.0, Finish.DONE, None, 0),
        (9, 0.0, 3.0, Finish.NEVER, None, 9),
        (9, -2.0, 3.0, Finish.NEVER, None, 15),
        (9, None, 1.0, Finish.UNKNOWN, None, None),
        (None, 10.0, 1.0, Finish.UNKNOWN, None, None),
        (4_000_000, 0.5, 1.0, Finish.NEVER, None, 3_999_999),
    ],
)
def test_where_a_pace_leads(
    gap: int | None,
    recent: float | None,
    factor: float,
    finish: Finish,
    day: dt.date | None,
    missing: int | None,
) -> None:
    found = outlook(gap=gap, recent=recent, factor=factor)
    assert found == Outlook("00001", finish, day, missing)


def test_outlooks_stand_in_the_order_of_the_units() -> None:
    units = [PlanUnit("b"), PlanUnit("a")]
    found = outlooks(units, first=FIRST, last=LAST, pace_factor=1.0)
    assert [one.unit_code for one in found] == ["b", "a"]
