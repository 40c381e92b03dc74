"""Names in figures of days before today's communes and wards: they may mean other units."""

import datetime as dt
from collections.abc import Iterable, Iterator

from campaign.findings import Finding
from campaign.intake.reference import Reference
from campaign.intake.rows import Row
from campaign.intake.tables import Known
from campaign.terms import Severity
from campaign.thresholds import UNITS_SINCE


def former_units(known: Known, rows: Iterable[Row], reference: Reference) -> Iterator[Finding]:
    """One warning for a table that gives units of such a day by name: Ninh Kiều was a district."""
    if known.is_canonical or known.mapping.index_of("unit_code") is not None:
        return
    for row in rows:
        day, unit = row.get("as_of_date"), reference.units[str(row["unit_code"])]
        if isinstance(day, dt.date) and day < UNITS_SINCE and unit.code != unit.province_code:
            params = {"date": day, "since": UNITS_SINCE}
            name = known.table.sheet.name
            yield Finding("before_units", Severity.WARNING, params=params, sheet=name)
            return
