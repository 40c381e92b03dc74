"""What the calendar months brought last year, more or less than the year's average month."""

import numpy as np

from campaign.projection.rows import Asked, Floats, Past
from campaign.thresholds import PROJECTION_LEAST_PEER_CHANGES, PROJECTION_SEASON_SHARE

YEAR_MONTHS = 12


def seasons_of(asked: Asked, past: Past) -> Floats:
    """By row the twelve months up to its own: how far off average, as a share of the stock.

    A month is the median of the province's units that reported in it and in the one before. It
    counts by PROJECTION_SEASON_SHARE only, for a single year does not tell season from chance.
    All zero where one of the months has too few such units.
    """
    if not len(asked.row):
        return np.zeros((0, YEAR_MONTHS))
    usual, first = _usual_rates(asked, past)
    months = asked.month[:, None] - first + np.arange(1 - YEAR_MONTHS, 1)
    year: Floats = usual[asked.everyone[:, None], months]
    off_average = year - np.cumsum(year, axis=1)[:, -1:] / YEAR_MONTHS
    return np.nan_to_num(PROJECTION_SEASON_SHARE * off_average, nan=0.0)


def seasonal_shares(seasons: Floats, asked: Asked) -> Floats:
    """The months ahead together, as a share of the stock; whole years among them cancel out."""
    sums = np.pad(np.cumsum(seasons, axis=1), ((0, 0), (1, 0)))
    shares: Floats = sums[np.arange(len(sums)), asked.months_ahead % YEAR_MONTHS]
    return shares


def _usual_rates(asked: Asked, past: Past) -> tuple[Floats, int]:
    """By pool and month the median change as a share of the stock before, and the first month.

    NaN where too few tell; there are columns for the year before whatever is asked.
    """
    months = np.concatenate([asked.month, past.month])
    first = int(months.min()) - YEAR_MONTHS
    pools = int(np.concatenate([asked.everyone, past.everyone]).max()) + 1
    usual = np.full((pools, int(months.max()) - first + 1), np.nan)
    told = np.flatnonzero(past.is_of_one_month & (past.stock_before > 0))
    rates = past.change[told] / past.stock_before[told]
    place = past.everyone[told] * usual.shape[1] + past.month[told] - first
    order = np.lexsort((rates, place))
    places, start, count = np.unique(place[order], return_index=True, return_counts=True)
    rates = rates[order]
    medians = (rates[start + (count - 1) // 2] + rates[start + count // 2]) / 2
    enough = count >= PROJECTION_LEAST_PEER_CHANGES
    usual.ravel()[places[enough]] = medians[enough]
    return usual, first
