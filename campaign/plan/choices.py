"""What can be chosen of a plan: its periods, its people, what they are shared by, its levels."""

from enum import StrEnum


class PlanStep(StrEnum):
    """How long a period of a plan is."""

    MONTH = "month"
    WEEK = "week"


class PlanBasis(StrEnum):
    """What a plan shares its people by; a mix of these is weighed."""

    GAP = "gap"
    UNINSURED = "uninsured"
    CAPACITY = "capacity"


class PlanTotal(StrEnum):
    """Where the number of people of a plan comes from."""

    PROVINCE = "province"
    UNITS = "units"
    OWN = "own"


# A plan reaches no further: nobody knows the units, let alone the people, after that.
PLAN_MOST_DAYS = 731
# What can be chosen on the plan page: caps in best months, the weight of a peak against another
# period, how much of the recent pace is kept, and the weights of a mix against each other.
PLAN_CAP_FACTORS = (1.0, 1.2, 1.5, 2.0, 3.0)
PLAN_PEAK_WEIGHTS = (1.0, 1.5, 2.0, 3.0)
PLAN_PEAK_WEIGHT = 1.5
PLAN_PACE_FACTORS = (0.5, 0.8, 1.0, 1.2, 1.5, 2.0, 3.0)
PLAN_MIX_WEIGHTS = range(6)
