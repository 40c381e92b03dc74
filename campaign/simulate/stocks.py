"""How many people take part in every month: the truth, before anybody reports it."""

from dataclasses import dataclass

import numpy as np

from campaign.simulate.drives import Drive, Participation, extra_by_month, take_part
from campaign.simulate.effect import LAPSING_SHARE, RETURNING_SHARE, THREE_MONTH_SHARE
from campaign.simulate.people import People
from campaign.simulate.scope import Counts, Scope, whole
from campaign.terms import DenominatorKind

Shares = np.ndarray[tuple[int], np.dtype[np.float64]]

# By calendar month: Tết empties February, the end of the year fills the offices.
_SEASON = (0.95, 0.5, 0.9, 1.0, 1.05, 1.0, 0.95, 0.95, 1.1, 1.15, 1.2, 1.4)
# Pupils enrol with the school year and their cards run out over the summer.
_SCHOOL_YEAR = (1.0, 1.0, 1.0, 1.0, 1.0, 0.985, 0.95, 0.93, 0.995, 1.0, 1.0, 1.0)
# Months simulated before the first one, so that three-month cards of before it lapse in it.
_WARM_UP = 12
_CARD_MONTHS = 3
_OTHER_GROWTH = 0.0006


@dataclass(frozen=True)
class Flows:
    """Months × units: a stock is the one before + new + returned − stopped."""

    stock: Counts
    new: Counts
    returned: Counts
    stopped: Counts


@dataclass(frozen=True)
class Truth:
    """What is true in every month, months × units, and what the drives have to do with it."""

    vsi: Flows
    household: Flows
    pupils: Counts
    hi: Counts
    drives: tuple[Participation, ...]


@dataclass(frozen=True)
class _Growth:
    """How a stock grows: people at the start, the most it tends to, the monthly pace."""

    start: Shares
    ceiling: Shares
    pace: Shares
    stopping_share: float


def make_truth(scope: Scope, people: People, drives: list[Drive]) -> Truth:
    """The stocks of all units in all months."""
    chance = scope.chance("stocks")
    count = scope.unit_count
    able = people.counts[DenominatorKind.PARTICIPATING_AGE]
    population = people.counts[DenominatorKind.POPULATION]
    pace = 0.044 * np.exp(chance.normal(0, 0.32, count))
    parts = take_part(scope, drives, pace_rank=np.argsort(np.argsort(pace)), people=people)
    vsi = _Growth(
        start=able * chance.uniform(0.018, 0.034, count),
        ceiling=able * chance.uniform(0.14, 0.22, count),
        pace=pace,
        stopping_share=0.009,
    )
    household = _Growth(
        start=population * chance.uniform(0.07, 0.13, count),
        ceiling=population * chance.uniform(0.17, 0.22, count),
        pace=0.045 * np.exp(chance.normal(0, 0.3, count)),
        stopping_share=0.010,
    )
    shape = (scope.month_count, count)
    vsi_flows = _grow(scope, vsi, extra_by_month(parts, "extra_vsi", shape), chance)
    home_flows = _grow(scope, household, extra_by_month(parts, "extra_household", shape), chance)
    pupils = _pupils(scope, people.counts[DenominatorKind.PUPILS], chance)
    others = _others(scope, population, home_flows.stock[0] + pupils[0], chance)
    hi = np.minimum(home_flows.stock + pupils + others, population)
    return Truth(vsi_flows, home_flows, pupils, hi, tuple(parts))


def _grow(scope: Scope, growth: _Growth, extra: Counts, chance: np.random.Generator) -> Flows:
    """Month after month: new people, those who come back, cards that lapse and people who stop."""
    months = scope.months_before(_WARM_UP)
    extra = np.vstack([np.zeros((_WARM_UP, extra.shape[1]), dtype=np.int64), extra])
    stock = whole(growth.start)
    cards = [np.zeros_like(stock)] * _CARD_MONTHS
    stopped = np.zeros_like(stock)
    rows: list[tuple[Counts, ...]] = []
    for month, more in zip(months, extra, strict=True):
        room = np.clip(1 - stock / growth.ceiling, 0.02, 1.0)
        weather = np.exp(chance.normal(0, 0.16, len(stock)))
        usual = stock * growth.pace * room * _SEASON[month.month - 1] * weather
        new = chance.poisson(usual) + more
        returned = chance.binomial(stopped, RETURNING_SHARE)
        lapsed = chance.binomial(cards.pop(0), LAPSING_SHARE)
        stopped = np.minimum(lapsed + chance.binomial(stock, growth.stopping_share), stock)
        stock = stock + new + returned - stopped
        cards.append(chance.binomial(new, THREE_MONTH_SHARE))
        rows.append((stock, new, returned, stopped))
    columns = (np.array(column)[_WARM_UP:] for column in zip(*rows, strict=True))
    return Flows(*columns)


def _pupils(scope: Scope, pupils: Counts, chance: np.random.Generator) -> Counts:
    share = chance.uniform(0.94, 0.995, len(pupils))
    rows = []
    for month in scope.months:
        season = _SCHOOL_YEAR[month.month - 1]
        noise = chance.normal(0, 0.003, len(pupils))
        covered = np.clip(share * season + noise, 0.5, 1.0)
        rows.append(whole(pupils * covered))
    return np.array(rows)


def _others(scope: Scope, population: Counts, known: Counts, chance: np.random.Generator) -> Counts:
    """Workers, poor households, children and the old, of whom few come or go in a month."""
    share = chance.uniform(0.83, 0.935, len(population))
    start = np.maximum(population * share - known, population * 0.3)
    steps = chance.normal(_OTHER_GROWTH, 0.0008, (scope.month_count, len(population)))
    return whole(start * (1 + np.cumsum(steps, axis=0)))
