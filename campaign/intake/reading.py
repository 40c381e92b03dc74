"""What reading a file gives: typed tables, findings, and what the reading went by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import pyarrow as pa

from campaign.findings import Finding, has_errors
from campaign.intake.cells import arrow_type_name
from campaign.intake.rows import Row
from campaign.intake.sheet import column_letters
from campaign.intake.table import Table
from campaign.kinds import SPECS
from campaign.terms import Kind, Severity

_SAMPLES = 3
_SAMPLE_CHARS = 40

LEAVE_OUT = "leave_out"
"""The key under which a person's choice of lines to leave out is kept."""


@dataclass(frozen=True)
class ColumnShown:
    """A column of a table as a person sees it: heading, some values, and its role's code.

    In a workbook `sheet` and `letters` tell where it stands.
    """

    label: str
    samples: tuple[str, ...]
    role: str
    sheet: str | None = None
    letters: str = ""

    def cell(self, line: int) -> str | None:
        """`C17` in a workbook; None in a text file."""
        return None if self.sheet is None else f"{self.letters}{line}"


@dataclass(frozen=True)
class Reading:
    """What a file holds.

    `kind` is the main one, None when it could not be told. `tables` has for every kind in the
    file (a wide sheet holds reports, targets and people at once) those of its canonical
    columns that the file fills, and `line_number`; one row per record without an error.
    `answers` are all that the reading went by: given, remembered and suggested. `columns`
    shows for every mapping, by its key, what stands in the columns. `bad_lines` are the lines
    with errors of their own (`17`, in a workbook `T9!17`), as the answer `leave_out` takes them.
    """

    name: str
    kind: Kind | None
    tables: Mapping[Kind, pa.Table]
    findings: tuple[Finding, ...]
    sha256: str
    answers: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, tuple[ColumnShown, ...]] = field(default_factory=dict)
    bad_lines: tuple[str, ...] = ()

    @property
    def table(self) -> pa.Table | None:
        """The rows of the main kind."""
        return self.tables.get(self.kind) if self.kind else None

    @property
    def row_count(self) -> int:
        """Rows without an error, of all kinds."""
        return sum(table.num_rows for table in self.tables.values())

    @property
    def can_leave_out(self) -> bool:
        """Whether leaving out the bad lines would leave something, and nothing that blocks."""
        faults = [f for f in self.findings if f.severity is Severity.ERROR]
        in_lines = {place_of(fault) for fault in faults}
        return self.row_count > 0 and bool(faults) and in_lines <= set(self.bad_lines)

    @property
    def is_acceptable(self) -> bool:
        """Whether nothing in the file blocks it."""
        return self.table is not None and not has_errors(self.findings)


def shown_columns(table: Table) -> tuple[ColumnShown, ...]:
    """Every column with its heading and its first values."""
    shown = []
    for index, role in enumerate(table.roles):
        cells = (line.cell(index).strip() for line in table.lines)
        samples = tuple(islice((cell[:_SAMPLE_CHARS] for cell in cells if cell), _SAMPLES))
        sheet = table.sheet.name
        letters = "" if sheet is None else column_letters(index)
        shown.append(ColumnShown(table.labels[index], samples, role.code, sheet, letters))
    return tuple(shown)


def lines_of(places: str, *, sheet: str | None) -> set[int]:
    """The numbers of a sheet's lines among places such as `Tháng 9!12,Tháng 9!15` or `12,15`."""
    numbers = set()
    for place in places.split(","):
        name, has_name, number = place.rpartition("!")
        if number.isdigit() and (not has_name or name == sheet):
            numbers.add(int(number))
    return numbers


def place_of(finding: Finding) -> str:
    """The line of a finding as the answer `leave_out` names it; empty for the whole file."""
    if finding.line is None:
        return ""
    return f"{finding.sheet}!{finding.line}" if finding.sheet else str(finding.line)


def each_told_once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that another sheet, or another kind of record, has told."""
    seen: set[tuple[object, ...]] = set()
    once = []
    for found in findings:
        place = (found.code, found.sheet, found.line, found.cell, found.column)
        key = ("ask", found.ask.key) if found.ask else place
        if key not in seen:
            once.append(found)
        seen.add(key)
    return once


def typed_table(kind: Kind, rows: Sequence[Row]) -> pa.Table:
    """The rows of a kind as a table of those columns that at least one row fills."""
    spec = SPECS[kind]
    filled = [c for c in spec.columns if any(row[c.name] is not None for row in rows)]
    keys = [c for c in spec.columns if c.name in spec.key and c not in filled]
    types = {"line_number": pa.int64()} | {
        column.name: pa.type_for_alias(arrow_type_name(column.cell_type))
        for column in (*filled, *keys)
    }
    arrays = [pa.array([row[name] for row in rows], type=types[name]) for name in types]
    return pa.Table.from_arrays(arrays, schema=pa.schema(list(types.items())))
