"""Keys that forgive how a name was typed, and nothing else."""

import unicodedata

import pytest

from campaign.intake.letters import (
    clean,
    fold,
    heading_key,
    plain_letters,
    spelling_key,
    without_givers,
)
from tests.intake.files import reference


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà", "Hòa"),
        ("Thuỷ", "Thủy"),
        ("Lý", "Lí"),
        ("Mỹ", "Mĩ"),
        ("Xuân Ái", "Xuân Á i"),
        ("Quý", "Quí"),
        ("ĐÔNG HIỆP", "Ðông  Hiệp"),
        ("Khuya", "Khuya"),
    ],
)
def test_two_ways_of_spelling_have_one_key(one: str, other: str) -> None:
    for form in ("NFC", "NFD"):
        assert spelling_key(unicodedata.normalize(form, one)) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mai", "May"), ("Hòa", "Họa"), ("Tân", "Tan"), ("Đông", "Dông"), ("Vị Thanh", "Vị Thanh 1")],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


def test_no_two_units_of_a_province_are_spelt_alike() -> None:
    keys = [(unit.province_code, spelling_key(unit.name)) for unit in reference().units_of(None)]
    assert len(set(keys)) == len(keys)


def test_cleaning_drops_what_nobody_sees_and_composes() -> None:
    assert clean(" \u200bNga\u0303\u00a0Bảy\ufeff ") == "Ngã Bảy"
    assert clean("\u00d0ại") == "Đại"


def test_folding_keeps_accents_and_plain_letters_do_not() -> None:
    assert fold("  NGÃ   Bảy ") == "ngã bảy"
    assert plain_letters("Đặc khu Ngã Bảy") == "dac khu nga bay"


def test_a_heading_is_compared_by_letters_digits_and_percent() -> None:
    assert heading_key("Tỷ lệ\nhoàn thành (%)*") == "ty le hoan thanh %"
    assert heading_key("unit_name") == "unit name"


def test_who_gives_a_target_is_not_what_it_is() -> None:
    assert without_givers("chi tieu ubnd thanh pho giao") == "chi tieu giao"


def test_marks_piled_on_a_letter_are_cut() -> None:
    assert len(clean("a" + "\u0301\u0323" * 2_000)) < 10
    assert clean("o\u0302\u0323") == "ộ"
