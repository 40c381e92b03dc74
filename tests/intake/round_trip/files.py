"""Grids as files: text in every encoding that Vietnamese was stored in, and workbooks."""

import csv
import datetime as dt
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from tests.intake.corpus import letters
from tests.intake.round_trip.grid import Grid
from tests.intake.round_trip.old_letters import vni
from tests.intake.workbooks import Tab, ods, xls, xlsx

_TYPED = {
    "unicode": lambda text: text,
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "tcvn3": letters.tcvn3,
    "vni": vni,
    "mojibake": letters.mojibake,
    "false d": lambda text: text.replace("Đ", "\u00d0"),
    "no-break": lambda text: text.replace(" ", "\u00a0"),
}
LETTERS = tuple(_TYPED)
"""The ways of typing letters, of which the first is right."""

ENCODINGS = {
    "utf-8": (b"", "utf-8"),
    "utf-8 with mark": (b"\xef\xbb\xbf", "utf-8"),
    "utf-16 little with mark": (b"\xff\xfe", "utf-16-le"),
    "utf-16 big with mark": (b"\xfe\xff", "utf-16-be"),
    "utf-16 little": (b"", "utf-16-le"),
    "utf-16 big": (b"", "utf-16-be"),
}
CODE_PAGES = ("cp1258", "tcvn3", "vni")
RECOGNISED = (*CODE_PAGES, "mojibake")
"""The ways of which the reader asks whether they are meant."""


@dataclass(frozen=True)
class TextForm:
    """How a text file is written."""

    encoding: str
    typed: str
    delimiter: str
    line_end: str
    says_delimiter: bool = False
    quotes_all: bool = False


def text_forms(encodings: Sequence[str], typed: Sequence[str]) -> st.SearchStrategy[TextForm]:
    """Every way of writing a text file in these encodings and letters."""
    return st.builds(
        TextForm,
        st.sampled_from(encodings),
        st.sampled_from(typed),
        st.sampled_from(",;\t|"),
        st.sampled_from(["\n", "\r\n"]),
        st.sampled_from([False, False, True]),
        st.booleans(),
    )


def text_file(grid: Grid, form: TextForm) -> bytes:
    """The grid as a text file."""
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if form.quotes_all else csv.QUOTE_MINIMAL
    writer = csv.writer(
        out, delimiter=form.delimiter, lineterminator=form.line_end, quoting=quoting
    )
    typed = _TYPED[form.typed]
    for row in grid.rows:
        writer.writerow([typed(_shown(cell)) for cell in row])
    text = out.getvalue()
    if form.says_delimiter:
        text = f"sep={form.delimiter}{form.line_end}{text}"
    match form.encoding:
        case "cp1258":
            return letters.windows_1258(text)
        case "tcvn3":
            return letters.tcvn3(text).encode("cp1252")
        case "vni":
            return vni(text).encode("cp1252")
        case known:
            mark, codec = ENCODINGS[known]
            return mark + text.encode(codec)


def _shown(cell: object) -> str:
    return "" if cell is None else str(cell)


def workbook(grid: Grid, form: str, typed: str) -> bytes:
    """The grid as a workbook."""
    write = _TYPED[typed]
    rows = [[write(cell) if isinstance(cell, str) else _kept(cell, form) for cell in row]
            for row in grid.rows]  # fmt: skip
    merged = [
        f"{get_column_letter(left + 1)}{top + 1}:{get_column_letter(right + 1)}{bottom + 1}"
        for top, left, bottom, right in grid.merged
    ]
    formats = {f"{get_column_letter(i + 1)}{at + 1}": "0.00%" for at, i in grid.percents}
    if form == "xlsx":
        return xlsx(Tab(grid.tab, rows, merged=merged, formats=formats))
    return {"xls": xls, "ods": ods}[form](Tab(grid.tab, rows, merged=merged, formats=formats))


def _kept(cell: object, form: str) -> object:
    """Days as such where the writer knows them, else in ISO."""
    return cell.isoformat() if isinstance(cell, dt.date) and form != "xlsx" else cell
