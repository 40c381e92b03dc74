"""Months and weeks of a plan."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.plan.choices import PlanStep
from campaign.plan.periods import Period, day_after_months, months_between, periods_between

days = st.dates(dt.date(2020, 1, 1), dt.date(2031, 12, 31))


def test_months_are_calendar_months_cut_at_both_ends() -> None:
    found = periods_between(dt.date(2025, 10, 15), dt.date(2025, 12, 10), PlanStep.MONTH)
    assert [(p.starts_date, p.ends_date) for p in found] == [
        (dt.date(2025, 10, 15), dt.date(2025, 10, 31)),
        (dt.date(2025, 11, 1), dt.date(2025, 11, 30)),
        (dt.date(2025, 12, 1), dt.date(2025, 12, 10)),
    ]
    assert [p.part for p in found] == pytest.approx([17 / 31, 1, 10 / 31])


def test_weeks_begin_on_monday() -> None:
    found = periods_between(dt.date(2025, 10, 1), dt.date(2025, 10, 14), PlanStep.WEEK)
    assert [(p.starts_date.day, p.ends_date.day) for p in found] == [(1, 5), (6, 12), (13, 14)]
    assert [p.part for p in found] == [5 / 7, 1, 2 / 7]


def test_a_plan_that_ended_has_no_periods() -> None:
    assert periods_between(dt.date(2026, 1, 1), dt.date(2025, 12, 31), PlanStep.MONTH) == ()


@given(first=days, day_count=st.integers(1, 800), step=st.sampled_from(PlanStep))
def test_periods_leave_no_day_out_and_none_in_two(
    first: dt.date, day_count: int, step: PlanStep
) -> None:
    last = first + dt.timedelta(days=day_count - 1)
    found = periods_between(first, last, step)
    assert sum((p.ends_date - p.starts_date).days + 1 for p in found) == day_count
    assert found[0].starts_date == first
    assert found[-1].ends_date == last
    in_all = months_between(first, last)
    assert sum(period.month_count for period in found) == pytest.approx(in_all)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (dt.date(2025, 10, 1), dt.date(2025, 12, 31), 3),
        (dt.date(2025, 2, 1), dt.date(2025, 2, 28), 1),
        (dt.date(2025, 11, 1), dt.date(2025, 11, 15), 0.5),
        (dt.date(2025, 11, 16), dt.date(2026, 2, 28), 3.5),
    ],
)
def test_months_between(first: dt.date, last: dt.date, expected: float) -> None:
    assert months_between(first, last) == pytest.approx(expected)


@given(first=days, day_count=st.integers(1, 3_000))
def test_the_day_after_so_many_months_is_the_last_of_them(first: dt.date, day_count: int) -> None:
    last = first + dt.timedelta(days=day_count - 1)
    assert day_after_months(first, months_between(first, last), last_year=2100) == last


@pytest.mark.parametrize("month_count", [2_000.0, 1e300, 12 * 76 + 0.5])
def test_no_day_is_named_beyond_the_calendar(month_count: float) -> None:
    assert day_after_months(dt.date(2025, 1, 1), month_count, last_year=2100) is None


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, True),
        (dt.date(2025, 10, 31), None, True),
        (None, dt.date(2025, 9, 30), False),
        (dt.date(2025, 11, 1), dt.date(2025, 11, 2), False),
        (dt.date(2025, 9, 1), dt.date(2025, 10, 1), True),
    ],
)
def test_a_drive_meets_a_period_on_any_day_of_it(
    first: dt.date | None, last: dt.date | None, *, expected: bool
) -> None:
    october = Period(dt.date(2025, 10, 1), dt.date(2025, 10, 31), 1.0)
    assert october.meets(first, last) is expected
