"""How often the projection's band held the truth, and against what it did better: see README.md.

`python -m benchmarks.projection [--seeds N] [--units N] [--months N]`
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterator

import numpy as np
import pandas as pd

from benchmarks.machine import machine
from benchmarks.simulated_past import (
    HORIZONS,
    YEAR_MONTHS,
    Past,
    as_built,
    changes_of,
    every_horizon,
    outlook_of,
    past_of,
)
from campaign.projection import chance_of, project
from campaign.simulate import Scope
from campaign.terms import Chance

_SPANS = {"1-3": range(1, 4), "4-6": range(4, 7), "7-12": range(7, 13), "1-12": HORIZONS}
_KEYS = ["unit_code", "indicator_code", "issuer", "month_end"]
# What anybody could say without us: no change, the line since the year began, the year's trend.
_RIVALS = ("last value", "straight line", "regression")
# None of these seeds was looked at while the method was being chosen.
_FIRST_SEED = 101
_TIMED_RUNS = 5


def judged(past: Past) -> pd.DataFrame:
    """A row per projection: whether the band held the truth, and everybody's errors in people."""
    outlook = outlook_of(past, every_horizon(past))
    rows = outlook.to_pandas().merge(project(outlook, changes_of(past)).to_pandas(), on=_KEYS)
    place = {month: number for number, month in enumerate(past.months)}
    origins = rows["reported_month_end"].map(place)
    horizons = rows["months_ahead_count"]
    keys = list(zip(rows["unit_code"], rows["indicator_code"], strict=True))
    told = list(zip(keys, origins, horizons, strict=True))
    truth = np.array([past.true[key][origin + horizon] for key, origin, horizon in told])
    rows["is_held"] = (rows["projected_low_count"] <= truth) & (
        truth <= rows["projected_high_count"]
    )
    rows["is_above"] = truth > rows["projected_high_count"]
    rows["is_reached"] = truth >= rows["target_count"]
    rows["projection"] = (rows["projected_count"] - truth).abs()
    guesses = [_guesses(past, *case) for case in told]
    rows[list(_RIVALS)] = np.abs(np.array(guesses) - truth[:, None])
    return rows


def _guesses(
    past: Past, key: tuple[str, str], origin: int, horizon: int
) -> tuple[float, float, float]:
    """What the rivals say of one case."""
    counts = past.reported[key]
    months = np.array(sorted(month for month in counts if month <= origin))
    stocks = np.array([counts[month] for month in months], dtype=float)
    if len(months) == 1:
        return stocks[0], stocks[0], stocks[0]
    year_ends = [month for month in range(origin) if past.months[month].month == YEAR_MONTHS]
    before_year = np.flatnonzero(months[:-1] <= (year_ends[-1] if year_ends else -1))
    first = before_year[-1] if len(before_year) else 0
    slope = (stocks[-1] - stocks[first]) / (origin - months[first])
    recent = months >= origin - YEAR_MONTHS
    line = stocks[-1] + slope * horizon
    if recent.sum() == 1:
        return stocks[-1], line, stocks[-1]
    trend = np.polyfit(months[recent], stocks[recent], 1)
    return stocks[-1], line, float(np.polyval(trend, origin + horizon))


def _errors(rows: pd.DataFrame) -> Iterator[str]:
    """By figure and how far ahead: how often the band held, and the mean absolute errors."""
    yield (
        "| figure | months ahead | cases | band holds | truth above | by seed | projection | "
        + " | ".join(_RIVALS)
        + " |"
    )
    yield "|" + "---|" * (7 + len(_RIVALS))
    for (level, indicator), figures in rows.groupby(["unit_level", "indicator_code"]):
        for span, horizons in _SPANS.items():
            chosen = figures[figures["months_ahead_count"].isin(list(horizons))]
            if len(chosen):
                yield f"| {level}, {indicator} | {span} | {_cells(chosen)} |"


def _cells(rows: pd.DataFrame) -> str:
    by_seed = rows.groupby("seed")["is_held"].mean()
    cells = (
        f"{len(rows):,}",
        f"{rows['is_held'].mean():.0%}",
        f"{rows['is_above'].mean():.0%}",
        f"{by_seed.min():.0%} to {by_seed.max():.0%}",
        *(f"{rows[name].mean():,.1f}" for name in ("projection", *_RIVALS)),
    )
    return " | ".join(cells)


def _chances(rows: pd.DataFrame) -> Iterator[str]:
    """What was said of the targets of a year that is over, and how many were reached."""
    rows = rows[rows["reach_chance_share"].notna()]
    said = rows["reach_chance_share"].map(chance_of)
    yield "| chance in words | cases | said, on average | reached |"
    yield "|---|---|---|---|"
    for chance in Chance:
        cases = rows[said == chance]
        if len(cases):
            share, reached = cases["reach_chance_share"].mean(), cases["is_reached"].mean()
            yield f"| {chance} | {len(cases):,} | {share:.0%} | {reached:.0%} |"


def _build_seconds(past: Past) -> tuple[int, float]:
    """The rows that a build of this province asks for, and the processor's time for them."""
    outlook, changes = outlook_of(past, as_built(past)), changes_of(past)
    seconds = []
    for _ in range(_TIMED_RUNS):
        start = time.process_time()
        project(outlook, changes)
        seconds.append(time.process_time() - start)
    return outlook.num_rows, statistics.median(seconds)


def measure(*, seeds: range, unit_count: int, month_count: int) -> Iterator[str]:
    """The back-test of one simulated province per seed, as lines of Markdown."""
    pasts = [past_of(Scope(unit_count, month_count, seed)) for seed in seeds]
    row_count, seconds = _build_seconds(pasts[0])
    yield machine()
    yield f"{unit_count} units, {month_count} months, seeds {seeds[0]} to {seeds[-1]}."
    yield f"A build's {row_count:,} rows: {seconds:.3f} s of processor time."
    yield ""
    rows = pd.concat(
        judged(past).assign(seed=seed) for seed, past in zip(seeds, pasts, strict=True)
    )
    yield from _errors(rows)
    yield ""
    yield from _chances(rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--units", type=int, default=103)
    parser.add_argument("--months", type=int, default=24)
    given = parser.parse_args()
    if given.seeds < 1:
        parser.error("--seeds: 1 or more")
    seeds = range(_FIRST_SEED, _FIRST_SEED + given.seeds)
    lines = measure(seeds=seeds, unit_count=given.units, month_count=given.months)
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
