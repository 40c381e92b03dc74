"""Simulated provinces as the projection's two tables, and what came true afterwards."""

import csv
import datetime as dt
import io
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa

from campaign.simulate import PROVINCE_CODE, Scope, Simulated, simulate

HORIZONS = range(1, 13)
FIRST_ORIGIN = 6
YEAR_MONTHS = 12

# By unit and indicator what stands reported, by the place of the month.
Reported = dict[tuple[str, str], dict[int, int]]
# Unit and indicator, issuer, the place of the month, months ahead, target.
Asked = tuple[tuple[str, str], str, int, int, int | None]


@dataclass(frozen=True)
class Past:
    """One province: every figure as it stands at last, the true stocks, the targets by year."""

    months: tuple[dt.date, ...]
    unit_types: dict[str, str]
    reported: Reported
    true: dict[tuple[str, str], list[int]]
    targets: dict[tuple[str, str, dt.date], int]


def past_of(scope: Scope) -> Past:
    """The simulated province of this size and seed."""
    province = simulate(scope)
    types = {PROVINCE_CODE: "tỉnh"} | {place.code: place.unit_type for place in province.places}
    return Past(scope.months, types, _reported(province), _true(province), _targets(province))


def _rows(province: Simulated, column: str) -> Iterator[dict[str, str]]:
    """The rows of all files with this column, in the order in which they came in."""
    for file in province.files:
        rows = csv.DictReader(io.StringIO(file.payload.decode()))
        if column in (rows.fieldnames or ()):
            yield from rows


def _reported(province: Simulated) -> Reported:
    places = {month: place for place, month in enumerate(province.scope.months)}
    found: Reported = defaultdict(dict)
    for row in _rows(province, "participant_count"):
        month = places[dt.date.fromisoformat(row["as_of_date"])]
        found[row["unit_code"], row["indicator_code"]][month] = int(row["participant_count"])
    return found


def _true(province: Simulated) -> dict[tuple[str, str], list[int]]:
    truth = province.truth
    stocks = {
        "vsi": truth.vsi.stock,
        "hi": truth.hi,
        "hi_household": truth.household.stock,
        "hi_pupil": truth.pupils,
    }
    found = {(PROVINCE_CODE, name): stock.sum(axis=1).tolist() for name, stock in stocks.items()}
    for name, stock in stocks.items():
        for unit, place in enumerate(province.places):
            found[place.code, name] = stock[:, unit].tolist()
    return found


def _targets(province: Simulated) -> dict[tuple[str, str, dt.date], int]:
    """The committee's first decision of every year."""
    found: dict[tuple[str, str, dt.date], int] = {}
    for row in _rows(province, "target_count"):
        key = row["unit_code"], row["indicator_code"], dt.date.fromisoformat(row["period_end"])
        if row["issuer"] == "people_committee":
            found.setdefault(key, int(row["target_count"]))
    return found


def changes_of(past: Past) -> pa.Table:
    """core_change: what lies between two reports that follow each other."""
    columns: dict[str, list[object]] = defaultdict(list)
    for (unit, indicator), counts in past.reported.items():
        months = sorted(counts)
        for before, month in itertools.pairwise(months):
            change = counts[month] - counts[before]
            row = {
                **_of_unit(past, unit, indicator),
                "month_end": past.months[month],
                "month_count": month - before,
                "change_count": change,
                "change_per_month_count": change / (month - before),
                "participant_count": counts[month],
            }
            for name, value in row.items():
                columns[name].append(value)
    return pa.table(columns)


def outlook_of(past: Past, asked: Iterable[Asked]) -> pa.Table:
    """core_outlook with these rows."""
    columns: dict[str, list[object]] = defaultdict(list)
    for (unit, indicator), issuer, origin, ahead, target in asked:
        row = {
            **_of_unit(past, unit, indicator),
            "issuer": issuer,
            "month_end": past.months[origin],
            "reported_month_end": past.months[origin],
            "participant_count": past.reported[unit, indicator][origin],
            "months_ahead_count": ahead,
            "target_count": target,
        }
        for name, value in row.items():
            columns[name].append(value)
    return pa.table(columns)


def every_horizon(past: Past) -> Iterator[Asked]:
    """Every reported month and horizon of which the truth is known; the horizon is the issuer."""
    for key, counts in past.reported.items():
        for origin in sorted(month for month in counts if month >= FIRST_ORIGIN):
            for horizon in HORIZONS:
                if origin + horizon < len(past.months):
                    target = past.targets.get((*key, past.months[origin + horizon]))
                    yield key, str(horizon), origin, horizon, target


def as_built(past: Past) -> Iterator[Asked]:
    """What a build asks: every reported month to the end of its year, for two issuers."""
    for key, counts in past.reported.items():
        for origin, count in counts.items():
            ahead = YEAR_MONTHS - past.months[origin].month
            yield key, "people_committee", origin, ahead, count
            yield key, "social_security", origin, ahead, count + 100


def _of_unit(past: Past, unit: str, indicator: str) -> dict[str, object]:
    return {
        "unit_code": unit,
        "indicator_code": indicator,
        "province_code": PROVINCE_CODE,
        "unit_level": "province" if unit == PROVINCE_CODE else "commune",
        "unit_type": past.unit_types[unit],
    }
