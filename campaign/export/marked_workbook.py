"""A workbook with its faults: one column more in each table, and a sheet for the whole file."""

import datetime as dt
import io
import re
import warnings
from collections.abc import Sequence

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from campaign.export.marks import Marks
from campaign.intake.headings import MARK_HEADING
from campaign.intake.sheet import Line, Sheet
from campaign.words import Words

GENERAL_SHEET = "Lỗi chung"
_FILL = PatternFill("solid", fgColor="FFF2CC")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_COLUMN_WIDTH, _GENERAL_WIDTH = 60, 110
_MOST_COLUMNS = 16_384
# What a formula calls to reach beyond its workbook; a bar outside quotes starts a program.
_REACHING = re.compile(
    r"\||\[[^\[\]]*\][^\[\]()+*/,;]*!|https?:|file:|\\\\"
    r"|\b(?:WEBSERVICE|FILTERXML|HYPERLINK|IMAGE|RTD|DDE|DDEAUTO|CALL|REGISTER(?:\.ID)?|EXEC"
    r"|IMPORT[A-Z]+|SQL\.REQUEST|CMD|STOCKHISTORY|PY)\s*\(",
    re.IGNORECASE,
)
_CALLED_WITH_TEXT = re.compile(r'"[^"]*"')
_FORMULA_STARTS = ("=", "+", "-", "@")
_NO_TITLE = re.compile(r"[\\/*?:\[\]]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d+)?")
_RATE = re.compile(r"(\d+(?:\.\d+)?)%")


def marked_xlsx(
    payload: bytes, all_marks: Sequence[Marks], general: Sequence[str], *, words: Words
) -> bytes:
    """The same workbook with its formats and formulas; the reader has bounded its size.

    Formulas that reach outside become text, and links are dropped. Pictures and charts that
    openpyxl does not know are not carried over.
    """
    with warnings.catch_warnings():
        # openpyxl warns of the parts it drops.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(payload), rich_text=True)
    _disarm(book)
    for marks in all_marks:
        _mark(book[marks.sheet.name], marks)
    return _saved(book, general, words)


def marked_values(
    sheets: Sequence[Sheet], all_marks: Sequence[Marks], general: Sequence[str], *, words: Words
) -> bytes:
    """A new workbook with the values of one in another format, and a line that says so."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    pages = {}
    for sheet in sheets:
        pages[sheet.name] = book.create_sheet(_NO_TITLE.sub("-", sheet.name or "")[:31])
        _copy(pages[sheet.name], sheet)
    for marks in all_marks:
        _mark(pages[marks.sheet.name], marks)
    return _saved(book, [words.say("marked.values_only"), *general], words)


def _saved(book: Workbook, general: Sequence[str], words: Words) -> bytes:
    if GENERAL_SHEET in book.sheetnames:
        book.remove(book[GENERAL_SHEET])
    if general:
        page = book.create_sheet(GENERAL_SHEET, 0)
        page.column_dimensions["A"].width = _GENERAL_WIDTH
        page["A1"], page["A1"].font = words.say("marked.general"), Font(bold=True)
        for row, text in enumerate(general, start=2):
            _write(page.cell(row, 1), text)
        for other in book.worksheets:
            other.sheet_view.tabSelected = other is page
        book.active = 0
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _mark(page: Worksheet, marks: Marks) -> None:
    """Write the column right of all that stands in the table's lines."""
    index = _free_index(page, marks)
    column = index + 1
    heading = page.cell(marks.heading, column, MARK_HEADING)
    heading.font, heading.fill = Font(bold=True), _FILL
    page.column_dimensions[get_column_letter(column)].width = _COLUMN_WIDTH
    for line in marks.sheet.lines:
        if line.number < marks.first_line:
            continue
        texts = marks.texts.get(line.number, ())
        if texts:
            _write(page.cell(line.number, column), "\n".join(texts))
        elif index == marks.index and column <= page.max_column:
            # An earlier copy's words about a line that is mended now.
            cell = page.cell(line.number, column)
            cell.value, cell.fill = None, PatternFill()


def _free_index(page: Worksheet, marks: Marks) -> int:
    """The column of faults; past merged areas of the table, in which nothing can be written."""
    index = marks.index
    for area in page.merged_cells.ranges:
        if area.max_row >= marks.heading and area.min_col <= index + 1 <= area.max_col:
            index = max(index, area.max_col)
    return min(index, _MOST_COLUMNS - 1)


def _write(cell: Cell, text: str) -> None:
    """Text that no spreadsheet takes for a formula, even when it is edited."""
    _set_text(cell, text)
    cell.alignment, cell.fill = _WRAPPED, _FILL


def _set_text(cell: Cell, text: str) -> None:
    # A workbook cannot hold control characters, and a finding may quote some.
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_FORMULA_STARTS)


def _disarm(book: Workbook) -> None:
    """Turn what reaches outside into text, and say of text that it is none of a formula."""
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and cell.value is not None:
                    _disarm_cell(cell)
        page._hyperlinks.clear()  # noqa: SLF001 - a cell without its link leaves it there
    for names in (book.defined_names, *(page.defined_names for page in book.worksheets)):
        for name in [n for n, defined in names.items() if _reaches(str(defined.attr_text))]:
            del names[name]


def _disarm_cell(cell: Cell) -> None:
    cell.hyperlink = None
    if cell.data_type != "f":
        if isinstance(cell.value, str) and cell.value.startswith(_FORMULA_STARTS):
            cell.quotePrefix = True
        return
    formula = str(getattr(cell.value, "text", None) or cell.value)
    if _reaches(formula):
        _set_text(cell, formula)


def _reaches(formula: str) -> bool:
    """Whether a formula reaches beyond its workbook, by what it calls or by what it is given."""
    bare = _CALLED_WITH_TEXT.sub('""', formula)
    return _REACHING.search(bare) is not None


def _copy(page: Worksheet, sheet: Sheet) -> None:
    for line in sheet.lines:
        for index, text in enumerate(line.cells):
            if text:
                _copy_cell(page.cell(line.number, index + 1), line, index)
    for first, last, left, right in sheet.merged:
        page.merge_cells(start_row=first, end_row=last, start_column=left + 1, end_column=right + 1)


def _copy_cell(cell: Cell, line: Line, index: int) -> None:
    """What the workbook held as a number or a date stays one."""
    text = line.cells[index]
    rate = _RATE.fullmatch(text)
    if index in line.exact and _DAY.fullmatch(text):
        cell.value, cell.number_format = dt.date.fromisoformat(text), "dd/mm/yyyy"
    elif index in line.exact and rate:
        cell.value, cell.number_format = float(rate[1]) / 100, "0.00%"
    elif index in line.exact and _NUMBER.fullmatch(text):
        cell.value = float(text) if "." in text else int(text)
    else:
        _set_text(cell, text)
