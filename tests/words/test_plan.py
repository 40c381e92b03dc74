"""A plan's sentence, of each kind and in both languages."""

import dataclasses
import datetime as dt

import pytest

from campaign.plan.choices import PlanTotal
from campaign.words import words_for
from campaign.words.plan import PlanFacts, finish_text, period_label, plan_sentence

FACTS = PlanFacts(
    place="Minh Họa",
    indicator="bảo hiểm y tế",
    issuer="Ủy ban nhân dân",
    aim=PlanTotal.UNITS,
    known_count=103,
    unit_count=103,
    last=dt.date(2025, 12, 31),
    total_count=100,
    qualifier=None,
    period_count=3.0,
    step="month",
    beyond_best_count=None,
)


def told(language: str = "vi", **changes: object) -> str:
    facts = dataclasses.replace(FACTS, **changes)  # type: ignore[arg-type]
    return plan_sentence(words_for(language), facts).replace("\u00a0", " ")


def test_a_rate_is_rounded_up_because_less_would_not_do() -> None:
    assert "100 người, bình quân 34 người mỗi tháng." in told()
    assert "bình quân 33 người mỗi tháng." in told(total_count=99)
    # Three months of a float.
    assert "bình quân 33 người mỗi tháng." in told(total_count=99, period_count=2.9999999999)


@pytest.mark.parametrize(
    ("changes", "start"),
    [
        ({}, "Để mọi đơn vị đạt chỉ tiêu bảo hiểm y tế (Ủy ban nhân dân) đến 31/12/2025, Minh Họa"),
        ({"known_count": 40}, "Để 40/103 đơn vị của Minh Họa đạt chỉ tiêu bảo hiểm y tế"),
        ({"aim": PlanTotal.PROVINCE, "known_count": 40}, "Để cả Minh Họa đạt chỉ tiêu"),
        ({"aim": PlanTotal.OWN}, "Để có thêm 100 người tham gia bảo hiểm y tế đến 31/12"),
        ({"total_count": 0}, "Theo lựa chọn này, Minh Họa không còn phải phát triển thêm"),
    ],
)
def test_the_sentence_says_whose_gap_is_closed(changes: dict[str, object], start: str) -> None:
    assert told(**changes).startswith(start)


@pytest.mark.parametrize(
    ("count", "end"),
    [
        (0, "; không đơn vị nào phải vượt tháng tốt nhất của mình."),
        (21, "; 21 đơn vị phải vượt tháng tốt nhất của mình."),
        (None, "34 người mỗi tháng."),
    ],
)
def test_records_that_would_be_needed(count: int | None, end: str) -> None:
    assert told(beyond_best_count=count).endswith(end)


def test_one_unit_is_one_in_english() -> None:
    assert told("en", beyond_best_count=1).endswith("; 1 unit must do better than its best month.")


def test_a_figure_that_is_a_bound_stays_one() -> None:
    assert "thêm hơn 43.000 người" in told(total_count=43_000, qualifier="at_least")


@pytest.mark.parametrize(
    ("first", "last", "vi", "en"),
    [
        (dt.date(2025, 10, 1), dt.date(2025, 10, 31), "10/2025", "10/2025"),
        (dt.date(2024, 2, 1), dt.date(2024, 2, 29), "02/2024", "02/2024"),
        (dt.date(2025, 11, 1), dt.date(2025, 11, 15), "1/11–15/11", "1 Nov–15 Nov"),
        (dt.date(2025, 9, 29), dt.date(2025, 10, 5), "29/9–5/10", "29 Sep–5 Oct"),
        (dt.date(2025, 12, 1), dt.date(2025, 12, 1), "1/12", "1 Dec"),
    ],
)
def test_periods_are_headed_shortly(first: dt.date, last: dt.date, vi: str, en: str) -> None:
    assert period_label(words_for("vi"), first, last) == vi
    assert period_label(words_for("en"), first, last) == en


@pytest.mark.parametrize(
    ("day", "vi", "en"),
    [
        (dt.date(2026, 1, 1), "1/1/2026", "1 January 2026"),
        (dt.date(2026, 1, 2), "Tháng 1/2026", "January 2026"),
        (dt.date(2030, 10, 31), "Tháng 10/2030", "October 2030"),
        (dt.date(2030, 11, 1), "Hơn 5 năm nữa", "In over 5 years"),
        (dt.date(2042, 6, 30), "Hơn 5 năm nữa", "In over 5 years"),
    ],
)
def test_a_far_finish_pretends_no_exact_day(day: dt.date, vi: str, en: str) -> None:
    first = dt.date(2025, 10, 1)
    assert finish_text(words_for("vi"), day, first=first) == vi
    assert finish_text(words_for("en"), day, first=first) == en
