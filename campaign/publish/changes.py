"""What publishing a file would do to the figures as they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from campaign import intake
from campaign.kinds import SPECS, KindSpec
from campaign.store import incoming, query
from campaign.terms import MAX_CHANGES, Kind


@dataclass(frozen=True)
class Change:
    """One key of a kind whose values a file would change: old and new by column."""

    kind: Kind
    key: tuple[str, ...]
    columns: tuple[tuple[str, object, object], ...]


@dataclass(frozen=True)
class Changes:
    """What publishing a file would do to the figures as they stand.

    `changed` counts all changed rows, `details` tells the first MAX_CHANGES of them.
    """

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
    new = changed = identical = 0
    details: list[Change] = []
    for kind, table in reading.tables.items():
        compared = incoming.compare_rows(path, kind, table, limit=MAX_CHANGES)
        new += compared.new
        changed += compared.changed
        identical += compared.identical
        details += [_change(SPECS[kind], old, row) for old, row in compared.pairs]
    reports = reading.tables.get(Kind.REPORTS)
    missing = () if reports is None else _missing_units(path, reports)
    return Changes(new, changed, identical, missing, tuple(details[:MAX_CHANGES]))


def _change(spec: KindSpec, old: Mapping[str, object], row: Mapping[str, object]) -> Change:
    key = tuple(str(row[name]) for name in spec.key if row[name] is not None)
    return Change(spec.kind, key, _differences(spec, old, row))


def _differences(
    spec: KindSpec, old: Mapping[str, object], row: Mapping[str, object]
) -> tuple[tuple[str, object, object], ...]:
    return tuple(
        (name, old[name], row[name]) for name in spec.value_names if old[name] != row[name]
    )


def _missing_units(path: Path, reports: pa.Table) -> tuple[str, ...]:
    """Units that have reported one of the file's indicators before and are not in it."""
    units = set(reports.column("unit_code").unique().to_pylist())
    indicators = set(reports.column("indicator_code").unique().to_pylist())
    known = query.select(path, "mart_unit")
    province_of = {row["unit_code"]: row["province_code"] for row in known}
    provinces = {province_of.get(unit) for unit in units}
    expected = {
        row["unit_code"]
        for row in query.reported_pairs(path)
        if row["indicator_code"] in indicators and province_of[row["unit_code"]] in provinces
    }
    return tuple(sorted(expected - units))
