"""Numbers, rates and days as people write them."""

from collections.abc import Sequence

from tests.intake.corpus.case import (
    DAY,
    TITLE,
    VSI_REPORTS,
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

_HEAD = "STT\tXã, phường\tThực hiện"
_COUNT = "2=unit_name;3=participant_count.vsi"
_TOLD = (info("date_from_title"), mapping("3", _COUNT))


def _usual(*lines: str) -> bytes:
    return csv_text(TITLE, DAY, "STT\tXã, phường\tChỉ tiêu\tThực hiện\tTỷ lệ %", *lines)


def _counts(first: str, second: str) -> bytes:
    return csv_text(TITLE, DAY, _HEAD, f"1\tNgã Bảy\t{first}", f"2\tLong Mỹ\t{second}")


def _rows(first: str, second: str, columns: str = "participant_count") -> dict[str, str]:
    return {
        "reports": f"""
unit_code indicator_code as_of_date {columns}
31340 vsi 2025-09-30 {first}
31471 vsi 2025-09-30 {second}
"""
    }


def _dated(name: str, why: str, written: str, day: str) -> Case:
    """A column of days in which the first is written in some way."""
    return Case(
        name,
        why,
        csv_text(
            TITLE,
            "Mã xã\tXã, phường\tNgày báo cáo\tThực hiện",
            f"31340\tNgã Bảy\t{written}\t1215",
        ),
        tables={
            "reports": f"""
unit_code indicator_code as_of_date participant_count
31340 vsi {day} 1215
"""
        },
        told=(mapping("2", "1=unit_code;2=unit_name;3=as_of_date;4=participant_count.vsi"),),
    )


def _titled(name: str, why: str, title: str, day: str) -> Case:
    """A sheet dated by its title."""
    return Case(
        name,
        why,
        csv_text(TITLE, title, _HEAD, "1\tNgã Bảy\t1215"),
        tables={
            "reports": f"""
unit_code indicator_code as_of_date participant_count
31340 vsi {day} 1215
"""
        },
        told=_TOLD,
    )


def _same(name: str, why: str, *lines: str, told: Sequence[Told] = ()) -> Case:
    """The usual figures written in another way."""
    return Case(name, why, _usual(*lines), tables=VSI_TABLES, told=(*usual_told(), *told))


_QUALIFIED = "participant_count qualifier"
_RATES = "2=unit_name;3=coverage_pct.vsi"
_RATE_HEAD = "STT\tXã, phường\tTỷ lệ bao phủ"


def _rates(*rates: str) -> bytes:
    names = ("Ngã Bảy", "Long Mỹ", "Ninh Kiều")
    lines = (f"{i}\t{n}\t{r}" for i, (n, r) in enumerate(zip(names, rates, strict=False), 1))
    return csv_text(TITLE, DAY, _RATE_HEAD, *lines)


CASES = [
    _same(
        "vietnamese_marks",
        "Points part thousands, the comma is decimal; the rates prove it.",
        "1\tNgã Bảy\t1.500\t1.215\t81,0%",
        "2\tLong Mỹ\t1.000\t986\t98,6%",
    ),
    _same(
        "english_marks",
        "The other way round.",
        "1\tNgã Bảy\t1,500\t1,215\t81.0%",
        "2\tLong Mỹ\t1,000\t986\t98.6%",
    ),
    _same(
        "spaces_part_thousands",
        "Plain, no-break and thin spaces part thousands.",
        "1\tNgã Bảy\t1 500\t1\u00a0215\t81,0",
        "2\tLong Mỹ\t1\u202f000\t986\t98,6",
    ),
    _same(
        "rates_as_shares_proved",
        "0.81 is 81 %, because 1215 of 1500 is.",
        "1\tNgã Bảy\t1500\t1215\t0.81",
        "2\tLong Mỹ\t1000\t986\t0.986",
    ),
    Case(
        "rates_as_shares_over_all",
        "Shares above one are proved by their counts as well: 1.6 of a target is 160 %.",
        _usual("1\tNgã Bảy\t1500\t1215\t0.81", "2\tLong Mỹ\t1000\t1620\t1.62"),
        tables={
            "reports": VSI_REPORTS.replace("986 98.6", "1620 162.0"),
            "targets": VSI_TABLES["targets"],
        },
        told=usual_told(),
    ),
    Case(
        "rates_as_shares_unproved",
        "Nothing beside it tells whether 0.81 is 81 % or less than one: asked.",
        _rates("0.81", "0.986"),
        tables=_rows("81.0", "98.6", "coverage_pct"),
        told=(
            info("date_from_title"),
            mapping("3", _RATES),
            warning("ambiguous_rate", "4 Tỷ lệ bao phủ", ask="rate:3", suggested="share"),
        ),
    ),
    Case(
        "rates_as_shares_answered",
        "They were percents after all.",
        _rates("0.81", "0.986"),
        answers={"rate:3": "pct"},
        tables=_rows("0.81", "0.986", "coverage_pct"),
        told=(info("date_from_title"), mapping("3", _RATES)),
    ),
    Case(
        "rates_mostly_shares",
        "One rate above one among shares must not turn them all into percents unasked.",
        _rates("0.81", "0.986", "1.62"),
        tables={
            "reports": """
unit_code indicator_code as_of_date coverage_pct
31340 vsi 2025-09-30 81.0
31471 vsi 2025-09-30 98.6
31135 vsi 2025-09-30 162.0
"""
        },
        told=(
            info("date_from_title"),
            mapping("3", _RATES),
            warning("ambiguous_rate", "4 Tỷ lệ bao phủ", ask="rate:3", suggested="share"),
        ),
    ),
    Case(
        "small_rates_are_percents",
        "Rates of some percent are no shares: most are above any share.",
        _rates("0,9", "2,94", "5,1"),
        tables={
            "reports": """
unit_code indicator_code as_of_date coverage_pct
31340 vsi 2025-09-30 0.9
31471 vsi 2025-09-30 2.94
31135 vsi 2025-09-30 5.1
"""
        },
        told=(info("date_from_title"), mapping("3", _RATES)),
    ),
    Case(
        "count_and_target_in_one_cell",
        "“1.215/1.500”: what was reached of what was set.",
        csv_text(
            TITLE,
            DAY,
            "STT\tXã, phường\tThực hiện/Chỉ tiêu\tTỷ lệ %",
            "1\tNgã Bảy\t1.215/1.500\t81,0",
            "2\tLong Mỹ\t986/1.000\t98,6",
        ),
        tables=VSI_TABLES,
        told=(
            info("date_from_title"),
            mapping("3", "2=unit_name;3=pair.vsi;4=attainment_pct.vsi"),
            whose(),
        ),
    ),
    Case(
        "rounded_in_words",
        "“2,94 triệu”, “23 nghìn” were rounded by whoever wrote them.",
        _counts("2,94 triệu", "23 nghìn người"),
        tables=_rows("2940000 about", "23000 about", _QUALIFIED),
        told=_TOLD,
    ),
    Case(
        "more_than",
        "“trên 23.000” stays at least; the point can only part thousands beside 1.234.567.",
        _counts("trên 23.000", "1.234.567"),
        tables=_rows("23000 at_least", "1234567 -", _QUALIFIED),
        told=_TOLD,
    ),
    Case(
        "signs_before_numbers",
        "≈ is about, > is at least, in rates as well.",
        csv_text(
            TITLE,
            DAY,
            "STT\tXã, phường\tThực hiện\tTỷ lệ bao phủ",
            "1\tNgã Bảy\t≈ 1215\t>65%",
            "2\tLong Mỹ\t~986\t70,5%",
        ),
        tables=_rows(
            "1215 65.0 about at_least",
            "986 70.5 about -",
            "participant_count coverage_pct qualifier coverage_qualifier",
        ),
        told=(
            info("date_from_title"),
            mapping("3", "2=unit_name;3=participant_count.vsi;4=coverage_pct.vsi"),
        ),
    ),
    Case(
        "other_digits",
        "Digits of another script are digits.",
        _counts("١٢١٥", "９８６"),
        tables=_rows("1215", "986"),
        told=_TOLD,
    ),
    Case(
        "blank_is_not_zero",
        "Dashes, dots and blanks are no report; 0 is one.",
        csv_text(
            TITLE,
            DAY,
            _HEAD,
            "1\tNgã Bảy\t-",
            "2\tLong Mỹ\t…",
            "3\tNinh Kiều\t",
            "4\tTân An\t0",
            "5\tAn Bình\t–",
        ),
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count
31147 vsi 2025-09-30 0
"""
        },
        told=(
            *_TOLD,
            info("row_without_figure", "4"),
            info("row_without_figure", "5"),
            info("row_without_figure", "6"),
            info("row_without_figure", "8"),
        ),
    ),
    Case(
        "mark_unknown",
        "“1.215” alone is 1215 or 1.215: the likelier is shown and a person asked.",
        _counts("1.215", "986"),
        tables=_rows("1215", "986"),
        told=(*_TOLD, warning("ambiguous_mark", "4 Thực hiện", ask="mark", suggested="comma")),
    ),
    Case(
        "mark_against_the_rates",
        "Rates with a decimal point beside 1.215: heads are whole, so it is asked, not cut.",
        _usual("1\tNgã Bảy\t1.500\t1.215\t81.0", "2\tLong Mỹ\t1.000\t986\t98.6"),
        tables=VSI_TABLES,
        told=(
            *usual_told()[:2],
            warning("ambiguous_mark", "4 Chỉ tiêu", ask="mark", suggested="comma"),
            whose(),
        ),
    ),
    Case(
        "mixed_marks",
        "1.215.000 and 1,215,000 in one column prove themselves, each by itself.",
        _counts("1.215.000", "1,986,000"),
        tables=_rows("1215000", "1986000"),
        told=_TOLD,
    ),
    Case(
        "mixed_marks_unclear",
        "Both styles proved, and 1.215 between them: nobody can know, so it is asked.",
        csv_text(
            TITLE,
            DAY,
            _HEAD,
            "1\tNgã Bảy\t1.215.000",
            "2\tLong Mỹ\t1,986,000",
            "3\tNinh Kiều\t1.215",
        ),
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count
31340 vsi 2025-09-30 1215000
31471 vsi 2025-09-30 1986000
31135 vsi 2025-09-30 1215
"""
        },
        told=(*_TOLD, warning("ambiguous_mark", "6 Thực hiện", ask="mark", suggested="comma")),
    ),
    Case(
        "heads_in_thousands",
        "A whole column of heads with fractions is written in thousands: asked.",
        sheet(
            [TITLE],
            [DAY],
            ["STT", "Xã, phường", "Thực hiện"],
            [1, "Ngã Bảy", 1.215],
            [2, "Long Mỹ", 0.986],
        ),
        file="bao cao.xlsx",
        tables=_rows("1215", "986"),
        told=(
            info("date_from_title", "T9"),
            mapping("T9!3", _COUNT),
            warning("counts_in_thousands", "T9!C4", ask="scale:3:T9", suggested="1000"),
        ),
    ),
    Case(
        "points_eaten_by_excel",
        "An English Excel took 1.215 for a fraction and left 986 whole: no safe reading.",
        sheet(
            [TITLE],
            [DAY],
            ["STT", "Xã, phường", "Thực hiện"],
            [1, "Ngã Bảy", 1.215],
            [2, "Long Mỹ", 986],
        ),
        file="bao cao.xlsx",
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count
31471 vsi 2025-09-30 986
"""
        },
        told=(
            info("date_from_title", "T9"),
            mapping("T9!3", _COUNT),
            error("grouped_count", "T9!C4"),
        ),
        is_acceptable=False,
    ),
    Case(
        "words_for_numbers",
        "What is no number is told, cell by cell.",
        _counts("nhiều", "-5"),
        told=(*_TOLD, error("bad_count", "4 Thực hiện"), error("negative_count", "5 Thực hiện")),
        is_acceptable=False,
    ),
    Case(
        "two_numbers_in_a_cell",
        "“1215 (986)” is no single number.",
        _counts("1215 (986)", "986 + 12"),
        told=(*_TOLD, error("bad_count", "4 Thực hiện"), error("bad_count", "5 Thực hiện")),
        is_acceptable=False,
    ),
    _dated("day_first", "Days stand before months.", "30/9/2025", "2025-09-30"),
    _dated("day_first_short", "With two digits of the year.", "05/10/25", "2025-10-05"),
    _dated("day_first_points", "Parted by points.", "30.09.2025", "2025-09-30"),
    _dated("month_short", "A month stands for its last day.", "T9/2025", "2025-09-30"),
    _dated("month_long", "The same in words.", "tháng 9 năm 2025", "2025-09-30"),
    _dated("month_digits", "The same in digits.", "02/2024", "2024-02-29"),
    _dated("quarter", "A quarter stands for its last day.", "Quý III/2025", "2025-09-30"),
    _dated("excel_day_number", "Excel's bare number of a day.", "45930", "2025-09-30"),
    Case(
        "month_first",
        "An American day with a month of 30 is no day; it is not turned round.",
        csv_text(
            TITLE,
            "Mã xã\tXã, phường\tNgày báo cáo\tThực hiện",
            "31340\tNgã Bảy\t9/30/2025\t1215",
        ),
        told=(
            mapping("2", "1=unit_code;2=unit_name;3=as_of_date;4=participant_count.vsi"),
            error("impossible_date", "3 Ngày báo cáo"),
        ),
        is_acceptable=False,
    ),
    _titled("title_month", "The month in the title.", "Tháng 9/2025", "2025-09-30"),
    _titled(
        "title_months", "“Nine months” end with the ninth.", "9 tháng đầu năm 2025", "2025-09-30"
    ),
    _titled("title_quarter", "A quarter in the title.", "QUÝ III NĂM 2025", "2025-09-30"),
    _titled(
        "title_hour",
        "“As at 17:00 on 30/9/2025”.",
        "Tính đến 17 giờ 00 ngày 30/9/2025",
        "2025-09-30",
    ),
    Case(
        "title_year_only",
        "A year alone dates no report.",
        csv_text(TITLE, "Năm 2025", _HEAD, "1\tNgã Bảy\t1215"),
        told=(mapping("3", _COUNT), error("no_date", ask="as_of")),
        is_acceptable=False,
    ),
    Case(
        "future_day",
        "A day after the day of handing in is a slip.",
        csv_text(TITLE, "(Số liệu đến ngày 30/9/2026)", _HEAD, "1\tNgã Bảy\t1215"),
        told=(*_TOLD, error("future_date", "4 as_of_date")),
        is_acceptable=False,
    ),
    Case(
        "ratio_differs",
        "A stated rate that its own counts do not give is told; the figures stand.",
        _usual("1\tNgã Bảy\t1500\t1215\t85,0", "2\tLong Mỹ\t1000\t986\t98,6"),
        tables={
            "reports": VSI_REPORTS.replace("81.0", "85.0"),
            "targets": VSI_TABLES["targets"],
        },
        told=(*usual_told(), warning("ratio_differs", "4 Tỷ lệ %")),
    ),
    _same(
        "truncated_rates_agree",
        "98,6 for 98.6 and 81 for 81.0: stated as short as people do, no warning.",
        "1\tNgã Bảy\t1500\t1215\t81",
        "2\tLong Mỹ\t1000\t986\t98,60",
    ),
    Case(
        "rates_of_other_people",
        "A coverage of people who are not in the sheet; one fits its population by chance.",
        csv_text(
            "KẾT QUẢ BHXH BẮT BUỘC",
            DAY,
            "Xã, phường\tDân số\tThực hiện\tTỷ lệ bao phủ",
            "Ngã Bảy\t1000\t436\t10,17",
            "Long Mỹ\t2503\t26\t0,01",
            "Ninh Kiều\t34704\t43\t3,35",
        ),
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count coverage_pct
31340 csi 2025-09-30 436 10.17
31471 csi 2025-09-30 26 0.01
31135 csi 2025-09-30 43 3.35
""",
            "denominators": """
unit_code denominator_kind as_of_date people_count
31340 population 2025-09-30 1000
31471 population 2025-09-30 2503
31135 population 2025-09-30 34704
""",
        },
        told=(
            info("date_from_title"),
            mapping(
                "3",
                "1=unit_name;2=people_count.population;3=participant_count.csi;4=coverage_pct.csi",
            ),
        ),
    ),
    Case(
        "rates_of_another_target",
        "Rates of a target that is not in the sheet; one fits the target there by chance.",
        _usual(
            "1\tNgã Bảy\t1000\t436\t10,17",
            "2\tLong Mỹ\t2503\t26\t0,01",
            "3\tNinh Kiều\t34704\t43\t3,35",
        ),
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count attainment_pct
31340 vsi 2025-09-30 436 10.17
31471 vsi 2025-09-30 26 0.01
31135 vsi 2025-09-30 43 3.35
""",
            "targets": """
unit_code indicator_code period_start period_end target_count issuer decision_no
31340 vsi 2025-01-01 2025-12-31 1000 people_committee -
31471 vsi 2025-01-01 2025-12-31 2503 people_committee -
31135 vsi 2025-01-01 2025-12-31 34704 people_committee -
""",
        },
        told=(
            *usual_told(),
            warning("ratio_differs", "4 Tỷ lệ %"),
            warning("ratio_differs", "5 Tỷ lệ %"),
            warning("ratio_differs", "6 Tỷ lệ %"),
        ),
    ),
    Case(
        "share_beside_other_people",
        "0,43 of those of age, beside the whole population, of whom 5 are 0,5 %: asked.",
        csv_text(TITLE, DAY, "Xã, phường\tDân số\tThực hiện\tTỷ lệ bao phủ")
        + csv_text("Ngã Bảy\t1000\t5\t0,43"),
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count coverage_pct
31340 vsi 2025-09-30 5 43.0
""",
            "denominators": """
unit_code denominator_kind as_of_date people_count
31340 population 2025-09-30 1000
""",
        },
        told=(
            info("date_from_title"),
            mapping(
                "3",
                "1=unit_name;2=people_count.population;3=participant_count.vsi;4=coverage_pct.vsi",
            ),
            warning("ambiguous_rate", "4 Tỷ lệ bao phủ", ask="rate:4", suggested="share"),
        ),
    ),
]
