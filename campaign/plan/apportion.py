"""Sharing a number of people in proportion to weights, under caps, in whole numbers.

Whole numbers come from the divisor method with odd divisors (Webster, Sainte-Laguë) with
maxima: person after person goes to the unit with the smallest (k - 1/2) / weight. Other than
the largest remainder it never takes from a unit because the total, or the unit's own weight
or cap, has grown (Balinski and Young, Fair Representation, 1982).
"""

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Shares = NDArray[np.float64]


def level_shares(*, totals: Counts, weights: Shares, caps: Counts) -> Shares:
    """Each row's total shared in proportion to the weights, where capped up to the cap.

    `weights` and `caps` have one row per total. What a cap cuts off is shared on in the same
    proportion; a row whose caps hold less than its total is filled up. A weight of 0 gets 0.
    """
    caps = np.where(weights > 0, caps, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        full_at = np.where(weights > 0, caps / weights, 0.0)
    order = np.argsort(full_at, axis=1, kind="stable")
    caps_up = np.take_along_axis(caps, order, axis=1)
    weights_up = np.take_along_axis(weights, order, axis=1)
    full_at_up = np.take_along_axis(full_at, order, axis=1)
    filled = np.cumsum(caps_up, axis=1) - caps_up
    open_weight = np.cumsum(weights_up[:, ::-1], axis=1)[:, ::-1]
    holds_total = filled + full_at_up * open_weight >= totals[:, None]
    last_full = np.argmax(holds_total, axis=1)[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        level = (totals[:, None] - np.take_along_axis(filled, last_full, axis=1)) / (
            np.take_along_axis(open_weight, last_full, axis=1)
        )
    is_short = ~holds_total.any(axis=1, keepdims=True)
    return np.where(is_short, caps, np.minimum(caps, np.where(weights > 0, level * weights, 0)))


def whole_shares(*, total: int, weights: Shares, caps: Counts) -> Counts:
    """The total shared in proportion to `weights` in whole numbers, none above its cap.

    Adds up to the total, or to the caps of all with a weight when those hold less. Ties go
    to the one that stands first, so the order of the arrays must not be an accident.
    """
    caps = np.where(weights > 0, np.minimum(caps, total), 0)
    if caps.sum() <= total:
        return caps
    shares = level_shares(totals=np.array([total]), weights=weights[None], caps=caps[None])[0]
    # The divisor that gives whole numbers moves nobody's share by more than half a person for
    # each unit, all together; what lies below that is certain.
    slack = len(weights) // 2 + 2
    certain = np.clip(np.floor(shares).astype(np.int64) - slack, 0, caps)
    ordinal = certain[:, None] + 1 + np.arange(2 * slack + 1)
    place, seat = np.nonzero((ordinal <= caps[:, None]) & (weights[:, None] > 0))
    priority = (ordinal[place, seat] - 0.5) / weights[place]
    first = np.lexsort((place, priority))[: total - int(certain.sum())]
    shares_whole: Counts = certain + np.bincount(place[first], minlength=len(weights))
    return shares_whole
