"""Workbooks made for tests: the same input always gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl.utils import coordinate_to_tuple, range_boundaries

Value = str | int | float | None
_STAMP = (2025, 10, 6, 8, 0, 0)
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?")


@dataclass(frozen=True)
class Tab:
    """One sheet: its rows from row 1, merged areas (`A1:C1`), formats by cell, what is hidden."""

    name: str
    rows: Sequence[Sequence[object]]
    merged: Sequence[str] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    hidden_rows: Sequence[int] = ()
    is_hidden: bool = False


def xlsx(*tabs: Tab, extra: Mapping[str, bytes] | None = None) -> bytes:
    """A workbook by openpyxl; `extra` are further parts of the package by name."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for tab in tabs:
        page = book.create_sheet(tab.name)
        for row in tab.rows:
            page.append(list(row))
        for area in tab.merged:
            page.merge_cells(area)
        for cell, form in tab.formats.items():
            page[cell].number_format = form
        for number in tab.hidden_rows:
            page.row_dimensions[number].hidden = True
        page.sheet_state = "hidden" if tab.is_hidden else "visible"
    out = io.BytesIO()
    book.save(out)
    return _steady(out.getvalue(), extra or {})


def xls(*tabs: Tab) -> bytes:
    """A workbook of Excel 97–2003 by xlwt; merged areas take the text of their first cell."""
    book = xlwt.Workbook(encoding="utf-8")
    for tab in tabs:
        page = book.add_sheet(tab.name)
        covered: set[tuple[int, int]] = set()
        for area in tab.merged:
            left, top, right, bottom = range_boundaries(area)
            page.write_merge(top - 1, bottom - 1, left - 1, right - 1, tab.rows[top - 1][left - 1])
            covered |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        forms = {coordinate_to_tuple(cell): form for cell, form in tab.formats.items()}
        for r, row in enumerate(tab.rows, start=1):
            for c, value in enumerate(row, start=1):
                if value is not None and (r, c) not in covered:
                    style = xlwt.easyxf(num_format_str=forms.get((r, c), "General"))
                    page.write(r - 1, c - 1, value, style)
        for number in tab.hidden_rows:
            page.row(number - 1).hidden = True
        page.visibility = 1 if tab.is_hidden else 0
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(*tabs: Tab) -> bytes:
    """A workbook of LibreOffice by odfpy."""
    book = OpenDocumentSpreadsheet()
    for tab in tabs:
        page = Table(name=tab.name)
        spans, covered = _spans(tab.merged)
        for r, row in enumerate(tab.rows, start=1):
            line = TableRow()
            for c, value in enumerate(row, start=1):
                line.addElement(_ods_cell(value, spans.get((r, c)), is_covered=(r, c) in covered))
            page.addElement(line)
        book.spreadsheet.addElement(page)
    out = io.BytesIO()
    book.write(out)
    return _steady(out.getvalue(), {})


def _spans(
    merged: Sequence[str],
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    spans, covered = {}, set()
    for area in merged:
        left, top, right, bottom = range_boundaries(area)
        spans[top, left] = (bottom - top + 1, right - left + 1)
        covered |= {
            (r, c)
            for r in range(top, bottom + 1)
            for c in range(left, right + 1)
            if (r, c) != (top, left)
        }
    return spans, covered


def _ods_cell(value: object, span: tuple[int, int] | None, *, is_covered: bool) -> object:
    if is_covered:
        return CoveredTableCell()
    attributes: dict[str, object] = {}
    if span:
        attributes = {"numberrowsspanned": span[0], "numbercolumnsspanned": span[1]}
    if value is None:
        return TableCell(**attributes)
    if isinstance(value, int | float):
        cell = TableCell(valuetype="float", value=value, **attributes)
    else:
        cell = TableCell(valuetype="string", **attributes)
    cell.addElement(P(text=str(value)))
    return cell


def package(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP package of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(info, content)
    return out.getvalue()


def _steady(payload: bytes, extra: Mapping[str, bytes]) -> bytes:
    """The package with every moment of its making replaced by one fixed moment."""
    with zipfile.ZipFile(io.BytesIO(payload)) as bundle:
        parts = {name: bundle.read(name) for name in bundle.namelist()}
    for name in ("docProps/core.xml", "meta.xml"):
        if name in parts:
            parts[name] = _MOMENT.sub(b"2025-10-06T08:00:00Z", parts[name])
    return package(parts | dict(extra))
