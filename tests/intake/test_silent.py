"""Plausible sheets of offices that could be read wrongly without a word: read right, or asked."""

import datetime as dt
from collections.abc import Sequence

import pytest

from campaign.intake import Context, Reading
from campaign.terms import Kind
from tests.intake.files import read
from tests.intake.workbooks import Tab, xlsx

_CITY = Context(province="92", received_on=dt.date(2025, 11, 20))
_DAY = "Số liệu đến ngày 30/9/2025"
_UNIT = ("STT", "Xã, phường")
_VSI = "BHXH tự nguyện"


def _sheet(
    *rows: Sequence[object], title: str = _DAY, tab: str = "Biểu 1", merged: Sequence[str] = ()
) -> Reading:
    """A workbook with its title in row 1, read for the city."""
    return read(xlsx(Tab(tab, ([title], *rows), merged)), _CITY)


def _codes(reading: Reading) -> set[str]:
    return {finding.code for finding in reading.findings}


def _rows(reading: Reading, kind: Kind, *names: str) -> list[tuple[object, ...]]:
    table = reading.tables.get(kind)
    rows = table.to_pylist() if table is not None else []
    return [tuple(row.get(name) for name in names) for row in rows]


def _counts(reading: Reading) -> list[tuple[object, ...]]:
    return _rows(reading, Kind.REPORTS, "as_of_date", "participant_count")


@pytest.mark.parametrize(
    "heading",
    [
        "Số người chưa tham gia BHYT",
        "Số người không tham gia BHYT",
        "Số tiền tham gia BHYT",
        "Số hộ tham gia BHYT",
        "Số người tham gia lần đầu BHYT",
    ],
)
def test_a_heading_of_other_things_is_not_taken_for_one_like_it(heading: str) -> None:
    assert not _sheet((*_UNIT, heading), (1, "Ngã Bảy", 4500)).tables


def test_a_rate_beside_target_and_people_is_that_of_the_target() -> None:
    reading = _sheet(
        (*_UNIT, "Dân số", f"Chỉ tiêu {_VSI}", f"Thực hiện {_VSI}", "Tỷ lệ"),
        (1, "Ngã Bảy", 40_000, 1509, 1215, 80.52),
    )
    assert _rows(reading, Kind.REPORTS, "attainment_pct", "coverage_pct") == [(80.52, None)]


@pytest.mark.parametrize("before", ["Thực hiện năm 2024", "TH 2024", "2024"])
def test_last_years_result_is_not_this_months(before: str) -> None:
    reading = _sheet(
        (*_UNIT, f"{_VSI} {before}", f"Kế hoạch {_VSI} năm 2025"), (1, "Ngã Bảy", 1000, 1509)
    )
    assert _counts(reading) == [(dt.date(2024, 12, 31), 1000)]


@pytest.mark.parametrize("heading", ["Chỉ tiêu năm 2026", "KH 2026", "Chỉ tiêu được giao 2026"])
def test_next_years_target_is_not_this_years(heading: str) -> None:
    reading = _sheet((*_UNIT, f"{heading} {_VSI}", f"Thực hiện {_VSI}"), (1, "Ngã Bảy", 1600, 1215))
    found = _rows(reading, Kind.TARGETS, "period_start", "target_count")
    assert found == [(dt.date(2026, 1, 1), 1600)]
    assert _counts(reading) == [(dt.date(2025, 9, 30), 1215)]


def test_the_year_of_a_target_alone_dates_no_result() -> None:
    reading = _sheet(
        (*_UNIT, f"Chỉ tiêu {_VSI} năm 2024", f"Thực hiện {_VSI}"),
        (1, "Ngã Bảy", 1600, 1215),
        title="Kết quả năm 2025",
    )
    assert "no_date" in _codes(reading)


def _dated(title: str, tab: str = "Biểu 1") -> Reading:
    return _sheet((*_UNIT, _VSI), (1, "Ngã Bảy", 1215), title=title, tab=tab)


@pytest.mark.parametrize(
    "title",
    [
        "So sánh 30/9/2024 với 30/9/2025",
        "Kết quả tháng 8, phương hướng nhiệm vụ tháng 9 năm 2025",
        "Báo cáo tháng 9/2025 và tháng 10/2025",
    ],
)
def test_a_title_of_two_months_is_asked_about(title: str) -> None:
    assert "which_date" in _codes(_dated(title))


@pytest.mark.parametrize(
    "title",
    [
        "BHXH tự nguyện tháng 9/2025 so với tháng 8/2025",
        "Kết quả tháng 9 và 9 tháng đầu năm 2025",
        "Tháng 9, quý III và 9 tháng năm 2025",
        "Từ ngày 01/9 đến 30/9/2025",
        "Chỉ tiêu giai đoạn 2024-2025, kết quả tháng 9/2025",
        "Tháng 9/2025 (kèm theo Báo cáo ngày 06/10/2025 của Ủy ban nhân dân thành phố)",
        "Tháng 9 năm 2025, ngày lập biểu: 05/10/2025",
    ],
)
def test_the_day_of_the_figures_among_others(title: str) -> None:
    assert _counts(_dated(title)) == [(dt.date(2025, 9, 30), 1215)]


@pytest.mark.parametrize(
    "title",
    ["Ngày lập biểu: 05/10/2025", "(Kèm theo Báo cáo ngày 06/10/2025 của UBND thành phố)"],
)
def test_the_day_of_drawing_up_is_not_that_of_the_figures(title: str) -> None:
    assert "no_date" in _codes(_dated(title))


def test_a_tab_of_another_month_than_the_title_is_asked_about() -> None:
    assert "which_date" in _codes(_dated("Số liệu tháng 9/2025", tab="T10"))
    assert "which_date" not in _codes(_dated("Số liệu đến 15/9/2025", tab="T9"))


def test_a_second_table_below_is_never_read_as_the_first() -> None:
    head = (*_UNIT, "Thực hiện")
    other = _sheet(
        ("BHXH tự nguyện",), head, (1, "Ngã Bảy", 1215), ("BHYT",), head, (1, "Long Mỹ", 40_000)
    )
    named = _sheet(
        (*_UNIT, f"Thực hiện {_VSI}"),
        (1, "Ngã Bảy", 1215),
        (*_UNIT, "Thực hiện BHYT"),
        (1, "Long Mỹ", 40_000),
    )
    unlike = _sheet(
        (*_UNIT, f"Thực hiện {_VSI}"),
        (1, "Ngã Bảy", 1215),
        ("TT", "Đơn vị", "Số đại lý"),
        (1, "Long Mỹ", 12),
    )
    for reading in (other, named, unlike):
        assert "further_table" in _codes(reading)
        assert not reading.is_acceptable


def test_headings_printed_again_are_no_second_table() -> None:
    head = (*_UNIT, "Thực hiện")
    page = ("KẾT QUẢ BHXH TỰ NGUYỆN",)
    reading = _sheet(page, head, (1, "Ngã Bảy", 1215), page, head, (2, "Long Mỹ", 986))
    assert [count for _, count in _counts(reading)] == [1215, 986]
    assert reading.is_acceptable


def test_a_misspelt_unit_numbered_like_a_group_is_not_passed_over() -> None:
    head = (*_UNIT, _VSI)
    typed = _sheet(head, ("I", "Phường Ngã Bảy", 1215), ("II", "Phường Lạ Hoắc", 900))
    bare = _sheet(head, ("I", "Ngã Bảy", 1215), ("II", "Lạ Hoắc", 900))
    for reading in (typed, bare):
        assert "unknown_unit" in _codes(reading)


def test_groups_with_sums_stay_groups() -> None:
    reading = _sheet(
        (*_UNIT, _VSI),
        ("A", "Khối các phường", 2201),
        ("I", "Khu vực Ngã Bảy", 1215),
        (1, "Ngã Bảy", 1215),
        ("II", "Khu vực Long Mỹ", 986),
        (1, "Long Mỹ", 986),
    )
    assert [count for _, count in _counts(reading)] == [1215, 986]
    assert reading.is_acceptable


def test_a_figure_merged_over_two_units_is_neither_ones() -> None:
    reading = _sheet((*_UNIT, _VSI), (1, "Ngã Bảy", 2115), (2, "Ô Môn", None), merged=("C3:C4",))
    assert "shared_figure" in _codes(reading)


@pytest.mark.parametrize("below", ["Số hộ", "Số tiền (triệu đồng)", "Trong đó: nữ"])
def test_a_second_row_of_headings_is_read_whatever_it_says(below: str) -> None:
    head = ("STT", "Xã, phường", "BHYT hộ gia đình")
    reading = _sheet(head, (None, None, below), (1, "Ngã Bảy", 900), merged=("A2:A3", "B2:B3"))
    assert not reading.tables


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        (f"{_DAY} (ĐVT: nghìn người)", _VSI),
        (f"{_DAY} – Đơn vị tính: 1.000 người", _VSI),
        (_DAY, f"Thực hiện {_VSI} (nghìn người)"),
    ],
)
def test_whole_thousands_are_asked_about_where_the_sheet_says_so(title: str, heading: str) -> None:
    reading = _sheet((*_UNIT, heading), (1, "Ngã Bảy", 12), (2, "Ô Môn", 9), title=title)
    assert "said_in_thousands" in _codes(reading)
    assert [count for _, count in _counts(reading)] == [12_000, 9_000]


def test_money_in_thousands_says_nothing_of_people() -> None:
    reading = _sheet((*_UNIT, _VSI), (1, "Ngã Bảy", 12), title=f"{_DAY} (ĐVT: nghìn đồng)")
    assert [count for _, count in _counts(reading)] == [12]


def test_names_of_before_todays_units_are_asked_about() -> None:
    rows = (("STT", "Đơn vị", _VSI), (1, "Ninh Kiều", 12_150))
    assert "before_units" in _codes(_sheet(*rows, title="Số liệu đến ngày 31/12/2024"))
    assert "before_units" not in _codes(_sheet(*rows))


def test_months_that_are_added_up_are_no_stocks() -> None:
    rows = (
        (*_UNIT, "Tháng 7", "Tháng 8", "Cộng"),
        (1, "Ngã Bảy", 10, 11, 21),
        (2, "Ô Môn", 1, 2, 3),
    )
    reading = _sheet(*rows, title=f"{_VSI} năm 2025")
    assert "months_add_up" in _codes(reading)


@pytest.mark.parametrize("heading", [f"Thực hiện {_VSI}", f"Tỷ lệ bao phủ {_VSI}"])
@pytest.mark.parametrize("value", [1e300, 1e-300, "9" * 400, "9" * 30 + " triệu", "0," + "1" * 400])
def test_a_number_beyond_all_reckoning_is_told(heading: str, value: object) -> None:
    reading = _sheet((*_UNIT, heading), (1, "Ngã Bảy", value), (2, "Ô Môn", 5))
    assert _codes(reading) & {"bad_count", "fractional_count", "bad_pct", "bad_pct_near"}
