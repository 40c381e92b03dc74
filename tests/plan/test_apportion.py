"""Whole shares against the definition of the divisor method, person after person."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.plan.apportion import level_shares, whole_shares
from tests.examples import examples


def one_by_one(total: int, weights: list[int], caps: list[int]) -> list[int]:
    """Each person to the unit with room whose next person is the most overdue."""
    got = [0] * len(weights)
    for _ in range(total):
        open_places = [i for i, cap in enumerate(caps) if got[i] < cap and weights[i]]
        if not open_places:
            break
        first = min(open_places, key=lambda i: (Fraction(2 * got[i] + 1, 2 * weights[i]), i))
        got[first] += 1
    return got


@examples(300)
@given(
    total=st.integers(0, 60),
    units=st.lists(
        st.tuples(st.sampled_from([0, 1, 2, 3, 5, 64, 1_000]), st.integers(0, 30)), max_size=8
    ),
)
def test_whole_shares_are_those_of_the_divisor_method(
    total: int, units: list[tuple[int, int]]
) -> None:
    weights, caps = [u[0] for u in units], [u[1] for u in units]
    got = whole_shares(total=total, weights=np.array(weights, float), caps=np.array(caps, int))
    assert got.tolist() == one_by_one(total, weights, caps)


def test_the_smallest_unit_loses_nobody_when_the_total_grows() -> None:
    """The Alabama paradox: the largest remainder gives 4, 4, 2 of ten and 5, 5, 1 of eleven."""
    weights = np.array([6.0, 6.0, 2.0])
    no_cap = np.full(3, 99)
    ten = whole_shares(total=10, weights=weights, caps=no_cap).tolist()
    eleven = whole_shares(total=11, weights=weights, caps=no_cap).tolist()
    assert sum(ten) == 10
    assert all(after >= before for before, after in zip(ten, eleven, strict=True))


@pytest.mark.parametrize(
    ("total", "caps", "expected"),
    [
        (12, [9, 9, 9], [6.0, 4.0, 2.0]),
        (12, [3, 9, 9], [3.0, 6.0, 3.0]),
        (12, [3, 5, 9], [3.0, 5.0, 4.0]),
        (12, [3, 5, 2], [3.0, 5.0, 2.0]),
        (0, [3, 5, 2], [0.0, 0.0, 0.0]),
    ],
)
def test_what_a_cap_cuts_off_is_shared_on_in_proportion(
    total: int, caps: list[int], expected: list[float]
) -> None:
    shares = level_shares(
        totals=np.array([total]), weights=np.array([[3.0, 2.0, 1.0]]), caps=np.array([caps])
    )
    assert shares[0].tolist() == pytest.approx(expected)


def test_a_weight_of_nothing_gets_nothing_even_when_the_others_are_full() -> None:
    shares = level_shares(
        totals=np.array([9]), weights=np.array([[0.0, 1.0]]), caps=np.array([[9, 4]])
    )
    assert shares[0].tolist() == [0.0, 4.0]
