"""Where a unit's figure may stand when its period ends, going by what its past months were like.

Every scenario takes a few of the unit's past monthly changes and lets each coming month be one
of these; a unit with few changes of its own borrows its peers'. benchmarks/README.md says how
often the band held the truth.
"""

import numpy as np
import pyarrow as pa

from campaign.projection.history import changes_to_draw
from campaign.projection.rows import KEYS, read
from campaign.projection.scenarios import outcomes
from campaign.projection.season import seasonal_shares, seasons_of
from campaign.terms import Chance
from campaign.thresholds import CHANCE_FLOOR_SHARES

__all__ = ["chance_of", "project"]


def project(outlook: pa.Table, changes: pa.Table) -> pa.Table:
    """Median, band and chance of the target for each row of `outlook` that allows a guess.

    The tables are core_outlook and core_change. A row uses changes up to its own reported month
    only, depends on other rows only through its peers, and is the same in every run.
    """
    asked, past = read(outlook, changes)
    seasons = seasons_of(asked, past)
    drawn, counts = changes_to_draw(asked, past, seasons)
    known = (counts > 0) | (asked.months_ahead == 0)
    starts = asked.stock * (1 + seasonal_shares(seasons, asked))
    asked = asked.where(known)
    bands, chances = outcomes(asked, starts[known], drawn[known], counts[known])
    low, middle, high = bands.T
    result = outlook.select(KEYS).take(pa.array(asked.row))
    for name, column in {
        "projected_count": middle,
        "projected_low_count": low,
        "projected_high_count": high,
    }.items():
        result = result.append_column(name, pa.array(column, pa.float64()))
    chance = pa.array(chances, pa.float64(), mask=np.isnan(chances))
    return result.append_column("reach_chance_share", chance)


def chance_of(share: float) -> Chance:
    """The chance in words; a share on a cut point is the better of the two."""
    return next(chance for chance, floor in CHANCE_FLOOR_SHARES.items() if share >= floor)
