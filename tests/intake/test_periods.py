"""Days and periods: the last day of what is meant, and never another day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.intake import periods
from campaign.intake.titles import said_days, said_year

_DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


@given(_DAYS)
def test_a_day_is_read_in_every_order_that_offices_use(day: dt.date) -> None:
    forms = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "ngày %d tháng %m năm %Y")
    assert {periods.whole(day.strftime(form)) for form in forms} == {day}
    assert periods.whole(str((day - dt.date(1899, 12, 30)).days)) == day


@pytest.mark.parametrize(
    "text",
    [
        "T9/2025",
        "T09.2025",
        "tháng 9/2025",
        "Tháng 9 năm 2025",
        "THÁNG 09 - 2025",
        "9/2025",
        "09-2025",
        "2025-09",
        "Quý III/2025",
        "quý 3 năm 2025",
        "9 tháng đầu năm 2025",
        "9 tháng năm 2025",
        "9 tháng/2025",
    ],
)
def test_a_period_stands_for_its_last_day(text: str) -> None:
    assert periods.whole(text) == dt.date(2025, 9, 30)


@pytest.mark.parametrize(
    "text",
    ["09/30/2025", "31/9/2025", "13/2025", "2025", "năm 2025", "quý V/2025", "T0/2025", "1215", ""],
)
def test_what_is_no_day_gives_none(text: str) -> None:
    assert periods.whole(text) is None


@pytest.mark.parametrize(
    ("titles", "days"),
    [
        (["Tính đến 17 giờ 00 ngày 30/9/2025"], ["2025-09-30"]),
        (["(Từ ngày 01/01/2025 đến hết ngày 30/9/2025)"], ["2025-09-30"]),
        (["Cần Thơ, ngày 05 tháng 10 năm 2025"], []),
        (["Số: 125/BC-UBND Cần Thơ, ngày 05 tháng 10 năm 2025"], []),
        (["Kèm theo Quyết định số 12/QĐ-UBND ngày 15/01/2025 của UBND"], []),
        (["Công văn số 7/BHXH, ngày 5 tháng 1 năm 2025", "Tháng 9/2025"], ["2025-09-30"]),
        (["Tháng 8/2025", "Số liệu đến 30/9/2025"], ["2025-09-30"]),
        (["Tháng 8/2025", "Tháng 9/2025"], ["2025-08-31", "2025-09-30"]),
        (["Số liệu đến 24 giờ, ngày 30 tháng 9 năm 2025"], ["2025-09-30"]),
        (["Giai đoạn đến năm 2030", "Tháng 9/2025"], ["2025-09-30"]),
        (["Năm 2025"], []),
    ],
)
def test_only_the_figures_day_is_taken_from_titles(titles: list[str], days: list[str]) -> None:
    assert [day.isoformat() for day in said_days(titles)] == days


def test_the_year_is_not_that_of_a_decision() -> None:
    titles = ["Theo Quyết định số 12/QĐ-UBND ngày 15/01/2024", "KẾT QUẢ NĂM 2025"]
    assert said_year(titles) == 2025


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Thực hiện tháng 8", 8),
        ("BHYT T09", 9),
        ("Thực hiện 9 tháng", 9),
        ("Thực hiện", None),
        ("Tỷ lệ 8", None),
    ],
)
def test_a_heading_may_name_a_month_without_its_year(text: str, month: int | None) -> None:
    day = periods.month_within(text, year=2025)
    assert (day and day.month) == month


def test_what_stays_the_same_each_month_has_no_period_in_it() -> None:
    august = periods.without("Lũy kế thực hiện đến ngày 31/8/2025")
    assert august == periods.without("Lũy kế thực hiện đến ngày 30/9/2025") == "luy ke thuc hien"
