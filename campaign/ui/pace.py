"""Who needs a decision first, and how a unit's pace is told on a page."""

from collections.abc import Iterable

from campaign.terms import PaceStatus
from campaign.ui.parts import Row, plain
from campaign.ui.view import View
from campaign.words.pace import (
    chance_sentence,
    lag_sentence,
    last_days_sentence,
    pace_sentence,
    status_text,
)

# Who needs a decision stands on top; who is done or cannot be judged below.
_WORST_FIRST = (
    PaceStatus.OUT_OF_REACH,
    PaceStatus.NOT_REACHED,
    PaceStatus.BEHIND,
    PaceStatus.WATCH,
    PaceStatus.ON_TRACK,
    PaceStatus.NO_BASELINE,
    PaceStatus.NO_REPORT,
    PaceStatus.ACHIEVED,
    PaceStatus.NO_TARGET,
)
_FINE = {PaceStatus.ACHIEVED, PaceStatus.ON_TRACK}


def worst_first(rows: Iterable[Row]) -> list[Row]:
    """Rows of mart_progress by status, of each the unit that misses the most people first."""
    rank = {status.value: place for place, status in enumerate(_WORST_FIRST)}
    return sorted(rows, key=lambda row: (rank[row["pace_status"]], -(row["gap_count"] or 0)))


def needs_help(row: Row) -> bool:
    """Whether a row with a known attainment is neither done nor on time."""
    return PaceStatus(row["pace_status"]) not in _FINE and row["gap_count"] != 0


def has_pace(row: Row) -> bool:
    """Whether there is anything to tell: a judgement, or why a target that was given has none."""
    return row["pace_status"] != PaceStatus.NO_TARGET or row["pace_reason"] is not None


def pace_reasons(view: View, row: Row) -> str:
    """Why a row has its status, of which day, and how likely its target is; may be empty."""
    words = view.words
    tell = (pace_sentence, last_days_sentence, lag_sentence, chance_sentence)
    parts = [sentence(words, row) for sentence in tell]
    return " ".join(part for part in parts if part)


def pace_line(view: View, row: Row) -> str:
    """Status, why, of which day, and how likely the target is to be reached, in Markdown."""
    status = status_text(view.words, row["pace_status"])
    return f"**{status}.** {plain(pace_reasons(view, row))}".rstrip()
