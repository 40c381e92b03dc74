"""The people of every unit: all, those of an age to join, and pupils, at the start of each year."""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from campaign.simulate.places import Place
from campaign.simulate.scope import Counts, Scope, whole
from campaign.terms import DenominatorKind

_YEARLY_GROWTH = 0.008
_SHARES = {
    DenominatorKind.PARTICIPATING_AGE: (0.52, 0.66),
    DenominatorKind.PUPILS: (0.13, 0.19),
}


@dataclass(frozen=True)
class People:
    """How many people of each kind every unit has on `day`."""

    day: dt.date
    counts: dict[DenominatorKind, Counts]


def make_people(scope: Scope, places: list[Place]) -> list[People]:
    """The counts of the first day of the first month and of every later new year."""
    chance = scope.chance("people")
    start = np.array([place.population for place in places])
    shares = {kind: chance.uniform(*share, len(places)) for kind, share in _SHARES.items()}
    growth = chance.normal(_YEARLY_GROWTH, _YEARLY_GROWTH / 2, len(places))
    first = scope.months[0].replace(day=1)
    new_years = [dt.date(year, 1, 1) for year in range(first.year + 1, scope.months[-1].year + 1)]
    found = []
    for day in (first, *new_years):
        years = (day - first).days / 365
        population = whole(start * (1 + growth * years))
        counts = {DenominatorKind.POPULATION: population}
        counts |= {kind: whole(population * share) for kind, share in shares.items()}
        found.append(People(day, counts))
    return found
