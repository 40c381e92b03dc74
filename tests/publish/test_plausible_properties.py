"""Steps of counts on generated histories, against a second implementation in plain Python."""

import datetime as dt
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign import publish
from campaign.findings import Finding
from campaign.home import Home
from campaign.terms import Kind
from campaign.thresholds import (
    MAD_TO_DEVIATION,
    MANYFOLD,
    MANYFOLD_FLOOR_COUNT,
    ODD_DEVIATIONS,
    ODD_FLOOR_COUNT,
    ODD_FLOOR_SHARE,
    ODD_LEAST_CHANGES,
)
from tests.examples import examples
from tests.publish.plausible_scene import communes, found

_FEW = examples(25)
_counts = st.lists(st.integers(0, 5000), min_size=2, max_size=14)
_even = st.lists(st.integers(-30, 30), min_size=6, max_size=12)


@pytest.fixture(scope="module")
def path(shipped_home: Home) -> Path:
    current = publish.current_path(shipped_home)
    assert current is not None
    return current


@pytest.fixture(scope="module")
def unit(shipped_home: Home) -> str:
    return communes(shipped_home)[0]


def _months(counts: list[int], unit: str) -> list[dict[str, object]]:
    """One report a month, all in the file; a unit without peers in it."""
    return [
        {
            "line_number": number + 2,
            "unit_code": unit,
            "indicator_code": "csi",
            "as_of_date": dt.date(2024 + number // 12, number % 12 + 1, 20),
            "participant_count": count,
        }
        for number, count in enumerate(counts)
    ]


def _steps(findings: list[Finding]) -> list[tuple[int | None, str]]:
    return [(f.line, f.code) for f in findings if f.code.startswith(("count_rises", "count_falls"))]


def _expected(counts: list[int]) -> list[tuple[int, str]]:
    told = []
    changes: list[int] = []
    for number in range(1, len(counts)):
        old, new = counts[number - 1], counts[number]
        change = new - old
        way = "rises" if new > old else "falls"
        if (
            old > 0
            and max(new, old) > MANYFOLD * min(new, old)
            and abs(change) >= MANYFOLD_FLOOR_COUNT
        ):
            told.append((number + 2, f"count_{way}_manyfold"))
        elif len(changes) >= ODD_LEAST_CHANGES:
            usual = median(changes)
            spread = MAD_TO_DEVIATION * median([abs(c - usual) for c in changes])
            scale = max(spread, ODD_FLOOR_COUNT, ODD_FLOOR_SHARE * old)
            if min(abs(change), abs(change - usual)) > ODD_DEVIATIONS * scale:
                told.append((number + 2, f"count_{way}_unusually"))
        changes.append(change)
    return told


@_FEW
@given(counts=_counts)
def test_any_history_is_judged_as_a_second_implementation_judges_it(
    path: Path, unit: str, counts: list[int]
) -> None:
    assert _steps(found(path, {Kind.REPORTS: _months(counts, unit)})) == _expected(counts)


@_FEW
@given(changes=_even, jump=st.integers(-3000, 3000))
def test_an_even_history_with_one_jump_is_judged_alike(
    path: Path, unit: str, changes: list[int], jump: int
) -> None:
    counts = [2000]
    for change in [*changes, jump]:
        counts.append(max(0, counts[-1] + change))
    assert _steps(found(path, {Kind.REPORTS: _months(counts, unit)})) == _expected(counts)


@_FEW
@given(count=st.integers(0, 10_000_000), months=st.integers(2, 20))
def test_a_count_that_never_changes_is_never_odd(
    path: Path, unit: str, count: int, months: int
) -> None:
    assert _steps(found(path, {Kind.REPORTS: _months([count] * months, unit)})) == []


@_FEW
@given(counts=_counts, data=st.data())
def test_the_order_of_rows_changes_nothing(
    path: Path, unit: str, counts: list[int], data: st.DataObject
) -> None:
    rows = _months(counts, unit)
    shuffled = data.draw(st.permutations(rows))
    assert found(path, {Kind.REPORTS: shuffled}) == found(path, {Kind.REPORTS: rows})
