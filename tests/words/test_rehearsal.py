"""Before and after in words."""

import pytest

from campaign.words import words_for
from campaign.words.rehearsal import count_move, pct_move, rank_move

_VI, _EN = words_for("vi"), words_for("en")


def test_a_count_before_and_after_with_its_difference() -> None:
    assert count_move(_VI, old=1215, new=1300) == "1.215 → 1.300 (+7,00\u00a0%)"
    assert count_move(_EN, old=1300, new=1215) == "1,300 → 1,215 (−6.54%)"


@pytest.mark.parametrize(("old", "new", "told"), [(None, 5, "— → 5"), (0, 5, "0 → 5")])
def test_without_two_counts_there_is_no_difference(
    old: int | None, new: int | None, told: str
) -> None:
    assert count_move(_VI, old=old, new=new) == told.replace("—", _VI.say("value.none"))


def test_a_figure_that_stays_is_told_once() -> None:
    assert count_move(_VI, old=5, new=5) == "5"
    assert pct_move(_EN, old=None, new=None) == _EN.say("value.none")
    told = pct_move(_VI, old=65.0, new=65.0, old_qualifier="at_least", new_qualifier="exact")
    assert told == "≥\u00a065\u00a0% → 65,00\u00a0%"


def test_bounds_have_no_difference() -> None:
    told = count_move(_VI, old=75600, new=80000, old_qualifier="at_least", new_qualifier="exact")
    assert told == "≥\u00a075.600 → 80.000"


def test_a_ratio_before_and_after() -> None:
    assert pct_move(_VI, old=80.52, new=86.15) == "80,52\u00a0% → 86,15\u00a0%"
    assert pct_move(_EN, old=None, new=86.15, new_qualifier="about") == (
        f"{_EN.say('value.none')} → ≈\u00a086.15%"
    )


@pytest.mark.parametrize(("value", "told"), [(7.0, "+7.00%"), (-12.5, "−12.50%"), (0.0, "0.00%")])
def test_a_difference_has_its_sign(value: float, told: str) -> None:
    assert _EN.signed_pct(value) == told


def test_a_moved_place_says_where_from_and_which_way() -> None:
    up = rank_move(_VI, unit="Phường Long Mỹ", indicator="BHYT", old=12, new=3)
    assert up == "Phường Long Mỹ (BHYT): từ thứ 12 lên thứ 3 (tăng 9 bậc)"
    down = rank_move(_EN, unit="Long Mỹ ward", indicator="HI", old=3, new=4)
    assert down == "Long Mỹ ward (HI): from place 3 down to 4 (1 place)"
