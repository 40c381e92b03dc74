"""Plans small enough to be checked by hand, and one as large as a province."""

import dataclasses
import datetime as dt
import time

import numpy as np
import pytest

from campaign.plan.choices import PlanBasis, PlanStep
from campaign.plan.periods import periods_between
from campaign.plan.scenario import PlanUnit, Scenario, make_plan

QUARTER = periods_between(dt.date(2025, 10, 1), dt.date(2025, 12, 31), PlanStep.MONTH)
BY_GAP = Scenario(90, QUARTER, {PlanBasis.GAP: 1.0})
# Two wards of one size, one of which has never won more than 5 people in a month.
SLOW = PlanUnit("00001", 100, 1_000, gap_count=45, best_per_month_count=5)
QUICK = PlanUnit("00002", 100, 1_000, gap_count=45, best_per_month_count=50)


def rows(units: list[PlanUnit], scenario: Scenario) -> list[tuple[str, int, tuple[int, ...]]]:
    plan = make_plan(units, scenario)
    return [(q.unit_code, q.quota_count, q.period_counts) for q in plan.quotas]


def test_each_unit_gets_its_own_gap_in_equal_months() -> None:
    assert rows([SLOW, QUICK], BY_GAP) == [
        ("00001", 45, (15, 15, 15)),
        ("00002", 45, (15, 15, 15)),
    ]


def test_what_a_cap_cuts_off_goes_to_others_and_is_told() -> None:
    plan = make_plan([SLOW, QUICK], dataclasses.replace(BY_GAP, cap_factor=1.0))
    assert [q.quota_count for q in plan.quotas] == [15, 75]
    assert [q.cap_count for q in plan.quotas] == [15, 150]
    assert [(q.is_cut, q.is_full) for q in plan.quotas] == [(True, True), (False, False)]
    assert (plan.shifted_count, plan.unplaced_count) == (30, 0)


def test_what_nobody_has_room_for_is_told() -> None:
    plan = make_plan([SLOW, QUICK], Scenario(900, QUARTER, {PlanBasis.GAP: 1.0}, cap_factor=1.0))
    assert [q.quota_count for q in plan.quotas] == [15, 150]
    assert (plan.placed_count, plan.unplaced_count) == (165, 735)


def test_nobody_is_asked_for_more_people_than_there_are() -> None:
    nearly_all = dataclasses.replace(SLOW, people_count=110)
    assert [r[1] for r in rows([nearly_all, QUICK], BY_GAP)] == [10, 80]


def test_a_peak_weighs_as_much_as_it_is_told_to() -> None:
    peak = dataclasses.replace(
        BY_GAP, total_count=120, peak_dates={dt.date(2025, 11, 1)}, peak_weight=2.0
    )
    assert make_plan([SLOW, QUICK], peak).period_counts == (30, 60, 30)


def test_shares_by_people_and_by_capacity() -> None:
    large = PlanUnit("00003", 100, 1_900, gap_count=0, best_per_month_count=0)
    by_people = dataclasses.replace(BY_GAP, mix={PlanBasis.UNINSURED: 1.0})
    by_capacity = dataclasses.replace(BY_GAP, mix={PlanBasis.CAPACITY: 1.0}, total_count=110)
    assert [r[1] for r in rows([SLOW, large], by_people)] == [30, 60]
    assert [r[1] for r in rows([SLOW, QUICK, large], by_capacity)] == [10, 100, 0]


def test_a_mix_weighs_shares_and_not_people() -> None:
    mix = {PlanBasis.GAP: 1.0, PlanBasis.CAPACITY: 1.0}
    # Half of gaps and 5 of 55 for one, half of gaps and 50 of 55 for the other.
    got = rows([SLOW, QUICK], dataclasses.replace(BY_GAP, mix=mix, total_count=220))
    assert [r[1] for r in got] == [65, 155]


def test_who_cannot_be_weighed_is_named_and_not_given_nothing() -> None:
    unknown = PlanUnit("00009", 10, 20)
    plan = make_plan([unknown, SLOW], BY_GAP)
    assert [q.unit_code for q in plan.quotas] == ["00001"]
    assert plan.left_out == ("00009",)


@pytest.mark.parametrize(
    "units", [[], [PlanUnit("00009")], [dataclasses.replace(SLOW, gap_count=0)]]
)
def test_without_anybody_to_share_among_all_is_unplaced(units: list[PlanUnit]) -> None:
    plan = make_plan(units, BY_GAP)
    assert (plan.placed_count, plan.unplaced_count, plan.shifted_count) == (0, 90, 0)
    assert plan.period_counts == (0, 0, 0)


def test_a_small_best_pace_still_allows_a_person_in_some_weeks() -> None:
    weeks = periods_between(dt.date(2025, 10, 1), dt.date(2025, 12, 31), PlanStep.WEEK)
    small = PlanUnit("00001", gap_count=9, best_per_month_count=2)
    (quota,) = make_plan([small], Scenario(9, weeks, {PlanBasis.GAP: 1.0}, cap_factor=1.0)).quotas
    assert quota.quota_count == 6
    assert set(quota.period_counts) == {0, 1}


def test_a_province_by_weeks_is_planned_at_once() -> None:
    rng = np.random.default_rng(7)
    units = [
        PlanUnit(f"{i:05d}", int(a), int(3 * a), int(g), None, float(b))
        for i, (a, g, b) in enumerate(rng.integers(1, 900, (103, 3)))
    ]
    weeks = periods_between(dt.date(2025, 1, 6), dt.date(2026, 1, 4), PlanStep.WEEK)
    assert len(weeks) == 52
    scenario = Scenario(
        sum(u.gap_count or 0 for u in units), weeks, {PlanBasis.GAP: 1.0}, 0.3, frozenset(), 1.0
    )
    make_plan(units[:3], scenario)
    assert min(_seconds(units, scenario) for _ in range(3)) < 0.3


def _seconds(units: list[PlanUnit], scenario: Scenario) -> float:
    started = time.perf_counter()
    make_plan(units, scenario)
    return time.perf_counter() - started
