"""One piece of a canonical CSV, its columns read and judged as sets instead of cell by cell.

A row is *plain* when every cell is written just as the product writes it and nothing is to be
said about it. Whatever is not plainly so is left to the row reader: this module may refuse too
much, and never accepts what the row reader would not.
"""

import datetime as dt
import threading
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from campaign.intake.cells import CellError, CellValue, parse_cell
from campaign.intake.context import Context
from campaign.intake.exact import ExactReader, NotForBulkError
from campaign.intake.header import Header
from campaign.intake.letters import clean
from campaign.intake.reference import Reference
from campaign.intake.values import (
    Mask,
    Numbers,
    as_mask,
    codes,
    counts,
    is_easy,
    is_null,
    mark_bad,
    mark_true,
    percentages,
    taken,
)
from campaign.kinds import UNIT_HEADERS, CellType, Column
from campaign.thresholds import MAX_CELL_CHARS

_TEXT = pa.string()
_CODED = pa.dictionary(pa.int32(), _TEXT)
_EPOCH = dt.date(1970, 1, 1).toordinal()
_MOST_REMEMBERED = 100_000

_LISTED = ("indicator_code", "issuer", "drive_code")


@dataclass(frozen=True)
class Chunk:
    """The rows of a piece by column, and which of its lines they are.

    `places` counts lines from 0 at the piece's first. `is_odd` marks rows that are not plain
    and `is_empty` plain ones without a figure; `broken` are the places of lines that have
    too few or too many cells.
    """

    columns: dict[str, pa.Array]
    places: Numbers
    is_odd: Mask
    is_empty: Mask
    broken: Numbers

    @property
    def line_count(self) -> int:
        """Lines of the piece."""
        return len(self.places) + len(self.broken)


class ChunkReader:
    """Reads pieces of one file, in any order and from any thread."""

    def __init__(
        self, header: Header, *, delimiter: str, reference: Reference, context: Context
    ) -> None:
        self._spec = header.spec
        self._context = context
        self._delimiter = delimiter
        self._names = sorted(header.positions, key=header.positions.__getitem__)
        self._unit_names = [name for name in UNIT_HEADERS if name in header.positions]
        self._columns = [
            column
            for column in self._spec.columns
            if column.name in header.positions and column.name not in UNIT_HEADERS
        ]
        # Asked about distinct values only; its findings are thrown away.
        self._judge = ExactReader(header=header, reference=reference, context=context)
        self._lock = threading.Lock()
        self._units: dict[tuple[str, ...], str | None] = {}
        self._values: dict[str, dict[str, CellValue]] = {c.name: {} for c in self._columns}

    def read(self, piece: pa.Buffer) -> Chunk:
        """The rows of whole lines; raises NotForBulkError when they are not UTF-8."""
        table, broken = self._split(piece)
        is_odd = np.zeros(table.num_rows, dtype=np.bool_)
        columns = {"unit_code": self._unit_column(table, is_odd)}
        for column in self._columns:
            cells = table.column(column.name).chunk(0)
            if column.required:
                is_odd |= is_null(cells)
            columns[column.name] = self._column(cells, column, is_odd)
        self._date(columns, is_odd)
        places = np.delete(np.arange(len(is_odd) + len(broken), dtype=np.int64), broken)
        return Chunk(columns, places, is_odd, self._is_empty(columns, is_odd), broken)

    def _split(self, piece: pa.Buffer) -> tuple[pa.Table, Numbers]:
        """The cells as text, and the places of lines that are not as wide as the header."""
        numeric = {c.name for c in self._columns if c.cell_type is CellType.COUNT}
        broken: list[int] = []

        def leave_out(row: arrow_csv.InvalidRow) -> str:
            broken.append(row.number - 1)
            return "skip"

        try:
            table = arrow_csv.read_csv(
                pa.BufferReader(piece),
                # One block and one thread: one dictionary per column, and numbered rows.
                read_options=arrow_csv.ReadOptions(
                    column_names=self._names, block_size=piece.size + 1, use_threads=False
                ),
                # An empty line stays as a row without a cell, so that the lines are counted.
                parse_options=arrow_csv.ParseOptions(
                    delimiter=self._delimiter,
                    quote_char=False,
                    ignore_empty_lines=False,
                    invalid_row_handler=leave_out,
                ),
                # Numbers come as text too: Arrow's own parsers take " 5", 0x5 and 1e3.
                convert_options=arrow_csv.ConvertOptions(
                    column_types={n: _TEXT if n in numeric else _CODED for n in self._names},
                    null_values=[""],
                    strings_can_be_null=True,
                ),
            )
        except pa.ArrowInvalid:
            raise NotForBulkError from None
        return table, np.array(broken, dtype=np.int64)

    def _column(self, cells: pa.Array, column: Column, is_odd: Mask) -> pa.Array:
        match column.cell_type:
            case CellType.COUNT:
                return counts(cells, is_odd)
            case CellType.PCT:
                return taken(cells, percentages(cells.dictionary), is_odd)
            case CellType.DATE:
                values = self._known(cells.dictionary.to_pylist(), column)
                days = [v.toordinal() - _EPOCH if isinstance(v, dt.date) else None for v in values]
                return taken(cells, pa.array(days, type=pa.int32()), is_odd).view(pa.date32())
            case CellType.TEXT | CellType.URL:
                mark_bad(cells, ~self._is_good_text(cells.dictionary, column), is_odd)
                return cells

    def _is_good_text(self, texts: pa.Array, column: Column) -> Mask:
        """Which of a dictionary's texts may stand in the column as they are."""
        is_good = np.zeros(len(texts), dtype=np.bool_)
        if not column.choices and column.name not in _LISTED:
            is_short = pc.less_equal(pc.binary_length(texts), MAX_CELL_CHARS)
            is_good |= as_mask(pc.and_(is_easy(texts, column.cell_type), is_short))
        hard = np.flatnonzero(~is_good)
        values = self._known(texts.take(pa.array(hard)).to_pylist(), column)
        is_good[hard] = [value is not None for value in values]
        return is_good

    def _known(self, texts: list[str], column: Column) -> list[CellValue]:
        """What the row reader makes of each text; None for one that is not plain."""
        known = self._values[column.name]
        if len(known) > _MOST_REMEMBERED:
            return [self._value(text, column) for text in texts]
        for text in texts:
            if text not in known:
                known[text] = self._value(text, column)
        return [known[text] for text in texts]

    def _value(self, text: str, column: Column) -> CellValue:
        if clean(text) != text:
            return None
        try:
            value = parse_cell(text, column)
        except CellError:
            return None
        if column.name not in _LISTED:
            return value
        with self._lock:
            return value if self._judge.is_listed(column.name, value) else None

    def _unit_column(self, table: pa.Table, is_odd: Mask) -> pa.Array:
        """The unit of every row, asked once for every distinct naming of one."""
        parts = [table.column(name).chunk(0) for name in self._unit_names]
        texts = [[*part.dictionary.to_pylist(), ""] for part in parts]
        sizes = [len(choices) for choices in texts]
        joined = np.ravel_multi_index([codes(part) for part in parts], sizes)
        distinct, inverse = np.arange(sizes[0]), joined
        if len(parts) > 1:
            distinct, inverse = np.unique(joined, return_inverse=True)
        places = np.unravel_index(distinct, sizes)
        cells = [[t[i] for i in place] for t, place in zip(texts, places, strict=True)]
        found = [self._unit(naming) for naming in zip(*cells, strict=True)]
        is_odd |= np.array([code is None for code in found], dtype=np.bool_)[inverse]
        coded = pa.array(found, type=_TEXT).dictionary_encode()
        indices = coded.indices.take(pa.array(inverse))
        return pa.DictionaryArray.from_arrays(indices, coded.dictionary)

    def _unit(self, naming: tuple[str, ...]) -> str | None:
        if naming in self._units:
            return self._units[naming]
        with self._lock:
            code = self._judge.unit_of(dict(zip(self._unit_names, naming, strict=True)))
        if len(self._units) < _MOST_REMEMBERED:
            self._units[naming] = code
        return code

    def _date(self, columns: dict[str, pa.Array], is_odd: Mask) -> None:
        """Date rows without a date column; mark those with reversed, missing or future dates."""
        first, last = self._spec.date_pair or ("", "")
        if first in columns and last in columns:
            mark_true(pc.less(columns[last], columns[first]), is_odd)
        dated = self._spec.needs_date_or_source
        if dated is None:
            return
        if dated not in columns:
            day = pa.scalar(self._context.as_of, type=pa.date32())
            columns[dated] = pa.repeat(day, len(is_odd))
        is_dateless = is_null(columns[dated])
        if "source_url" in columns:
            is_dateless &= is_null(columns["source_url"])
        is_odd |= is_dateless
        if self._context.received_on is not None:
            today = pa.scalar(self._context.received_on, type=pa.date32())
            mark_true(pc.greater(columns[dated], today), is_odd)

    def _is_empty(self, columns: dict[str, pa.Array], is_odd: Mask) -> Mask:
        figures = [columns[name] for name in self._spec.figures if name in columns]
        if not figures or not all(figure.null_count for figure in figures):
            return np.zeros(len(is_odd), dtype=np.bool_)
        is_empty: Mask = np.logical_and.reduce([is_null(figure) for figure in figures])
        return is_empty & ~is_odd
