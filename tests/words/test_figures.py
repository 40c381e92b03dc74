"""Figures and dates as each language writes them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.words import words_for

VI, EN = words_for("vi"), words_for("en")
_SEPARATOR = {"vi": ".", "en": ","}


@pytest.mark.parametrize(
    ("value", "qualifier", "vi", "en"),
    [
        (0, None, "0", "0"),
        (1215, "exact", "1.215", "1,215"),
        (-1215, "exact", "−1.215", "−1,215"),
        (2_940_000, "at_least", "≥\u00a02.940.000", "≥\u00a02,940,000"),
        (14333.4, "about", "≈\u00a014.333", "≈\u00a014,333"),
        (None, None, "—", "—"),
        (None, "at_least", "—", "—"),
    ],
)
def test_counts(value: float | None, qualifier: str | None, vi: str, en: str) -> None:
    assert (VI.count(value, qualifier), EN.count(value, qualifier)) == (vi, en)


@pytest.mark.parametrize(
    ("value", "qualifier", "vi", "en"),
    [
        (80.52, None, "80,52\u00a0%", "80.52%"),
        (77.9, None, "77,90\u00a0%", "77.90%"),
        (65, "at_least", "≥\u00a065\u00a0%", "≥\u00a065%"),
        (63.741, "about", "≈\u00a063,74\u00a0%", "≈\u00a063.74%"),
        (1250.5, None, "1.250,50\u00a0%", "1,250.50%"),
        (0, None, "0,00\u00a0%", "0.00%"),
        (None, None, "—", "—"),
    ],
)
def test_percentages(value: float | None, qualifier: str | None, vi: str, en: str) -> None:
    assert (VI.pct(value, qualifier), EN.pct(value, qualifier)) == (vi, en)


def test_percentages_without_decimals() -> None:
    assert (VI.pct(70, digits=0), EN.pct(70, digits=0)) == ("70\u00a0%", "70%")


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (2.5, "+2,5\u00a0%", "+2.5%"),
        (-1.04, "−1,0\u00a0%", "−1.0%"),
        (-0.04, "0,0\u00a0%", "0.0%"),
        (None, "—", "—"),
    ],
)
def test_changes_in_percent_have_their_sign(value: float | None, vi: str, en: str) -> None:
    assert (VI.signed_pct(value, digits=1), EN.signed_pct(value, digits=1)) == (vi, en)


def test_a_change_between_bounds_is_about_right() -> None:
    assert VI.signed_pct(2.5, "about") == "≈\u00a0+2,50\u00a0%"


def test_qualifiers_become_words_in_a_sentence() -> None:
    assert VI.in_sentence(75600, "at_least") == "hơn 75.600"
    assert EN.in_sentence(75600, "at_least") == "more than 75,600"
    assert VI.pct_in_sentence(63.74, "about") == "khoảng 63,74\u00a0%"
    assert EN.pct_in_sentence(65, "at_least") == "more than 65%"
    assert EN.pct_in_sentence(65, "exact") == "65.00%"


def test_dates_and_months() -> None:
    day = dt.date(2025, 9, 30)
    assert (VI.date(day), EN.date(day)) == ("30/9/2025", "30 September 2025")
    assert (VI.month(day), EN.month(day)) == ("tháng 9/2025", "September 2025")
    assert (VI.date(None), EN.date(None)) == ("không ghi ngày", "undated")


def test_a_moment_is_told_on_vietnams_clock() -> None:
    moment = dt.datetime(2025, 9, 30, 17, 30)  # noqa: DTZ001 - UTC without zone, as stored
    assert VI.moment(moment) == "1/10/2025 00:30"


@pytest.mark.parametrize(
    ("n", "vi", "en"),
    [(1, "1 hàng", "1 row"), (0, "0", "0 rows"), (2, "2", "2 rows"), (1215, "1.215", "1,215 rows")],
)
def test_the_number_picks_the_plural(n: int, vi: str, en: str) -> None:
    told = {words.language: words.say("publish.blocked_by", reason="X", n=n) for words in (VI, EN)}
    assert told["en"] == f"X: {en}."
    assert vi.split(maxsplit=1)[0] in told["vi"]


def test_lists_are_joined_as_prose() -> None:
    assert VI.join(["a"]) == "a"
    assert VI.join(["a", "b", "c"]) == "a, b và c"
    assert EN.join(["a", "b"]) == "a and b"


@given(st.integers(0, 10**15), st.sampled_from(["vi", "en"]))
def test_a_written_count_can_be_read_back(value: int, language: str) -> None:
    text = words_for(language).count(value)
    assert int(text.replace(_SEPARATOR[language], "")) == value


@given(st.integers(0, 10**8), st.sampled_from(["at_least", "about"]))
def test_a_mark_never_changes_the_figure(value: int, qualifier: str) -> None:
    assert VI.count(value, qualifier).split("\u00a0", 1)[1] == VI.count(value)


@given(st.integers(0, 10**7))
def test_a_written_percentage_can_be_read_back(hundredths: int) -> None:
    text = EN.pct(hundredths / 100).removesuffix("%").replace(",", "")
    assert round(float(text) * 100) == hundredths
