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


def unbroken(text: str) -> str:
    """A text without a carriage return: the csv module would leave it bare, ending the row."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def csv_text(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, delimiter: str = ","
) -> str:
    """A CSV with a header line."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        cells = [neutral(cell) for cell in row]
        writer.writerow([unbroken(cell) if isinstance(cell, str) else cell for cell in cells])
    return out.getvalue()


def csv_bytes(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, delimiter: str = ","
) -> bytes:
    """The same as bytes with the byte-order mark by which Excel knows UTF-8."""
    return (_BOM + csv_text(columns, rows, delimiter=delimiter)).encode()
