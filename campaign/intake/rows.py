"""The records of a recognised kind to typed rows, with every finding collected."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from campaign.findings import Finding
from campaign.intake.cells import CellError, CellValue, clean, parse_cell
from campaign.intake.decode import Record
from campaign.intake.header import Header
from campaign.intake.reference import Reference, fold
from campaign.kinds import UNIT_HEADERS, CellType
from campaign.terms import MAX_FINDINGS, Severity

Row = dict[str, CellValue]


@dataclass(frozen=True)
class Memory:
    """Answers given about accepted files: by header fingerprint, and units by folded name."""

    by_fingerprint: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unit_of_name: Mapping[str, str] = field(default_factory=dict)


NOTHING_REMEMBERED = Memory()


@dataclass(frozen=True)
class Context:
    """What a person says about a file beside its bytes.

    `province` narrows unit names, `as_of` dates a file without a date column,
    `received_on` is the day it was handed in, `drive_codes` are the drives already known.
    `answers` are what a person has decided about this file by the key of the question, and
    `memory` what was decided about earlier ones.
    """

    province: str | None = None
    as_of: dt.date | None = None
    received_on: dt.date | None = None
    drive_codes: frozenset[str] | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    memory: Memory = NOTHING_REMEMBERED


class RowReader:
    """Reads records one by one; afterwards `findings` holds everything noticed."""

    def __init__(self, *, header: Header, reference: Reference, context: Context) -> None:
        self._header = header
        self._spec = header.spec
        self._reference = reference
        self._context = context
        self._seen: dict[tuple[CellValue, ...], int] = {}
        self.findings: list[Finding] = []
        self.finding_count = 0
        self._empty_count = 0
        self._match = lru_cache(maxsize=10_000)(self._match_unit)

    def read(self, record: Record) -> Row | None:
        """The typed row of a record, or None when it has an error or holds no figure."""
        before = self.finding_count
        cells = self._cells(record)
        if cells is None:
            return None
        row = self._typed(record.line, cells)
        self._place(record.line, cells, row)
        self._check_listed(record.line, row)
        self._check_dates(record.line, cells, row)
        if self.finding_count > before:
            return None
        if self._is_empty(record.line, row):
            return None
        return row if self._is_new_key(record.line, row) else None

    def _add(
        self,
        code: str,
        line: int,
        *,
        column: str | None = None,
        value: str | None = None,
        **params: str,
    ) -> None:
        self.finding_count += 1
        if self.finding_count <= MAX_FINDINGS:
            shown = value if value is None else value[:200]
            self.findings.append(Finding(code, Severity.ERROR, line, column, shown, params))

    def _cells(self, record: Record) -> dict[str, str] | None:
        width = self._header.width
        extra = any(cell.strip() for cell in record.cells[width:])
        if len(record.cells) < width or extra:
            self._add(
                "row_length",
                record.line,
                found=str(len(record.cells)),
                expected=str(width),
            )
            return None
        return {name: clean(record.cells[i]) for name, i in self._header.positions.items()}

    def _typed(self, line: int, cells: dict[str, str]) -> Row:
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

    def _place(self, line: int, cells: dict[str, str], row: Row) -> None:
        """Find the unit that the row speaks of, by code or by name; never by a guess."""
        code = cells.get("unit_code", "")
        name = cells.get("unit_name", "")
        either = cells.get("unit", "")
        if either and not code and not name:
            code, name = (either, "") if either in self._reference.units else ("", either)
        day = row.get("as_of_date")
        found, problem, params = self._match(code, name, day if isinstance(day, dt.date) else None)
        row["unit_code"] = found
        if problem:
            given = [header for header in UNIT_HEADERS if cells.get(header)]
            column = (given or [header for header in UNIT_HEADERS if header in cells])[0]
            self._add(problem, line, column=column, value=code or name or None, **params)

    def _match_unit(
        self, code: str, name: str, day: dt.date | None
    ) -> tuple[str | None, str, dict[str, str]]:
        province = self._context.province
        if code:
            return self._match_code(code, name, day)
        if not name:
            return None, "missing_unit", {}
        match = self._reference.match(name, province=province, day=day)
        if match.unit:
            return match.unit.code, "", {}
        if match.candidates:
            shown = ", ".join(f"{unit.code} {unit.full_name}" for unit in match.candidates)
            return None, "ambiguous_unit", {"candidates": shown}
        return self._unknown_unit(name)

    def _unknown_unit(self, name: str) -> tuple[None, str, dict[str, str]]:
        # Looking for a near name is slow, so it ends with the findings that are shown.
        is_shown = self.finding_count < MAX_FINDINGS
        near = is_shown and self._reference.close_to(name, province=self._context.province)
        return None, ("unknown_unit_near" if near else "unknown_unit"), {"near": near or ""}

    def _match_code(
        self, code: str, name: str, day: dt.date | None
    ) -> tuple[str | None, str, dict[str, str]]:
        unit = self._reference.units.get(code)
        if unit is None:
            return self._unknown_unit(name)
        if name:
            named = self._reference.match(name, province=unit.province_code, day=day).unit
            same = fold(name) in {fold(unit.name), fold(unit.full_name)}
            if not same and (named is None or named.code != code):
                return None, "unit_mismatch", {"expected": unit.full_name, "name": name[:80]}
        return code, "", {}

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

    def _check_dates(self, line: int, cells: dict[str, str], row: Row) -> None:
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
        # Counted apart from the errors: however many rows are empty, no error goes unsaid.
        self._empty_count += 1
        if self._empty_count <= MAX_FINDINGS:
            self.findings.append(Finding("row_without_figure", Severity.INFO, line))
        return True

    def _is_new_key(self, line: int, row: Row) -> bool:
        key = tuple(row[name] for name in self._spec.key)
        first = self._seen.setdefault(key, line)
        if first != line:
            shown = ", ".join(str(part) for part in key if part is not None)
            self._add("duplicate_key", line, value=shown, first=str(first))
        return first == line


def arrow_type_name(cell_type: CellType) -> str:
    """The Arrow type that holds a cell type."""
    return {
        CellType.TEXT: "string",
        CellType.URL: "string",
        CellType.COUNT: "int64",
        CellType.PCT: "float64",
        CellType.DATE: "date32",
    }[cell_type]
