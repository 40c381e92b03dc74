"""Rows as CSV text that a spreadsheet opens without running anything in it."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

# East Asian spreadsheets take the wide signs for the narrow ones.
_SIGNS = "=+@\uff1d\uff0b\uff0d\uff20-"
_FORMULA_STARTS = (*_SIGNS, "\t", "\r", "\n")
# Excel in Vietnamese parts columns at semicolons, whatever the file parts them with.
_AFTER_SEPARATOR = re.compile(rf"([,;|\t\n][\"\s]*)(?=[{_SIGNS}])")
_BOM = "\ufeff"


def neutral(cell: object) -> object:
    """A cell that no spreadsheet reads as a formula; numbers stay numbers."""
    if not isinstance(cell, str):
        return cell
    told = _AFTER_SEPARATOR.sub(r"\1'", cell)
    return "'" + told if told.startswith(_FORMULA_STARTS) else told


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
