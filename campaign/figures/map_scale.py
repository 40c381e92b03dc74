"""What the colours of the map page mean: the same classes in every month."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from campaign.figures.classes import MISSING, class_label, class_of
from campaign.figures.palette import CHANGE_FILLS, CLASS_FILLS, Palette
from campaign.terms import MapFill, MapMeasure, PaceStatus
from campaign.thresholds import CHANGE_BREAKS_PCT
from campaign.words import Words
from campaign.words.pace import status_text

# The marks of these are a pattern, told beside the classes.
_TOLD_BY_PATTERN = (PaceStatus.NO_REPORT, PaceStatus.NO_TARGET)
_JUDGED = tuple(status for status in PaceStatus if status not in _TOLD_BY_PATTERN)


@dataclass(frozen=True)
class MapScale:
    """Classes from the best to the worst, the last for units without a figure."""

    labels: tuple[str, ...]
    fills: tuple[str, ...]

    @property
    def missing(self) -> int:
        """The number of the class of units without a figure."""
        return len(self.fills) - 1


def map_scale(fill: MapFill, *, words: Words, palette: Palette) -> MapScale:
    """The classes of one way to colour the map."""
    if fill == MapFill.PACE:
        labels = [status_text(words, status) for status in _JUDGED]
        fills = [palette.status[status] for status in _JUDGED]
    elif fill == MapFill.CHANGE:
        labels = _change_labels(words)
        fills = list(reversed(CHANGE_FILLS))
    else:
        measure = MapMeasure(fill)
        ranks = range(len(CLASS_FILLS) - 1, MISSING, -1)
        labels = [class_label(words, rank, measure) for rank in ranks]
        fills = list(reversed(CLASS_FILLS))
    missing = words.say(f"class.missing.{fill.value}")
    return MapScale((*labels, missing), (*fills, palette.missing))


def ratio_class(value: float | None, measure: MapMeasure) -> int:
    """The class of a percentage; a value on a break belongs to the upper class."""
    rank = class_of(value, measure)
    return len(CLASS_FILLS) if rank == MISSING else len(CLASS_FILLS) - 1 - rank


def pace_class(status: str) -> int:
    """The class of a pace status."""
    known = PaceStatus(status)
    return len(_JUDGED) if known in _TOLD_BY_PATTERN else _JUDGED.index(known)


def change_class(pct: float | None) -> int:
    """The class of a change in percent; a value on a break belongs to the upper class."""
    if pct is None:
        return len(CHANGE_FILLS)
    return len(CHANGE_FILLS) - 1 - bisect_right(CHANGE_BREAKS_PCT, pct)


def _change_labels(words: Words) -> list[str]:
    shown: Sequence[str] = [words.signed_pct(value, digits=0) for value in CHANGE_BREAKS_PCT]
    between = [words.say("class.between", low=low, high=high) for low, high in pairwise(shown)]
    below = words.say("class.below", high=shown[0])
    above = words.say("class.from", low=shown[-1])
    return [above, *reversed(between), below]
