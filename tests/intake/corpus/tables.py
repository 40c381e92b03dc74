"""Where the table is: titles, headings of one to three rows, groups, totals, footers."""

from tests.intake.corpus.case import (
    DAY,
    HEADINGS,
    LINES,
    TITLE,
    VSI,
    VSI_REPORTS,
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

_HEAD = "\t".join(HEADINGS)
_BODY = tuple("\t".join(line) for line in LINES)
_WIDE = "2=unit_name;3=people_count.population;" + ";".join(
    f"{start + i}={name}.{indicator}"
    for start, indicator in ((4, "vsi"), (7, "hi"))
    for i, name in enumerate(("target_count", "participant_count", "attainment_pct"))
)
_WIDE_TABLES = {
    "reports": """
unit_code indicator_code as_of_date participant_count attainment_pct
31340 vsi 2025-09-30 1215 81.0
31340 hi 2025-09-30 28000 93.33
31471 vsi 2025-09-30 986 98.6
31471 hi 2025-09-30 29000 93.54
""",
    "targets": """
unit_code indicator_code period_start period_end target_count issuer decision_no
31340 vsi 2025-01-01 2025-12-31 1500 people_committee -
31340 hi 2025-01-01 2025-12-31 30000 people_committee -
31471 vsi 2025-01-01 2025-12-31 1000 people_committee -
31471 hi 2025-01-01 2025-12-31 31000 people_committee -
""",
    "denominators": """
unit_code denominator_kind as_of_date people_count
31340 population 2025-09-30 40000
31471 population 2025-09-30 41000
""",
}
_TOP = ["STT", "Xã, phường", "Dân số", "BHXH tự nguyện", None, None, "BHYT", None, None]
_UNDER = [None, None, None, *["Chỉ tiêu", "Thực hiện", "Tỷ lệ %"] * 2]
_MERGED = ("A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:I2")
_WIDE_LINES = (
    [1, "Ngã Bảy", 40000, 1500, 1215, 81.0, 30000, 28000, 93.33],
    [2, "Long Mỹ", 41000, 1000, 986, 98.6, 31000, 29000, 93.54],
)
_NUMBERING = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)=(5)/(4)", "(7)", "(8)", "(9)=(8)/(7)"]


def _wide(line: str) -> tuple[object, ...]:
    return (info("date_from_title", "T9"), mapping(f"T9!{line}", _WIDE), whose("T9"))


def _text(*lines: str) -> bytes:
    return csv_text(TITLE, DAY, _HEAD, *lines)


CASES = [
    Case(
        "letterhead_above",
        "Two letterheads side by side, a motto, a title in two lines, the measure at the right.",
        sheet(
            ["BẢO HIỂM XÃ HỘI VIỆT NAM", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["BHXH THÀNH PHỐ CẦN THƠ", None, None, "Độc lập - Tự do - Hạnh phúc"],
            [],
            [TITLE],
            [DAY],
            [None, None, None, None, "Đơn vị tính: người"],
            list(HEADINGS),
            *([int(n), u, int(t), int(c), float(r.replace(",", "."))] for n, u, t, c, r in LINES),
            merged=("A4:E4", "A5:E5"),
        ),
        file="bao cao.xlsx",
        tables=VSI_TABLES,
        told=usual_told("T9!7", "T9"),
    ),
    Case(
        "measure_called_unit",
        "“Đơn vị: người” above the table is no column of units.",
        csv_text(TITLE, DAY, "\t\t\t\tĐơn vị: người", _HEAD, *_BODY),
        tables=VSI_TABLES,
        told=usual_told("4"),
    ),
    Case(
        "two_heading_rows_merged",
        "The sheet that offices really send.",
        sheet([DAY], _TOP, _UNDER, *_WIDE_LINES, merged=_MERGED),
        file="bao cao.xlsx",
        tables=_WIDE_TABLES,
        told=_wide("2"),
    ),
    Case(
        "two_heading_rows_unmerged",
        "The same with the merging lost on the way through another program.",
        sheet([DAY], _TOP, _UNDER, *_WIDE_LINES),
        file="bao cao.xlsx",
        tables=_WIDE_TABLES,
        told=_wide("2"),
    ),
    Case(
        "three_heading_rows",
        "A group above the groups.",
        sheet(
            [DAY],
            ["STT", "Xã, phường", "Dân số", "Kết quả thực hiện", *[None] * 5],
            [None, None, None, "BHXH tự nguyện", None, None, "BHYT", None, None],
            _UNDER,
            *_WIDE_LINES,
            merged=("A2:A4", "B2:B4", "C2:C4", "D2:I2", "D3:F3", "G3:I3"),
        ),
        file="bao cao.xlsx",
        tables=_WIDE_TABLES,
        told=_wide("2"),
    ),
    Case(
        "numbered_columns",
        "Below the headings a row numbers the columns and tells the formulas.",
        sheet([DAY], _TOP, _UNDER, _NUMBERING, *_WIDE_LINES, merged=_MERGED),
        file="bao cao.xlsx",
        tables=_WIDE_TABLES,
        told=_wide("2"),
    ),
    Case(
        "columns_numbered_by_letters",
        "The other custom: A B 1 2 3.",
        _text("A\tB\t1\t2\t3=2/1", *_BODY),
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "roman_groups",
        "Units stand in groups with Roman numerals and sums of their own.",
        _text(
            "I\tCác phường\t2500\t2201\t88,0",
            *_BODY,
            "II\tCác xã\t1000\t900\t90,0",
            "3\tTân Hòa\t1000\t900\t90,0",
            "\tTổng cộng\t3500\t3101\t88,6",
        ),
        tables={
            "reports": VSI_REPORTS + "31342 vsi 2025-09-30 900 90.0",
            "targets": VSI_TABLES["targets"]
            + "31342 vsi 2025-01-01 2025-12-31 1000 people_committee -",
        },
        told=usual_told(),
    ),
    Case(
        "signatures_below",
        "Signatures and the place and day of signing below the table are no units.",
        _text(
            *_BODY,
            "",
            "\t\t\tCần Thơ, ngày 05 tháng 10 năm 2025",
            "\tNGƯỜI LẬP BIỂU\t\tGIÁM ĐỐC",
            "\t(Ký, ghi rõ họ tên)\t\t(Ký tên, đóng dấu)",
            "",
            "\tNguyễn Thị Bé\t\tTrần Văn Tám",
        ),
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "total_agrees",
        "A total is a checksum and never a unit.",
        _text(*_BODY, "\tTổng cộng\t2500\t2201\t88,04"),
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "total_differs",
        "A total that its lines do not give is told; the lines stand.",
        _text(*_BODY, "\tTổng cộng\t2500\t2301\t88,04"),
        tables=VSI_TABLES,
        told=(*usual_told(), warning("total_differs", "6 Thực hiện")),
    ),
    Case(
        "whole_city_first",
        "The whole stands first and is called by the province's kind and name.",
        _text("\tToàn thành phố Cần Thơ\t2500\t2201\t88,0", *_BODY),
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "province_row",
        "The province's own row among its units is their sum.",
        _text("\tThành phố Cần Thơ\t2500\t2201\t88,0", *_BODY),
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "total_in_the_numbering_column",
        "“TỔNG CỘNG (2 xã, phường):” merged over number and name.",
        sheet(
            [TITLE],
            [DAY],
            list(HEADINGS),
            [1, "Ngã Bảy", 1500, 1215, 81.0],
            [2, "Long Mỹ", 1000, 986, 98.6],
            ["TỔNG CỘNG (2 xã, phường):", None, 2500, 2200, 88.0],
            merged=("A6:B6",),
        ),
        file="bao cao.xlsx",
        tables=VSI_TABLES,
        told=(*usual_told("T9!3", "T9"), warning("total_differs", "T9!D6")),
    ),
    Case(
        "delimiter_said",
        "Excel's own first line says which delimiter follows.",
        csv_text("sep=;", f"{TITLE};;;;", f"{DAY};;;;", ";".join(HEADINGS).replace(",", " -"))
        + csv_text(*(";".join(line) for line in LINES)),
        tables=VSI_TABLES,
        told=usual_told("4"),
    ),
    Case(
        "semicolons",
        "A Vietnamese Excel parts by semicolons, because the comma is decimal.",
        csv_text(TITLE, DAY, ";".join(HEADINGS), *(";".join(line) for line in LINES)),
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "pipes",
        "Some programs part by upright strokes.",
        csv_text(TITLE, DAY, "|".join(HEADINGS), *("|".join(line) for line in LINES)),
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "line_breaks_in_cells",
        "Headings and names broken into lines within their cells.",
        csv_text(TITLE, DAY, 'STT\t"Xã,\nphường"\tChỉ tiêu\t"Thực\nhiện"\tTỷ lệ %')
        + csv_text('1\t"Ngã\nBảy"\t1500\t1215\t81,0', _BODY[1]),
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "blank_lines",
        "Blank lines and columns around and within the table.",
        csv_text(
            "", TITLE, "", DAY, "", f"\t{_HEAD}", "", f"\t{_BODY[0]}", "", "", f"\t{_BODY[1]}"
        ),
        tables=VSI_TABLES,
        told=usual_told(
            "6",
            code="3=unit_name;4=target_count.vsi;5=participant_count.vsi;6=attainment_pct.vsi",
        ),
    ),
    Case(
        "headings_on_every_page",
        "The headings stand again where a printed page began.",
        _text(_BODY[0], "", _HEAD, "(1)\t(2)\t(3)\t(4)\t(5)=(4)/(3)", _BODY[1]),
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "sums_of_sections",
        "Each section ends in a sum, the table in the sum of sums.",
        _text(
            _BODY[0],
            "\tCộng phường\t1500\t1215\t81,0",
            _BODY[1],
            "\tCộng xã\t1000\t986\t98,6",
            "\tTổng số\t2500\t2201\t88,04",
        ),
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "lines_of_other_length",
        "A line that lost a cell cannot be trusted: which of its numbers is which?",
        _text(_BODY[0], "2\tLong Mỹ\t1000\t986"),
        tables={
            "reports": "\n".join(VSI_REPORTS.strip().splitlines()[:2]),
            "targets": "\n".join(VSI_TABLES["targets"].strip().splitlines()[:2]),
        },
        told=(*usual_told(), error("row_length", "5")),
        is_acceptable=False,
    ),
    Case(
        "bad_line_left_out",
        "A person may leave a bad line out; that is said and kept.",
        _text(_BODY[0], "2\tLong Mỹ\t1000\t986"),
        answers={"leave_out": "5"},
        tables={
            "reports": "\n".join(VSI_REPORTS.strip().splitlines()[:2]),
            "targets": "\n".join(VSI_TABLES["targets"].strip().splitlines()[:2]),
        },
        told=(*usual_told(), info("left_out")),
    ),
    Case(
        "signing_day_above",
        "The day of signing and the day of a decision are not the day of the figures.",
        csv_text(
            "\t\t\tCần Thơ, ngày 05 tháng 10 năm 2025",
            TITLE,
            "(Kèm theo Báo cáo số 125/BC-BHXH ngày 05/10/2025 của BHXH thành phố)",
            "Thực hiện Quyết định số 12/QĐ-UBND ngày 15/01/2025",
            _HEAD,
            *_BODY,
        ),
        told=(mapping("5", VSI), error("no_date", ask="as_of")),
        is_acceptable=False,
    ),
    Case(
        "period_from_to",
        "“From 1 January to 30 September”: the figures are of the last day.",
        csv_text(TITLE, "(Từ ngày 01/01/2025 đến ngày 30/9/2025)", _HEAD, *_BODY),
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "two_days_above",
        "Two days and no word which one is meant: a person says so, once.",
        csv_text(TITLE, "Tháng 8/2025", "Tháng 9/2025", _HEAD, *_BODY),
        told=(error("which_date", ask="as_of"), mapping("4", VSI)),
        is_acceptable=False,
    ),
    Case(
        "two_days_answered",
        "The answer settles it.",
        csv_text(TITLE, "Tháng 8/2025", "Tháng 9/2025", _HEAD, *_BODY),
        answers={"as_of": "2025-09-30"},
        tables=VSI_TABLES,
        told=usual_told("4")[1:],
    ),
]
