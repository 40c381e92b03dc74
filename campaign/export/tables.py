"""Rows as CSV text that a spreadsheet opens without running anything in it."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"


def neutral(cell: object) -> object:
    """A cell that no spreadsheet reads as a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return "'" + cell
    return cell


def _unbroken(cell: object) -> object:
    """A cell without a carriage return: the csv module would leave it bare, ending the row."""
    if isinstance(cell, str):
        return cell.replace("\r\n", "\n").replace("\r", "\n")
    return cell


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV with a header line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_unbroken(neutral(cell)) for cell in row] for row in rows)
    return out.getvalue()


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The same as bytes with the byte-order mark by which Excel knows UTF-8."""
    return (_BOM + csv_text(columns, rows)).encode()
