"""The words of the domain as enums, and every threshold of the product, each in one home."""

from enum import StrEnum


class Kind(StrEnum):
    """What one uploaded file holds; in a batch drives are read before what belongs to them."""

    REPORTS = "reports"
    TARGETS = "targets"
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


class MapMeasure(StrEnum):
    """The two ratios a map can show; they are never mixed."""

    COVERAGE = "coverage"
    ATTAINMENT = "attainment"


# Class breaks in percent, fixed so that two months or two provinces can be compared by eye.
# A value on a break belongs to the upper class.
CLASS_BREAKS_PCT: dict[MapMeasure, tuple[float, ...]] = {
    MapMeasure.COVERAGE: (70.0, 80.0, 90.0, 95.0),
    MapMeasure.ATTAINMENT: (50.0, 70.0, 90.0, 100.0),
}

FULL_PCT = 100.0

# The press truncates percentages (77.90 for 77.9086), so a stated one within this many
# points of the computed one agrees with it.
STATED_RATIO_TOLERANCE_POINTS = 0.01

# Below this share of its previous value a stock is worth a second look; three-month cards
# lapse together, so a fall warns and never blocks.
STOCK_FALL_SHARE = 0.9

# Reports outside these years are read as typing mistakes.
CALENDAR_YEARS = range(2000, 2101)

BUILDS_KEPT = 12
POLL_SECONDS = 5
LOCK_TIMEOUT_SECONDS = 60
MAX_SIDEBAR_BYTES = 50 * 1024 * 1024
# A canonical CSV above this is read as columns instead of row by row.
BULK_BYTES = 8_000_000
MAX_LINE_CHARS = 1_000_000
# An office's sheet never has so many empty rows in a row; a damaged export has millions.
MAX_BLANK_LINES = 100_000
# More than 100 % is legitimate; more than this is a slip of the decimal mark.
MAX_PCT = 1000.0
MAX_CELL_CHARS = 4_000
MAX_FINDINGS = 1_000
MAX_SHOWN_CHANGES = 1_000
HELP_LIST_LENGTH = 8

# Read by the SQL through the table raw_thresholds, so that a number has one home.
SQL_THRESHOLDS: dict[str, float] = {
    "stated_ratio_tolerance_points": STATED_RATIO_TOLERANCE_POINTS,
    "stock_fall_share": STOCK_FALL_SHARE,
}
