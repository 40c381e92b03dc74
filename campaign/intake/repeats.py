"""Rows of a big table whose key stands further up already, found without a Python row."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Numbers = npt.NDArray[np.int64]

# A flag for every possible key is quicker than sorting, while it takes little room.
_FLAGS_PER_ROW = 16
_MOST_KEYS = 2**62


@dataclass(frozen=True)
class Repeat:
    """A row whose key has been read before: its line, the first one's line, the key as text."""

    line: int
    first: int
    key: str


@dataclass(frozen=True)
class Repeats:
    """All repeats of a table: how many, the first few, and the rows that are none."""

    count: int
    shown: tuple[Repeat, ...]
    is_first: npt.NDArray[np.bool_]


def find_repeats(table: pa.Table, key: Sequence[str], *, limit: int) -> Repeats | None:
    """The repeats among the rows of `table`, at most `limit` of them shown; None when none.

    Texts are coded by one dictionary per column, and rows are in the order of their lines.
    """
    if not len(table):
        return None
    numbers, size = _numbers([table.column(name) for name in key if name in table.column_names])
    if _are_distinct(numbers, size):
        return None
    order = np.argsort(numbers, kind="stable")
    is_same = np.zeros(len(order), dtype=np.bool_)
    is_same[1:] = numbers[order[1:]] == numbers[order[:-1]]
    # Every row's first: the latest row of the sorted ones that starts a new key.
    starts = np.maximum.accumulate(np.where(is_same, 0, np.arange(len(order))))
    repeated = order[is_same]
    firsts = order[starts[is_same]]
    shown = np.argsort(repeated, kind="stable")[:limit]
    is_first = np.ones(len(order), dtype=np.bool_)
    is_first[repeated] = False
    found = _shown(table, key, repeated[shown], firsts[shown])
    return Repeats(len(repeated), tuple(found), is_first)


def _are_distinct(numbers: Numbers, size: int) -> bool:
    if size <= _FLAGS_PER_ROW * len(numbers):
        seen = np.zeros(size, dtype=np.bool_)
        seen[numbers] = True
        return bool(np.count_nonzero(seen) == len(numbers))
    ordered = np.sort(numbers)
    return not (ordered[1:] == ordered[:-1]).any()


def _numbers(columns: list[pa.ChunkedArray]) -> tuple[Numbers, int]:
    """One number for every row's key, below the number given with them."""
    total, size = np.zeros(len(columns[0]), dtype=np.int64), 1
    for column in columns:
        first, count = _range(column)
        if size > _MOST_KEYS // count:
            distinct, total = np.unique(total, return_inverse=True)
            size = len(distinct)
        total *= count
        size *= count
        _add_codes(total, column, first=first, count=count)
    return total, size


def _range(column: pa.ChunkedArray) -> tuple[int, int]:
    """The least code of a column's values, and how many codes there are with that of no value."""
    if pa.types.is_dictionary(column.type):
        return 0, 1 + (len(column.chunk(0).dictionary) if column.num_chunks else 0)
    bounds = pc.min_max(column)
    first, last = (_day(bounds[name].as_py()) for name in ("min", "max"))
    return first, last - first + 2


def _add_codes(total: Numbers, column: pa.ChunkedArray, *, first: int, count: int) -> None:
    """Add every value's code, counted from `first`; chunk by chunk, to take little memory."""
    start = 0
    for chunk in column.chunks:
        is_text = pa.types.is_dictionary(chunk.type)
        codes = pc.fill_null(
            chunk.indices if is_text else chunk.view(pa.int32()), first + count - 1
        )
        part = total[start : start + len(chunk)]
        part += codes.to_numpy(zero_copy_only=False)
        part -= first
        start += len(chunk)


def _day(value: dt.date | None) -> int:
    return 0 if value is None else value.toordinal() - dt.date(1970, 1, 1).toordinal()


def _shown(table: pa.Table, key: Sequence[str], rows: Numbers, firsts: Numbers) -> list[Repeat]:
    names = [name for name in key if name in table.column_names]
    keys = table.select(names).take(pa.array(rows)).to_pylist()
    lines = table.column("line_number")
    line_pairs = zip(
        lines.take(pa.array(rows)).to_pylist(),
        lines.take(pa.array(firsts)).to_pylist(),
        strict=True,
    )
    return [
        Repeat(line, first, ", ".join(str(part) for part in row.values() if part is not None))
        for (line, first), row in zip(line_pairs, keys, strict=True)
    ]
