"""One bad file for every finding: its bytes and where the finding must be."""

import datetime as dt
import io
from dataclasses import dataclass

import openpyxl

from campaign.intake import Context
from campaign.thresholds import MAX_BLANK_LINES, MAX_CELL_CHARS, MAX_FINDINGS, MAX_LINE_CHARS
from tests.intake.corpus import hostile, make
from tests.intake.files import GOOD_ROW, NOWHERE, REPORT_HEADER, reports
from tests.intake.workbooks import Tab, xlsx

_WITH_NAME = "unit_code,unit_name,indicator_code,as_of_date,participant_count"
_NAMED = "unit_name,indicator_code,as_of_date,participant_count"
_PCT = "unit_code,indicator_code,as_of_date,coverage_pct"
_SOURCED = f"{REPORT_HEADER},source_url,note"
_PHASING = "unit_code,indicator_code,issuer,period_start,month,weight_pct"
_TARGETS = "unit_code,indicator_code,period_start,period_end,target_count,issuer"
_RESULTS = "drive_code,unit_code,result_type,result_count"


@dataclass(frozen=True)
class Bad:
    """A bad file and the place and value that its finding must name."""

    code: str
    payload: str | bytes
    line: int | None = None
    column: str | None = None
    value: str | None = None
    context: Context = NOWHERE
    aliases: tuple[str, ...] = ()


def _cell(code: str, value: str, *, column: str = "participant_count") -> Bad:
    """A report whose one bad cell is on line 3."""
    cells = {"unit_code": "31471", "indicator_code": "vsi", "as_of_date": "2025-08-31"}
    cells |= {"participant_count": "5", "source_url": "", "note": ""} | {column: value}
    row = ",".join(cells.values())
    return Bad(code, reports(f"{GOOD_ROW},,", row, header=_SOURCED), 3, column, value[:200])


def _pct(code: str, value: str) -> Bad:
    row = f'31471,vsi,2025-09-30,"{value}"'
    return Bad(code, reports(row, header=_PCT), 2, "coverage_pct", value)


def _of_corpus(name: str, code: str, *place: object) -> Bad:
    """A file of the corpus as an example of a finding."""
    case = next(case for case in make.all_cases() if case.name == name)
    context = Context(province=case.context.get("province", "92"), received_on=dt.date(2025, 10, 6))
    return Bad(code, case.payload, *place, context=context)  # type: ignore[arg-type]


def _with_hidden_column() -> bytes:
    book = openpyxl.load_workbook(
        io.BytesIO(xlsx(Tab("2025-09", [["Xã, phường", "BHYT", "BHXH TN"], ["Ngã Bảy", 9, 5]])))
    )
    book["2025-09"].column_dimensions["B"].hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_CITY = Context(province="92")

_OF_CORPUS = [
    _of_corpus("csv_usual", "date_from_title"),
    _of_corpus("csv_usual", "mapping_unconfirmed", 3),
    _of_corpus("csv_usual", "whose_targets"),
    _of_corpus("two_days_above", "which_date"),
    _of_corpus("title_year_only", "no_date"),
    _of_corpus("indicator_nowhere", "no_indicator"),
    _of_corpus("rates_as_shares_unproved", "ambiguous_rate", 4, "Tỷ lệ bao phủ", "0.81"),
    _of_corpus("heads_in_thousands", "counts_in_thousands", 4, "Thực hiện", "1.215"),
    _of_corpus("ratio_differs", "ratio_differs", 4, "Tỷ lệ %", "85,0"),
    _of_corpus("total_differs", "total_differs", 6, "Thực hiện", "2301"),
    _of_corpus("tcvn3_bytes", "legacy_letters"),
    _of_corpus("two_sheets_two_months", "several_sheets"),
    _of_corpus("hidden_rows", "hidden_rows"),
    _of_corpus("external_links", "has_external_links"),
    _of_corpus("macros", "has_macros"),
    _of_corpus("password", "password_protected"),
    _of_corpus("ods_of_billions", "too_large_sheet"),
    _of_corpus("people_person_name_by_values", "personal_person_name", 4),
    _of_corpus("people_identity_number_by_values", "personal_identity_number", 5),
    _of_corpus("people_insurance_number_by_values", "personal_insurance_number", 4),
    _of_corpus("people_phone_by_values", "personal_phone", 5),
    _of_corpus("people_birth_date_by_values", "personal_birth_date", 4),
    Bad("swelling_package", hostile.swelling()),
    Bad(
        "further_table",
        "Ngày 30/9/2025\nXã, phường\tBHXH TN\nNgã Bảy\t5\nXã, phường\tBHYT\nLong Mỹ\t6\n",
        4,
    ),
    Bad("before_units", "Ngày 31/12/2024\nĐơn vị\tBHXH TN\nNinh Kiều\t5\n", context=_CITY),
    Bad(
        "months_add_up",
        "BHXH tự nguyện năm 2025\nĐơn vị\tTháng 8\tTháng 9\tCộng\n"
        "Ninh Kiều\t5\t6\t11\nNgã Bảy\t1\t2\t3\n",
        3,
        "Tháng 8",
        "5",
        _CITY,
    ),
    Bad("hidden_columns", _with_hidden_column()),
    Bad(
        "said_in_thousands",
        "Ngày 30/9/2025 ĐVT: nghìn người\nXã phường\tBHXH TN\nNgã Bảy\t5\n",
        3,
        "BHXH TN",
        "5",
    ),
    Bad(
        "shared_figure",
        xlsx(Tab("T9", [["Xã, phường", "BHXH TN"], ["Ngã Bảy", 5], ["Long Mỹ", None]], ["B2:B3"])),
        2,
        "BHXH TN",
    ),
    Bad("formula_errors", hostile.ods_with_failed_formula()),
    Bad(
        "mapping_unusable",
        "Ngày 30/9/2025\nXã, phường\tBHXH TN\nNgã Bảy\t5\n",
        2,
        None,
        "9=zzz",
        Context(province="92", answers={"mapping:6a9b5af9228d": "9=zzz"}),
    ),
]

BAD_FILES = [
    Bad("empty_file", b""),
    Bad("empty_file", "\ufeff\n\n \n"),
    Bad("empty_file", ",,,\n"),
    Bad("empty_file", '""'),
    Bad("not_a_table", b"\x89PNG\r\n\x1a\n\x00\x00"),
    Bad("not_a_table", b"%PDF-1.7\n"),
    Bad("not_a_table", b"\xff\xd8\xff\xe0JFIF"),
    Bad("not_a_table", b"\x1f\x8b\x08\x00"),
    Bad("not_a_table", b"\xef\xbb\xbf<html><table>"),
    Bad("damaged_workbook", b"PK\x03\x04\x14\x00xl/workbook.xml"),
    Bad("damaged_workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    Bad("not_utf16", b"\xff\xfe" + "unit_code".encode("utf-16-le") + b"\x00\xd8\x00"),
    Bad("not_utf8", reports(GOOD_ROW).encode() + "Phú à".encode("cp1252"), 3),
    Bad("not_utf8", reports(GOOD_ROW).encode() + "Phú đà".encode("cp1258"), 3),
    Bad("binary_file", reports(GOOD_ROW) + "\x00", 3),
    Bad("endless_blank_lines", reports("\n" * (MAX_BLANK_LINES + 1)), MAX_BLANK_LINES + 2),
    Bad("line_too_long", reports("a" * (MAX_LINE_CHARS + 1)), 2),
    Bad("broken_quotes", reports(GOOD_ROW, '"31471,vsi,2025-08-31,5', GOOD_ROW), 3),
    Bad("broken_quotes", reports('"31471"x,vsi,2025-08-31,5'), 2),
    Bad("unknown_header", "tên,họ\n1,2\n", 1, None, "tên, họ"),
    Bad("missing_column", "unit_code,indicator_code,participant_count\n", 1, "as_of_date"),
    Bad("missing_column", "indicator_code,as_of_date,participant_count\n", 1, "unit_code"),
    Bad("missing_column", "unit_code,indicator_code,as_of_date\n", 1, "participant_count"),
    Bad("missing_column", "unit_code,as_of_date,participant_count\n", 1, "indicator_code"),
    Bad("repeated_column", reports(header=f"{REPORT_HEADER},unit_code"), 1, "unit_code"),
    Bad("unknown_column", reports(f"{GOOD_ROW},x", header=f"{REPORT_HEADER},zzzz"), 1, "zzzz"),
    Bad("unknown_column_near", reports(f"{GOOD_ROW},x", header=f"{REPORT_HEADER},nota"), 1, "nota"),
    Bad("row_length", reports("31471,vsi"), 2),
    Bad("row_length", reports(f"{GOOD_ROW},6"), 2),
    Bad("missing_value", reports("31471,,2025-09-30,5"), 2, "indicator_code"),
    Bad("missing_unit", reports(",vsi,2025-09-30,5"), 2, "unit_code"),
    Bad("unknown_unit", reports("99999,vsi,2025-09-30,5"), 2, "unit_code", "99999"),
    Bad("unknown_unit", reports("Zzzz,vsi,2025-09-30,5", header=_NAMED), 2, "unit_name", "Zzzz"),
    Bad(
        "unknown_unit_near",
        reports("Xã Vị Thanh,vsi,2025-09-30,5", header=_NAMED),
        2,
        "unit_name",
        "Xã Vị Thanh",
    ),
    Bad(
        "unit_suggested",
        reports("Ninh Kiêu,vsi,2025-09-30,5", header=_NAMED),
        2,
        "unit_name",
        "Ninh Kiêu",
    ),
    Bad(
        "former_unit_is_part",
        reports("Lái Hiếu,vsi,2025-09-30,5", header=_NAMED),
        2,
        "unit_name",
        "Lái Hiếu",
        aliases=("Lái Hiếu|31340|||part",),
    ),
    Bad(
        "names_of_one_unit",
        reports("Ngã Bảy,vsi,2025-09-30,5", "Ngã Bẩy,vsi,2025-09-30,6", header=_NAMED),
        3,
        None,
        "Ngã Bẩy",
        aliases=("Ngã Bẩy|31340|||",),
    ),
    Bad(
        "ambiguous_unit",
        reports("Khánh Hòa,vsi,2025-09-30,5", header=_NAMED),
        2,
        "unit_name",
        "Khánh Hòa",
    ),
    Bad(
        "unit_mismatch",
        reports("31471,Ngã Bảy,vsi,2025-09-30,5", header=_WITH_NAME),
        2,
        "unit_code",
        "31471",
    ),
    _cell("cell_too_long", "x" * (MAX_CELL_CHARS + 1), column="note"),
    Bad("cell_too_long", reports(f"{GOOD_ROW},,{'x' * 200_000}", header=_SOURCED), 2),
    _cell("control_character", "a\x1bb", column="note"),
    Bad(
        "unknown_choice",
        "drive_code,name_vi,drive_kind,unit_code\nd1,Đợt 1,party,92\n",
        2,
        "drive_kind",
        "party",
    ),
    _cell("negative_count", "-5"),
    _cell("grouped_count", "012.345"),
    _cell("fractional_count", "12.5"),
    _cell("bad_count", "nhiều"),
    _cell("bad_count", "1234567890123456"),
    _cell("bad_count", "1.2.3"),
    _cell("ambiguous_mark", "1.215"),
    _pct("implausible_pct", "8052"),
    _pct("bad_pct", "cao"),
    _pct("bad_pct", "-3"),
    _pct("bad_pct_near", "% 80,52"),
    _cell("bad_date", "tháng 9", column="as_of_date"),
    _cell("impossible_date", "2025-02-30", column="as_of_date"),
    _cell("impossible_date", "31/2/2025", column="as_of_date"),
    _cell("year_out_of_range", "1999-12-31", column="as_of_date"),
    _cell("bad_url", "javascript:alert(1)", column="source_url"),
    _cell("unknown_indicator_code", "xyz", column="indicator_code"),
    Bad(
        "unknown_issuer",
        reports("31471,vsi,2025-01-01,2025-12-31,9,king", header=_TARGETS),
        2,
        "issuer",
        "king",
    ),
    Bad(
        "unknown_drive",
        reports("d9,92,reached,5", header=_RESULTS),
        2,
        "drive_code",
        "d9",
        Context(drive_codes=frozenset({"d1"})),
    ),
    Bad(
        "dates_reversed",
        reports("31471,vsi,2025-12-31,2025-01-01,9,people_committee", header=_TARGETS),
        2,
        "period_end",
        "2025-01-01",
    ),
    Bad(
        "phasing_sum",
        reports(
            "92,vsi,people_committee,2025-01-01,2025-01-31,40",
            "92,vsi,people_committee,2025-01-01,2025-02-28,59.9",
            header=_PHASING,
        ),
        2,
    ),
    Bad(
        "phasing_before_period",
        reports("92,vsi,people_committee,2025-02-01,2025-01-31,100", header=_PHASING),
        2,
        "month",
    ),
    Bad("missing_date", reports("31471,vsi,,5"), 2, "as_of_date"),
    Bad(
        "future_date",
        reports("31471,vsi,2025-10-01,5"),
        2,
        "as_of_date",
        "2025-10-01",
        Context(received_on=dt.date(2025, 9, 30)),
    ),
    Bad("row_without_figure", reports(GOOD_ROW, "31153,vsi,2025-09-30,"), 3),
    Bad(
        "duplicate_key",
        reports(GOOD_ROW, "", GOOD_ROW.replace("1215", "1300")),
        4,
        None,
        "31471, vsi, 2025-09-30",
    ),
    Bad("more_findings", reports(*["31471,vsi"] * (MAX_FINDINGS + 1))),
    Bad("no_figures", reports("31471,vsi,2025-09-30,")),
    Bad("no_rows", reports()),
    Bad("left_out", reports(GOOD_ROW, "31471,vsi"), context=Context(answers={"leave_out": "3"})),
    Bad(
        "formula_without_value", reports("31471,vsi,2025-09-30,=A1"), 2, "participant_count", "=A1"
    ),
    _cell("formula_error", "#REF!"),
    *_OF_CORPUS,
]
