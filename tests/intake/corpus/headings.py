"""What offices call their columns, and what a person says about it."""

from tests.intake.corpus.case import (
    DAY,
    LINES,
    TITLE,
    VSI,
    VSI_TABLES,
    Case,
    Told,
    csv_text,
    error,
    info,
    mapping,
    sheet,
    usual_told,
    warning,
    whose,
)

_BODY = tuple("\t".join(line) for line in LINES)
_COUNTS = {
    "reports": """
unit_code indicator_code as_of_date participant_count
31340 vsi 2025-09-30 1215
31471 vsi 2025-09-30 986
"""
}
_DAY_TOLD = info("date_from_title")


def _text(heading: str, *lines: str, title: str = TITLE) -> bytes:
    return csv_text(title, DAY, heading, *lines)


def _named(name: str, why: str, heading: str) -> Case:
    return Case(name, why, _text(heading, *_BODY), tables=VSI_TABLES, told=usual_told())


CASES = [
    _named(
        "synonyms", "The words of one office.", "TT\tĐơn vị\tKế hoạch\tKết quả\tTỷ lệ hoàn thành"
    ),
    _named(
        "synonyms_short", "The short words of another.", "TT\tĐịa phương\tKH giao\tTH\tTH/KH (%)"
    ),
    _named(
        "synonyms_long",
        "The long words of a third.",
        "Số TT\tTên đơn vị hành chính cấp xã\tChỉ tiêu UBND thành phố giao năm 2025"
        "\tLũy kế thực hiện đến ngày 30/9/2025\tTỷ lệ hoàn thành so với chỉ tiêu giao (%)",
    ),
    _named(
        "misspelt_headings",
        "A slip of the finger in a heading is bridged and confirmed.",
        "STT\tXã phuờng\tChỉ tiu giao\tThực hiên\tTỷ lệ hòan thành",
    ),
    Case(
        "unknown_columns",
        "Columns that the product does not know are shown as unread in the one question.",
        _text(
            "STT\tXã, phường\tCán bộ phụ trách địa bàn\tThực hiện\tĐánh giá của xã",
            "1\tNgã Bảy\tPhòng Văn hóa\t1215\ttốt",
            "2\tLong Mỹ\tPhòng Kinh tế\t986\tkhá",
        ),
        tables=_COUNTS,
        told=(_DAY_TOLD, mapping("3", "2=unit_name;4=participant_count.vsi")),
    ),
    Case(
        "other_order",
        "Any order of columns will do.",
        _text(
            "Thực hiện\tTỷ lệ %\tChỉ tiêu\tXã, phường",
            "1215\t81,0\t1500\tNgã Bảy",
            "986\t98,6\t1000\tLong Mỹ",
        ),
        tables=VSI_TABLES,
        told=(
            _DAY_TOLD,
            mapping(
                "3",
                "1=participant_count.vsi;2=attainment_pct.vsi;3=target_count.vsi;4=unit_name",
            ),
            whose(),
        ),
    ),
    Case(
        "indicator_only_in_title",
        "The insurance stands in the title alone; the same headings under another title are asked"
        " about anew, because they mean something else.",
        _text(
            "STT\tXã, phường\tThực hiện",
            "1\tNgã Bảy\t28000",
            title="KẾT QUẢ PHÁT TRIỂN NGƯỜI THAM GIA BẢO HIỂM Y TẾ HỘ GIA ĐÌNH",
        ),
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count
31340 hi_household 2025-09-30 28000
"""
        },
        told=(_DAY_TOLD, mapping("3", "2=unit_name;3=participant_count.hi_household")),
    ),
    Case(
        "indicator_nowhere",
        "No word of which insurance: a person says so.",
        csv_text(DAY, "STT\tXã, phường\tThực hiện", "1\tNgã Bảy\t1215", "2\tLong Mỹ\t986"),
        told=(
            _DAY_TOLD,
            error("no_indicator", ask="indicator"),
        ),
        is_acceptable=False,
    ),
    Case(
        "indicator_answered",
        "The answer settles it, and the columns remain to be confirmed.",
        csv_text(DAY, "STT\tXã, phường\tThực hiện", "1\tNgã Bảy\t1215", "2\tLong Mỹ\t986"),
        answers={"indicator:*": "vsi"},
        tables=_COUNTS,
        told=(_DAY_TOLD, mapping("2", "2=unit_name;3=participant_count.vsi")),
    ),
    Case(
        "indicator_of_last_time",
        "What the insurance was last time is likely this time, and still asked.",
        csv_text(DAY, "STT\tXã, phường\tThực hiện", "1\tNgã Bảy\t1215", "2\tLong Mỹ\t986"),
        remembered={"indicator:*": "vsi"},
        tables=_COUNTS,
        told=(
            _DAY_TOLD,
            warning("no_indicator", ask="indicator", suggested="vsi"),
            mapping("2", "2=unit_name;3=participant_count.vsi"),
        ),
    ),
    Case(
        "two_months_side_by_side",
        "A column for last month and one for this month.",
        csv_text(
            TITLE,
            "Năm 2025",
            "STT\tXã, phường\tChỉ tiêu\tThực hiện tháng 8\tThực hiện tháng 9",
            "1\tNgã Bảy\t1500\t1200\t1215",
            "2\tLong Mỹ\t1000\t970\t986",
        ),
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count
31340 vsi 2025-08-31 1200
31340 vsi 2025-09-30 1215
31471 vsi 2025-08-31 970
31471 vsi 2025-09-30 986
""",
            "targets": VSI_TABLES["targets"],
        },
        told=(
            mapping(
                "3",
                "2=unit_name;3=target_count.vsi;4=participant_count.vsi;5=participant_count.vsi",
            ),
            whose(),
        ),
    ),
    Case(
        "two_months_in_groups",
        "The months stand as groups above the same two headings.",
        sheet(
            ["Năm 2025"],
            ["STT", "Xã, phường", "Tháng 8/2025", None, "Tháng 9/2025", None],
            [None, None, "BHXH TN", "BHYT", "BHXH TN", "BHYT"],
            [1, "Ngã Bảy", 1200, 27900, 1215, 28000],
            merged=("A2:A3", "B2:B3", "C2:D2", "E2:F2"),
        ),
        file="bao cao.xlsx",
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count
31340 vsi 2025-08-31 1200
31340 hi 2025-08-31 27900
31340 vsi 2025-09-30 1215
31340 hi 2025-09-30 28000
"""
        },
        told=(
            info("date_from_title", "T9"),
            mapping(
                "T9!2",
                "2=unit_name;3=participant_count.vsi;4=participant_count.hi"
                ";5=participant_count.vsi;6=participant_count.hi",
            ),
        ),
    ),
    Case(
        "same_column_twice",
        "Two columns for the same figure: which one counts is a person's to say.",
        _text("STT\tXã, phường\tThực hiện\tKết quả", "1\tNgã Bảy\t1215\t1216"),
        told=(
            _DAY_TOLD,
            mapping("3", "2=unit_name;3=participant_count.vsi;4=participant_count.vsi"),
            error("repeated_column", "3 Kết quả"),
        ),
        is_acceptable=False,
    ),
    Case(
        "same_column_twice_answered",
        "The mapping that a person gave leaves one of them out.",
        _text("STT\tXã, phường\tThực hiện\tKết quả", "1\tNgã Bảy\t1215\t1216"),
        answers={"mapping:*": "2=unit_name;4=participant_count.vsi"},
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count
31340 vsi 2025-09-30 1216
"""
        },
        told=(_DAY_TOLD,),
    ),
    Case(
        "unusable_mapping",
        "An answer that fits no column is refused by name, and nothing is read by it.",
        _text("STT\tXã, phường\tChỉ tiêu\tThực hiện\tTỷ lệ %", *_BODY),
        answers={"mapping:*": "2=unit_name;9=participant_count.vsi"},
        told=(
            _DAY_TOLD,
            Told("mapping_unusable", "error", "3", "mapping", VSI),
        ),
        is_acceptable=False,
    ),
    Case(
        "mapping_with_an_unknown_insurance",
        "A mapping to an insurance that no list knows is as unusable.",
        _text("STT\tXã, phường\tChỉ tiêu\tThực hiện\tTỷ lệ %", *_BODY),
        answers={"mapping:*": "2=unit_name;4=participant_count.pension"},
        told=(_DAY_TOLD, Told("mapping_unusable", "error", "3", "mapping", VSI)),
        is_acceptable=False,
    ),
    Case(
        "template_headings",
        "The headings of the product's own template need no confirming.",
        csv_text(
            "Mã đơn vị\tXã, phường, đặc khu\tLoại bảo hiểm\tNgày số liệu\tSố người tham gia",
            "31340\tNgã Bảy\tBHXH tự nguyện\t30/9/2025\t1215",
            "31471\tLong Mỹ\tvsi\t2025-09-30\t986",
        ),
        tables=_COUNTS,
    ),
    Case(
        "long_form_without_a_day",
        "One line for each unit and insurance, and no day anywhere: asked, not merely missing.",
        csv_text(
            "STT\tXã, phường\tLoại bảo hiểm\tThực hiện",
            "1\tNgã Bảy\tBHXH tự nguyện\t1215",
            "2\tLong Mỹ\tBHXH tự nguyện\t986",
        ),
        told=(
            mapping("1", "2=unit_name;3=indicator_code;4=participant_count"),
            error("no_date", ask="as_of"),
        ),
        is_acceptable=False,
    ),
    Case(
        "coverage_beside_people",
        "Where people stand beside and no target, a bare rate is the coverage.",
        _text(
            "STT\tXã, phường\tDân số trong độ tuổi\tSố người tham gia\tTỷ lệ (%)",
            "1\tNgã Bảy\t20000\t1215\t6,07",
            "2\tLong Mỹ\t10000\t986\t9,86",
        ),
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count coverage_pct
31340 vsi 2025-09-30 1215 6.07
31471 vsi 2025-09-30 986 9.86
""",
            "denominators": """
unit_code denominator_kind as_of_date people_count
31340 participating_age 2025-09-30 20000
31471 participating_age 2025-09-30 10000
""",
        },
        told=(
            _DAY_TOLD,
            mapping(
                "3",
                "2=unit_name;3=people_count.participating_age;4=participant_count.vsi"
                ";5=coverage_pct.vsi",
            ),
        ),
    ),
    Case(
        "gap_and_movement",
        "New, returned, stopped and missing stand beside the stock.",
        _text(
            "STT\tXã, phường\tThực hiện\tTăng mới\tQuay lại\tNgừng đóng\tCòn thiếu",
            "1\tNgã Bảy\t1215\t40\t5\t12\t285",
        ),
        tables={
            "reports": "unit_code indicator_code as_of_date participant_count gap_count"
            " new_count returned_count stopped_count\n31340 vsi 2025-09-30 1215 285 40 5 12"
        },
        told=(
            _DAY_TOLD,
            mapping(
                "3",
                "2=unit_name;3=participant_count.vsi;4=new_count.vsi;5=returned_count.vsi"
                ";6=stopped_count.vsi;7=gap_count.vsi",
            ),
        ),
    ),
    Case(
        "targets_only",
        "A decision's list of targets: its year is enough, no day is asked.",
        csv_text(
            "GIAO CHỈ TIÊU PHÁT TRIỂN BHXH TỰ NGUYỆN NĂM 2025",
            "(Kèm theo Quyết định số 12/QĐ-UBND ngày 15/01/2024)",
            "STT\tXã, phường\tChỉ tiêu giao",
            "1\tNgã Bảy\t1500",
            "2\tLong Mỹ\t1000",
        ),
        tables={"targets": VSI_TABLES["targets"]},
        told=(mapping("3", "2=unit_name;3=target_count.vsi"), whose()),
    ),
    Case(
        "days_of_each_line",
        "“Số liệu đến ngày” heads the days themselves, and not figures up to some day.",
        csv_text(
            TITLE,
            "Xã, phường\tSố liệu đến ngày\tThực hiện",
            "Ngã Bảy\t30/9/2025\t1215",
            "Long Mỹ\t30/9/2025\t986",
        ),
        tables=_COUNTS,
        told=(mapping("2", "1=unit_name;2=as_of_date;3=participant_count.vsi"),),
    ),
]
