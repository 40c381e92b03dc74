"""Scenarios: each takes a few of the past changes and makes every coming month one of them."""

from collections.abc import Iterator

import numpy as np

from campaign.projection.rows import Asked, Floats, Ints
from campaign.thresholds import (
    PROJECTION_BAND,
    PROJECTION_DRAWN_CHANGES,
    PROJECTION_MOST_MONTHS,
    PROJECTION_SCENARIOS,
    PROJECTION_SEED,
)

# Sums of such fractions of a person are exact, hence the same in whatever company and order.
_PARTS_OF_PERSON = 1024
_ROWS_AT_ONCE = 2048
_POSITIONS = [round(share * (PROJECTION_SCENARIOS - 1)) for share in PROJECTION_BAND]


def outcomes(asked: Asked, starts: Floats, changes: Floats, counts: Ints) -> tuple[Floats, Floats]:
    """Low, median and high of each row's stock at the end, and the share that reaches its target.

    `starts` is the stock with the season of the months ahead. Without a target the share is NaN.
    """
    bands = np.zeros((len(asked.row), len(_POSITIONS)))
    chances = np.full(len(asked.row), np.nan)
    changes = _stretched(changes, counts)
    keys = np.stack([asked.months_ahead, counts, asked.series, asked.month])
    for rows in _alike(keys[:2], np.lexsort(keys[::-1])):
        # Issuers' targets differ, the figure they are held against does not.
        _, first, situation = np.unique(
            keys[2:, rows], axis=1, return_index=True, return_inverse=True
        )
        count, ahead = counts[rows[0]], asked.months_ahead[rows[0]]
        chosen = rows[first]
        ends = starts[chosen, None] + changes[chosen, :count] @ _draws(count, ahead)
        ends = np.sort(np.maximum(ends, 0.0), axis=1)
        bands[rows] = ends[:, _POSITIONS][situation]
        reached = np.count_nonzero(ends[situation] >= asked.target[rows, None], axis=1)
        chances[rows] = reached / PROJECTION_SCENARIOS
    chances[np.isnan(asked.target)] = np.nan
    return bands, chances


def _alike(keys: Ints, order: Ints) -> Iterator[Ints]:
    """Runs of rows with equal keys, of a bearable length."""
    edges = np.flatnonzero(np.any(np.diff(keys[:, order]), axis=0)) + 1
    for run in np.split(order, edges):
        for start in range(0, len(run), _ROWS_AT_ONCE):
            yield run[start : start + _ROWS_AT_ONCE]


def _stretched(changes: Floats, counts: Ints) -> Floats:
    """The changes farther from their mean, as a few values lie closer to it than the truth does."""
    is_change = np.arange(changes.shape[1]) < counts[:, None]
    mean = (changes.sum(axis=1) / np.maximum(counts, 1))[:, None]
    factor = np.sqrt((counts + 1) / np.maximum(counts - 1, 1))[:, None]
    stretched = np.where(is_change, mean + (changes - mean) * factor, 0.0)
    return np.asarray(np.rint(stretched * _PARTS_OF_PERSON) / _PARTS_OF_PERSON)


def _draws(count: int, ahead: int) -> Floats:
    """How often each scenario (column) draws each of `count` changes (row) in `ahead` months."""
    picked = (_PICKS * count).astype(np.int64)
    turn = (_TURNS[:, :ahead] * PROJECTION_DRAWN_CHANGES).astype(np.int64)
    drawn = np.take_along_axis(picked, turn, axis=1)
    places = drawn * PROJECTION_SCENARIOS + np.arange(PROJECTION_SCENARIOS)[:, None]
    cells = np.bincount(places.ravel(), minlength=count * PROJECTION_SCENARIOS)
    return cells.reshape(count, PROJECTION_SCENARIOS).astype(np.float64)


def _even_numbers(random: np.random.Generator, columns: int) -> Floats:
    """Columns of numbers from 0 to 1, each spread evenly over the scenarios, in random order."""
    ranks = np.tile(np.arange(PROJECTION_SCENARIOS)[:, None], (1, columns))
    within = random.random(ranks.shape)
    return np.asarray((random.permuted(ranks, axis=0) + within) / PROJECTION_SCENARIOS)


# The same numbers for every row, so that no row depends on which others there are.
_RANDOM = np.random.default_rng(PROJECTION_SEED)
_PICKS = _even_numbers(_RANDOM, PROJECTION_DRAWN_CHANGES)
_TURNS = _even_numbers(_RANDOM, PROJECTION_MOST_MONTHS)
