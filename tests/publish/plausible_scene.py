"""A province with a history, and readings to hold against it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from campaign import intake, publish
from campaign.findings import Finding
from campaign.home import Home
from campaign.kinds import SPECS, CellType
from campaign.publish.plausible import plausibility
from campaign.store import query
from campaign.terms import Kind

MONTHS = [dt.date(2025, month, 28) for month in range(1, 9)]
SEPTEMBER = dt.date(2025, 9, 30)
RECEIVED = dt.date(2026, 1, 15)

_TYPES = {
    CellType.TEXT: pa.string(),
    CellType.URL: pa.string(),
    CellType.COUNT: pa.int64(),
    CellType.PCT: pa.float64(),
    CellType.DATE: pa.date32(),
}


def communes(home: Home) -> list[str]:
    """The units of Cần Thơ by code."""
    path = publish.current_path(home)
    assert path is not None
    where = {"province_code": "92", "unit_level": "commune"}
    return [
        row["unit_code"]
        for row in query.select(path, "mart_unit", where=where, order_by=("unit_code",))
    ]


def history(codes: Sequence[str]) -> dict[str, str]:
    """The published files of the home: eight even months of the first unit, two of the others.

    The first unit grows by 10 a month to 1,070 in August, the others by 20 to 1,020.
    """
    reports = [f"{codes[0]},vsi,{day},{1000 + 10 * i}" for i, day in enumerate(MONTHS)]
    for code in codes[1:31]:
        reports += [f"{code},vsi,{MONTHS[6]},1000", f"{code},vsi,{MONTHS[7]},1020"]
    people = [
        f"{codes[0]},population,2025-06-30,5000,exact",
        f"{codes[0]},participating_age,2025-06-30,3000,exact",
        f"{codes[1]},population,2025-06-30,900,at_least",
        f"{codes[2]},population,2025-06-30,1000,about",
    ]
    targets = [f"{codes[0]},vsi,2025-01-01,2025-12-31,1500,people_committee"]
    return {
        "reports": "\n".join(["unit_code,indicator_code,as_of_date,participant_count", *reports]),
        "people": "\n".join(
            ["unit_code,denominator_kind,as_of_date,people_count,qualifier", *people]
        ),
        "targets": "\n".join(
            ["unit_code,indicator_code,period_start,period_end,target_count,issuer", *targets]
        ),
    }


def home_with_history(root: Path, codes: Sequence[str]) -> Home:
    """A home whose first start publishes that history."""
    (root / "published").mkdir(parents=True)
    for name, text in history(codes).items():
        (root / "published" / f"{name}.csv").write_text(text + "\n", "utf-8")
    home = Home(root)
    publish.ensure_ready(home)
    return home


def table(kind: Kind, rows: Sequence[Mapping[str, object]]) -> pa.Table:
    """Typed rows of a kind with only the columns they fill; lines from 2 on."""
    names = [name for name in SPECS[kind].names if any(name in row for row in rows)]
    arrays = {
        "line_number": pa.array([row.get("line_number", i + 2) for i, row in enumerate(rows)]),
    }
    for name in names:
        arrow_type = _TYPES[SPECS[kind].column(name).cell_type]
        arrays[name] = pa.array([row.get(name) for row in rows], type=arrow_type)
    return pa.table(arrays)


def reading(tables: Mapping[Kind, Sequence[Mapping[str, object]]]) -> intake.Reading:
    """What the reader would give for such rows."""
    kind = next(iter(tables))
    typed = {kind: table(kind, rows) for kind, rows in tables.items()}
    return intake.Reading("thang-9.csv", kind, typed, (), "")


def report(unit: str, count: int | None, **more: object) -> dict[str, object]:
    """One report of September."""
    row = {"unit_code": unit, "indicator_code": "vsi", "as_of_date": SEPTEMBER}
    return row | {"participant_count": count} | more


def found(
    path: Path, tables: Mapping[Kind, Sequence[Mapping[str, object]]], *, on: dt.date = RECEIVED
) -> list[Finding]:
    """What is implausible about such rows."""
    return list(plausibility(path, reading(tables), received_on=on))


def codes_of(findings: Sequence[Finding]) -> list[str]:
    """The codes of findings."""
    return [finding.code for finding in findings]
