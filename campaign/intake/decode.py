"""Bytes to the records of a canonical CSV, each with the line number a person sees."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from campaign.findings import Finding
from campaign.terms import MAX_BLANK_LINES, MAX_LINE_CHARS

_BOM = "\ufeff"
_DELIMITERS = ",;\t"
_BINARY_SIGNATURES = {
    b"PK\x03\x04": "Excel, Word, ZIP",
    b"%PDF": "PDF",
    b"\xd0\xcf\x11\xe0": "Excel 97-2003",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"\x1f\x8b": "GZIP",
}


@dataclass(frozen=True)
class Record:
    """One record of the file and the line on which it starts (1 is the file's first line)."""

    line: int
    cells: list[str]


class UndecodableError(Exception):
    """The bytes are no canonical CSV; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def decode(payload: bytes) -> str:
    """The text of a UTF-8 file (a byte-order mark is dropped); raises UndecodableError."""
    if not payload:
        raise UndecodableError(Finding("empty_file"))
    for signature, name in _BINARY_SIGNATURES.items():
        if payload.startswith(signature):
            raise UndecodableError(Finding("not_csv", params={"format": name}))
    if payload.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UndecodableError(Finding("not_utf8", params={"encoding": "UTF-16"}))
    try:
        text = payload.decode("utf-8")
    except UnicodeDecodeError as error:
        line = payload.count(b"\n", 0, error.start) + 1
        raise UndecodableError(
            Finding("not_utf8", line=line, params={"encoding": "UTF-8"})
        ) from None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise UndecodableError(Finding("binary_file", line=line))
    text = text.removeprefix(_BOM)
    if not text.strip():
        raise UndecodableError(Finding("empty_file"))
    return text


def delimiter_of(header_line: str) -> str:
    """The delimiter that the header line uses most; a comma when it uses none."""
    return max(_DELIMITERS, key=header_line.count)


def _lines(text: str) -> Iterator[str]:
    """The file's lines with their ends, split piece by piece so that memory stays small.

    A line longer than a piece comes cut, and still longer than is allowed.
    """
    start = 0
    while start < len(text):
        piece = text[start : start + MAX_LINE_CHARS + 2]
        *whole, last = io.StringIO(piece, newline="")
        yield from whole
        start += len(piece) - len(last)
        if not whole or start + len(last) == len(text):
            yield last
            start += len(last)


def _guarded(text: str) -> Iterator[str]:
    """The file's lines; refuses one so long that splitting it would exhaust memory."""
    for number, line in enumerate(_lines(text), start=1):
        if len(line) > MAX_LINE_CHARS:
            raise UndecodableError(Finding("line_too_long", line=number))
        yield line


def records(text: str) -> Iterator[Record]:
    """Every record that is not blank, in order; raises UndecodableError on broken quoting."""
    first_line = next((line for line in _guarded(text) if line.strip()), "")
    reader = csv.reader(_guarded(text), delimiter=delimiter_of(first_line), strict=True)
    start, blank_count = 1, 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            # Past the csv module's limit a cell of one line is long; one of many lines is a
            # quote that was never closed.
            is_long = str(error).startswith("field larger") and reader.line_num == start
            code = "cell_too_long" if is_long else "broken_quotes"
            raise UndecodableError(Finding(code, line=start)) from None
        if any(cell.strip() for cell in cells):
            blank_count = 0
            yield Record(start, cells)
        else:
            blank_count += 1
            if blank_count > MAX_BLANK_LINES:
                raise UndecodableError(Finding("endless_blank_lines", line=start))
        start = reader.line_num + 1
