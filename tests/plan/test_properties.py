"""What holds of every plan: it adds up, keeps caps, and is fair and steady."""

import dataclasses
import random

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from campaign.plan.choices import PlanBasis
from campaign.plan.scenario import PlanUnit, Scenario, make_plan
from tests.examples import examples
from tests.plan.made import cap, made_scenarios, made_units, quotas, shown

steady = examples(60)


def weights(units: list[PlanUnit], scenario: Scenario) -> dict[str, float]:
    """Who takes part and with what weight, by the book."""
    used = [basis for basis, part in scenario.mix.items() if part > 0]
    known = [u for u in units if all(u.basis(basis) is not None for basis in used)]
    sums = {basis: sum(u.basis(basis) for u in known) for basis in used}
    return {
        u.unit_code: sum(
            scenario.mix[basis] * u.basis(basis) / sums[basis] for basis in used if sums[basis]
        )
        for u in known
    }


@steady
@given(units=made_units(), scenario=made_scenarios())
def test_quotas_add_up_to_the_total_or_to_the_caps(
    units: list[PlanUnit], scenario: Scenario
) -> None:
    plan = make_plan(units, scenario)
    weighed = weights(units, scenario)
    caps = [cap(u, scenario) for u in units if weighed.get(u.unit_code, 0) > 0]
    room = (
        scenario.total_count
        if any(c is None for c in caps)
        else min(scenario.total_count, sum(c or 0 for c in caps))
    )
    assert plan.placed_count == room
    assert plan.placed_count + plan.unplaced_count == scenario.total_count
    assert {q.unit_code for q in plan.quotas} == set(weighed)
    assert set(plan.left_out) == {u.unit_code for u in units} - set(weighed)


@steady
@given(units=made_units(), scenario=made_scenarios())
def test_rows_and_columns_reconcile(units: list[PlanUnit], scenario: Scenario) -> None:
    plan = make_plan(units, scenario)
    assert all(sum(q.period_counts) == q.quota_count for q in plan.quotas)
    assert all(len(q.period_counts) == len(scenario.periods) for q in plan.quotas)
    assert sum(plan.period_counts) == plan.placed_count
    cut = sum(max(0, q.uncapped_count - q.quota_count) for q in plan.quotas)
    takes_part = any(weights(units, scenario).values())
    assert cut - plan.shifted_count == (plan.unplaced_count if takes_part else 0)


@steady
@given(units=made_units(), scenario=made_scenarios())
def test_caps_are_kept_in_all_and_in_every_period(
    units: list[PlanUnit], scenario: Scenario
) -> None:
    by_code = {u.unit_code: u for u in units}
    for quota in make_plan(units, scenario).quotas:
        unit = by_code[quota.unit_code]
        most = cap(unit, scenario)
        assert all(count >= 0 for count in (quota.quota_count, *quota.period_counts))
        assert most is None or quota.quota_count <= most
        if scenario.cap_factor is None or unit.best_per_month_count is None:
            continue
        pace = scenario.cap_factor * max(0, unit.best_per_month_count)
        for count, period in zip(quota.period_counts, scenario.periods, strict=True):
            assert count < pace * period.month_count + 1


@steady
@given(units=made_units(), scenario=made_scenarios(), seed=st.integers(0, 99))
def test_the_order_of_units_does_not_matter(
    units: list[PlanUnit], scenario: Scenario, seed: int
) -> None:
    mixed = units.copy()
    random.Random(seed).shuffle(mixed)  # noqa: S311
    assert shown(make_plan(mixed, scenario)) == shown(make_plan(units, scenario))


@steady
@given(
    units=made_units(),
    scenario=made_scenarios(),
    code=st.sampled_from(["", "00003x", "zz"]),
    people=st.integers(0, 9_000),
)
def test_a_unit_that_weighs_nothing_changes_nothing(
    units: list[PlanUnit], scenario: Scenario, code: str, people: int
) -> None:
    nothing = PlanUnit(code, people, people, gap_count=0, best_per_month_count=0.0)
    with_it = make_plan([nothing, *units], scenario)
    assert [q for q in shown(with_it) if q[0] != code] == shown(make_plan(units, scenario))
    assert {q.quota_count for q in with_it.quotas if q.unit_code == code} == {0}


@steady
@given(
    units=made_units(least=1),
    scenario=made_scenarios(),
    place=st.integers(0, 8),
    more=st.integers(1, 300),
)
def test_more_capacity_never_means_a_smaller_quota(
    units: list[PlanUnit], scenario: Scenario, place: int, more: int
) -> None:
    scenario = dataclasses.replace(scenario, mix={PlanBasis.CAPACITY: 1.0})
    unit = units[place % len(units)]
    assume(unit.best_per_month_count is not None)
    raised = dataclasses.replace(unit, best_per_month_count=unit.best_per_month_count + more / 10)
    after = [raised if u is unit else u for u in units]
    code = unit.unit_code
    assert quotas(after, scenario)[code] >= quotas(units, scenario)[code]


@steady
@given(units=made_units(least=1), scenario=made_scenarios(), more=st.integers(1, 500))
def test_a_larger_total_takes_from_nobody(
    units: list[PlanUnit], scenario: Scenario, more: int
) -> None:
    larger = dataclasses.replace(scenario, total_count=scenario.total_count + more)
    before, after = quotas(units, scenario), quotas(units, larger)
    assert all(after[code] >= count for code, count in before.items())


@steady
@given(units=made_units(), scenario=made_scenarios())
def test_sharing_just_the_gaps_gives_each_unit_its_own(
    units: list[PlanUnit], scenario: Scenario
) -> None:
    units = [dataclasses.replace(u, people_count=None) for u in units]
    total = sum(u.gap_count or 0 for u in units)
    scenario = dataclasses.replace(
        scenario, mix={PlanBasis.GAP: 1.0}, total_count=total, cap_factor=None
    )
    gaps = {u.unit_code: u.gap_count for u in units if u.gap_count is not None}
    assert quotas(units, scenario) == gaps


@steady
@given(units=made_units(), scenario=made_scenarios())
def test_equal_units_get_equal_quotas_but_for_one(
    units: list[PlanUnit], scenario: Scenario
) -> None:
    got = quotas(units, scenario)
    for one in units:
        for other in units:
            alike = dataclasses.replace(other, unit_code=one.unit_code) == one
            if alike and one.unit_code < other.unit_code and one.unit_code in got:
                assert got[one.unit_code] - got[other.unit_code] in {0, 1}


@steady
@given(units=made_units(), scenario=made_scenarios())
def test_periods_follow_their_weights_where_no_cap_bites(
    units: list[PlanUnit], scenario: Scenario
) -> None:
    scenario = dataclasses.replace(scenario, cap_factor=None)
    plan = make_plan(units, scenario)
    weight = np.array(
        [
            p.part * (scenario.peak_weight if p.starts_date in scenario.peak_dates else 1)
            for p in scenario.periods
        ]
    )
    part = weight / weight.sum()
    for quota in plan.quotas:
        ideal = quota.quota_count * part
        assert (abs(np.array(quota.period_counts) - ideal) < 1 + 1e-6).all()
        assert (abs(np.cumsum(quota.period_counts) - np.cumsum(ideal)) < 1 + 1e-6).all()
    assert (abs(np.array(plan.period_counts) - plan.placed_count * part) < 1 + 1e-6).all()
