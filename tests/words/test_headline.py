"""The headline calls no target reached where none was asked for."""

import datetime as dt

from campaign.words import words_for
from campaign.words.headline import headline

INDICATOR = {"indicator_name_vi": "BHXH tự nguyện", "indicator_name_en": "voluntary SI"}
ROW = {
    "participant_count": 1_157,
    "participant_qualifier": "exact",
    "coverage_pct": None,
    "attainment_pct": None,
    "is_summed": False,
    "reported_date": dt.date(2025, 9, 30),
    "oldest_reported_date": None,
    "target_count": 1_000,
    "gap_count": 0,
    "gap_qualifier": "exact",
    "required_per_month_count": None,
}


def told(target_count: int) -> str:
    row = ROW | {"target_count": target_count}
    return headline(words_for("vi"), place="phường Trăng Lành", indicator=INDICATOR, progress=row)


def test_a_target_of_zero_is_not_reached() -> None:
    assert "hoàn thành" not in told(0)


def test_a_real_target_is() -> None:
    assert told(1_000).endswith("đã hoàn thành chỉ tiêu.")
