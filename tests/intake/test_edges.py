"""Both sides of the edges by which the reader decides."""

import datetime as dt

import pytest

from campaign.findings import Finding
from campaign.intake import Context, Reading
from campaign.terms import Kind
from tests.intake.files import GOOD_ROW, read, reports, rows_of

_CITY = Context(province="92")
_DAY = dt.date(2025, 9, 30)


@pytest.mark.parametrize(
    ("received_on", "is_refused"), [(_DAY, False), (_DAY.replace(day=29), True)]
)
def test_the_very_day_is_no_future_one(received_on: dt.date, is_refused: bool) -> None:  # noqa: FBT001
    reading = read(reports(GOOD_ROW), Context(received_on=received_on))
    assert [finding.code for finding in reading.findings] == ["future_date"] * is_refused


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Loong Mỹ", "unit_suggested"),
        # As like Thới Long as Thới Hưng: nobody may guess.
        ("Thới Lưng", "unknown_unit_near"),
    ],
)
def test_a_unit_is_suggested_only_when_no_other_is_as_like(name: str, code: str) -> None:
    header = "unit_name,indicator_code,as_of_date,participant_count"
    reading = read(reports(f"{name},vsi,2025-09-30,5", header=header), _CITY)
    assert [finding.code for finding in reading.findings] == [code]


def test_a_share_that_is_next_to_nothing_says_nothing_of_its_column() -> None:
    lines = [
        "BHXH tự nguyện đến 30/9/2025",
        "Xã, phường;Chỉ tiêu;Thực hiện;Tỷ lệ",
        "Ngã Bảy;1000;1;0,001",
        "Ninh Kiều;1000;1;0,001",
        "Cái Răng;1000;805;0,805",
    ]
    rows = rows_of(read("\n".join(lines) + "\n", _CITY))
    assert [row["attainment_pct"] for row in rows] == [0.1, 0.1, 80.5]


def test_a_whole_province_alone_in_its_table_is_a_unit_and_beside_wards_their_total() -> None:
    lines = ["BHXH tự nguyện đến 30/9/2025", "Đơn vị;Thực hiện", "Thành phố Cần Thơ;806"]
    wards = ["Ngã Bảy;1", "Ninh Kiều;805"]
    alone, beside = (
        rows_of(read("\n".join(text) + "\n", _CITY)) for text in (lines, lines + wards)
    )
    assert [row["unit_code"] for row in alone] == ["92"]
    assert "92" not in {row["unit_code"] for row in beside}
    assert len(beside) == len(wards)


@pytest.mark.parametrize(("more", "can"), [((), True), ((Finding("no_date"),), False)])
def test_lines_can_be_left_out_only_when_nothing_else_blocks(
    more: tuple[Finding, ...],
    can: bool,  # noqa: FBT001
) -> None:
    good = read(reports(GOOD_ROW))
    faults = (Finding("bad_count", line=3), *more)
    reading = Reading("x.csv", Kind.REPORTS, good.tables, faults, good.sha256, bad_lines=("3",))
    assert reading.can_leave_out is can
