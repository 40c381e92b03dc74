"""Fixed classes of a ratio: the same breaks in every month, so that maps can be compared."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from campaign.figures.palette import CLASS_FILLS, Palette
from campaign.terms import MapMeasure
from campaign.thresholds import CLASS_BREAKS_PCT
from campaign.words import Words

MISSING = -1


@dataclass(frozen=True)
class MapClass:
    """One class of the legend: its rank (MISSING for no figure), label, fill and count."""

    rank: int
    label: str
    fill: str
    unit_count: int


def class_of(value: float | None, measure: MapMeasure) -> int:
    """The class of a percentage; a value on a break belongs to the upper class."""
    return MISSING if value is None else bisect_right(CLASS_BREAKS_PCT[measure], value)


def fill_of(rank: int, palette: Palette) -> str:
    """The fill of a class."""
    return palette.missing if rank == MISSING else CLASS_FILLS[rank]


def class_label(words: Words, rank: int, measure: MapMeasure) -> str:
    """What a class holds, in words: `80 % đến dưới 90 %`."""
    breaks = CLASS_BREAKS_PCT[measure]
    if rank == MISSING:
        return words.say(f"class.missing.{measure.value}")
    if rank == 0:
        return words.say("class.below", high=words.pct(breaks[0], digits=0))
    if rank == len(breaks):
        return words.say("class.from", low=words.pct(breaks[-1], digits=0))
    low, high = breaks[rank - 1], breaks[rank]
    return words.say("class.between", low=words.pct(low, digits=0), high=words.pct(high, digits=0))


def legend(
    values: Iterable[float | None], *, measure: MapMeasure, words: Words, palette: Palette
) -> list[MapClass]:
    """Every class from the highest to the lowest, then the missing, with its count."""
    counts: dict[int, int] = {}
    for value in values:
        rank = class_of(value, measure)
        counts[rank] = counts.get(rank, 0) + 1
    ranks = [*range(len(CLASS_BREAKS_PCT[measure]), -1, -1), MISSING]
    return [
        MapClass(
            rank,
            class_label(words, rank, measure),
            fill_of(rank, palette),
            counts.get(rank, 0),
        )
        for rank in ranks
    ]
