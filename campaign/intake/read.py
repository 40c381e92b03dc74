"""Read one uploaded file: bytes in, a typed table and all findings out."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from campaign.findings import Finding, has_errors
from campaign.intake.bulk import read_canonical
from campaign.intake.decode import UndecodableError, decode, records
from campaign.intake.header import Header, read_header
from campaign.intake.reference import Reference
from campaign.intake.rows import Context, Row, RowReader, arrow_type_name
from campaign.intake.verdict import closing_findings
from campaign.kinds import KindSpec
from campaign.terms import BULK_BYTES, Kind

__all__ = ["Context", "Reading", "read"]


@dataclass(frozen=True)
class Reading:
    """What a file holds.

    `kind` is the main one, None when it could not be told. `tables` has for every kind in the
    file (a wide sheet holds reports, targets and people at once) those of its canonical
    columns that the file fills, and `line_number`; one row per record without an error.
    `answers` are all that the reading went by: given, remembered and suggested.
    `fingerprint` is that of the heading, under which its answers are remembered.
    """

    name: str
    kind: Kind | None
    tables: Mapping[Kind, pa.Table]
    findings: tuple[Finding, ...]
    sha256: str
    answers: Mapping[str, str] = field(default_factory=dict)
    fingerprint: str | None = None

    @property
    def table(self) -> pa.Table | None:
        """The rows of the main kind."""
        return self.tables.get(self.kind) if self.kind else None

    @property
    def row_count(self) -> int:
        """Rows without an error, of all kinds."""
        return sum(table.num_rows for table in self.tables.values())

    @property
    def is_acceptable(self) -> bool:
        """Whether nothing in the file blocks it."""
        return self.table is not None and not has_errors(self.findings)


def read(name: str, payload: bytes, *, reference: Reference, context: Context) -> Reading:
    """Read a canonical CSV; never raises on content, every fault is a finding."""
    sha256 = hashlib.sha256(payload).hexdigest()
    if len(payload) > BULK_BYTES:
        big = read_canonical(payload, reference=reference, context=context)
        if big is not None:
            return Reading(name, big.kind, {big.kind: big.table}, big.findings, sha256)
    try:
        header, rows, findings = _read_text(decode(payload), reference, context)
    except UndecodableError as fault:
        return Reading(name, None, {}, (fault.finding,), sha256)
    if header.kind is None:
        return Reading(name, None, {}, tuple(findings), sha256)
    tables = {header.kind: _table(header.spec, rows)}
    return Reading(name, header.kind, tables, tuple(findings), sha256)


def _read_text(
    text: str, reference: Reference, context: Context
) -> tuple[Header, list[Row], list[Finding]]:
    lines = records(text)
    first = next(lines, None)
    if first is None:
        raise UndecodableError(Finding("empty_file"))
    header = read_header(first.cells, line=first.line, has_as_of=context.as_of is not None)
    findings = list(header.findings)
    # With a column missing every row would repeat the same complaint.
    if header.kind is None or has_errors(findings):
        return header, [], findings
    reader = RowReader(header=header, reference=reference, context=context)
    rows: list[Row] = []
    record_count = 0
    for record in lines:
        record_count += 1
        row = reader.read(record)
        if row is not None:
            rows.append(row)
    findings += reader.findings
    findings += closing_findings(
        findings,
        error_count=reader.finding_count,
        row_count=len(rows),
        record_count=record_count,
    )
    return header, rows, findings


def _table(spec: KindSpec, rows: list[Row]) -> pa.Table:
    types = {"line_number": pa.int64()} | {
        column.name: pa.type_for_alias(arrow_type_name(column.cell_type)) for column in spec.columns
    }
    schema = pa.schema(list(types.items()))
    arrays = [pa.array([row[name] for row in rows], type=types[name]) for name in types]
    return pa.Table.from_arrays(arrays, schema=schema)
