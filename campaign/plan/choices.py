"""What can be chosen of a plan: its periods, its people, what they are shared by."""

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
