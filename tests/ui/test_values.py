"""Uploaded values in words."""

import pytest

from campaign.ui.values import column_label, part_text
from campaign.words import words_for

_VI = words_for("vi")


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("2025-09-30", "30/9/2025"),
        ("population", "Dân số"),
        ("conference", "Hội nghị"),
        ("31471", "Phường Long Mỹ"),
        ("Mô hình 5 không", "Mô hình 5 không"),
    ],
)
def test_a_part_of_a_key_is_no_code(part: str, told: str) -> None:
    assert part_text(_VI, {"31471": "Phường Long Mỹ"}, part) == told


def test_a_column_is_named_without_its_range() -> None:
    assert column_label(_VI, "attainment_pct") == "Tỷ lệ hoàn thành chỉ tiêu"
