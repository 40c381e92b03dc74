"""Read one uploaded file: bytes in, typed tables and all findings out."""

import hashlib
import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from campaign.findings import Ask, Finding, has_errors
from campaign.intake.bulk import read_canonical
from campaign.intake.choose import open_sheets
from campaign.intake.columns import read_columns
from campaign.intake.context import Context
from campaign.intake.former import former_units
from campaign.intake.guard import UndecodableError
from campaign.intake.header import Header, read_header
from campaign.intake.layout import Layout, find_table
from campaign.intake.personal import personal_data
from campaign.intake.phasing import weight_faults
from campaign.intake.reading import (
    LEAVE_OUT,
    ColumnShown,
    Reading,
    each_told_once,
    lines_of,
    place_of,
    shown_columns,
    typed_table,
)
from campaign.intake.records import (
    Record,
    Whole,
    is_wide,
    lacks_day,
    long_records,
    needs_day,
    wide_records,
)
from campaign.intake.reference import Reference
from campaign.intake.rows import Row, RowReader
from campaign.intake.sheet import Sheet
from campaign.intake.sums import differences
from campaign.intake.table import Columns
from campaign.intake.tables import Known, TableReader, long_names
from campaign.intake.verdict import closing_findings
from campaign.terms import Kind, Severity
from campaign.thresholds import BULK_BYTES, MAX_FINDINGS

_SHEET = "sheet"
_ALL = "all"
# The kinds of a wide sheet, the one it is mainly about first.
_WIDE_KINDS = (Kind.REPORTS, Kind.TARGETS, Kind.DENOMINATORS)


def read(name: str, payload: bytes, *, reference: Reference, context: Context) -> Reading:
    """Read a file in any form that offices send; never raises on content, every fault is a finding.

    What only a person can decide comes as a finding with an `ask`; the reading goes on with
    the suggestion where there is one.
    """
    sha256 = hashlib.sha256(payload).hexdigest()
    reader = _FileReader(reference, context)
    try:
        if len(payload) > BULK_BYTES:
            big = read_canonical(payload, reference=reference, context=context)
            if big is not None:
                tables = {big.kind: big.table}
                return Reading(name, big.kind, tables, big.findings, sha256, big.answers)
        kind = reader.read(payload)
    except UndecodableError as fault:
        return Reading(name, None, {}, (*reader.findings, fault.finding), sha256)
    tables = reader.tables() if kind else {}
    return Reading(
        name,
        kind,
        tables,
        tuple(reader.findings),
        sha256,
        reader.answers,
        reader.columns,
        reader.bad_lines,
    )


class _FileReader:
    """Reads the tables of one file, one after the other, into the rows of each kind."""

    def __init__(self, reference: Reference, context: Context) -> None:
        self._reference = reference
        self._context = context
        self._readers: dict[Kind, RowReader] = {}
        self._rows: dict[Kind, list[Row]] = defaultdict(list)
        self._record_count = 0
        self.findings: list[Finding] = []
        self.answers: dict[str, str] = {}
        self.columns: dict[str, tuple[ColumnShown, ...]] = {}
        self.bad_lines: tuple[str, ...] = ()

    def read(self, payload: bytes) -> Kind | None:
        """Read everything; returns the main kind, None when no table can be recognised."""
        opened = open_sheets(payload, reference=self._reference, answers=self._context.answers)
        self.findings += opened.findings
        self.answers |= opened.answers
        self._refuse_people(opened.sheets)
        layouts = [layout for sheet in opened.sheets if (layout := find_table(sheet))]
        layouts = self._chosen(layouts)
        if not layouts:
            self.findings.append(_unknown_header(opened.sheets))
            return None
        kinds = [self._read_table(layout, is_only=len(layouts) == 1) for layout in layouts]
        self._close()
        self.findings = each_told_once(self.findings)
        return next((kind for kind in kinds if kind), None)

    def _refuse_people(self, sheets: Sequence[Sheet]) -> None:
        names = self._reference.place_names
        for sheet in sheets:
            finding = personal_data(sheet, unit_names=names)
            if finding is not None:
                raise UndecodableError(finding)

    def _chosen(self, layouts: list[Layout]) -> list[Layout]:
        """All tables of a workbook, or the one that a person has chosen."""
        if len(layouts) < 2:  # noqa: PLR2004 - nothing to choose from
            return layouts
        names = [layout.sheet.name or "" for layout in layouts]
        options = (_ALL, *names)
        answer = self._context.answers.get(_SHEET)
        if answer not in options:
            ask = Ask(_SHEET, options, _ALL)
            params = {"sheets": ", ".join(names)}
            self.findings.append(
                Finding("several_sheets", Severity.WARNING, params=params, ask=ask)
            )
            answer = _ALL
        self.answers[_SHEET] = answer
        return [layout for layout in layouts if answer in (_ALL, layout.sheet.name)]

    def _read_table(self, layout: Layout, *, is_only: bool) -> Kind | None:
        tables = TableReader(self._reference, self._context, is_only=is_only)
        known = tables.know(layout)
        self.findings += known.findings
        self.answers |= known.answers
        if not known.is_canonical:
            self.columns[known.mapping.key] = shown_columns(known.table)
        if is_wide(known.table) and not known.is_canonical:
            return self._read_wide(known, tables)
        return self._read_long(known, tables)

    def _read_long(self, known: Known, tables: TableReader) -> Kind | None:
        if has_errors(known.findings) and not known.is_canonical:
            return Kind.REPORTS
        names = long_names(known)
        # A person's table that says no day is asked for it; a program's must bring it.
        is_asked = known.day is None and not known.is_canonical
        header = read_header(
            names, line=known.first_line, has_as_of=is_asked or known.day is not None
        )
        if is_asked and header.kind and lacks_day(names, header.kind):
            known.findings.append(tables.date_question(known.table.sheet.name))
            self.findings += known.findings[-1:]
        self.findings += header.findings
        # With a column missing every row would repeat the same complaint.
        if header.kind is None or has_errors(header.findings) or has_errors(known.findings):
            return header.kind
        columns = read_columns(
            known.table, reference=self._reference, answers=self._context.answers
        )
        self.findings += columns.findings
        self.answers |= columns.answers
        reader = self._reader(header.kind, header)
        records = long_records(known.table, columns, kind=header.kind)
        self._read_records(known, records, {header.kind: reader})
        self._check_itself(known, columns)
        return header.kind

    def _read_wide(self, known: Known, tables: TableReader) -> Kind | None:
        if needs_day(known.table, Whole(known.day, known.year)) and not has_errors(known.findings):
            known.findings.append(tables.date_question(known.table.sheet.name))
            self.findings += known.findings[-1:]
        if has_errors(known.findings):
            return Kind.REPORTS
        columns = read_columns(
            known.table, reference=self._reference, answers=self._context.answers
        )
        self.findings += columns.findings
        self.answers |= columns.answers
        whole = Whole(known.day, known.year, self._issuer(known))
        readers = {kind: self._reader(kind, Header(kind)) for kind in _WIDE_KINDS}
        self._read_records(known, wide_records(known.table, columns, whole=whole), readers)
        self._check_itself(known, columns)
        return next((kind for kind in _WIDE_KINDS if self._rows[kind]), Kind.REPORTS)

    def _reader(self, kind: Kind, header: Header) -> RowReader:
        if kind not in self._readers:
            self._readers[kind] = RowReader(
                header=header, reference=self._reference, context=self._context
            )
        return self._readers[kind]

    def _read_records(
        self, known: Known, records: Iterable[Record], readers: Mapping[Kind, RowReader]
    ) -> None:
        for reader in readers.values():
            reader.stand_in(known.table.sheet, known.table.labels, as_of=known.day)
        passed_over, any_reader = self._left_out(known), next(iter(readers.values()))
        for line in known.table.lines:
            if line.number not in passed_over and known.table.is_torn(line):
                passed_over.add(line.number)
                any_reader.refuse_width(line, expected=len(known.table.roles))
        read = []
        for record in records:
            self._record_count += 1
            if record.line not in passed_over:
                row = readers[record.kind].read_cells(record.line, record.cells, record.indexes)
                if row is not None:
                    read.append(row)
                    self._rows[record.kind].append(row)
        self.findings += former_units(known, read, self._reference)

    def _left_out(self, known: Known) -> set[int]:
        """The lines that a person has chosen to leave out."""
        given = self._context.answers.get(LEAVE_OUT, "")
        if not given:
            return set()
        self.answers[LEAVE_OUT] = given
        name = known.table.sheet.name
        numbers = lines_of(given, sheet=name)
        if numbers:
            params = {"n": len(numbers)}
            self.findings.append(Finding("left_out", Severity.INFO, params=params, sheet=name))
        return numbers

    def _issuer(self, known: Known) -> str | None:
        """Whose targets a wide sheet states: a person's word, else the province's usual issuer."""
        names = {role.name for role in known.table.roles}
        if not names & {"target_count", "target_coverage_pct", "pair"} or "issuer" in names:
            return None
        key = f"issuer:{known.mapping.fingerprint}"
        answer = self._context.answer(key)
        if answer in self._reference.issuers:
            self.answers[key] = answer
            return answer
        usual = self._reference.default_issuers.get(self._context.province or "")
        options = tuple(sorted(self._reference.issuers))
        severity = Severity.WARNING if usual else Severity.ERROR
        ask = Ask(key, options, usual or None)
        name = known.table.sheet.name
        self.findings.append(Finding("whose_targets", severity, sheet=name, ask=ask))
        if usual:
            self.answers[key] = usual
        # Unanswered it blocks; any issuer does meanwhile, or every row would lack one.
        return usual or options[0]

    def _check_itself(self, known: Known, columns: Columns) -> None:
        self.findings += differences(
            known.table,
            columns,
            sections=known.body.sections,
            whole_of=self._reference.denominator_kinds,
        )

    def _close(self) -> None:
        total = 0
        for reader in self._readers.values():
            self.findings += reader.findings
            self.answers |= reader.answers
            total += reader.finding_count
        weights = weight_faults(self._rows[Kind.PHASING], reference=self._reference)
        self.findings += weights[:MAX_FINDINGS]
        total += len(weights)
        told = itertools.chain(*(r.findings for r in self._readers.values()), weights)
        faults = [fault for fault in told if fault.severity is Severity.ERROR]
        # With more faults than are kept, nobody can choose which lines to leave out.
        if total <= MAX_FINDINGS:
            self.bad_lines = tuple(dict.fromkeys(place_of(fault) for fault in faults))
        self.findings += closing_findings(
            self.findings,
            error_count=total,
            row_count=sum(len(rows) for rows in self._rows.values()),
            record_count=self._record_count,
        )

    def tables(self) -> dict[Kind, pa.Table]:
        """The typed rows of every kind in the file."""
        return {
            kind: typed_table(kind, self._rows[kind])
            for kind in self._readers
            if self._rows[kind] or len(self._readers) == 1
        }


def _unknown_header(sheets: Sequence[Sheet]) -> Finding:
    """The finding for a file in which no line looks like the headings of a table."""
    first = sheets[0].lines[0] if sheets and sheets[0].lines else None
    shown = ", ".join(cell.strip() for cell in first.cells if cell.strip()) if first else ""
    line = first.number if first else None
    kinds = ", ".join(kind.value for kind in Kind)
    return Finding("unknown_header", line=line, value=shown[:200], params={"kinds": kinds})
