"""What publishing a file would do to the figures as they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from campaign import intake
from campaign.kinds import SPECS, KindSpec
from campaign.store import query
from campaign.terms import Kind


@dataclass(frozen=True)
class Change:
    """One key of a kind whose values a file would change: old and new by column."""

    kind: Kind
    key: tuple[str, ...]
    columns: tuple[tuple[str, object, object], ...]


@dataclass(frozen=True)
class Changes:
    """What publishing a file would do to the figures as they stand."""

    new: int = 0
    changed: int = 0
    identical: int = 0
    missing_units: tuple[str, ...] = ()
    details: tuple[Change, ...] = ()


def pct_change(old: object, new: object) -> float | None:
    """By how many percent of the old count the new one differs; None for anything but counts."""
    if not isinstance(old, int) or not isinstance(new, int) or old == 0:
        return None
    return (new - old) * 100 / old


def compare(path: Path | None, reading: intake.Reading) -> Changes:
    """How a file's rows differ from the figures of the build `path`."""
    if path is None:
        return Changes(new=reading.row_count)
    new = identical = 0
    details: list[Change] = []
    for kind, table in reading.tables.items():
        spec = SPECS[kind]
        standing = {
            tuple(row[name] for name in spec.key): row
            for row in query.latest_values(path, kind).to_pylist()
        }
        for row in table.to_pylist():
            old = standing.get(tuple(row.get(name) for name in spec.key))
            values = () if old is None else _differences(spec, old, row)
            new += old is None
            identical += old is not None and not values
            if values:
                key = tuple(str(row[name]) for name in spec.key if row.get(name) is not None)
                details.append(Change(kind, key, values))
    reports = reading.tables.get(Kind.REPORTS)
    missing = () if reports is None else _missing_units(path, reports)
    return Changes(new, len(details), identical, missing, tuple(details))


def _differences(
    spec: KindSpec, old: Mapping[str, object], row: Mapping[str, object]
) -> tuple[tuple[str, object, object], ...]:
    return tuple(
        (name, old[name], row.get(name)) for name in spec.value_names if old[name] != row.get(name)
    )


def _missing_units(path: Path, reports: pa.Table) -> tuple[str, ...]:
    """Units that have reported one of the file's indicators before and are not in it."""
    units = set(reports.column("unit_code").to_pylist())
    indicators = set(reports.column("indicator_code").to_pylist())
    known = query.select(path, "mart_unit")
    province_of = {row["unit_code"]: row["province_code"] for row in known}
    provinces = {province_of.get(unit) for unit in units}
    earlier = query.latest_values(path, Kind.REPORTS).to_pylist()
    expected = {
        row["unit_code"]
        for row in earlier
        if row["indicator_code"] in indicators and province_of[row["unit_code"]] in provinces
    }
    return tuple(sorted(expected - units))
