"""What offices send: canonical CSV files, each with the moment at which it came in."""

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from campaign.kinds import SPECS
from campaign.terms import Kind

Row = Mapping[str, object]

# So that nobody takes a downloaded file for a real one.
PREFIX = "mo-phong-"
# Vietnam's offices work from 8 to 17; moments are kept in UTC.
_FIRST_HOUR, _HOURS = 1, 9


@dataclass(frozen=True)
class SentFile:
    """One file as it came in; `received_at` is UTC."""

    name: str
    received_at: dt.datetime
    payload: bytes


def sent(name: str, received_at: dt.datetime, kind: Kind, rows: Sequence[Row]) -> SentFile:
    """A file of canonical columns; those that no row fills are left out."""
    used = [c for c in SPECS[kind].names if any(row.get(c) is not None for row in rows)]
    return SentFile(f"{PREFIX}{name}.csv", received_at, table_bytes(used, rows))


def table_bytes(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    """A CSV; what is None is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(["" if row.get(name) is None else row[name] for name in columns])
    return out.getvalue().encode()


def office_hour(day: dt.date, number: int) -> dt.datetime:
    """A moment of a working day: the same number, the same moment."""
    minutes = number * 37 % (_HOURS * 60)
    return dt.datetime.combine(day, dt.time(_FIRST_HOUR)) + dt.timedelta(minutes=minutes)
