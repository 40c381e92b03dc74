"""The lines of a bulk file that are not plain, read one by one as in any other file."""

import csv
import io

from campaign.intake.cells import CellValue
from campaign.intake.delimited import Record
from campaign.intake.letters import clean, fold
from campaign.intake.rows import Row, RowReader
from campaign.thresholds import MAX_BLANK_LINES, MAX_LINE_CHARS


class NotForBulkError(Exception):
    """The file has something that only the general reader can tell a person about."""


class ExactReader(RowReader):
    """The row reader for rows that are not plain; repeated keys are looked for elsewhere."""

    def _is_new_key(self, _line: int, _row: Row, _name: str) -> bool:
        return True

    def unit_of(self, cells: dict[str, str]) -> str | None:
        """The unit that these cells name on any day; None when there is anything to say."""
        for cell in cells.values():
            if clean(cell) != cell or fold(cell) in self._reference.aliases:
                return None
        row: Row = {}
        before = self.finding_count, len(self.findings)
        self._place(0, cells, row)
        is_plain = before == (self.finding_count, len(self.findings))
        code = row["unit_code"]
        return code if is_plain and isinstance(code, str) else None

    def is_listed(self, name: str, value: CellValue) -> bool:
        """Whether the reference lists allow a value in the column `name`."""
        before = self.finding_count
        self._check_listed(0, {name: value})
        return self.finding_count == before


class Lines:
    """Hands lines to the row reader, in the file's order; counts records and blank lines."""

    def __init__(self, reader: ExactReader, *, delimiter: str) -> None:
        self._reader = reader
        self._delimiter = delimiter
        self._last_blank = 0
        self._blank_count = 0
        self.record_count = 0

    def read(self, raw: bytes, *, line: int) -> list[Row]:
        """The rows of whole lines, of which the first is number `line`.

        Raises NotForBulkError for what makes the file as a whole unreadable.
        """
        rows = []
        for record in self._records(raw, line=line):
            if not any(cell.strip() for cell in record.cells):
                self._count_blank(record.line)
                continue
            self.record_count += 1
            row = self._reader.read(record)
            if row is not None:
                rows.append(row)
        return rows

    def name(self, raw: bytes) -> str:
        """The name alone by which one whole line, read before without fault, gives its unit."""
        (record,) = self._records(raw, line=0)
        return self._reader.name_in(self._reader.cells_of(record) or {})

    def _records(self, raw: bytes, *, line: int) -> list[Record]:
        try:
            text = raw.decode("utf-8")
            lines = io.StringIO(text, newline="").readlines()
            if any(len(one) > MAX_LINE_CHARS for one in lines):
                raise NotForBulkError
            cells = list(csv.reader(lines, delimiter=self._delimiter, strict=True))
        except (UnicodeDecodeError, csv.Error):
            raise NotForBulkError from None
        return [Record(line + i, row) for i, row in enumerate(cells)]

    def _count_blank(self, line: int) -> None:
        is_next = line == self._last_blank + 1
        self._blank_count = self._blank_count + 1 if is_next else 1
        self._last_blank = line
        if self._blank_count > MAX_BLANK_LINES:
            raise NotForBulkError
