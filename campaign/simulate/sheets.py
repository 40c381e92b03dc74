"""What is sent of each indicator: the truth, with the errors that offices make."""

import datetime as dt
from dataclasses import dataclass, field

import numpy as np

from campaign.simulate.arrivals import Arrivals
from campaign.simulate.files import Row
from campaign.simulate.places import Place
from campaign.simulate.roles import Role
from campaign.simulate.scope import Counts, Flags, Scope
from campaign.simulate.stocks import Flows, Truth

INDICATORS = ("vsi", "hi", "hi_household", "hi_pupil")
_RESTATED_UNITS = 6
_LEAST_OFF = 3


@dataclass
class Sheet:
    """What is sent of one indicator, months × units; `errors` are first sent, then corrected.

    A count that does not follow from one that was sent before has no flows.
    """

    code: str
    truth: Counts
    flows: Flows | None
    asked: Flags
    known: Flags
    sent: Counts = field(init=False)
    errors: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sent = self.truth.copy()

    def row(self, month: int, unit: int, place: Place, day: dt.date) -> Row:
        """The row as it stands in the end."""
        row: dict[str, object] = {
            "unit_code": place.code,
            "indicator_code": self.code,
            "as_of_date": day,
            "participant_count": int(self.sent[month, unit]),
        }
        if self.flows is not None and self._follows(month, unit):
            row |= {
                "new_count": int(self.flows.new[month, unit]),
                "returned_count": int(self.flows.returned[month, unit]),
                "stopped_count": int(self.flows.stopped[month, unit]),
            }
        return row

    def _follows(self, month: int, unit: int) -> bool:
        is_true = self.known[:, unit] & (self.sent[:, unit] == self.truth[:, unit])
        return month > 0 and bool(is_true[month] and is_true[month - 1])


def make_sheets(
    scope: Scope, places: list[Place], truth: Truth, roles: dict[Role, int], arrivals: Arrivals
) -> list[Sheet]:
    """Two indicators of all units; households of every other office, pupils of the rest."""
    everyone = np.ones(scope.unit_count, dtype=np.bool_)
    is_even = np.array([place.office % 2 == 0 for place in places])
    known = arrivals.known
    sheets = [
        Sheet("vsi", truth.vsi.stock, truth.vsi, everyone, known),
        Sheet("hi", truth.hi, None, everyone, known),
        Sheet("hi_household", truth.household.stock, truth.household, is_even, known),
        Sheet("hi_pupil", truth.pupils, None, ~is_even, known),
    ]
    _spoil(scope, places, sheets[0].sent, roles)
    return sheets


def _spoil(scope: Scope, places: list[Place], vsi: Counts, roles: dict[Role, int]) -> None:
    """Plausible errors that nobody has noticed: an office copies a month, a digit is lost."""
    copied = max(1, scope.month_count - 6)
    office = max(place.office for place in places)
    for unit, place in enumerate(places):
        if place.office == office and unit not in roles.values():
            vsi[copied, unit] = vsi[copied - 1, unit]
    if Role.DIGIT_LOST in roles:
        vsi[max(1, scope.month_count - 5), roles[Role.DIGIT_LOST]] //= 10


def restate(
    scope: Scope, sheet: Sheet, roles: dict[Role, int], chance: np.random.Generator
) -> dict[int, list[int]]:
    """Make first figures wrong; by month the units whose figures are corrected later."""
    found: dict[int, list[int]] = {}
    for month in sorted({scope.month_count // 3, scope.month_count - 2}):
        free = [
            int(unit)
            for unit in chance.permutation(scope.unit_count)
            if sheet.known[month, unit] and unit not in roles.values()
        ]
        found[month] = sorted(free[:_RESTATED_UNITS])
        for unit in found[month]:
            count = int(sheet.sent[month, unit])
            off = max(_LEAST_OFF, round(count * chance.uniform(0.02, 0.07)))
            sheet.errors[month, unit] = count + off * int(chance.choice((-1, 1)))
    return found
