"""Every status has a sign of its own, and every reason a sentence that fits its row."""

import datetime as dt

import pytest

from campaign.terms import PaceReason, PaceStatus
from campaign.words import words_for
from campaign.words.pace import (
    STATUS_SIGNS,
    lag_sentence,
    last_days_sentence,
    pace_sentence,
    status_text,
)

ROW = {
    "participant_count": 1215,
    "participant_qualifier": "exact",
    "expected_count": 1300.4,
    "target_count": 1509,
    "target_qualifier": "exact",
    "baseline_count": 1000,
    "baseline_qualifier": "exact",
    "months_left_count": 3,
    "required_per_month_count": 97.2,
    "best_per_month_count": 80.0,
    "gap_count": 294,
    "gap_qualifier": "exact",
    "period_start_date": dt.date(2025, 1, 1),
    "period_end_date": dt.date(2025, 12, 31),
    "reported_date": dt.date(2025, 9, 30),
    "month_end": dt.date(2025, 9, 30),
    "pace_status": "behind",
    "pace_reason": None,
}


def test_no_two_statuses_share_a_sign() -> None:
    assert set(STATUS_SIGNS) == set(PaceStatus)
    assert len(set(STATUS_SIGNS.values())) == len(PaceStatus)


def test_a_status_is_its_sign_and_its_name() -> None:
    assert status_text(words_for("vi"), "behind") == "▼ Chậm tiến độ"
    assert status_text(words_for("en"), "no_baseline") == "◇ No baseline"


def test_an_unknown_status_is_a_defect() -> None:
    with pytest.raises(ValueError, match="late"):
        status_text(words_for("vi"), "late")


def test_planned_progress_is_told_with_both_counts() -> None:
    sentence = pace_sentence(words_for("vi"), ROW)
    assert sentence == "Có 1.215 người; theo kế hoạch đến 30/9/2025 phải có 1.300 người."


def test_what_is_required_is_rounded_up_and_stands_beside_the_best_month() -> None:
    row = ROW | {"pace_status": "out_of_reach", "pace_reason": "required_above_best"}
    sentence = pace_sentence(words_for("en"), row)
    assert sentence == "It needs 98 more people a month, and its best month so far brought 80."


@pytest.mark.parametrize("reason", list(PaceReason))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_reason_has_a_sentence_even_of_a_bare_row(reason: PaceReason, language: str) -> None:
    bare = dict.fromkeys(ROW) | {"pace_status": "no_baseline", "pace_reason": reason.value}
    assert pace_sentence(words_for(language), bare).endswith(".")


def test_a_period_that_ended_below_a_rate_is_told_without_people() -> None:
    row = ROW | {"pace_status": "not_reached", "pace_reason": "period_over", "gap_count": None}
    sentence = pace_sentence(words_for("vi"), row)
    assert sentence == "Kỳ giao chỉ tiêu kết thúc ngày 31/12/2025 mà chưa đạt chỉ tiêu."


@pytest.mark.parametrize("status", ["achieved", "no_report", "no_target"])
def test_what_its_name_says_already_has_no_sentence(status: str) -> None:
    assert pace_sentence(words_for("vi"), ROW | {"pace_status": status}) == ""


def test_a_judgement_on_an_older_figure_says_how_old_it_is() -> None:
    late = ROW | {"reported_date": dt.date(2024, 11, 20)}
    told = lag_sentence(words_for("vi"), late)
    assert told == "Chưa có báo cáo 10 tháng gần đây nên đánh giá theo số liệu ngày 20/11/2024."
    one = lag_sentence(words_for("en"), ROW | {"reported_date": dt.date(2025, 8, 31)})
    assert one == "The last month has no report, so this judges the figure of 31 August 2025."


@pytest.mark.parametrize(
    "row",
    [
        ROW,
        ROW | {"reported_date": None},
        ROW | {"reported_date": dt.date(2024, 11, 20), "pace_status": "no_report"},
    ],
)
def test_a_figure_of_the_month_itself_or_none_is_not_called_late(row: dict[str, object]) -> None:
    assert lag_sentence(words_for("vi"), row) == ""


def test_in_a_periods_last_month_the_gap_is_told_without_a_rate() -> None:
    row = ROW | {"months_left_count": 0, "required_per_month_count": None}
    assert last_days_sentence(words_for("vi"), row) == (
        "Kỳ giao chỉ tiêu hết ngày 31/12/2025, không còn trọn tháng nào; còn thiếu 294 người."
    )


@pytest.mark.parametrize(
    "other",
    [{}, {"months_left_count": None}, {"months_left_count": 0, "gap_count": 0}],
    ids=["months left", "over", "nothing missing"],
)
def test_elsewhere_there_are_no_last_days(other: dict[str, object]) -> None:
    assert last_days_sentence(words_for("vi"), ROW | other) == ""
