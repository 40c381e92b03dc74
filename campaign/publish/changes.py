"""What publishing a file would do to the figures as they stand."""

from dataclasses import dataclass
from pathlib import Path

from campaign import intake
from campaign.store.compare import ChangedRow, compare_rows, units_left_out
from campaign.terms import Kind
from campaign.thresholds import MAX_SHOWN_CHANGES


@dataclass(frozen=True)
class Change:
    """One key of a kind whose values a file would change: old and new by column."""

    kind: Kind
    key: tuple[str, ...]
    columns: tuple[tuple[str, object, object], ...]


@dataclass(frozen=True)
class Changes:
    """What publishing a file would do to the figures as they stand.

    The figures count all rows; `details` tells the first MAX_SHOWN_CHANGES that change.
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
    standing = changed = 0
    details: list[Change] = []
    for kind, table in reading.tables.items():
        room = MAX_SHOWN_CHANGES - len(details)
        found = compare_rows(path, kind, table, limit=room)
        standing += found.standing
        changed += found.changed
        details += [_change(kind, row) for row in found.shown]
    reports = reading.tables.get(Kind.REPORTS)
    missing = () if reports is None else tuple(units_left_out(path, reports))
    new, identical = reading.row_count - standing, standing - changed
    return Changes(new, changed, identical, missing, tuple(details))


def _change(kind: Kind, row: ChangedRow) -> Change:
    key = tuple(str(part) for part in row.key.values() if part is not None)
    differing = (name for name in row.old if row.old[name] != row.new[name])
    return Change(kind, key, tuple((name, row.old[name], row.new[name]) for name in differing))
