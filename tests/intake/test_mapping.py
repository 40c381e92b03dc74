"""What columns mean by their headings, and what a person says of them."""

import datetime as dt

import pytest

from campaign.intake.mapping import ColumnMapping, map_columns, repeated
from tests.intake.files import reference

_CODES = reference().indicator_codes


def _mapped(*paths: str, year: int | None = 2025) -> ColumnMapping:
    """Columns by headings; `|` parts a group from what stands below it."""
    return map_columns([p.split("|") if p else [] for p in paths], reference=reference(), year=year)


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Chỉ tiêu BHXH tự nguyện", "target_count.vsi"),
        ("BHXH TN|Số tham gia", "participant_count.vsi"),
        ("BHXH TN", "participant_count.vsi"),
        ("BHYT HGĐ|Thực hiện", "participant_count.hi_household"),
        ("BHYT|TH/KH (%)", "attainment_pct.hi"),
        ("BHYT|TH/KH", "pair.hi"),
        ("BHYT|Chỉ tiêu (%)", "target_coverage_pct.hi"),
        ("Kết quả thực hiện|BHYT|Chỉ tiêu", "target_count.hi"),
        ("Kết quả|BHYT|Số người", "participant_count.hi"),
        ("Chỉ tiêu|BHYT|Số người", "target_count.hi"),
        ("Kết quả|BHYT|Tỷ lệ bao phủ", "coverage_pct.hi"),
        ("Lũy kế thực hiện BHYT đến ngày 30/9/2025", "participant_count.hi"),
        ("Chỉ tiêu BHYT UBND tỉnh giao năm 2025", "target_count.hi"),
        ("Thực hiên BHYT", "participant_count.hi"),
        ("Dân số trong độ tuổi tham gia", "people_count.participating_age"),
        ("Ghi chú", "note"),
        ("STT", "skip"),
        ("Tăng/giảm so với tháng trước", "skip"),
        ("Cán bộ phụ trách", "skip"),
        ("Xếp hạng BHYT", "skip"),
        ("", "skip"),
    ],
)
def test_a_heading_means(heading: str, code: str) -> None:
    (role,) = _mapped(heading).roles
    assert role.code == code


def test_months_beside_each_other_have_days_of_their_own() -> None:
    mapping = _mapped("Đơn vị", "Thực hiện BHYT tháng 8", "BHYT|Tháng 9/2025")
    assert [role.day for role in mapping.roles] == [
        None,
        dt.date(2025, 8, 31),
        dt.date(2025, 9, 30),
    ]
    assert repeated(mapping, day=dt.date(2025, 9, 30)) == []


def test_a_column_of_the_tables_own_day_repeats_one_without() -> None:
    mapping = _mapped("Đơn vị", "Thực hiện BHYT", "Thực hiện BHYT tháng 9")
    assert repeated(mapping, day=dt.date(2025, 9, 30)) == [2]
    assert repeated(mapping, day=dt.date(2025, 8, 31)) == []


def test_two_counts_in_one_cell_repeat_either() -> None:
    assert repeated(_mapped("Thực hiện BHYT", "BHYT|TH/KH"), day=None) == [1]


def test_a_form_is_the_same_form_next_month() -> None:
    august = _mapped("Đơn vị", "Thực hiện BHYT tháng 8", "Chỉ tiêu 2025")
    september = _mapped("Đơn vị", "Thực hiện BHYT tháng 9", "Chỉ tiêu 2025")
    assert august.fingerprint == september.fingerprint
    assert august.fingerprint != _mapped("Đơn vị", "Chỉ tiêu BHYT", "Chỉ tiêu 2025").fingerprint


def test_a_mapping_is_said_in_words_and_read_back() -> None:
    mapping = _mapped("STT", "Đơn vị", "Dân số", "Chỉ tiêu BHYT", "Thực hiện BHYT")
    again = mapping.with_answer(mapping.code, indicators=_CODES)
    assert again is not None
    assert (
        again.code
        == mapping.code
        == ("2=unit_name;3=people_count.population;4=target_count.hi;5=participant_count.hi")
    )
    assert again.is_certain


@pytest.mark.parametrize(
    "code",
    [
        "9=unit_name",
        "0=unit_name",
        "x=unit_name",
        "1",
        "1=king",
        "1=participant_count.pension",
        "1=people_count.cats",
        "1=unit_name;zzz",
    ],
)
def test_a_code_that_is_no_mapping_of_these_columns_is_refused(code: str) -> None:
    assert _mapped("Đơn vị", "Thực hiện BHYT").with_answer(code, indicators=_CODES) is None
