"""The records of a recognised kind to typed rows, with every finding collected."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from campaign.findings import Ask, Finding
from campaign.intake.cells import CellError, CellValue, parse_cell
from campaign.intake.context import Context
from campaign.intake.delimited import Record
from campaign.intake.header import Header
from campaign.intake.letters import clean
from campaign.intake.reference import Reference
from campaign.intake.sheet import Line, Sheet
from campaign.intake.units import UnitFinder, UnitMatch, are_two_names
from campaign.kinds import FILLED_BEFORE, UNIT_HEADERS
from campaign.terms import Severity
from campaign.thresholds import MAX_FINDINGS

Row = dict[str, CellValue]


class RowReader:
    """Reads records one by one; afterwards `findings` holds everything noticed.

    `answers` are the choices of units that the reading went by.
    """

    def __init__(self, *, header: Header, reference: Reference, context: Context) -> None:
        self._header = header
        self._spec = header.spec
        self._reference = reference
        self._context = context
        self._units = UnitFinder(
            reference,
            province=context.province,
            answers={**context.remembered, **context.answers},
        )
        self._seen: dict[tuple[CellValue, ...], tuple[int, str]] = {}
        self._asked: set[str] = set()
        self._sheet: Sheet | None = None
        self._labels: Sequence[str] = ()
        self._indexes: Mapping[str, int] = {}
        self.findings: list[Finding] = []
        self.finding_count = 0
        self.answers: dict[str, str] = {}
        self._empty_count = 0
        self._match = lru_cache(maxsize=10_000)(self._match_unit)

    def stand_in(self, sheet: Sheet, labels: Sequence[str], *, as_of: dt.date | None) -> None:
        """From now on records come from this sheet, whose columns are called `labels`."""
        self._sheet, self._labels = sheet, labels
        self._context = replace(self._context, as_of=as_of)

    def read(self, record: Record) -> Row | None:
        """The typed row of a record of a canonical file, or None when it holds none."""
        before = self.finding_count
        cells = self.cells_of(record)
        if cells is None or self.finding_count > before:
            return None
        return self.read_cells(record.line, cells)

    def read_cells(
        self, line: int, cells: Mapping[str, str], indexes: Mapping[str, int] | None = None
    ) -> Row | None:
        """The typed row of cells by canonical column, or None: an error, or no figure.

        `indexes` tells in which column of the sheet each of them stands.
        """
        before = self.finding_count
        self._indexes = indexes or {}
        if self._is_untouched(cells):
            self._tell_empty(line)
            return None
        row = self._typed(line, cells)
        self._place(line, cells, row)
        self._check_listed(line, row)
        self._check_dates(line, cells, row)
        if self.finding_count > before:
            return None
        if self._is_empty(line, row):
            return None
        return row if self._is_new_key(line, row, self.name_in(cells)) else None

    def name_in(self, cells: Mapping[str, str]) -> str:
        """The name alone by which a row gives the unit of its key; empty beside a code."""
        given = [cells[header] for header in UNIT_HEADERS if cells.get(header)]
        has_code = any(text in self._reference.units for text in given)
        is_in_key = "unit_code" in self._spec.key
        return given[0] if given and is_in_key and not has_code else ""

    def _add(
        self,
        code: str,
        line: int,
        *,
        column: str | None = None,
        value: str | None = None,
        ask: Ask | None = None,
        **params: str,
    ) -> None:
        self.finding_count += 1
        if self.finding_count <= MAX_FINDINGS:
            finding = self._finding(code, Severity.ERROR, line, column, value)
            self.findings.append(replace(finding, params=params, ask=ask))

    def _finding(
        self,
        code: str,
        severity: Severity,
        line: int,
        column: str | None = None,
        value: str | None = None,
    ) -> Finding:
        """A finding at its place: line and column, in a workbook sheet and cell too."""
        shown = value if value is None else value[:200]
        index = self._indexes.get(column or "")
        if self._sheet is None or index is None:
            name = self._sheet.name if self._sheet else None
            return Finding(code, severity, line, column, shown, sheet=name)
        return Finding(
            code,
            severity,
            line,
            self._labels[index] or column,
            shown,
            sheet=self._sheet.name,
            cell=self._sheet.place(line, index),
        )

    def cells_of(self, record: Record) -> dict[str, str] | None:
        """A record's cells by canonical column; None, with a finding, for another width."""
        width = self._header.width
        line = Line(record.line, tuple(record.cells))
        if len(line.cells) < width or any(cell.strip() for cell in line.cells[width:]):
            self.refuse_width(line, expected=width)
            return None
        return {name: clean(line.cell(i)) for name, i in self._header.positions.items()}

    def refuse_width(self, line: Line, *, expected: int) -> None:
        """Note a line that has other cells than there are headings."""
        found = str(len(line.cells))
        self._add("row_length", line.number, found=found, expected=str(expected))

    def _typed(self, line: int, cells: Mapping[str, str]) -> Row:
        row: Row = {"line_number": line}
        for column in self._spec.columns:
            text = cells.get(column.name, "")
            row[column.name] = None
            if column.name in UNIT_HEADERS:
                continue
            if not text:
                if column.required:
                    self._add("missing_value", line, column=column.name)
                continue
            try:
                row[column.name] = parse_cell(text, column)
            except CellError as problem:
                self._add(
                    problem.code,
                    line,
                    column=column.name,
                    value=text,
                    suggestion=problem.suggestion,
                    allowed=problem.allowed,
                )
        if "as_of_date" in row and "as_of_date" not in cells:
            row["as_of_date"] = self._context.as_of
        return row

    def _place(self, line: int, cells: Mapping[str, str], row: Row) -> None:
        """Find the unit that the row speaks of, by code or by name; never by a guess."""
        code = cells.get("unit_code", "")
        name = cells.get("unit_name", "")
        either = cells.get("unit", "")
        if either and not code and not name:
            code, name = (either, "") if either in self._reference.units else ("", either)
        day = row.get("as_of_date")
        match = self._match(code, name, day if isinstance(day, dt.date) else None)
        row["unit_code"] = match.code
        if match.ask is not None and match.code is not None:
            self._ask_unit(line, cells, name, match)
        elif match.problem:
            self._add(
                match.problem,
                line,
                column=_unit_column(cells),
                value=code or name or None,
                ask=match.ask,
                **match.params,
            )
        elif name and self._units.key(name) in (*self._context.answers, *self._context.remembered):
            self.answers[self._units.key(name)] = str(match.code)

    def _ask_unit(self, line: int, cells: Mapping[str, str], name: str, match: UnitMatch) -> None:
        """Ask once for each name whether the likely unit is meant."""
        ask = match.ask
        if ask is None or ask.key in self._asked:
            return
        self._asked.add(ask.key)
        self.answers[ask.key] = str(match.code)
        place = self._finding("unit_suggested", Severity.WARNING, line, _unit_column(cells), name)
        self.findings.append(replace(place, params=dict(match.params), ask=ask))

    def _match_unit(self, code: str, name: str, day: dt.date | None) -> UnitMatch:
        # Looking for a near name is slow, so it ends with the findings that are shown.
        is_guess = not code and bool(name) and not self._units.is_known(name, day=day)
        if is_guess and self.finding_count >= MAX_FINDINGS:
            return UnitMatch(problem="unknown_unit")
        return self._units.find(code, name, day=day)

    def _check_listed(self, line: int, row: Row) -> None:
        lists = {
            "indicator_code": self._reference.indicator_codes,
            "issuer": self._reference.issuers,
        }
        for name, allowed in lists.items():
            value = row.get(name)
            if isinstance(value, str) and value not in allowed:
                self._add(
                    f"unknown_{name}",
                    line,
                    column=name,
                    value=value,
                    allowed=", ".join(sorted(allowed)),
                )
        drive = row.get("drive_code")
        known = self._context.drive_codes
        is_defined_here = self._spec.key == ("drive_code",)
        if is_defined_here or known is None or not isinstance(drive, str):
            return
        if drive not in known:
            self._add("unknown_drive", line, column="drive_code", value=drive)

    def _check_dates(self, line: int, cells: Mapping[str, str], row: Row) -> None:
        if self._spec.date_pair:
            first, last = (row[name] for name in self._spec.date_pair)
            if isinstance(first, dt.date) and isinstance(last, dt.date) and last < first:
                self._add(
                    "dates_reversed",
                    line,
                    column=self._spec.date_pair[1],
                    value=last.isoformat(),
                    first=first.isoformat(),
                )
        dated = self._spec.needs_date_or_source
        if dated is None:
            return
        day, today = row[dated], self._context.received_on
        # A date or source that is written badly has been told already.
        if day is None and not cells.get(dated) and not cells.get("source_url"):
            self._add("missing_date", line, column=dated)
        if isinstance(day, dt.date) and today is not None and day > today:
            self._add("future_date", line, column=dated, value=day.isoformat())

    def _is_empty(self, line: int, row: Row) -> bool:
        """Blank is not zero: a row without any figure is an absent report, and is said so."""
        figures = self._spec.figures
        if not figures or any(row[name] is not None for name in figures):
            return False
        self._tell_empty(line)
        return True

    def _is_untouched(self, cells: Mapping[str, str]) -> bool:
        """Whether a template's line was left as it came: of a unit, and of nothing else."""
        filled = {name for name, text in cells.items() if text}
        return bool(filled.intersection(UNIT_HEADERS)) and filled <= FILLED_BEFORE

    def _tell_empty(self, line: int) -> None:
        # Counted apart from the errors: however many rows are empty, no error goes unsaid.
        self._empty_count += 1
        if self._empty_count <= MAX_FINDINGS:
            self.findings.append(self._finding("row_without_figure", Severity.INFO, line))

    def _is_new_key(self, line: int, row: Row, name: str) -> bool:
        key = tuple(row[name] for name in self._spec.key)
        first, first_name = self._seen.setdefault(key, (line, name))
        is_new = (first, first_name) == (line, name)
        if is_new:
            return True
        shown = ", ".join(str(part) for part in key if part is not None)
        if are_two_names(first_name, name):
            # Two former units in one of today: their figures are never summed silently.
            self._add(
                "names_of_one_unit", line, value=name, first=str(first), first_name=first_name
            )
        else:
            self._add("duplicate_key", line, value=shown, first=str(first))
        return False


def _unit_column(cells: Mapping[str, str]) -> str:
    """The column in which the unit is given, or could have been."""
    given = [header for header in UNIT_HEADERS if cells.get(header)]
    return (given or [header for header in UNIT_HEADERS if header in cells] or ["unit_code"])[0]
