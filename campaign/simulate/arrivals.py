"""When every unit's report comes in: in time, late or never."""

import datetime as dt

import numpy as np

from campaign.simulate.roles import Role
from campaign.simulate.scope import DUE_DAY, Counts, Flags, Scope
from campaign.simulate.targets import periods_of

MERGED_ON = dt.date(2025, 7, 1)

_LATE_SHARE, _OFTEN_LATE_SHARE, _OFTEN_LATE_UNITS = 0.03, 0.3, 0.06
_MISSING_SHARE = 0.006
_LATEST_DAY = 24

NEVER = 99
"""An arrival that never comes; any other is the day of the following month."""


class Arrivals:
    """On which `day` of the following month every unit's report comes in, months × units."""

    def __init__(self, scope: Scope, roles: dict[Role, int], chance: np.random.Generator) -> None:
        shape = (scope.month_count, scope.unit_count)
        likely = np.full(scope.unit_count, _LATE_SHARE)
        often = chance.permutation(scope.unit_count)
        likely[often[: round(scope.unit_count * _OFTEN_LATE_UNITS)]] = _OFTEN_LATE_SHARE
        is_late = chance.random(shape) < likely
        late_day = chance.integers(DUE_DAY + 1, _LATEST_DAY, shape)
        self.day = np.where(is_late, late_day, DUE_DAY)
        self.day[chance.random(shape) < _MISSING_SHARE] = NEVER
        self._is_recast = np.zeros(shape, dtype=np.bool_)
        baseline = periods_of(scope)[-1].baseline_month
        for role, unit in roles.items():
            self._play(role, unit, scope, baseline, late_day)

    @property
    def known(self) -> Flags:
        """Which reports are known in the end; of the merged unit also those of before."""
        known: Flags = self._is_recast | (self.day != NEVER)
        return known

    def _play(self, role: Role, unit: int, scope: Scope, baseline: int, late_day: Counts) -> None:
        own = self.day[:, unit]
        last = scope.month_count - 1
        match role:
            case Role.NEVER_REPORTED:
                own[:] = NEVER
            case Role.NO_BASELINE | Role.NO_BASELINE_EITHER:
                own[: baseline + 3] = NEVER
            case Role.FELL_SILENT:
                own[last - 3 :] = NEVER
            case Role.ONE_REPORT:
                own[:] = NEVER
                own[last - 2] = DUE_DAY
            case Role.ALWAYS_LATE:
                own[:] = np.maximum(late_day[:, unit], DUE_DAY + 4)
            case Role.EXEMPT:
                own[exempt_months(scope)] = NEVER
            case Role.MERGED:
                before = scope.months.index(MERGED_ON - dt.timedelta(days=1)) + 1
                own[:before] = NEVER
                self._is_recast[:before, unit] = True
            case _:
                own[own == NEVER] = DUE_DAY


def exempt_months(scope: Scope) -> slice:
    """The two months in which one unit need not report."""
    first = scope.month_count // 2 - 1
    return slice(first, first + 2)
