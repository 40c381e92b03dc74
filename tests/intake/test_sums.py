"""What a table must agree with itself on."""

import pytest

from campaign.intake import Context
from tests.intake.files import read

_TITLE = "BHXH tự nguyện đến ngày 30/9/2025"
_HEAD = "STT;Xã, phường;Chỉ tiêu;Thực hiện;Tỷ lệ %"


def _told(*lines: str, head: str = _HEAD) -> list[tuple[str, int | None]]:
    reading = read("\n".join((_TITLE, head, *lines)) + "\n", Context(province="92"))
    codes = ("ratio_differs", "total_differs")
    return [(f.code, f.line) for f in reading.findings if f.code in codes]


@pytest.mark.parametrize("rate", ["80,51", "80,5", "80,6", "81", "80,52", "80,5169", "80%"])
def test_a_rate_as_short_as_people_state_it_agrees(rate: str) -> None:
    assert _told(f"1;Ngã Bảy;1509;1215;{rate}") == []


@pytest.mark.parametrize("rate", ["80,7", "80,54", "82", "79", "8,05"])
def test_a_rate_that_the_counts_do_not_give_is_told(rate: str) -> None:
    assert _told(f"1;Ngã Bảy;1509;1215;{rate}") == [("ratio_differs", 3)]


def test_a_bound_divides_into_nothing_exact() -> None:
    assert _told("1;Ngã Bảy;1509;trên 1.215.000;80") == []


def test_nothing_is_said_where_something_is_missing() -> None:
    assert _told("1;Ngã Bảy;;1215;80", "2;Long Mỹ;0;1;90", "3;Tân An;5;;90") == []


def test_a_total_may_be_of_all_lines_or_of_its_part() -> None:
    lines = ("1;Ngã Bảy;10;5;50", ";Cộng;10;5;50", "2;Long Mỹ;20;10;50", ";Cộng;20;10;50")
    assert _told(*lines, ";Tổng cộng;30;15;50") == []
    assert _told(*lines, ";Tổng cộng;31;15;50") == [("total_differs", 7)]


def test_a_total_over_an_unread_line_is_not_judged() -> None:
    assert _told("1;Ngã Bảy;10;nhiều;50", ";Tổng cộng;10;99;50") == []


def test_coverage_is_of_its_own_people() -> None:
    head = "Xã, phường;Dân số;Dân số trong độ tuổi;Thực hiện;Tỷ lệ bao phủ"
    assert _told("Ngã Bảy;50000;20000;1000;5,0", head=head) == []
    assert _told("Ngã Bảy;50000;20000;1000;2,0", head=head) == [("ratio_differs", 3)]
