"""Whether wards' targets add up to their city's, said in every case without a fault."""

import pytest

from campaign.ui.decisions import _sum_case

WHOLE = {
    "unit_with_target_count": 5,
    "unit_count": 5,
    "province_target_count": 100,
    "difference_count": 0,
}


@pytest.mark.parametrize(
    ("told", "case"),
    [
        ({}, "equal"),
        ({"difference_count": 3}, "more"),
        ({"difference_count": -3}, "less"),
        ({"difference_count": None}, "apart"),
        ({"province_target_count": None, "difference_count": None}, "alone"),
        ({"unit_with_target_count": 4, "difference_count": None}, "some"),
    ],
)
def test_a_sum_of_targets_is_told_in_every_case(told: dict[str, int | None], case: str) -> None:
    assert _sum_case({**WHOLE, **told}) == case
