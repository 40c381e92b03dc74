"""The past monthly changes that scenarios draw from: a unit's own, and its peers' where few."""

import numpy as np

from campaign.projection.rows import Asked, Floats, Ints, Past
from campaign.thresholds import (
    PROJECTION_LEAST_CHANGES,
    PROJECTION_LEAST_PEER_CHANGES,
    PROJECTION_LEAST_PEER_MONTHS,
    PROJECTION_WINDOW_MONTHS,
)

# More months than any date has, so that a code and a month make one number that sorts alike.
_MONTHS = 1 << 17


def changes_to_draw(asked: Asked, past: Past, seasons: Floats) -> tuple[Floats, Ints]:
    """Every row's changes in people per month, from the left, and how many: none if too few."""
    own, counts = _own(asked, past, seasons)
    changes = np.pad(own, ((0, 0), (0, PROJECTION_LEAST_CHANGES)))
    few = np.flatnonzero(counts < PROJECTION_LEAST_CHANGES)
    alike = np.stack([asked.peers, asked.everyone, asked.month, counts])[:, few]
    groups, group_of = np.unique(alike, axis=1, return_inverse=True)
    by_type, of_all = _Pool(past.peers, past), _Pool(past.everyone, past)
    for group, (peers, everyone, month, count) in enumerate(groups.T):
        rows = few[group_of == group]
        rates = by_type.rates(peers, month)
        if not len(rates):
            rates = of_all.rates(everyone, month)
        if not len(rates):
            counts[rows] = 0
            continue
        typical = _typical(rates, PROJECTION_LEAST_CHANGES - count)
        changes[rows, count:PROJECTION_LEAST_CHANGES] = asked.stock[rows, None] * typical
        counts[rows] = PROJECTION_LEAST_CHANGES
    return changes, counts


def _window(places: Ints, code: Ints, month: Ints) -> tuple[Ints, Ints]:
    """Where in sorted `places` the window lies that ends with `month`: from, and up to before."""
    last = code * _MONTHS + month
    start = np.searchsorted(places, last - PROJECTION_WINDOW_MONTHS, side="right")
    return start, np.searchsorted(places, last, side="right")


def _own(asked: Asked, past: Past, seasons: Floats) -> tuple[Floats, Ints]:
    """A unit's own changes, those of one month freed of the season."""
    start, end = _window(past.series * _MONTHS + past.month, asked.series, asked.month)
    row, column = np.nonzero(np.arange(PROJECTION_WINDOW_MONTHS) < (end - start)[:, None])
    place = start[row] + column
    season = seasons[row, past.month[place] - asked.month[row] - 1] * past.stock_before[place]
    own = np.zeros((len(start), PROJECTION_WINDOW_MONTHS))
    own[row, column] = past.change[place] - np.where(past.is_of_one_month[place], season, 0.0)
    return own, end - start


class _Pool:
    """Changes of all who share a code, as shares of the stock before them."""

    def __init__(self, code: Ints, past: Past) -> None:
        place = code * _MONTHS + past.month
        kept = np.flatnonzero(past.stock_before > 0)
        kept = kept[np.argsort(place[kept])]
        self._place = place[kept]
        self._rates = past.change[kept] / past.stock_before[kept]

    def rates(self, code: Ints, month: Ints) -> Floats:
        """What was known in `month` of the months of the window; nothing if that is too little."""
        start, end = _window(self._place, code, month)
        told_months = len(np.unique(self._place[start:end]))
        if (
            end - start < PROJECTION_LEAST_PEER_CHANGES
            or told_months < PROJECTION_LEAST_PEER_MONTHS
        ):
            return self._rates[:0]
        return self._rates[start:end]


def _typical(rates: Floats, count: int) -> Floats:
    """So many values spread as the rates are: the median alone, or evenly from low to high."""
    return np.quantile(rates, (np.arange(count) + 0.5) / count)
