"""What publishing a file would do to the figures as they stand."""

from dataclasses import dataclass
from pathlib import Path

from campaign import intake
from campaign.kinds import SPECS
from campaign.store import query
from campaign.terms import Kind


@dataclass(frozen=True)
class Change:
    """One key whose values a file would change: old and new by column."""

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


def compare(path: Path | None, reading: intake.Reading) -> Changes:
    """How a file's rows differ from the figures of the build `path`."""
    if reading.table is None or reading.kind is None:
        return Changes()
    spec = SPECS[reading.kind]
    incoming = reading.table.to_pylist()
    if path is None:
        return Changes(new=len(incoming))
    standing = {
        tuple(row[name] for name in spec.key): row
        for row in query.latest_values(path, reading.kind).to_pylist()
    }
    new = identical = 0
    details: list[Change] = []
    for row in incoming:
        old = standing.get(tuple(row[name] for name in spec.key))
        if old is None:
            new += 1
            continue
        values = tuple(
            (name, old[name], row[name]) for name in spec.value_names if old[name] != row[name]
        )
        if values:
            key = tuple(str(row[name]) for name in spec.key if row[name] is not None)
            details.append(Change(key, values))
        else:
            identical += 1
    missing = _missing_units(path, reading) if reading.kind is Kind.REPORTS else ()
    return Changes(new, len(details), identical, missing, tuple(details))


def _missing_units(path: Path, reading: intake.Reading) -> tuple[str, ...]:
    """Units that have reported one of the file's indicators before and are not in it."""
    if reading.table is None:
        return ()
    units = set(reading.table.column("unit_code").to_pylist())
    indicators = set(reading.table.column("indicator_code").to_pylist())
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
