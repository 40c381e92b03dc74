"""One cell of canonical text to a typed value, or the reason why not."""

import datetime as dt
import re

from campaign.kinds import CellType, Column
from campaign.thresholds import CALENDAR_YEARS, MAX_CELL_CHARS, MAX_PCT

CellValue = str | int | float | dt.date | None

# Ten digits are more than there are people; sums of them still fit 64 bits.
_COUNT = re.compile(r"\d{1,10}")
_PCT = re.compile(r"\d{1,6}(\.\d{1,12})?")
_GROUPED = re.compile(r"\d{1,3}([.,\s\u00a0]\d{3})+")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
# Control characters, and those that turn or hide text on a screen.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_FORMULA_ERROR = re.compile(r"#(?:DIV/0!|REF!|N/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!|\?)")
_URL = re.compile(r"https?://[^\s<>\"'\\]{3,}")


class CellError(Exception):
    """Why a cell cannot be read; `code` names the finding, `suggestion` the likely value."""

    def __init__(self, code: str, *, suggestion: str = "", allowed: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.suggestion = suggestion
        self.allowed = allowed


def parse_cell(text: str, column: Column) -> CellValue:
    """The value of a cleaned, non-empty cell; raises CellError."""
    if len(text) > MAX_CELL_CHARS:
        raise CellError("cell_too_long")
    if _CONTROL.search(text):
        raise CellError("control_character")
    if column.choices and text not in column.choices:
        raise CellError("unknown_choice", allowed=", ".join(column.choices))
    if text.startswith("=") and column.cell_type is not CellType.TEXT:
        raise CellError("formula_without_value")
    if _FORMULA_ERROR.fullmatch(text):
        raise CellError("formula_error")
    match column.cell_type:
        case CellType.COUNT:
            return _count(text)
        case CellType.PCT:
            return _pct(text)
        case CellType.DATE:
            return _date(text)
        case CellType.URL:
            return _url(text)
        case CellType.TEXT:
            return text


def _count(text: str) -> int:
    if _COUNT.fullmatch(text) and text.isascii():
        return int(text)
    if text.startswith("-") and text[1:].replace(".", "").replace(",", "").isdigit():
        raise CellError("negative_count")
    if _GROUPED.fullmatch(text):
        raise CellError("grouped_count", suggestion=str(int(re.sub(r"\D", "", text))))
    if _DECIMAL.fullmatch(text):
        raise CellError("fractional_count")
    raise CellError("bad_count")


def _pct(text: str) -> float:
    if _PCT.fullmatch(text) and text.isascii():
        if float(text) > MAX_PCT:
            raise CellError("implausible_pct")
        return float(text)
    plain = text.replace("%", "").strip().replace(",", ".")
    if _PCT.fullmatch(plain):
        raise CellError("bad_pct_near", suggestion=plain)
    raise CellError("bad_pct")


def _date(text: str) -> dt.date:
    day_first = _DAY_FIRST.fullmatch(text)
    if not day_first and not _ISO_DATE.fullmatch(text):
        raise CellError("bad_date")
    year, month, day_of_month = (
        (int(part) for part in reversed(day_first.groups()))
        if day_first
        else (int(part) for part in text.split("-"))
    )
    try:
        day = dt.date(year, month, day_of_month)
    except ValueError:
        raise CellError("impossible_date") from None
    if day.year not in CALENDAR_YEARS:
        raise CellError("year_out_of_range")
    return day


def _url(text: str) -> str:
    if _URL.fullmatch(text):
        return text
    raise CellError("bad_url")


def arrow_type_name(cell_type: CellType) -> str:
    """The Arrow type that holds a cell type."""
    return {
        CellType.TEXT: "string",
        CellType.URL: "string",
        CellType.COUNT: "int64",
        CellType.PCT: "float64",
        CellType.DATE: "date32",
    }[cell_type]
