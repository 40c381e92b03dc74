"""A table to fill in as an Excel workbook: headings that stay, lists to choose from, A4 print."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from campaign.kinds import CellType

Cell = str | int | dt.date | None

_FORMATS = {CellType.COUNT: "#,##0", CellType.PCT: "0.00", CellType.DATE: "dd/mm/yyyy"}
# Codes keep their leading zeros only as text.
_TEXT_FORMAT = "@"
_WIDTHS = {CellType.COUNT: 18, CellType.PCT: 14, CellType.DATE: 14, CellType.URL: 30}
_TEXT_WIDTH, _LEAST_WIDTH, _MOST_WIDTH = 28, 12, 40
_HEADING_HEIGHT, _INSTRUCTION_HEIGHT = 32, 48
# Lines below the last one, formatted and with their lists, for what a person adds.
_SPARE_ROWS = 30
_INSTRUCTION_ROW, _FIRST_HEADING_ROW = 1, 2
_HEADING_FILL = PatternFill("solid", fgColor="DCE6F1")
_GIVEN_FILL = PatternFill("solid", fgColor="F2F2F2")
_LINE = Side(style="thin", color="999999")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


@dataclass(frozen=True)
class Column:
    """A column to fill in: its headings from the top down, its cells, its fixed values."""

    headings: tuple[str, ...]
    cell_type: CellType = CellType.TEXT
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormSheet:
    """A table to fill in: what to do, its columns, and the cells that are filled in already.

    `name` and `lists_name` are the names of the sheet and of the hidden one with the lists.
    """

    name: str
    lists_name: str
    instruction: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]

    @property
    def heading_rows(self) -> range:
        """The rows in which the headings stand."""
        depth = max(len(column.headings) for column in self.columns)
        return range(_FIRST_HEADING_ROW, _FIRST_HEADING_ROW + depth)

    @property
    def body_rows(self) -> range:
        """The rows to fill in, with the spare ones."""
        first = self.heading_rows.stop
        return range(first, first + len(self.rows) + _SPARE_ROWS)


def form_bytes(form: FormSheet) -> bytes:
    """The workbook as bytes."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = form.name[:31]
    _write_instruction(page, form)
    _write_headings(page, form)
    _write_body(page, form)
    _offer_lists(book.create_sheet(form.lists_name[:31]), page, form)
    _set_up_print(page, form)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_instruction(page: Worksheet, form: FormSheet) -> None:
    cell = page.cell(_INSTRUCTION_ROW, 1, form.instruction)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    # Over a few columns only, so that it can be read without scrolling.
    page.merge_cells(
        start_row=_INSTRUCTION_ROW,
        end_row=_INSTRUCTION_ROW,
        start_column=1,
        end_column=min(len(form.columns), 6),
    )
    page.row_dimensions[_INSTRUCTION_ROW].height = _INSTRUCTION_HEIGHT


def _write_headings(page: Worksheet, form: FormSheet) -> None:
    rows = form.heading_rows
    for number in rows:
        page.row_dimensions[number].height = _HEADING_HEIGHT
    for index, column in enumerate(form.columns, start=1):
        for row in rows:
            cell = page.cell(row, index)
            cell.font, cell.fill, cell.border = Font(bold=True), _HEADING_FILL, _BORDER
            cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        for row, text in zip(rows, column.headings, strict=False):
            page.cell(row, index).value = text
        last_own = rows.start + len(column.headings) - 1
        if last_own < rows.stop - 1:
            page.merge_cells(
                start_row=last_own, end_row=rows.stop - 1, start_column=index, end_column=index
            )
        page.column_dimensions[get_column_letter(index)].width = _width(form, index - 1)
    page.freeze_panes = page.cell(rows.stop, 3)


def _width(form: FormSheet, index: int) -> float:
    """Wide enough for what is filled in and for the longest fixed value."""
    column = form.columns[index]
    if column.cell_type in _WIDTHS:
        return _WIDTHS[column.cell_type]
    texts = [str(row[index]) for row in form.rows if row[index]] + list(column.choices)
    longest = max(map(len, texts), default=_TEXT_WIDTH)
    return max(_LEAST_WIDTH, min(longest + 2, _MOST_WIDTH))


def _write_body(page: Worksheet, form: FormSheet) -> None:
    for number, row in enumerate(form.body_rows):
        values = form.rows[number] if number < len(form.rows) else ()
        for index, column in enumerate(form.columns):
            cell = page.cell(row, index + 1)
            cell.number_format = _FORMATS.get(column.cell_type, _TEXT_FORMAT)
            cell.border = _BORDER
            if index < len(values) and values[index] is not None:
                cell.value, cell.fill = values[index], _GIVEN_FILL


def _offer_lists(lists: Worksheet, page: Worksheet, form: FormSheet) -> None:
    """Lists stand in a hidden sheet: written into the rule they may not hold a comma."""
    lists.sheet_state = "hidden"
    body = form.body_rows
    for index, column in enumerate(form.columns, start=1):
        if not column.choices:
            continue
        for row, text in enumerate(column.choices, start=1):
            lists.cell(row, index, text)
        own = get_column_letter(index)
        rule = DataValidation(
            type="list",
            formula1=f"'{lists.title}'!${own}$1:${own}${len(column.choices)}",
            allow_blank=True,
            showErrorMessage=True,
        )
        rule.add(f"{own}{body.start}:{own}{body.stop - 1}")
        page.add_data_validation(rule)


def _set_up_print(page: Worksheet, form: FormSheet) -> None:
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = page.ORIENTATION_LANDSCAPE
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    rows = form.heading_rows
    page.print_title_rows = f"{rows.start}:{rows.stop - 1}"
    last_row = rows.stop - 1 + max(len(form.rows), 1)
    page.print_area = f"A1:{get_column_letter(len(form.columns))}{last_row}"
    page.oddFooter.center.text = "&P / &N"
