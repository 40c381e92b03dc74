"""What month weights must agree on among themselves: they are of one period and sum to 100 %."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from campaign.findings import Finding, Month
from campaign.intake.reference import Reference
from campaign.intake.rows import Row
from campaign.thresholds import FULL_PCT, PHASING_TOLERANCE_POINTS

_LIST = ("unit_code", "indicator_code", "issuer", "period_start", "decision_no")


def weight_faults(rows: Sequence[Row], *, reference: Reference) -> list[Finding]:
    """An error for every month before its period, and for every list that is not 100 %.

    A list is told at its first line.
    """
    lists: defaultdict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        lists[tuple(row[name] for name in _LIST)].append(row)
    findings = [finding for row in rows if (finding := _before_period(row))]
    for found in lists.values():
        total = sum((Decimal(str(row["weight_pct"])) for row in found), Decimal())
        if abs(float(total) - FULL_PCT) > PHASING_TOLERANCE_POINTS:
            name = reference.units[str(found[0]["unit_code"])].name
            params = {"sum": total.normalize(), "unit": name}
            findings.append(Finding("phasing_sum", line=_line(found[0]), params=params))
    return sorted(findings, key=lambda finding: finding.line or 0)


def _before_period(row: Row) -> Finding | None:
    month, start = row["month"], row["period_start"]
    if not isinstance(month, dt.date) or not isinstance(start, dt.date):
        return None
    if (month.year, month.month) >= (start.year, start.month):
        return None
    params = {"month": Month(month), "start": start}
    return Finding("phasing_before_period", line=_line(row), column="month", params=params)


def _line(row: Row) -> int:
    return int(str(row["line_number"]))
