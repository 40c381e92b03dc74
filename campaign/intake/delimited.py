"""Text files to a sheet: which encoding, which delimiter, and which line a person sees."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import ftfy.bad_codecs  # noqa: F401 - registers the code page without gaps

from campaign.findings import Finding
from campaign.intake.guard import UndecodableError
from campaign.intake.sheet import Line, Sheet
from campaign.thresholds import MAX_BLANK_LINES, MAX_LINE_CHARS

_BOM = "\ufeff"
_DELIMITERS = ",;\t|"
_SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?\s*", re.IGNORECASE)
_SNIFFED_LINES = 60
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
# Of the bytes of Vietnamese text in UTF-16 about half are NUL; of other text files none is.
_UTF16_NUL_SHARE = 0.2


@dataclass(frozen=True)
class Decoded:
    """A file's text, the name of the encoding, and whether that is certain."""

    text: str
    encoding: str
    is_certain: bool = True


@dataclass(frozen=True)
class Record:
    """One record of the file and the line on which it starts (1 is the file's first line)."""

    line: int
    cells: list[str]


def decodings(payload: bytes) -> list[Decoded]:
    """The ways in which the bytes may be meant, the likeliest first; raises UndecodableError.

    One certain way for UTF-8 and UTF-16; else the code pages among which only the content
    can decide.
    """
    if payload.startswith(_UTF16_BOMS):
        return [Decoded(_utf16(payload, "utf-16"), "utf-16")]
    head = payload[:10_000]
    if head and head.count(b"\0") / len(head) > _UTF16_NUL_SHARE:
        order = "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
        return [Decoded(_utf16(payload, order), "utf-16")]
    try:
        return [Decoded(_checked(payload.decode("utf-8")), "utf-8")]
    except UnicodeDecodeError:
        # The old fonts' letters stand where Latin ones do; dashes and quotes are Windows' own.
        latin = _checked(payload.decode("sloppy-windows-1252"))
        found = [Decoded(latin, "cp1252", is_certain=False)]
        # The code page leaves some bytes out.
        with suppress(UnicodeDecodeError):
            found.insert(0, Decoded(_checked(payload.decode("cp1258")), "cp1258", is_certain=False))
        return found


def undecodable(payload: bytes) -> Finding:
    """The finding for bytes that are UTF-8 but for a part; says on which line it begins."""
    try:
        payload.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = payload.count(b"\n", 0, fault.start) + 1
        return Finding("not_utf8", line=line)
    return Finding("not_utf8")


def _utf16(payload: bytes, codec: str) -> str:
    try:
        return _checked(payload.decode(codec))
    except UnicodeDecodeError:
        raise UndecodableError(Finding("not_utf16")) from None


def _checked(text: str) -> str:
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise UndecodableError(Finding("binary_file", line=line))
    text = text.removeprefix(_BOM)
    if not text.strip():
        raise UndecodableError(Finding("empty_file"))
    return text


def read_delimited(text: str) -> Sheet:
    """The records that are not blank; raises UndecodableError on broken quoting."""
    delimiter, skipped = delimiter_of(text)
    lines = (
        Line(record.line, tuple(record.cells))
        for record in records(text, delimiter)
        if record.line > skipped
    )
    return Sheet(tuple(lines))


def delimiter_of(text: str) -> tuple[str, int]:
    """The delimiter, and how many lines at the top only say so (`sep=;`)."""
    first, _, _ = text.partition("\n")
    said = _SEPARATOR_LINE.fullmatch(first)
    if said:
        return said[1], 1
    sample = [line for line in _some_lines(text) if line.strip()]
    return max(_DELIMITERS, key=lambda mark: _regularity(sample, mark)), 0


def header_delimiter(line: str) -> str:
    """The delimiter that a line of headings uses most; a comma when it uses none."""
    return max(_DELIMITERS, key=line.count)


def _some_lines(text: str) -> list[str]:
    head = io.StringIO(text[: MAX_LINE_CHARS // 4], newline="")
    return [line for line, _ in zip(head, range(_SNIFFED_LINES), strict=False)]


def _regularity(sample: list[str], mark: str) -> int:
    """How many cells the lines of the commonest width give when cut at `mark`."""
    try:
        widths = Counter(len(row) for row in csv.reader(sample, delimiter=mark) if len(row) > 1)
    except csv.Error:
        return 0
    return max(((width - 1) * count for width, count in widths.items()), default=0)


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


def records(text: str, delimiter: str) -> Iterator[Record]:
    """Every record that is not blank, in order; raises UndecodableError on broken quoting."""
    reader = csv.reader(_guarded(text), delimiter=delimiter, strict=True)
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
