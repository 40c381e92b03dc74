"""The forms of files: text, Excel of both ages, LibreOffice, and what workbooks hide."""

import datetime as dt

from tests.intake.corpus.case import (
    DAY,
    HEADINGS,
    LINES,
    TITLE,
    VSI,
    VSI_TABLES,
    Case,
    csv_text,
    error,
    info,
    mapping,
    sheet,
    usual_told,
    warning,
    whose,
)
from tests.intake.workbooks import Tab, ods, xls, xlsx

_ROWS = [
    [TITLE],
    [DAY],
    list(HEADINGS),
    [1, "Ngã Bảy", 1500, 1215, 81.0],
    [2, "Long Mỹ", 1000, 986, 98.6],
]
_USUAL = usual_told("T9!3", "T9")
_SEVERAL = warning("several_sheets", ask="sheet", suggested="all")
_HI = "2=unit_name;3=target_count.hi;4=participant_count.hi"
_HI_TABLES = {
    "reports": """
unit_code indicator_code as_of_date participant_count
31340 hi 2025-09-30 28000
31340 vsi 2025-09-30 1215
31471 hi 2025-09-30 29000
31471 vsi 2025-09-30 986
""",
    "targets": """
unit_code indicator_code period_start period_end target_count issuer decision_no
31340 hi 2025-01-01 2025-12-31 30000 people_committee -
31340 vsi 2025-01-01 2025-12-31 1500 people_committee -
31471 hi 2025-01-01 2025-12-31 31000 people_committee -
31471 vsi 2025-01-01 2025-12-31 1000 people_committee -
""",
}
_MONTHS = {
    "reports": """
unit_code indicator_code as_of_date participant_count
31340 vsi 2025-08-31 1200
31340 vsi 2025-09-30 1215
31471 vsi 2025-08-31 970
31471 vsi 2025-09-30 986
"""
}


def _month(name: str, first: int, second: int) -> Tab:
    rows = [[TITLE], ["Năm 2025"], ["STT", "Xã, phường", "Thực hiện"]]
    return Tab(name, [*rows, [1, "Ngã Bảy", first], [2, "Long Mỹ", second]])


def _measure(name: str, title: str, first: tuple[int, int], second: tuple[int, int]) -> Tab:
    rows = [[title], [DAY], ["STT", "Xã, phường", "Chỉ tiêu", "Thực hiện"]]
    return Tab(name, [*rows, [1, "Ngã Bảy", *first], [2, "Long Mỹ", *second]])


CASES = [
    Case(
        "csv_usual",
        "A usual sheet saved as CSV asks for its columns and whose targets, and nothing else.",
        csv_text(f"{TITLE},,,,", f"{DAY},,,,", '"STT","Xã, phường",Chỉ tiêu,Thực hiện,Tỷ lệ %')
        + csv_text('1,Ngã Bảy,1500,1215,"81,0"', '2,Long Mỹ,1000,986,"98,6"'),
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "tsv_usual",
        "Cells copied out of a sheet are parted by tabs.",
        csv_text(TITLE, DAY, "\t".join(HEADINGS), *("\t".join(line) for line in LINES)),
        file="bao cao.tsv",
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "xlsx_usual",
        "The usual sheet as Excel has it.",
        sheet(*_ROWS),
        file="bao cao.xlsx",
        tables=VSI_TABLES,
        told=_USUAL,
    ),
    Case(
        "xls_usual",
        "Many offices still save in the form of Excel 97–2003.",
        xls(Tab("T9", _ROWS, merged=("A1:E1",))),
        file="bao cao.xls",
        tables=VSI_TABLES,
        told=_USUAL,
    ),
    Case(
        "xls_named_xlsx",
        "The file's name says nothing about its form.",
        xls(Tab("T9", _ROWS)),
        file="bao cao.xlsx",
        tables=VSI_TABLES,
        told=_USUAL,
    ),
    Case(
        "ods_usual",
        "LibreOffice, as free offices use it.",
        ods(Tab("T9", _ROWS, merged=("A1:E1",))),
        file="bao cao.ods",
        tables=VSI_TABLES,
        told=_USUAL,
    ),
    Case(
        "two_sheets_two_indicators",
        "Each insurance has a sheet of its own; both are read, and the columns asked of each.",
        xlsx(
            _measure("BHXH TN", "Phát triển BHXH tự nguyện", (1500, 1215), (1000, 986)),
            _measure("BHYT", "Phát triển BHYT", (30000, 28000), (31000, 29000)),
        ),
        file="bao cao.xlsx",
        tables=_HI_TABLES,
        told=(
            _SEVERAL,
            info("date_from_title", "BHXH TN"),
            mapping("BHXH TN!3", "2=unit_name;3=target_count.vsi;4=participant_count.vsi"),
            whose("BHXH TN"),
            info("date_from_title", "BHYT"),
            mapping("BHYT!3", _HI),
            whose("BHYT"),
        ),
    ),
    Case(
        "two_sheets_two_months",
        "The tabs T8 and T9 tell the months; one form is asked about once, not once a sheet.",
        xlsx(_month("T8", 1200, 970), _month("T9", 1215, 986)),
        file="bao cao.xlsx",
        tables=_MONTHS,
        told=(
            _SEVERAL,
            info("date_from_title", "T8"),
            mapping("T8!3", "2=unit_name;3=participant_count.vsi"),
            info("date_from_title", "T9"),
        ),
    ),
    Case(
        "one_of_two_sheets_chosen",
        "A person may choose one sheet of several.",
        xlsx(_month("T8", 1200, 970), _month("T9", 1215, 986)),
        file="bao cao.xlsx",
        answers={"sheet": "T9"},
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count
31340 vsi 2025-09-30 1215
31471 vsi 2025-09-30 986
"""
        },
        told=(
            info("date_from_title", "T9"),
            mapping("T9!3", "2=unit_name;3=participant_count.vsi"),
        ),
    ),
    Case(
        "hidden_sheet",
        "Last month's sheet is hidden and must not come in.",
        xlsx(
            Tab("T8", [*_ROWS[:3], [1, "Ngã Bảy", 1500, 1100, 73.3]], is_hidden=True),
            Tab("T9", _ROWS),
        ),
        file="bao cao.xlsx",
        tables=VSI_TABLES,
        told=_USUAL,
    ),
    Case(
        "sheet_beside_a_note",
        "A sheet of remarks beside the table is no second table.",
        xlsx(Tab("T9", _ROWS), Tab("Ghi chú", [["Số liệu do các xã, phường báo cáo"]])),
        file="bao cao.xlsx",
        tables=VSI_TABLES,
        told=_USUAL,
    ),
    Case(
        "hidden_rows",
        "A hidden row is read, because nothing may be lost, and said.",
        sheet(*_ROWS, hidden_rows=(5,)),
        file="bao cao.xlsx",
        tables=VSI_TABLES,
        told=(warning("hidden_rows", "T9"), *_USUAL),
    ),
    Case(
        "hidden_rows_xls",
        "The same in the old form.",
        xls(Tab("T9", _ROWS, hidden_rows=(5,))),
        file="bao cao.xls",
        tables=VSI_TABLES,
        told=(warning("hidden_rows", "T9"), *_USUAL),
    ),
    Case(
        "formula_without_value",
        "A file made by a program holds formulas that nobody has calculated: no number to read.",
        sheet(*_ROWS[:3], [1, "Ngã Bảy", 1500, "=1200+15", 81.0], _ROWS[4]),
        file="bao cao.xlsx",
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count attainment_pct
31471 vsi 2025-09-30 986 98.6
""",
            "targets": VSI_TABLES["targets"],
        },
        told=(*_USUAL, error("formula_without_value", "T9!D4")),
        is_acceptable=False,
    ),
    Case(
        "formula_only_where_nothing_is_read",
        "Numbering and totals by formula without a value hold nothing up.",
        sheet(
            *_ROWS[:3],
            ["=ROW()-3", "Ngã Bảy", 1500, 1215, 81.0],
            ["=A4+1", "Long Mỹ", 1000, 986, 98.6],
            [None, "Tổng cộng", "=SUM(C4:C5)", "=SUM(D4:D5)", "=D6/C6*100"],
        ),
        file="bao cao.xlsx",
        tables=VSI_TABLES,
        told=_USUAL,
    ),
    Case(
        "failed_formulas",
        "Divided by nothing, pointing nowhere: the cell is told, never read as a blank.",
        sheet(
            *_ROWS[:3],
            [1, "Ngã Bảy", 1500, 1215, "#DIV/0!"],
            [2, "Long Mỹ", 1000, "#REF!", 98.6],
        ),
        file="bao cao.xlsx",
        tables={"targets": VSI_TABLES["targets"]},
        told=(*_USUAL, error("formula_error", "T9!E4"), error("formula_error", "T9!D5")),
        is_acceptable=False,
    ),
    Case(
        "percent_format",
        "Excel holds 0.81 and shows 81 %: the format settles it without a question.",
        sheet(
            *_ROWS[:3],
            [1, "Ngã Bảy", 1500, 1215, 0.81],
            [2, "Long Mỹ", 1000, 986, 0.986],
            formats={"E4": "0.00%", "E5": "0%"},
        ),
        file="bao cao.xlsx",
        tables=VSI_TABLES,
        told=_USUAL,
    ),
    Case(
        "percent_format_xls",
        "The same in the old form.",
        xls(
            Tab(
                "T9",
                [*_ROWS[:3], [1, "Ngã Bảy", 1500, 1215, 0.81], [2, "Long Mỹ", 1000, 986, 0.986]],
                formats={"E4": "0.00%", "E5": "0.00%"},
            )
        ),
        file="bao cao.xls",
        tables=VSI_TABLES,
        told=_USUAL,
    ),
    Case(
        "days_as_excel_days",
        "A column of days as Excel keeps them, one of them as its bare number 45930.",
        sheet(
            [TITLE],
            ["Mã xã", "Xã, phường", "Ngày báo cáo", "Thực hiện"],
            ["31340", "Ngã Bảy", dt.date(2025, 9, 30), 1215],
            ["31471", "Long Mỹ", 45930, 986],
            formats={"C3": "dd/mm/yyyy", "C4": "General"},
        ),
        file="bao cao.xlsx",
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count
31340 vsi 2025-09-30 1215
31471 vsi 2025-09-30 986
"""
        },
        told=(mapping("T9!2", "1=unit_code;2=unit_name;3=as_of_date;4=participant_count.vsi"),),
    ),
    Case(
        "numbers_as_text",
        "Green triangles everywhere: every number was typed as text, the Vietnamese way.",
        sheet(
            *_ROWS[:3],
            ["1", "Ngã Bảy", "1.500", "1.215", "81,0"],
            ["2", "Long Mỹ", "1.000", "986", "98,6%"],
        ),
        file="bao cao.xlsx",
        tables=VSI_TABLES,
        told=_USUAL,
    ),
    Case(
        "leading_apostrophes",
        "The apostrophe that made Excel keep the zeros has become a letter of the cell.",
        csv_text(
            DAY,
            "Mã xã;Xã, phường;BHXH TN - Thực hiện",
            "'03388;Đoàn Kết;'215",
            "'03390;Bình Lư;'186",
        ),
        context={"province": "12"},
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count
03388 vsi 2025-09-30 215
03390 vsi 2025-09-30 186
"""
        },
        told=(
            info("date_from_title"),
            mapping("2", "1=unit_code;2=unit_name;3=participant_count.vsi"),
        ),
    ),
    Case(
        "merged_headings_and_units",
        "Two rows for each unit under one merged name, two rows of merged headings.",
        xlsx(
            Tab(
                "T9",
                [
                    [DAY],
                    ["STT", "Đơn vị", "Loại bảo hiểm", "Kết quả", None],
                    [None, None, None, "Số người tham gia", "Tỷ lệ hoàn thành (%)"],
                    [1, "Ngã Bảy", "BHXH tự nguyện", 1215, 81.0],
                    [None, None, "BHYT", 28000, 93.3],
                    [2, "Long Mỹ", "BHXH tự nguyện", 986, 98.6],
                    [None, None, "BHYT", 29000, 93.5],
                ],
                merged=("A2:A3", "B2:B3", "C2:C3", "D2:E2", "A4:A5", "B4:B5", "A6:A7", "B6:B7"),
            )
        ),
        file="bao cao.xlsx",
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count attainment_pct
31340 vsi 2025-09-30 1215 81.0
31340 hi 2025-09-30 28000 93.3
31471 vsi 2025-09-30 986 98.6
31471 hi 2025-09-30 29000 93.5
"""
        },
        told=(
            info("date_from_title", "T9"),
            mapping("T9!2", "2=unit_name;3=indicator_code;4=participant_count;5=attainment_pct"),
        ),
    ),
    Case(
        "mapping_is_kept_for_the_next_month",
        "What was confirmed for one month is not asked again for the next.",
        sheet([TITLE], ["(Số liệu đến ngày 31/8/2025)"], *_ROWS[2:], name="T8"),
        file="bao cao.xlsx",
        remembered={"mapping:*": VSI, "issuer:*": "social_security"},
        tables={
            kind: text.replace("2025-09-30", "2025-08-31").replace(
                "people_committee", "social_security"
            )
            for kind, text in VSI_TABLES.items()
        },
        told=(info("date_from_title", "T8"),),
    ),
]
