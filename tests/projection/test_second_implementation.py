"""The projection against a second implementation: one row at a time, in plain Python."""

import statistics
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.projection import scenarios
from campaign.thresholds import (
    PROJECTION_DRAWN_CHANGES,
    PROJECTION_LEAST_CHANGES,
    PROJECTION_LEAST_PEER_CHANGES,
    PROJECTION_LEAST_PEER_MONTHS,
    PROJECTION_SEASON_SHARE,
)
from tests.examples import examples
from tests.projection.scenes import Ask, Unit, band, projected

_YEAR = 12
# Changes are rounded to a thousandth of a person, of which some dozens are added up.
_CLOSE = 0.05


def _changes(unit: Unit, now: int) -> list[tuple[int, int, float, int]]:
    """Month, months since the report before, change a month and stock before, of the last year."""
    return [
        (month, month - before, (count - previous) / (month - before), previous)
        for (before, previous), (month, count) in pairwise(unit.told)
        if now - _YEAR < month <= now
    ]


def _season(units: Sequence[Unit], now: int) -> list[float]:
    year = []
    for month in range(now - _YEAR + 1, now + 1):
        rates = [
            change / stock
            for unit in units
            for told, span, change, stock in _changes(unit, now)
            if told == month and span == 1 and stock > 0
        ]
        if len(rates) < PROJECTION_LEAST_PEER_CHANGES:
            return [0.0] * _YEAR
        year.append(statistics.median(rates))
    return [PROJECTION_SEASON_SHARE * (rate - statistics.fmean(year)) for rate in year]


def _borrowed(units: Sequence[Unit], own: Unit, now: int, count: int) -> list[float] | None:
    alike = [unit for unit in units if unit.unit_type == own.unit_type]
    for pool in (alike, units):
        told = [(m, c / s) for u in pool for m, _, c, s in _changes(u, now) if s > 0]
        rates = sorted(rate for _, rate in told)
        months = {month for month, _ in told}
        if (
            len(rates) >= PROJECTION_LEAST_PEER_CHANGES
            and len(months) >= PROJECTION_LEAST_PEER_MONTHS
        ):
            return [_quantile(rates, (place + 0.5) / count) for place in range(count)]
    return None


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _ends(ask: Ask, units: Sequence[Unit]) -> list[float] | None:
    """The stock at the end of every scenario, in order."""
    now, stock = ask.unit.told[-1]
    season = _season(units, now)
    changes = [
        change - (season[month - now - 1] * before if span == 1 else 0.0)
        for month, span, change, before in _changes(ask.unit, now)
    ]
    if len(changes) < PROJECTION_LEAST_CHANGES:
        more = _borrowed(units, ask.unit, now, PROJECTION_LEAST_CHANGES - len(changes))
        if more is None:
            return None
        changes += [rate * stock for rate in more]
    mean, count = statistics.fmean(changes), len(changes)
    wider = ((count + 1) / (count - 1)) ** 0.5
    changes = [mean + (change - mean) * wider for change in changes]
    assert ask.ahead is not None
    start = stock * (1 + sum(season[: ask.ahead % _YEAR]))
    ends = []
    for picks, turns in zip(scenarios._PICKS, scenarios._TURNS, strict=True):
        picked = [changes[int(pick * count)] for pick in picks]
        coming = [picked[int(turn * PROJECTION_DRAWN_CHANGES)] for turn in turns[: ask.ahead]]
        ends.append(max(0.0, start + sum(coming)))
    return sorted(ends)


_count = st.one_of(st.none(), st.integers(0, 3000))
_wander = st.lists(_count, min_size=1, max_size=17).filter(lambda counts: counts[-1] is not None)


@st.composite
def _provinces(draw: st.DrawFn) -> list[Unit]:
    """Some units of any past, and sometimes enough of a steady one to show a season."""
    units = [
        Unit(f"1{number}", tuple(draw(_wander)), draw(st.sampled_from(["xã", "phường"])))
        for number in range(draw(st.integers(1, 3)))
    ]
    steps = draw(st.lists(st.integers(-40, 60), min_size=17, max_size=17))
    for number in range(draw(st.sampled_from([0, 3, 14]))):
        counts = [800 + 100 * number]
        for step in steps:
            counts.append(counts[-1] + step + number)
        units.append(Unit(f"2{number}", tuple(counts), "xã"))
    return units


@examples(60)
@given(_provinces(), st.integers(0, 24), st.integers(0, 4000))
def test_both_say_the_same(units: list[Unit], ahead: int, target: int) -> None:
    asks = [Ask(unit, ahead, target=target) for unit in units[:4]]
    rows = {row["unit_code"]: row for row in projected(asks, units)}
    for ask in asks:
        ends = _ends(ask, units)
        if ends is None and ahead > 0:
            assert ask.unit.code not in rows
            continue
        row = rows[ask.unit.code]
        if ends is None:
            ends = [float(ask.unit.told[-1][1])] * len(scenarios._PICKS)
        last = len(ends) - 1
        expected = tuple(ends[round(share * last)] for share in (0.2, 0.5, 0.8))
        assert band(row) == pytest.approx(expected, abs=_CLOSE, rel=1e-9)
        surely = sum(end >= target + _CLOSE for end in ends) / len(ends)
        maybe = sum(end >= target - _CLOSE for end in ends) / len(ends)
        assert surely <= row["reach_chance_share"] <= maybe
