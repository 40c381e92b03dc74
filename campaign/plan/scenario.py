"""From choices to quotas: how many people each unit is to win in each period."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum

import numpy as np

from campaign.plan.apportion import Counts, Shares, level_shares, whole_shares
from campaign.plan.choices import PlanBasis
from campaign.plan.periods import Period
from campaign.plan.spread import whole_table

# More people than any plan has.
_NO_CAP = 10**12


@dataclass(frozen=True)
class PlanUnit:
    """What is known of a unit; None is unknown and never zero."""

    unit_code: str
    participant_count: int | None = None
    people_count: int | None = None
    gap_count: int | None = None
    recent_per_month_count: float | None = None
    best_per_month_count: float | None = None

    @property
    def uninsured_count(self) -> int | None:
        """The people who do not take part yet."""
        if self.people_count is None or self.participant_count is None:
            return None
        return max(0, self.people_count - self.participant_count)

    def basis(self, basis: PlanBasis) -> float | None:
        """What the unit weighs when people are shared by this; None when it is unknown."""
        value = {
            PlanBasis.GAP: self.gap_count,
            PlanBasis.UNINSURED: self.uninsured_count,
            PlanBasis.CAPACITY: self.best_per_month_count,
        }[basis]
        return None if value is None else max(0.0, float(value))


@dataclass(frozen=True)
class Scenario:
    """The choices: how many people, in which periods, shared by what, under which caps.

    `mix` weighs the bases against each other, 1 : 0 : 0 being the first alone. `cap_factor`
    caps a unit at that many times its best month, None not at all. The periods that start on
    a day of `peak_dates` weigh `peak_weight` times as much as others.
    """

    total_count: int
    periods: Sequence[Period]
    mix: Mapping[PlanBasis, float]
    cap_factor: float | None = None
    peak_dates: Collection[object] = field(default_factory=frozenset)
    peak_weight: float = 1.0


@dataclass(frozen=True)
class UnitQuota:
    """A unit's part: in all, per period, what it would be without caps, and the cap if any."""

    unit_code: str
    quota_count: int
    uncapped_count: int
    cap_count: int | None
    period_counts: tuple[int, ...]

    @property
    def is_cut(self) -> bool:
        """Whether a cap took something from the unit."""
        return self.quota_count < self.uncapped_count

    @property
    def is_full(self) -> bool:
        """Whether the unit has no room left under its cap."""
        return self.quota_count == self.cap_count


@dataclass(frozen=True)
class Plan:
    """Quotas that add up: units and periods to the placed people, with the unplaced to all."""

    total_count: int
    periods: tuple[Period, ...]
    quotas: tuple[UnitQuota, ...]
    left_out: tuple[str, ...]

    @property
    def placed_count(self) -> int:
        """The people who have a unit and a period."""
        return sum(quota.quota_count for quota in self.quotas)

    @property
    def unplaced_count(self) -> int:
        """The people for whom no unit has room under its cap."""
        return self.total_count - self.placed_count

    @property
    def shifted_count(self) -> int:
        """The people that caps moved from one unit to others."""
        return sum(max(0, quota.quota_count - quota.uncapped_count) for quota in self.quotas)

    @property
    def period_counts(self) -> tuple[int, ...]:
        """The people of all units per period."""
        return tuple(
            sum(quota.period_counts[index] for quota in self.quotas)
            for index in range(len(self.periods))
        )


def make_plan(units: Sequence[PlanUnit], scenario: Scenario) -> Plan:
    """Share the people of a scenario among the units that can be weighed.

    Quotas come in the order of their unit codes, whatever the order of `units`: so ties are
    settled by code. Units of which a basis in use is unknown are left out and named.
    """
    by_code = sorted(units, key=lambda unit: unit.unit_code)
    weighed = _weighed(by_code, scenario.mix)
    kept = [unit for unit in by_code if unit.unit_code in weighed]
    weights = np.array([weighed[unit.unit_code] for unit in kept])
    caps = _Caps.of(kept, scenario)
    total = scenario.total_count if weights.any() else 0
    uncapped = whole_shares(total=total, weights=weights, caps=np.full(len(kept), total))
    quotas = whole_shares(total=total, weights=weights, caps=caps.in_all)
    table = _table(quotas, caps.per_period, _period_weights(scenario))
    return Plan(
        total_count=scenario.total_count,
        periods=tuple(scenario.periods),
        quotas=tuple(
            UnitQuota(
                unit_code=unit.unit_code,
                quota_count=int(quotas[row]),
                uncapped_count=int(uncapped[row]),
                cap_count=caps.told(row),
                period_counts=tuple(map(int, table[row])),
            )
            for row, unit in enumerate(kept)
        ),
        left_out=tuple(unit.unit_code for unit in by_code if unit.unit_code not in weighed),
    )


def _weighed(units: Sequence[PlanUnit], mix: Mapping[PlanBasis, float]) -> dict[str, float]:
    """The weight of every unit of which all bases in use are known."""
    used = [basis for basis in PlanBasis if mix.get(basis, 0) > 0]
    known = [unit for unit in units if all(unit.basis(basis) is not None for basis in used)]
    if len(used) == 1:
        return {unit.unit_code: unit.basis(used[0]) or 0.0 for unit in known}
    # People, gaps and paces are of different sizes: each basis is a share of its own sum. An
    # exact sum does not depend on the order of the units.
    sums = {basis: fsum(unit.basis(basis) or 0.0 for unit in known) for basis in used}
    return {
        unit.unit_code: fsum(
            mix[basis] * (unit.basis(basis) or 0.0) / sums[basis] for basis in used if sums[basis]
        )
        for unit in known
    }


@dataclass(frozen=True)
class _Caps:
    """The most that units can take, in all and per period; `is_known` where there is a cap."""

    in_all: Counts
    per_period: Counts
    is_known: tuple[bool, ...]

    @classmethod
    def of(cls, units: Sequence[PlanUnit], scenario: Scenario) -> "_Caps":
        """A cap in all is rounded down; one of a week up, or small units could do nothing."""
        months = np.array([period.month_count for period in scenario.periods])
        no_cap = np.full(len(units), _NO_CAP)
        best = [_most_per_month(unit, scenario.cap_factor) for unit in units]
        is_paced = np.array([value is not None for value in best], dtype=bool)
        pace = np.array([value or 0.0 for value in best])
        uninsured = [unit.uninsured_count for unit in units]
        is_counted = np.array([value is not None for value in uninsured], dtype=bool)
        by_pace = np.where(is_paced, np.floor(pace * months.sum() + 1e-9), no_cap)
        by_people = np.where(is_counted, [value or 0 for value in uninsured], no_cap)
        per_period = np.where(
            is_paced[:, None], np.ceil(pace[:, None] * months - 1e-9), no_cap[:, None]
        )
        return cls(
            in_all=np.minimum(by_pace, by_people).astype(np.int64),
            per_period=per_period.astype(np.int64),
            is_known=tuple(is_paced | is_counted),
        )

    def told(self, row: int) -> int | None:
        """The cap of a unit, None when it has none."""
        return int(self.in_all[row]) if self.is_known[row] else None


def _most_per_month(unit: PlanUnit, cap_factor: float | None) -> float | None:
    best = unit.basis(PlanBasis.CAPACITY)
    return None if cap_factor is None or best is None else cap_factor * best


def _period_weights(scenario: Scenario) -> Shares:
    """How much of a whole period each is, those of a peak weighing more."""
    return np.array(
        [
            period.part
            * (scenario.peak_weight if period.starts_date in scenario.peak_dates else 1.0)
            for period in scenario.periods
        ]
    )


def _table(quotas: Counts, caps: Counts, weights: Shares) -> Counts:
    """Units by periods; a unit without people takes no part in the rounding."""
    table = np.zeros((len(quotas), len(weights)), np.int64)
    rows = np.flatnonzero(quotas)
    ideal = level_shares(
        totals=quotas[rows],
        weights=np.broadcast_to(weights, (len(rows), len(weights))),
        caps=caps[rows],
    )
    table[rows] = whole_table(ideal)
    return table
