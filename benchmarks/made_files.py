"""Files to measure with, made from the shipped reference lists: one huge, one as offices send."""

import csv
import datetime as dt
import io
from pathlib import Path

import numpy as np
import openpyxl
import pyarrow as pa
from openpyxl.worksheet.worksheet import Worksheet
from pyarrow import csv as arrow_csv

from campaign.home import Home

REPORT_COLUMNS = {
    "unit_code": "VARCHAR",
    "indicator_code": "VARCHAR",
    "as_of_date": "DATE",
    "participant_count": "BIGINT",
    "coverage_pct": "DOUBLE",
    "denominator_count": "BIGINT",
    "qualifier": "VARCHAR",
}
"""The columns of the big file, and the types by which DuckDB reads it."""

PROVINCE = "92"
AS_OF = dt.date(2025, 9, 30)

_FIRST_DAY = dt.date(2000, 1, 1)
_ROWS_AT_ONCE = 1_000_000
_QUALIFIERS = ["exact", "at_least", "about"]


def _listed(name: str) -> list[dict[str, str]]:
    with Home.default().reference_files()[name].open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def most_rows() -> int:
    """How many reports have different keys and no date in the future."""
    days = (dt.datetime.now(tz=dt.UTC).date() - _FIRST_DAY).days
    return days * len(_listed("units")) * len(_listed("indicators"))


def write_reports(path: Path, *, row_count: int) -> None:
    """A canonical CSV of reports, one for every unit and indicator, day after day."""
    units = [row["unit_code"] for row in _listed("units")]
    indicators = [row["indicator_code"] for row in _listed("indicators")]
    random = np.random.default_rng(seed=1)
    with path.open("wb") as stream:
        stream.write((",".join(REPORT_COLUMNS) + "\n").encode())
        for start in range(0, row_count, _ROWS_AT_ONCE):
            rows = np.arange(start, min(start + _ROWS_AT_ONCE, row_count))
            table = _reports(rows, units, indicators, random)
            options = arrow_csv.WriteOptions(include_header=False, quoting_style="none")
            arrow_csv.write_csv(table, stream, options)


def _reports(
    rows: np.ndarray, units: list[str], indicators: list[str], random: np.random.Generator
) -> pa.Table:
    people = random.integers(2_000, 200_000, len(rows))
    participants = (people * random.random(len(rows))).astype(np.int64)
    days = rows // (len(units) * len(indicators)) + (_FIRST_DAY - dt.date(1970, 1, 1)).days
    columns = [
        _chosen(units, rows % len(units)),
        _chosen(indicators, rows // len(units) % len(indicators)),
        pa.array(days.astype(np.int32)).cast(pa.date32()),
        pa.array(participants),
        pa.array(np.round(participants / people * 100, 2)),
        pa.array(people),
        _chosen(_QUALIFIERS, rows % len(_QUALIFIERS)),
    ]
    return pa.table(dict(zip(REPORT_COLUMNS, columns, strict=True)))


def _chosen(names: list[str], places: np.ndarray) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(places.astype(np.int32)), names).cast(
        pa.string()
    )


def office_sheet() -> bytes:
    """A workbook as a provincial office sends it: all units of one province, wide, by month."""
    book = openpyxl.Workbook()
    sheet = book.active
    _write_heading(sheet)
    units = [row for row in _listed("units") if row["province_code"] == PROVINCE]
    totals = [0] * 5
    number = 0
    for group, unit_type in (("I", "phường"), ("II", "xã")):
        sheet.append([group, f"Khối {unit_type}"])
        for unit in (row for row in units if row["unit_type"] == unit_type):
            number += 1
            people = 10_000 + 37 * number
            figures = [people, people // 20, people // 25, people * 9 // 10, people * 8 // 10]
            totals = [total + figure for total, figure in zip(totals, figures, strict=True)]
            name = f"{unit_type.capitalize()} {unit['unit_name']}"
            sheet.append([number, name, *_with_shares(figures)])
    sheet.append([None, "Tổng cộng", *_with_shares(totals)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_heading(sheet: Worksheet) -> None:
    sheet.append(["BẢO HIỂM XÃ HỘI THÀNH PHỐ CẦN THƠ"])
    sheet.append(["KẾT QUẢ PHÁT TRIỂN NGƯỜI THAM GIA BHXH TỰ NGUYỆN, BHYT"])
    sheet.append([f"(Tính đến ngày {AS_OF:%d/%m/%Y})"])
    sheet.append([])
    two_measures = ["BHXH tự nguyện", None, None, "BHYT", None, None]
    sheet.append(["STT", "Xã, phường", "Dân số", *two_measures])
    sheet.append([None, None, None, *["Chỉ tiêu", "Thực hiện", "Tỷ lệ %"] * 2])
    for cells in ("A1:I1", "A2:I2", "A3:I3", "A5:A6", "B5:B6", "C5:C6", "D5:F5", "G5:I5"):
        sheet.merge_cells(cells)


def _with_shares(figures: list[int]) -> list[int | float]:
    people, vsi_target, vsi, hi_target, hi = figures
    vsi_share, hi_share = vsi / vsi_target * 100, hi / hi_target * 100
    return [people, vsi_target, vsi, round(vsi_share, 2), hi_target, hi, round(hi_share, 2)]
