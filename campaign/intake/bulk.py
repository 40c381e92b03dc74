"""A big canonical CSV, read piece by piece as columns; its odd lines are read one by one.

The findings are those of the row reader, with the same lines and in the same order.
"""

import itertools
import os
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from operator import itemgetter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from campaign.findings import Finding
from campaign.intake.cells import arrow_type_name
from campaign.intake.chunk import Chunk, ChunkReader
from campaign.intake.context import Context
from campaign.intake.delimited import header_delimiter
from campaign.intake.exact import ExactReader, Lines, NotForBulkError
from campaign.intake.header import Header, read_header
from campaign.intake.personal import refuse_people_in
from campaign.intake.reference import Reference
from campaign.intake.repeats import Repeat, Repeats, find_repeats
from campaign.intake.rows import Row
from campaign.intake.units import are_two_names
from campaign.intake.values import Numbers
from campaign.intake.verdict import closing_findings
from campaign.kinds import KindSpec
from campaign.terms import Kind, Severity
from campaign.thresholds import MAX_FINDINGS, MAX_LINE_CHARS

_BOM = b"\xef\xbb\xbf"
_PIECE_BYTES = 4_000_000
_MOST_LINE_BYTES = 4 * MAX_LINE_CHARS
_MOST_THREADS = 4
_SHOWN_CHARS = 200


@dataclass(frozen=True)
class BulkReading:
    """The rows of a big file, in those columns that it has, and everything noticed."""

    kind: Kind
    table: pa.Table
    findings: tuple[Finding, ...]
    answers: Mapping[str, str]


def read_canonical(payload: bytes, *, reference: Reference, context: Context) -> BulkReading | None:
    """Read a canonical CSV whose every line is one record.

    None when it is something else: another header, a quote, a lone carriage return, another
    encoding than UTF-8, or anything that makes a file unreadable as a whole. Raises
    UndecodableError for personal data.
    """
    found = _header(payload, context) if _has_only_lines(payload) else None
    if found is None:
        return None
    header, delimiter = found
    columns = ChunkReader(header, delimiter=delimiter, reference=reference, context=context)
    exact = ExactReader(header=header, reference=reference, context=context)
    file = _Gathered(payload, header, exact, Lines(exact, delimiter=delimiter))
    try:
        for piece, chunk in _chunks(payload, columns):
            file.add(piece, chunk)
    except NotForBulkError:
        return None
    return file.reading()


def _has_only_lines(payload: bytes) -> bool:
    """Whether line ends alone part the records, and every line has a modest length."""
    if b'"' in payload or b"\0" in payload:
        return False
    return b"\r" not in payload or payload.count(b"\r") == payload.count(b"\r\n")


def _header(payload: bytes, context: Context) -> tuple[Header, str] | None:
    """The first line, when it has canonical names only, each once; and its delimiter."""
    raw = payload[: min(payload.find(b"\n") + 1, MAX_LINE_CHARS)]
    try:
        line = raw.removeprefix(_BOM).decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        return None
    delimiter = header_delimiter(line)
    header = read_header(line.split(delimiter), line=1, has_as_of=context.as_of is not None)
    # Month weights are held against each other, and no office has 8 MB of them.
    is_known = header.kind not in {None, Kind.PHASING}
    is_canonical = is_known and len(header.positions) == header.width
    return (header, delimiter) if is_canonical and not header.findings else None


@dataclass(frozen=True)
class _Piece:
    """Whole lines of the payload, from one byte to before another."""

    start: int
    end: int


def _pieces(payload: bytes) -> Iterator[_Piece]:
    start = payload.index(b"\n") + 1
    while start < len(payload):
        end = payload.find(b"\n", start + _PIECE_BYTES) + 1 or len(payload)
        if end - start > _PIECE_BYTES + _MOST_LINE_BYTES:
            raise NotForBulkError
        yield _Piece(start, end)
        start = end


def _chunks(payload: bytes, columns: ChunkReader) -> Iterator[tuple[_Piece, Chunk]]:
    """The chunks in the file's order, read by several threads a few pieces ahead."""
    raw = pa.py_buffer(payload)
    thread_count = min(os.cpu_count() or 1, _MOST_THREADS)
    waiting: deque[tuple[_Piece, Future[Chunk]]] = deque()
    with ThreadPoolExecutor(thread_count) as pool:
        for piece in _pieces(payload):
            part = raw.slice(piece.start, piece.end - piece.start)
            waiting.append((piece, pool.submit(columns.read, part)))
            if len(waiting) > thread_count:
                first, chunk = waiting.popleft()
                yield first, chunk.result()
        for first, chunk in waiting:
            yield first, chunk.result()


class _Gathered:
    """What the chunks of a file come to."""

    def __init__(self, payload: bytes, header: Header, exact: ExactReader, lines: Lines) -> None:
        self._payload = payload
        self._header = header
        self._spec = header.spec
        self._exact = exact
        self._lines = lines
        self._tables: list[pa.Table] = []
        self._empty_lines: list[int] = []
        self._record_count = 0
        self._next_line = 2
        self._pieces: list[tuple[int, _Piece]] = []

    def add(self, piece: _Piece, chunk: Chunk) -> None:
        """Take the plain rows as they are and read the other lines one by one."""
        first_line = self._next_line
        self._next_line += chunk.line_count
        self._pieces.append((first_line, piece))
        line_numbers = chunk.places + first_line
        self._empty_lines += line_numbers[chunk.is_empty][:MAX_FINDINGS].tolist()
        self._record_count += int(np.count_nonzero(~chunk.is_odd))
        names = [name for name in self._spec.names if name in chunk.columns]
        arrays = [pa.array(line_numbers), *(chunk.columns[name] for name in names)]
        table = pa.table(dict(zip(["line_number", *names], arrays, strict=True)))
        is_plain = ~(chunk.is_odd | chunk.is_empty)
        if not is_plain.all():
            table = table.filter(pa.array(is_plain))
        odd = np.union1d(chunk.places[chunk.is_odd], chunk.broken)
        if len(odd):
            rows = self._odd_rows(piece, odd, first_line=first_line)
            table = _merged(table, rows)
        self._tables.append(table)

    def _odd_rows(self, piece: _Piece, odd: Numbers, *, first_line: int) -> list[Row]:
        """The rows of the lines at the places `odd`, each run of them read at once."""
        starts, ends = self._bounds(piece)
        rows: list[Row] = []
        for run in np.split(odd, np.flatnonzero(np.diff(odd) > 1) + 1):
            lines = self._payload[starts[run[0]] : ends[run[-1]]]
            rows += self._lines.read(lines, line=first_line + int(run[0]))
        return rows

    def _bounds(self, piece: _Piece) -> tuple[Numbers, Numbers]:
        """Where in the payload each line of a piece starts and ends."""
        size = piece.end - piece.start
        raw = np.frombuffer(self._payload, dtype=np.uint8, count=size, offset=piece.start)
        ends = np.append(np.flatnonzero(raw == ord("\n")) + 1, size) + piece.start
        return np.append(piece.start, ends), ends

    def _names(self, line_numbers: set[int]) -> dict[int, str]:
        """The name by which each of these lines gives its unit, as the row reader sees it."""
        names: dict[int, str] = {}
        wanted = sorted(line_numbers) if {"unit_name", "unit"} & set(self._header.positions) else []
        places = np.searchsorted([first for first, _ in self._pieces], wanted, side="right") - 1
        for number, lines in itertools.groupby(
            zip(places.tolist(), wanted, strict=True), key=itemgetter(0)
        ):
            first_line, piece = self._pieces[number]
            starts, ends = self._bounds(piece)
            for _, line in lines:
                raw = self._payload[starts[line - first_line] : ends[line - first_line]]
                names[line] = self._lines.name(raw)
        return names

    def _repeated(self, repeats: Repeats) -> list[Finding]:
        """A finding for every repeat shown, as the row reader would tell it."""
        names = self._names({n for repeat in repeats.shown for n in (repeat.line, repeat.first)})
        return [
            _repeated(repeat, name=names.get(repeat.line, ""), first=names.get(repeat.first, ""))
            for repeat in repeats.shown
        ]

    def reading(self) -> BulkReading:
        """Everything together, without the rows whose key stands further up already."""
        tables = self._tables or [_no_rows(self._spec)]
        table = pa.concat_tables(tables).unify_dictionaries()
        # Unified columns are copies: the others must not stay in memory beside them.
        self._tables = tables = []
        refuse_people_in(table)
        repeats = find_repeats(table, self._spec.key, limit=MAX_FINDINGS)
        findings = list(self._exact.findings)
        error_count = self._exact.finding_count
        if repeats:
            table = table.filter(pa.array(repeats.is_first))
            error_count += repeats.count
            findings += self._repeated(repeats)
        findings += [
            Finding("row_without_figure", Severity.INFO, line)
            for line in self._empty_lines[:MAX_FINDINGS]
        ]
        findings = _first_ones(sorted(findings, key=lambda finding: finding.line or 0))
        record_count = self._record_count + self._lines.record_count
        findings += closing_findings(
            findings, error_count=error_count, row_count=len(table), record_count=record_count
        )
        return BulkReading(self._spec.kind, table, tuple(findings), self._exact.answers)


def _no_rows(spec: KindSpec) -> pa.Table:
    types = {c.name: pa.type_for_alias(arrow_type_name(c.cell_type)) for c in spec.columns}
    return pa.schema({"line_number": pa.int64()} | types).empty_table()


def _merged(table: pa.Table, rows: list[Row]) -> pa.Table:
    """Plain rows and others in the order of their lines."""
    if not rows:
        return table
    others = pa.Table.from_pylist(rows, schema=table.schema)
    both = pa.concat_tables([table, others]).unify_dictionaries().combine_chunks()
    return both.take(pc.sort_indices(both, sort_keys=[("line_number", "ascending")]))


def _repeated(repeat: Repeat, *, name: str, first: str) -> Finding:
    """What the row reader says of a repeat of which the two lines give these names."""
    params = {"first": str(repeat.first)}
    if are_two_names(first, name):
        code, value, params = "names_of_one_unit", name, params | {"first_name": first}
    else:
        code, value = "duplicate_key", repeat.key
    return Finding(code, line=repeat.line, value=value[:_SHOWN_CHARS], params=params)


def _first_ones(findings: list[Finding]) -> list[Finding]:
    """No more errors, and no more of anything else, than the row reader would show."""
    room = Counter(dict.fromkeys(Severity, MAX_FINDINGS))
    shown = []
    for finding in findings:
        room[finding.severity] -= 1
        if room[finding.severity] >= 0:
            shown.append(finding)
    return shown
