"""Controlled rounding: nothing is off by one or more, and it is quick enough for a page."""

import time

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from campaign.plan.spread import whole_table
from tests.examples import examples


@examples(150)
@given(
    rows=st.lists(st.integers(0, 40), min_size=1, max_size=7),
    weights=st.lists(st.integers(1, 5), min_size=1, max_size=9),
)
def test_cells_running_sums_and_columns_are_off_by_less_than_one(
    rows: list[int], weights: list[int]
) -> None:
    ideal = np.array(rows)[:, None] * (np.array(weights) / sum(weights))
    table = whole_table(ideal)
    near = 1 - 1e-9
    assert table.sum(axis=1).tolist() == rows
    assert table.min() >= 0
    assert (abs(table - ideal) < near).all()
    assert (abs(np.cumsum(table, axis=1) - np.cumsum(ideal, axis=1)) < near).all()
    assert (abs(table.sum(axis=0) - ideal.sum(axis=0)) < near).all()


def test_what_is_whole_already_stays() -> None:
    ideal = np.array([[1.0, 2.0], [0.0, 5.0]])
    assert whole_table(ideal).tolist() == ideal.tolist()


def test_small_quotas_do_not_all_fall_into_the_same_weeks() -> None:
    table = whole_table(np.full((52, 52), 1 / 52))
    assert table.sum(axis=0).tolist() == [1] * 52
    assert table.sum(axis=1).tolist() == [1] * 52


def test_no_rows_and_no_columns_are_tables_too() -> None:
    assert whole_table(np.zeros((0, 3))).shape == (0, 3)
    assert whole_table(np.zeros((2, 0))).shape == (2, 0)


def test_a_province_by_weeks_takes_no_time() -> None:
    rng = np.random.default_rng(1)
    ideal = rng.integers(0, 900, 103)[:, None] * np.full(52, 1 / 52)
    whole_table(ideal[:2])
    best = min(_seconds(ideal) for _ in range(3))
    assert best < 0.3


def _seconds(ideal: np.ndarray) -> float:
    started = time.perf_counter()
    whole_table(ideal)
    return time.perf_counter() - started


def test_more_people_than_a_network_carries_are_spread_all_the_same() -> None:
    rows = np.array([9_999_999_999, 3, 40_000_000_001])
    table = whole_table(rows[:, None] * np.full((1, 3), 1 / 3))
    assert table.sum(axis=1).tolist() == rows.tolist()
    assert table[0].tolist() == [3_333_333_333] * 3


def test_the_largest_counts_of_a_file_over_two_years_of_weeks() -> None:
    rows = np.array([9_999_999_999, 7_777_777_777, 1, 50])
    weights = np.full(105, 1.0)
    weights[[3, 50]] = 1.5, 3 / 7
    table = whole_table(rows[:, None] * (weights / weights.sum()))
    assert table.sum(axis=1).tolist() == rows.tolist()
    assert table.min() >= 0
