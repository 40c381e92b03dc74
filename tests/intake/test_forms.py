"""The forms in which a canonical CSV may come, and the line numbers that a person sees."""

import datetime as dt
import unicodedata

import pytest

from campaign.intake import Context
from campaign.kinds import SPECS
from campaign.terms import Kind
from tests.intake.files import GOOD_ROW, REPORT_HEADER, read, reports, rows_of

_NAMED = "unit_name,indicator_code,as_of_date,participant_count"
_NOTED = f"{REPORT_HEADER},note"


def _is_one_good_row(payload: str | bytes) -> bool:
    reading = read(payload)
    (row,) = rows_of(reading)
    return reading.findings == () and (row["unit_code"], row["participant_count"]) == (
        "31471",
        1215,
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n"])
def test_delimiters_line_ends_and_marks_are_accepted(start: str, end: str, delimiter: str) -> None:
    text = start + reports(GOOD_ROW).replace(",", delimiter).replace("\n", end)
    assert _is_one_good_row(text)


def test_a_file_without_a_last_line_end_is_whole() -> None:
    assert _is_one_good_row(reports(GOOD_ROW).rstrip("\n"))


def test_blank_lines_and_rows_of_delimiters_are_passed_over() -> None:
    assert _is_one_good_row(reports("", ",,,", GOOD_ROW, "", " , , , "))


def test_blank_cells_beyond_the_header_are_passed_over() -> None:
    assert _is_one_good_row(reports(f"{GOOD_ROW},,"))


def test_header_names_may_have_capitals_and_spaces() -> None:
    assert _is_one_good_row(
        reports(GOOD_ROW, header=" Unit_Code ,INDICATOR_CODE,as_of_date,participant_count")
    )


def test_decomposed_letters_find_the_unit() -> None:
    text = unicodedata.normalize(
        "NFD", reports("Phường Long Mỹ,vsi,2025-09-30,1215", header=_NAMED)
    )
    assert text != unicodedata.normalize("NFC", text)
    assert _is_one_good_row(text)


def test_text_is_kept_composed() -> None:
    text = unicodedata.normalize("NFD", reports(f"{GOOD_ROW},Điều chỉnh", header=_NOTED))
    assert rows_of(read(text))[0]["note"] == "Điều chỉnh"


def test_a_quoted_line_break_keeps_the_numbers_of_later_lines() -> None:
    rows = [f'{GOOD_ROW},"one\ntwo\r\nthree"', "31471,vsi,2025-08-31,abc,"]
    reading = read(reports(*rows, header=_NOTED))
    assert [f.line for f in reading.findings] == [5]
    assert [row["line_number"] for row in rows_of(reading)] == [2]


def test_a_record_of_several_lines_is_told_by_its_first() -> None:
    reading = read(reports('31471,vsi,2025-09-30,abc,"one\ntwo"', header=_NOTED))
    assert [f.line for f in reading.findings] == [2]


def test_blank_lines_before_the_header_count() -> None:
    reading = read("\n\n" + reports("31471,vsi,2025-09-30,abc"))
    assert [f.line for f in reading.findings] == [4]


def test_a_bare_unit_column_takes_a_code_or_a_name() -> None:
    header = "unit,indicator_code,as_of_date,participant_count"
    reading = read(reports("31471,vsi,2025-09-30,1", "Ngã Bảy,vsi,2025-09-30,2", header=header))
    assert [row["unit_code"] for row in rows_of(reading)] == ["31471", "31340"]


def test_the_province_settles_an_ambiguous_name() -> None:
    text = reports("Khánh Hòa,vsi,2025-09-30,5", header=_NAMED)
    units = {p: rows_of(read(text, Context(province=p)))[0]["unit_code"] for p in ("15", "92")}
    assert units == {"15": "04342", "92": "31789"}


def test_an_alias_names_its_unit() -> None:
    row = "TP. Cần Thơ,vsi,2025-09-30,5"
    assert rows_of(read(reports(row, header=_NAMED)))[0]["unit_code"] == "92"


def test_an_office_is_found_by_its_full_name_only() -> None:
    row = "BHXH cơ sở Long Mỹ,vsi,2025-09-30,5"
    assert rows_of(read(reports(row, header=_NAMED)))[0]["unit_code"] == "BHXH-92-LONG-MY"


def test_a_given_date_dates_a_file_without_a_date_column() -> None:
    text = "unit_code,indicator_code,participant_count\n31471,vsi,5\n"
    (row,) = rows_of(read(text, Context(as_of=dt.date(2025, 9, 30))))
    assert row["as_of_date"] == dt.date(2025, 9, 30)


def test_a_sourced_figure_may_be_undated() -> None:
    reading = read(reports("31471,vsi,,5,https://a.vn/x", header=f"{REPORT_HEADER},source_url"))
    assert reading.is_acceptable
    assert rows_of(reading)[0]["as_of_date"] is None


def test_zero_is_a_figure_and_blank_is_none() -> None:
    reading = read(reports("31471,vsi,2025-09-30,0", "31153,vsi,2025-09-30,"))
    assert [(r["unit_code"], r["participant_count"]) for r in rows_of(reading)] == [("31471", 0)]


def test_more_than_a_hundred_percent_is_legitimate() -> None:
    header = "unit_code,indicator_code,as_of_date,coverage_pct,attainment_pct"
    (row,) = rows_of(read(reports("31471,vsi,2025-09-30,104.5,250", header=header)))
    assert (row["coverage_pct"], row["attainment_pct"]) == (104.5, 250.0)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_full_header_of_a_kind_is_recognised(kind: Kind) -> None:
    reading = read(",".join(SPECS[kind].names) + "\n")
    assert reading.kind is kind
    assert [f.code for f in reading.findings] == ["no_rows"]


def test_the_hash_is_of_the_bytes_as_they_came() -> None:
    assert (
        read(b"\xff").sha256 == "a8100ae6aa1940d0b663bb31cd466142ebbdbd5187131b92d93818987832eb89"
    )
