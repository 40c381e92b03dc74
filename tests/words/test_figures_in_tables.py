"""Which texts of a table are figures, by what the catalogue really writes."""

import datetime as dt

import pytest

from campaign.words import LANGUAGES, words_for
from campaign.words.figures import figure_columns, is_figure, told_columns


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_catalogue_writes_as_a_number_is_a_figure(language: str) -> None:
    words = words_for(language)
    written = [
        words.count(0),
        words.count(-1215),
        words.count(75_600, "at_least"),
        words.pct(80.52, "about"),
        words.change(12),
        words.change(-12),
        words.number(-77.3),
        words.say("target.derived", figure=words.count(118_600, "at_least")),
    ]
    assert [text for text in written if not is_figure(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_codes_and_words_are_none(language: str) -> None:
    words = words_for(language)
    day = dt.date(2025, 9, 30)
    written = [
        words.date(day),
        words.month(day),
        "09/2025",
        "19/QĐ-UBND",
        "000116-a159eee2",
        "364 → 376 (+12)",
        "15 ngày cao điểm",
        "",
    ]
    assert [text for text in written if is_figure(text)] == []


def test_a_column_of_figures_may_have_gaps_but_no_words() -> None:
    rows = [
        {"unit": "Xã A", "count": "1.215", "mixed": "5", "none": "—", "empty": ""},
        {"unit": "Xã B", "count": "—", "mixed": "không ghi", "none": "—", "empty": ""},
        {"unit": "Xã C", "count": "", "mixed": "7", "none": "—", "empty": "", "late": "3"},
    ]
    assert told_columns(rows) == ["unit", "count", "mixed", "none", "late"]
    assert figure_columns(rows) == ["count", "late"]
