"""Every number of the product that decides something, each in one home."""

import datetime as dt
from zoneinfo import ZoneInfo

from campaign.terms import Chance, MapMeasure

# Class breaks in percent, fixed so that two months or two provinces can be compared by eye.
# A value on a break belongs to the upper class.
CLASS_BREAKS_PCT: dict[MapMeasure, tuple[float, ...]] = {
    MapMeasure.COVERAGE: (70.0, 80.0, 90.0, 95.0),
    MapMeasure.ATTAINMENT: (50.0, 70.0, 90.0, 100.0),
}

# The same for a change of participants in percent of those of the earlier month.
CHANGE_BREAKS_PCT = (-2.0, 0.0, 2.0, 5.0)

# Low units lie mostly in an area that has at least so many of them, and so many times as many as
# its share of all units would have.
CONCENTRATED_LEAST_UNITS = 3
CONCENTRATED_TIMES = 1.25

FULL_PCT = 100.0

# The press truncates percentages (77.90 for 77.9086), so a stated one within this many
# points of the computed one agrees with it.
STATED_RATIO_TOLERANCE_POINTS = 0.01

# From which share of the scenarios on a chance is called what.
CHANCE_FLOOR_SHARES: dict[Chance, float] = {
    Chance.ALMOST_CERTAIN: 0.9,
    Chance.LIKELY: 0.65,
    Chance.ABOUT_EVEN: 0.35,
    Chance.UNLIKELY: 0.1,
    Chance.VERY_UNLIKELY: 0.0,
}

# Judged by the share of planned progress since the baseline, never by actual ÷ expected: with
# a high baseline everybody would be at 95 % of what is expected.
PACE_ON_TRACK_SHARE = 1.0
PACE_WATCH_SHARE = 0.9
# The stock at a period's start may come from a report up to so many months older.
BASELINE_MAX_LAG_MONTHS = 3
# With fewer monthly changes than this a best month says nothing of what a unit can do.
BEST_LEAST_CHANGES = 3
# Month weights of a phasing are percents; a list of twelve rounded ones adds up to this close.
PHASING_TOLERANCE_POINTS = 0.05
# The projection tells the band and the median of so many scenarios.
PROJECTION_SCENARIOS = 1001
PROJECTION_BAND = (0.2, 0.5, 0.8)
PROJECTION_SEED = 20250930
# Drawn from are the changes of so many last months: one year, hence every season once.
PROJECTION_WINDOW_MONTHS = 12
# With fewer changes of its own a unit borrows its peers'; with fewer of those, or from fewer
# months, nothing is said: a hundred units in one good month tell of that month alone.
PROJECTION_LEAST_CHANGES = 6
PROJECTION_LEAST_PEER_CHANGES = 12
PROJECTION_LEAST_PEER_MONTHS = 4
# So few past changes make up a scenario's future: the fewer, the wider the band grows with time.
PROJECTION_DRAWN_CHANGES = 6
# By so much of what a calendar month brought off the average last year it is expected to again.
PROJECTION_SEASON_SHARE = 0.5
# Farther ahead nothing is said.
PROJECTION_MOST_MONTHS = 24

# Below this share of its previous value a stock is worth a second look; three-month cards
# lapse together, so a fall warns and never blocks.
STOCK_FALL_SHARE = 0.9

# A month's change is odd when it lies this many robust deviations (from median and MAD) off what
# is usual; the deviation is never taken for smaller than these floors, so that tiny units and
# very even ones do not cry wolf.
ODD_DEVIATIONS = 5.0
MAD_TO_DEVIATION = 1.4826
ODD_FLOOR_SHARE = 0.02
ODD_FLOOR_COUNT = 10
# With fewer changes of its own a unit is judged by the file's other units, with fewer of
# those not at all.
ODD_LEAST_CHANGES = 6
ODD_LEAST_PEERS = 10
# A count this many times the one before, or its part, is a slip of a digit at any age.
MANYFOLD = 3.0
MANYFOLD_FLOOR_COUNT = 100
# So many units, and such a share of those that can be compared, with last month's very count
# were copied forward. Small counts often stay the same.
COPIED_LEAST_UNITS = 5
COPIED_SHARE = 0.2
COPIED_LEAST_COUNT = 30
# People counted twice differ a little; from this share on one of the two is wrong.
PEOPLE_DIFFER_SHARE = 0.1
# Below this share of the same issuer's earlier target a new one is worth a second look.
TARGET_FALL_SHARE = 0.8
OLD_REPORT_YEARS = 3
# Five years are the longest plan there is, and it may be decided a year before it begins.
FAR_TARGET_YEARS = 6
# How many units a grouped finding names.
NAMED_UNITS = 12

# Days and moments are those of the offices, wherever the server stands.
CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
# Today's communes and wards; many bear the name of a district or ward of before.
UNITS_SINCE = dt.date(2025, 7, 1)

# Reports outside these years are read as typing mistakes.
CALENDAR_YEARS = range(2000, 2101)

# A plan reaches no further: nobody knows the units, let alone the people, after that.
PLAN_MOST_DAYS = 731
# What can be chosen on the plan page: caps in best months, the weight of a peak against another
# period, how much of the recent pace is kept, and the weights of a mix against each other.
PLAN_CAP_FACTORS = (1.0, 1.2, 1.5, 2.0, 3.0)
PLAN_PEAK_WEIGHTS = (1.0, 1.5, 2.0, 3.0)
PLAN_PEAK_WEIGHT = 1.5
PLAN_PACE_FACTORS = (0.5, 0.8, 1.0, 1.2, 1.5, 2.0, 3.0)
PLAN_MIX_WEIGHTS = range(6)
# A pace of few months foretells a day only soon, then a month, and beyond some years nothing.
FINISH_DAY_DAYS = 92
FINISH_MONTH_YEARS = 5

BUILDS_KEPT = 12
POLL_SECONDS = 5
LOCK_TIMEOUT_SECONDS = 60
# No rehearsal runs this long; one that is older was left behind by a killed process.
ASIDE_STALE_SECONDS = 3600
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
# A workbook is read whole, so its area is bounded; an office's largest sheet has thousands.
MAX_SHEET_CELLS = 1_000_000
# Months side by side for a few years make some hundred columns; every one is looked at closely.
MAX_SHEET_COLUMNS = 1_000
# Styles, rules and links of a workbook's part beside its cells; each costs whoever opens it.
MAX_PART_ELEMENTS = 200_000
MAX_XML_DEPTH = 100
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_SHOWN_CHANGES = 1_000
# A whole country reports less in ten years; more rows are not held against each unit's history.
MAX_PLAUSIBLE_ROWS = 500_000
HELP_LIST_LENGTH = 8
RANK_MOVES_SHOWN = 20
# Points of a scatter that carry a name; more of them overlap.
NAMED_POINTS = 5
SPARKLINE_MONTHS = 12
HISTORY_MONTHS = 24
PEER_COUNT = 5

# Read by the SQL through the table raw_thresholds, so that a number has one home.
SQL_THRESHOLDS: dict[str, float] = {
    "stated_ratio_tolerance_points": STATED_RATIO_TOLERANCE_POINTS,
    "stock_fall_share": STOCK_FALL_SHARE,
    "pace_on_track_share": PACE_ON_TRACK_SHARE,
    "pace_watch_share": PACE_WATCH_SHARE,
    "baseline_max_lag_months": BASELINE_MAX_LAG_MONTHS,
    "best_least_changes": BEST_LEAST_CHANGES,
    "peer_count": PEER_COUNT,
    "odd_deviations": ODD_DEVIATIONS,
    "mad_to_deviation": MAD_TO_DEVIATION,
    "odd_floor_share": ODD_FLOOR_SHARE,
    "odd_floor_count": ODD_FLOOR_COUNT,
    "odd_least_changes": ODD_LEAST_CHANGES,
    "odd_least_peers": ODD_LEAST_PEERS,
    "manyfold": MANYFOLD,
    "manyfold_floor_count": MANYFOLD_FLOOR_COUNT,
    "copied_least_units": COPIED_LEAST_UNITS,
    "copied_share": COPIED_SHARE,
    "copied_least_count": COPIED_LEAST_COUNT,
    "people_differ_share": PEOPLE_DIFFER_SHARE,
    "target_fall_share": TARGET_FALL_SHARE,
    "old_report_years": OLD_REPORT_YEARS,
    "far_target_years": FAR_TARGET_YEARS,
}
