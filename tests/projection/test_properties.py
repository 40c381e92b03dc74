"""What holds whatever the past was like."""

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from campaign.projection import project
from tests.examples import examples
from tests.projection.scenes import Ask, Unit, band, changes_of, outlook_of, projected

_MANY = examples(80)
_count = st.one_of(st.none(), st.integers(0, 100_000))
_past = st.lists(_count, min_size=7, max_size=20).filter(lambda counts: counts[-1] is not None)
_dense = st.lists(st.integers(0, 100_000), min_size=8, max_size=20)
_ahead = st.integers(0, 24)


@_MANY
@given(_dense, _ahead)
def test_the_band_holds_the_median_and_is_never_negative(counts: list[int], ahead: int) -> None:
    (row,) = projected([Ask(Unit("1", tuple(counts)), ahead)])
    low, middle, high = band(row)
    assert 0 <= low <= middle <= high


@_MANY
@given(_dense, _ahead, st.lists(st.integers(0, 200_000), min_size=2, max_size=6, unique=True))
def test_the_chance_falls_as_the_target_rises(
    counts: list[int], ahead: int, targets: list[int]
) -> None:
    unit = Unit("1", tuple(counts))
    asks = [Ask(unit, ahead, target, issuer=str(target)) for target in sorted(targets)]
    chances = [row["reach_chance_share"] for row in projected(asks)]
    assert chances == sorted(chances, reverse=True)
    assert all(0 <= chance <= 1 for chance in chances)


@_MANY
@given(_dense, _ahead)
def test_the_chance_agrees_with_the_band(counts: list[int], ahead: int) -> None:
    unit = Unit("1", tuple(counts))
    low, _, high = band(projected([Ask(unit, ahead)])[0])
    asks = [Ask(unit, ahead, int(low)), Ask(unit, ahead, int(high) + 1, issuer="b")]
    modest, bold = (row["reach_chance_share"] for row in projected(asks))
    assert modest >= 0.8
    assert bold <= 0.2


@_MANY
@given(st.lists(_past, min_size=1, max_size=5), st.lists(_past, max_size=30), _ahead, st.data())
def test_units_elsewhere_and_the_order_of_rows_change_nothing(
    pasts: list[list[int | None]], others: list[list[int | None]], ahead: int, data: st.DataObject
) -> None:
    units = [Unit(f"1{number}", tuple(past)) for number, past in enumerate(pasts)]
    elsewhere = [Unit(f"2{n}", tuple(past), province="12") for n, past in enumerate(others)]
    alone = projected([Ask(unit, ahead, 500) for unit in units])
    outlook = outlook_of(Ask(unit, ahead, 500) for unit in [*units, *elsewhere])
    changes = changes_of([*units, *elsewhere])
    seed = data.draw(st.integers(0, 1000))
    shuffled = project(_shuffled(outlook, seed), _shuffled(changes, seed)).to_pylist()
    codes = {unit.code for unit in units}
    kept = {row["unit_code"]: row for row in shuffled if row["unit_code"] in codes}
    assert kept == {row["unit_code"]: row for row in alone}


@_MANY
@given(_dense, st.lists(_dense, min_size=1, max_size=30), _ahead)
def test_other_units_change_no_row_as_long_as_no_season_is_known(
    counts: list[int], others: list[list[int]], ahead: int
) -> None:
    unit = Unit("1", tuple(counts[-12:]))
    there = [Unit(f"2{number}", tuple(past[:8])) for number, past in enumerate(others)]
    assert projected([Ask(unit, ahead, 900)], there) == projected([Ask(unit, ahead, 900)])


def _shuffled(table: pa.Table, seed: int) -> pa.Table:
    return table.take(pa.array(np.random.default_rng(seed).permutation(table.num_rows)))
