"""Workbooks (.xlsx, .xls, .ods, .xlsb) to sheets of text, with what they hide."""

import datetime as dt
import io
import math
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from xml.etree import ElementTree as ET

import openpyxl
import python_calamine
import xlrd
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from campaign.findings import Finding
from campaign.intake.guard import UndecodableError
from campaign.intake.package import check_parts
from campaign.intake.sheet import Line, Sheet, column_letters
from campaign.terms import MAX_CELL_CHARS, MAX_SHEET_CELLS, MAX_SHEET_COLUMNS, Severity

_ZIP = b"PK\x03\x04"
_ODS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _OFFICE = _ODS % "table", _ODS % "office"
_CALC_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"

CellContent = tuple[str, bool]
"""A cell's text, and whether the workbook holds it as a number or a date."""


def read_workbook(payload: bytes) -> tuple[list[Sheet], list[Finding]]:
    """Every visible worksheet that is not empty; raises UndecodableError.

    A formula whose result was never calculated comes as its own text (`=SUM(C3:C9)`), a
    failed one as its error (`#DIV/0!`), so that only those that matter become findings.
    """
    try:
        if not payload.startswith(_ZIP):
            return _read_xls(payload)
        with zipfile.ZipFile(io.BytesIO(payload)) as package:
            names = {name.casefold() for name in package.namelist()}
        check_parts(payload)
        if "xl/workbook.xml" in names:
            return _read_xlsx(payload)
        if "content.xml" in names:
            return _read_ods(payload)
        return _read_by_calamine(payload), []
    except UndecodableError:
        raise
    except Exception as fault:
        raise UndecodableError(Finding("damaged_workbook")) from fault


def _sheet(
    name: str,
    rows: Iterator[tuple[int, list[CellContent]]],
    merged: tuple[tuple[int, int, int, int], ...] = (),
) -> Sheet:
    lines = []
    for number, cells in rows:
        if any(text.strip() for text, _ in cells):
            exact = frozenset(i for i, (_, is_exact) in enumerate(cells) if is_exact)
            # Longer ones are refused by name, and nobody need look at all of them.
            texts = tuple(text[: MAX_CELL_CHARS + 1] for text, _ in cells)
            lines.append(Line(number, texts, exact))
    return Sheet(tuple(lines), name, merged)


def _content(value: object) -> CellContent:
    """A value as text: numbers plain, days in ISO."""
    match value:
        case None:
            return "", False
        case bool():
            return ("TRUE" if value else "FALSE"), False
        case int():
            return str(value), True
        case float():
            return (_plain(value), True) if math.isfinite(value) else (str(value), False)
        case dt.datetime():
            return value.date().isoformat(), True
        case dt.date():
            return value.isoformat(), True
        case _:
            return str(value), False


def _percent(share: float) -> str:
    """A share of one as percent, to the digits that a person may have meant."""
    return f"{_plain(float(round(Decimal(repr(share)) * 100, 6)))}%"


def _plain(number: float) -> str:
    """A number in digits only: `1215` for 1215.0, never an exponent."""
    text = f"{Decimal(repr(number)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _hidden(sheet: Sheet, *, rows: Iterable[int], columns: Iterable[int]) -> Iterator[Finding]:
    """What of a sheet nobody sees and is read all the same; columns from 0."""
    filled = {i for line in sheet.lines for i, cell in enumerate(line.cells) if cell.strip()}
    unseen_rows = sorted({line.number for line in sheet.lines}.intersection(rows))
    unseen_columns = sorted(filled.intersection(columns))
    for name, places in (
        ("rows", [str(number) for number in unseen_rows]),
        ("columns", [column_letters(index) for index in unseen_columns]),
    ):
        if places:
            params = {name: ", ".join(places[:10]), "n": len(places)}
            yield Finding(f"hidden_{name}", Severity.WARNING, params=params, sheet=sheet.name)


def _read_xlsx(payload: bytes) -> tuple[list[Sheet], list[Finding]]:
    with warnings.catch_warnings():
        # openpyxl warns of parts it drops (pictures, rules); they hold no figures.
        warnings.simplefilter("ignore")
        values = openpyxl.load_workbook(io.BytesIO(payload), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(payload))
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    for page in values.worksheets:
        if page.sheet_state != "visible":
            continue
        twin = formulas[page.title]
        merged = tuple(
            (area.min_row, area.max_row, area.min_col - 1, area.max_col - 1)
            for area in page.merged_cells.ranges
        )
        sheet = _sheet(page.title, _xlsx_rows(page, twin), merged)
        sheets.append(sheet)
        rows = [number for number, row in page.row_dimensions.items() if row.hidden]
        findings += _hidden(sheet, rows=rows, columns=_hidden_xlsx_columns(page))
    return [sheet for sheet in sheets if sheet.lines], findings


def _hidden_xlsx_columns(page: Worksheet) -> Iterator[int]:
    """One entry may stand for a run of columns, and is kept under the first one's letter."""
    for column in page.column_dimensions.values():
        if column.hidden:
            yield from range(column.min - 1, min(column.max, MAX_SHEET_COLUMNS))


def _xlsx_rows(page: Worksheet, twin: Worksheet) -> Iterator[tuple[int, list[CellContent]]]:
    """The rows with content; a sheet formatted down to its last row has many without."""
    found: dict[int, dict[int, CellContent]] = {}
    # Not iter_rows: it makes every cell of the area that is not there.
    for (row, column), cell in page._cells.items():  # noqa: SLF001
        content = _xlsx_cell(cell, twin.cell(row, column))
        if content[0]:
            found.setdefault(row, {})[column] = content
    width = max((max(cells) for cells in found.values()), default=0)
    if width * len(found) > MAX_SHEET_CELLS:
        raise UndecodableError(Finding("too_large_sheet", sheet=page.title))
    for row in sorted(found):
        yield row, [found[row].get(column, ("", False)) for column in range(1, width + 1)]


def _xlsx_cell(cell: Cell, formula: Cell) -> CellContent:
    value = cell.value
    if value is None and formula.data_type == "f":
        return str(formula.value), False
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if is_number and "%" in (cell.number_format or ""):
        # The format says that 0.8052 is shown as 80.52 %, so there is nothing to guess.
        return _percent(value), True
    return _content(value)


def _read_xls(payload: bytes) -> tuple[list[Sheet], list[Finding]]:
    try:
        book = xlrd.open_workbook(
            file_contents=payload, formatting_info=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as fault:
        code = "password_protected" if "encrypted" in str(fault) else "damaged_workbook"
        raise UndecodableError(Finding(code)) from fault
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    for page in book.sheets():
        if page.visibility:
            continue
        if page.nrows * page.ncols > MAX_SHEET_CELLS:
            raise UndecodableError(Finding("too_large_sheet", sheet=page.name))
        merged = tuple((r0 + 1, r1, c0, c1 - 1) for r0, r1, c0, c1 in page.merged_cells)
        rows = ((n + 1, [_xls_cell(book, c) for c in page.row(n)]) for n in range(page.nrows))
        sheet = _sheet(page.name, rows, merged)
        sheets.append(sheet)
        hidden = [n + 1 for n, row in page.rowinfo_map.items() if row.hidden]
        columns = [index for index, column in page.colinfo_map.items() if column.hidden]
        findings += _hidden(sheet, rows=hidden, columns=columns)
    return [sheet for sheet in sheets if sheet.lines], findings


def _xls_cell(book: xlrd.Book, cell: xlrd.sheet.Cell) -> CellContent:
    match cell.ctype:
        case xlrd.XL_CELL_DATE:
            return _content(xlrd.xldate_as_datetime(cell.value, book.datemode))
        case xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(cell.value, "#?"), False
        case xlrd.XL_CELL_BOOLEAN:
            return _content(bool(cell.value))
        case xlrd.XL_CELL_NUMBER:
            form = book.format_map.get(book.xf_list[cell.xf_index].format_key)
            if form is not None and "%" in form.format_str:
                return _percent(cell.value), True
            return _content(cell.value)
        case _:
            return str(cell.value), False


def _read_ods(payload: bytes) -> tuple[list[Sheet], list[Finding]]:
    error_count = _check_ods(payload)
    findings = []
    if error_count:
        # The reader leaves failed formulas blank, and blank must not pass for "not reported".
        findings.append(Finding("formula_errors", params={"n": error_count}))
    return _read_by_calamine(payload), findings


def _check_ods(payload: bytes) -> int:
    """How many cells hold a formula's error; refuses an area that would fill memory.

    Cells and rows are stored once with a count of repetitions, so a small file can stand
    for a sheet of billions.
    """
    row = last_row = column = last_column = error_count = 0
    with (
        zipfile.ZipFile(io.BytesIO(payload)) as package,
        package.open("content.xml") as stream,
    ):
        for _, element in ET.iterparse(stream):  # noqa: S314 - expat refuses bombs
            if element.tag in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
                column += int(element.get(_TABLE + "number-columns-repeated", "1"))
                if element.get(_OFFICE + "value-type") or element.get(_CALC_TYPE):
                    last_column = max(last_column, column)
                    error_count += element.get(_CALC_TYPE) == "error"
                    last_row = -1
            elif element.tag == _TABLE + "table-row":
                row += int(element.get(_TABLE + "number-rows-repeated", "1"))
                last_row = row if last_row < 0 else last_row
                column = 0
                element.clear()
                if last_row * last_column > MAX_SHEET_CELLS:
                    raise UndecodableError(Finding("too_large_sheet"))
            elif element.tag == _TABLE + "table":
                row = last_row = last_column = 0
    return error_count


def _read_by_calamine(payload: bytes) -> list[Sheet]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(payload))
    sheets = []
    for data in book.sheets_metadata:
        if data.visible != python_calamine.SheetVisibleEnum.Visible:
            continue
        page = book.get_sheet_by_name(data.name)
        rows = page.to_python(skip_empty_area=False)
        lines = ((n, [_content(value) for value in row]) for n, row in enumerate(rows, start=1))
        merged = tuple(
            (r0 + 1, r1 + 1, c0, c1) for (r0, c0), (r1, c1) in page.merged_cell_ranges or ()
        )
        sheets.append(_sheet(data.name, lines, merged))
    return [sheet for sheet in sheets if sheet.lines]
