"""Units and scenarios that hypothesis makes, and a plan over them."""

import datetime as dt

from hypothesis import strategies as st

from campaign.plan.choices import PlanBasis, PlanStep
from campaign.plan.periods import periods_between
from campaign.plan.scenario import Plan, PlanUnit, Scenario, make_plan

counts = st.none() | st.integers(0, 4_000)
paces = st.none() | st.integers(-20, 400).map(lambda tenths: tenths / 10)


@st.composite
def made_units(draw: st.DrawFn, least: int = 0) -> list[PlanUnit]:
    """Up to nine units, many of them alike, so that ties come up."""
    unit_count = draw(st.integers(least, 9))
    alike = draw(st.booleans())
    few = st.sampled_from([None, 0, 1, 7, 7, 100]) if alike else counts
    return [
        PlanUnit(
            unit_code=f"{number:05d}",
            participant_count=draw(few),
            people_count=draw(few),
            gap_count=draw(few),
            recent_per_month_count=draw(paces),
            best_per_month_count=draw(few if alike else paces),
        )
        for number in range(unit_count)
    ]


mixes = st.one_of(
    st.sampled_from(PlanBasis).map(lambda basis: {basis: 1.0}),
    st.tuples(*[st.integers(0, 3)] * 3)
    .filter(any)
    .map(lambda parts: dict(zip(PlanBasis, map(float, parts), strict=True))),
)


@st.composite
def made_scenarios(draw: st.DrawFn) -> Scenario:
    first = dt.date(2025, 1, 1) + dt.timedelta(days=draw(st.integers(0, 400)))
    last = first + dt.timedelta(days=draw(st.integers(0, 200)))
    periods = periods_between(first, last, draw(st.sampled_from(PlanStep)))
    return Scenario(
        total_count=draw(st.integers(0, 20_000)),
        periods=periods,
        mix=draw(mixes),
        cap_factor=draw(st.none() | st.sampled_from([0.5, 1.0, 1.2, 3.0])),
        peak_dates=frozenset(draw(st.sets(st.sampled_from([p.starts_date for p in periods])))),
        peak_weight=draw(st.sampled_from([1.0, 1.5, 3.0])),
    )


def quotas(units: list[PlanUnit], scenario: Scenario) -> dict[str, int]:
    """The quota of every unit by code."""
    return {quota.unit_code: quota.quota_count for quota in make_plan(units, scenario).quotas}


def cap(unit: PlanUnit, scenario: Scenario) -> int | None:
    """The cap by the book: the best months that the plan has, and the people there are."""
    limits = []
    if scenario.cap_factor is not None and unit.best_per_month_count is not None:
        months = sum(period.month_count for period in scenario.periods)
        limits.append(int(scenario.cap_factor * max(0, unit.best_per_month_count) * months + 1e-9))
    if unit.uninsured_count is not None:
        limits.append(unit.uninsured_count)
    return min(limits, default=None)


def shown(plan: Plan) -> object:
    """A plan as plain values that can be compared."""
    return [(q.unit_code, q.quota_count, q.period_counts) for q in plan.quotas]
