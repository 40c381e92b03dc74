"""The generated sentences say the published figures and no other number."""

import re
from pathlib import Path

import pytest

from campaign.home import Home
from campaign.store import pointer, query
from campaign.words import words_for
from campaign.words.bulletin import bulletin
from campaign.words.headline import headline

_FESTIVAL = "lao-cai-ngay-hoi-2025"
_NUMBERS = (8, 5, 174, 2, 4, 204, 5742, 2745, 159, 2586, 380, 1077, 167, 127, 150)
_HEADLINES = {
    "vi": (
        "Đến 30/9/2025, Cần Thơ có hơn 75.600 người tham gia bảo hiểm xã hội tự nguyện, đạt "
        "khoảng 63,74\u00a0% chỉ tiêu; còn phải phát triển hơn 43.000 người trong 3 tháng, tức "
        "khoảng 14.333 người mỗi tháng."
    ),
    "en": (
        "By 30 September 2025, Cần Thơ had more than 75,600 people in voluntary social "
        "insurance, about 63.74% of the target; more than 43,000 people are still to be "
        "enrolled within 3 months, about 14,333 a month."
    ),
}


@pytest.fixture(scope="module")
def path(shipped_home: Home) -> Path:
    return pointer.build_path(shipped_home, str(pointer.current_build_id(shipped_home)))


def _headline(path: Path, language: str, *, unit: str, indicator: str) -> str:
    where = {"unit_code": unit, "indicator_code": indicator, "is_default_issuer": True}
    rows = query.select(path, "mart_progress", where=where, order_by=("-month_end",), limit=1)
    (about,) = query.select(path, "mart_indicator", where={"indicator_code": indicator})
    progress = rows[0] if rows else None
    return headline(words_for(language), place="Cần Thơ", indicator=about, progress=progress)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_headline_of_can_tho(path: Path, language: str) -> None:
    assert _headline(path, language, unit="92", indicator="vsi") == _HEADLINES[language]


def test_a_headline_without_figures_says_so(path: Path) -> None:
    told = _headline(path, "en", unit="92", indicator="hi_pupil")
    assert told == "Cần Thơ has no figures on health insurance of pupils yet."


def _bulletin(path: Path, language: str, drive_code: str) -> str:
    (drive,) = query.select(path, "mart_drive", where={"drive_code": drive_code})
    measures = query.select(path, "mart_drive_summary", where={"drive_code": drive_code})
    return bulletin(words_for(language), drive=drive, measures=measures)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_festivals_bulletin_holds_its_numbers_and_no_other(path: Path, language: str) -> None:
    told = re.findall(r"\d(?:[\d.,]*\d)?", _bulletin(path, language, _FESTIVAL))
    assert sorted(told) == sorted(words_for(language).count(number) for number in _NUMBERS)


def test_a_drive_without_figures_says_so(path: Path) -> None:
    told = _bulletin(path, "en", "lao-cai-15-ngay-2025")
    assert told == "There are no figures on 15 peak days yet."


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_bulletin_is_whole_sentences(path: Path, language: str) -> None:
    for drive in query.select(path, "mart_drive"):
        told = _bulletin(path, language, drive["drive_code"])
        assert told.endswith(".")
        assert told[0].isupper() or told[0].isdigit()
        assert "None" not in told
        assert "{" not in told
