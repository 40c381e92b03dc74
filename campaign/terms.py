"""The words of the domain as enums."""

from enum import StrEnum


class Kind(StrEnum):
    """What one uploaded file holds; in a batch drives are read before what belongs to them."""

    REPORTS = "reports"
    TARGETS = "targets"
    PHASING = "phasing"
    DENOMINATORS = "denominators"
    DRIVES = "drives"
    ACTIVITIES = "activities"
    RESULTS = "results"
    PRACTICES = "practices"
    AWARDS = "awards"
    ACTIONS = "actions"


class Severity(StrEnum):
    """How a finding acts: an error blocks, a warning needs confirmation, an info only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Qualifier(StrEnum):
    """How exact a stated figure is: "more than 75,600" stays at_least all the way."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    ABOUT = "about"


class DenominatorKind(StrEnum):
    """The people that a coverage is counted against."""

    POPULATION = "population"
    LABOUR_FORCE = "labour_force"
    PARTICIPATING_AGE = "participating_age"
    PUPILS = "pupils"


class DriveKind(StrEnum):
    """The forms that a drive (đợt) takes."""

    FESTIVAL = "festival"
    PEAK_MONTH = "peak_month"
    PEAK_DAYS = "peak_days"
    PLAN = "plan"


class ActivityType(StrEnum):
    """What was done in a drive."""

    LAUNCH = "launch"
    CONFERENCE = "conference"
    DIALOGUE = "dialogue"
    SMALL_GROUP = "small_group"
    BOOTH = "booth"
    MOBILE_TEAM = "mobile_team"
    LOUDSPEAKER = "loudspeaker"
    HOUSEHOLD_VISIT = "household_visit"
    OTHER = "other"


class ResultType(StrEnum):
    """What came of a drive; results are flows and are never added to a stock."""

    REACHED = "reached"
    ENROLLED = "enrolled"
    ENROLLED_VSI = "enrolled_vsi"
    ENROLLED_HI = "enrolled_hi"
    CASHLESS_SWITCH = "cashless_switch"
    CARDS_GIVEN = "cards_given"


class ActionStatus(StrEnum):
    """Where a decided action stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class PaceStatus(StrEnum):
    """How a unit stands in time against a target, the best first."""

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    WATCH = "watch"
    BEHIND = "behind"
    OUT_OF_REACH = "out_of_reach"
    NOT_REACHED = "not_reached"
    NO_BASELINE = "no_baseline"
    NO_REPORT = "no_report"
    NO_TARGET = "no_target"


class PaceReason(StrEnum):
    """Why a status is not simply what planned progress says."""

    TARGET_NOT_ABOVE_BASELINE = "target_not_above_baseline"
    REQUIRED_ABOVE_BEST = "required_above_best"
    PERIOD_OVER = "period_over"
    NO_BASELINE_REPORT = "no_baseline_report"
    UNDATED_REPORT = "undated_report"
    INCOMPLETE_SUM = "incomplete_sum"
    NO_COUNT = "no_count"
    NO_TARGET_COUNT = "no_target_count"
    NO_REPORT_IN_PERIOD = "no_report_in_period"
    ZERO_TARGET = "zero_target"
    RATE_TARGET = "rate_target"
    PERIOD_ENDED = "period_ended"


class UnusedPhasing(StrEnum):
    """Why month weights change nothing, or not what they name."""

    NO_TARGET = "no_target"
    UNKNOWN_DECISION = "unknown_decision"
    MONTH_AFTER_PERIOD = "month_after_period"


class Chance(StrEnum):
    """How likely a target is to be reached, in words; the likeliest first."""

    ALMOST_CERTAIN = "almost_certain"
    LIKELY = "likely"
    ABOUT_EVEN = "about_even"
    UNLIKELY = "unlikely"
    VERY_UNLIKELY = "very_unlikely"


class MapMeasure(StrEnum):
    """The two ratios a map can show; they are never mixed."""

    COVERAGE = "coverage"
    ATTAINMENT = "attainment"


class MapFill(StrEnum):
    """What colours the units of the map page: a ratio, the pace, or a change."""

    COVERAGE = "coverage"
    ATTAINMENT = "attainment"
    PACE = "pace"
    CHANGE = "change"
