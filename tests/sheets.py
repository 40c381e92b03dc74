"""A city's monthly sheet as offices send it, made in memory."""

import csv
import io
from collections.abc import Mapping

import openpyxl

from campaign.home import Home

HEADINGS = (
    ("STT", "Xã, phường", "Dân số", "BHXH tự nguyện", None, None),
    (None, None, None, "Chỉ tiêu", "Thực hiện", "Tỷ lệ %"),
)
FIRST_LINE = 7


def unit_names(province: str = "92") -> list[str]:
    """The full names of a province's units in the order of the list."""
    with Home.default().reference_files()["units"].open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["province_code"] == province]
    return [f"{row['unit_type'].capitalize()} {row['unit_name']}" for row in rows]


def monthly_sheet(
    actual: Mapping[str, object], *, target: int = 1500, day: str = "30/9/2025"
) -> bytes:
    """A wide .xlsx with titles, merged headings, a numbering row, a total and a signature.

    `actual` maps unit names to what stands under "Thực hiện"; the first of them is on line 7.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = f"Tháng {day.split('/')[1]}"
    sheet.append(["ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ"])
    sheet.append(["KẾT QUẢ PHÁT TRIỂN NGƯỜI THAM GIA"])
    sheet.append([f"Số liệu đến ngày {day}"])
    for row in HEADINGS:
        sheet.append(row)
    for area in ("A4:A5", "B4:B5", "C4:C5", "D4:F4"):
        sheet.merge_cells(area)
    sheet.append(["(1)", "(2)", "(3)", "(4)", "(5)", "(6)=(5)/(4)"])
    for number, (name, count) in enumerate(actual.items(), start=1):
        share = count / target if isinstance(count, int) else None
        sheet.append([number, name, 40_000, target, count, share])
        sheet.cell(sheet.max_row, 6).number_format = "0.00%"
    counted = sum(count for count in actual.values() if isinstance(count, int))
    people = 40_000 * len(actual)
    sheet.append([None, "Tổng cộng", people, target * len(actual), counted])
    sheet.append([None, "Người lập biểu", None, None, "Cần Thơ, ngày 5 tháng 10 năm 2025"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
