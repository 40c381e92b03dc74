"""Where the table is in a sheet."""

import pytest

from campaign.intake.layout import Layout, find_table, is_numbering
from campaign.intake.sheet import Line, Sheet


def _sheet(*rows: str, merged: tuple[tuple[int, int, int, int], ...] = ()) -> Sheet:
    lines = tuple(Line(n, tuple(row.split("|"))) for n, row in enumerate(rows, 1) if row)
    return Sheet(lines, "T9", merged)


def _found(*rows: str) -> Layout:
    layout = find_table(_sheet(*rows))
    assert layout is not None
    return layout


def test_titles_headings_and_body_are_told_apart() -> None:
    layout = _found("BÁO CÁO", "Đơn vị tính: người|||", "STT|Xã|Chỉ tiêu", "1|Ngã Bảy|5")
    assert layout.titles == ("BÁO CÁO", "Đơn vị tính: người")
    assert layout.paths == (("STT",), ("Xã",), ("Chỉ tiêu",))
    assert (layout.first_line, [line.number for line in layout.body]) == (3, [4])


@pytest.mark.parametrize("measure", ["Đơn vị: người", "(ĐVT: người)", "Đơn vị tính : Người"])
def test_a_measure_is_no_heading(measure: str) -> None:
    assert _found(f"||{measure}", "STT|Đơn vị|Chỉ tiêu", "1|Ngã Bảy|5").first_line == 2


def test_a_groups_name_spreads_to_its_columns() -> None:
    layout = _found("STT|Xã, phường|BHYT||", "||Chỉ tiêu|Thực hiện|Tỷ lệ", "1|Ngã Bảy|1|2|3")
    assert layout.paths[2:] == (("BHYT", "Chỉ tiêu"), ("BHYT", "Thực hiện"), ("BHYT", "Tỷ lệ"))


def test_months_below_a_group_are_headings() -> None:
    layout = _found("STT|Xã, phường|BHYT|", "||Tháng 8|Tháng 9", "1|Ngã Bảy|1|2")
    assert layout.paths[2:] == (("BHYT", "Tháng 8"), ("BHYT", "Tháng 9"))


def test_a_title_above_is_no_group() -> None:
    layout = _found("Kết quả BHYT đến ngày 30/9/2025", "Xã, phường|Chỉ tiêu", "Ngã Bảy|1")
    assert layout.first_line == 2


def test_a_first_unit_is_no_heading() -> None:
    layout = _found("Xã, phường|Chỉ tiêu|Ghi chú", "Ngã Bảy|1|")
    assert [line.number for line in layout.body] == [2]


@pytest.mark.parametrize(
    ("row", "is_one"),
    [
        ("(1)|(2)|(3)=(2)/(1)", True),
        ("A|B|1|2|3=2/1", True),
        ("1|2|3", True),
        ("3|2|1", False),
        ("500|501|502", False),
        ("1|Ngã Bảy|3", False),
        ("1|2", False),
    ],
)
def test_a_line_that_numbers_the_columns(row: str, *, is_one: bool) -> None:
    assert is_numbering(Line(1, tuple(row.split("|")))) is is_one


@pytest.mark.parametrize("rows", [(), ("Xin chào",), ("Xã, phường|Mật khẩu", "Ngã Bảy|x")])
def test_a_sheet_without_known_headings_has_no_table(rows: tuple[str, ...]) -> None:
    assert find_table(_sheet(*rows)) is None
