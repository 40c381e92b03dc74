"""Units with a story of their own, so that every odd case can be seen in the province."""

from enum import StrEnum

from campaign.simulate.scope import Scope


class Role(StrEnum):
    """What is odd about a unit; in a small province the first ones come first."""

    MERGED = "merged"
    NEVER_REPORTED = "never_reported"
    NO_BASELINE = "no_baseline"
    ZERO_TARGET = "zero_target"
    FELL_SILENT = "fell_silent"
    LOW_TARGET = "low_target"
    DIGIT_LOST = "digit_lost"
    ONE_REPORT = "one_report"
    ALWAYS_LATE = "always_late"
    NO_DECISION = "no_decision"
    EXEMPT = "exempt"
    NO_BASELINE_EITHER = "no_baseline_either"
    TWO_OFFICES = "two_offices"


# So many units stay without a role, whatever the size of the province.
_ORDINARY_COUNT = 3


def make_roles(scope: Scope) -> dict[Role, int]:
    """The place in the list of units of each role that the province has room for."""
    order = scope.chance("places").permutation(scope.unit_count)
    room = scope.unit_count - _ORDINARY_COUNT
    return {role: int(place) for role, place in zip(list(Role)[:room], order, strict=False)}
