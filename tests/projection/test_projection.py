"""What is said of made-up pasts, and of those of which nothing can be said."""

import pyarrow as pa
import pytest

from campaign.projection import chance_of, project
from campaign.terms import Chance
from campaign.thresholds import (
    CHANCE_FLOOR_SHARES,
    PROJECTION_LEAST_CHANGES,
    PROJECTION_MOST_MONTHS,
    PROJECTION_SEASON_SHARE,
)
from tests.projection.scenes import (
    Ask,
    Unit,
    band,
    changes_of,
    growing,
    outlook_of,
    projected,
    steady,
)

_UNEVEN = Unit("31471", (1000, 1012, 1009, 1034, 1040, 1061, 1055, 1080, 1102, 1099))


def _peers(rate: float, count: int = 4, months: int = 7, **about: str) -> list[Unit]:
    return [growing(f"9{rate}{number}", 100_000, rate, months, **about) for number in range(count)]


@pytest.mark.parametrize("ahead", [1, 3, 12, 24])
@pytest.mark.parametrize("step", [10, 0, -7])
def test_an_even_change_goes_on(step: int, ahead: int) -> None:
    (row,) = projected([Ask(steady("1", 900, step, 8), ahead)])
    end = 900 + step * (7 + ahead)
    assert band(row) == (end, end, end)


def test_an_uneven_past_gives_a_band_that_grows_with_the_months_ahead() -> None:
    rows = projected([Ask(_UNEVEN, ahead, issuer=str(ahead)) for ahead in (1, 3, 6, 12)])
    widths = [high - low for low, _, high in map(band, rows)]
    assert widths == sorted(widths)
    assert widths[0] > 0
    for row, ahead in zip(rows, (1, 3, 6, 12), strict=True):
        assert row["projected_count"] == pytest.approx(1099 + 11 * ahead, abs=6)


def test_the_figures_are_the_same_in_every_run() -> None:
    (row,) = projected([Ask(_UNEVEN, 3, target=1140)])
    assert band(row) == (1109.638671875, 1133.1181640625, 1154.361328125)
    assert row["reach_chance_share"] == 391 / 1001


def test_with_nothing_ahead_the_stock_itself_decides() -> None:
    one_report = Unit("1", (None, 480))
    rows = projected([Ask(one_report, 0, target=480), Ask(one_report, 0, target=481, issuer="b")])
    assert [band(row) for row in rows] == [(480, 480, 480)] * 2
    assert [row["reach_chance_share"] for row in rows] == [1.0, 0.0]


@pytest.mark.parametrize("report_count", [1, 2, PROJECTION_LEAST_CHANGES])
def test_a_unit_alone_with_few_reports_gets_no_row(report_count: int) -> None:
    assert projected([Ask(steady("1", 100, 5, report_count), 3)]) == []


def test_six_changes_of_its_own_are_enough() -> None:
    assert len(projected([Ask(steady("1", 100, 5, PROJECTION_LEAST_CHANGES + 1), 3)])) == 1


def test_two_reports_a_year_apart_are_one_change_and_no_certainty() -> None:
    rare = Unit("1", (500, *[None] * 11, 620))
    assert projected([Ask(rare, 3)]) == []


def test_a_change_over_several_months_counts_as_even_ones() -> None:
    with_gaps = Unit("1", (100, 110, None, None, 140, 150, 160, None, 180, 190))
    (row,) = projected([Ask(with_gaps, 5)])
    assert band(row) == (240, 240, 240)


def test_a_unit_with_one_report_borrows_its_peers_changes_as_shares_of_its_stock() -> None:
    new = Unit("1", (*[None] * 6, 1000))
    (row,) = projected([Ask(new, 4)], _peers(0.02))
    assert band(row) == pytest.approx((1080, 1080, 1080), abs=0.2)


def test_own_changes_count_beside_borrowed_ones() -> None:
    slow = Unit("1", (*[None] * 3, *[1000] * 4))
    low, middle, high = band(projected([Ask(slow, 4)], _peers(0.02))[0])
    assert 980 < low < middle < high < 1100


def test_peers_are_units_of_the_same_type_where_there_are_enough() -> None:
    new = Unit("1", (*[None] * 6, 1000), unit_type="phường")
    all_units = [*_peers(0.01), *_peers(0.03, unit_type="phường")]
    (row,) = projected([Ask(new, 1)], all_units)
    assert row["projected_count"] == pytest.approx(1030, abs=0.2)


def test_else_all_units_of_the_province_are_peers() -> None:
    new = Unit("1", (*[None] * 6, 1000), unit_type="đặc khu")
    (row,) = projected([Ask(new, 1)], _peers(0.01))
    assert row["projected_count"] == pytest.approx(1010, abs=0.2)


@pytest.mark.parametrize("about", [{"province": "12"}, {"indicator": "hi"}])
def test_other_provinces_and_indicators_are_no_peers(about: dict[str, str]) -> None:
    new = Unit("1", (*[None] * 6, 1000))
    assert projected([Ask(new, 1)], _peers(0.02, **about)) == []


def test_many_peers_in_few_months_tell_nothing() -> None:
    new, newer = Unit("1", (*[None] * 3, 1000)), Unit("2", (*[None] * 4, 1000))
    peers = _peers(0.02, count=50)
    assert [row["unit_code"] for row in projected([Ask(new, 1), Ask(newer, 1)], peers)] == ["2"]


def test_peers_that_start_from_nothing_have_no_share() -> None:
    new = Unit("1", (*[None] * 6, 1000))
    assert projected([Ask(new, 1)], [steady(f"9{n}", 0, 0, 7) for n in range(9)]) == []


def test_what_came_later_is_not_used() -> None:
    later = Unit("31471", (*_UNEVEN.counts, 5000, 90, 7))
    told = len(_UNEVEN.counts) - 1
    new, shrinking = Unit("1", (*[None] * 6, 1000)), _peers(0.02)
    shrunk = [Unit(peer.code, (*peer.counts, 3, 2, 1)) for peer in shrinking]
    then = projected([Ask(_UNEVEN, 3, until=told), Ask(new, 4, until=6)], shrinking)
    now = projected([Ask(later, 3, until=told), Ask(new, 4, until=6)], shrunk)
    assert now == then


def test_what_is_older_than_a_year_is_not_used() -> None:
    wild = Unit("1", (9000, 200, 7000, *(1000 + 10 * month for month in range(14))))
    (row,) = projected([Ask(wild, 2)])
    assert band(row) == (1150, 1150, 1150)


def test_a_falling_stock_ends_at_zero() -> None:
    (row,) = projected([Ask(steady("1", 950, -100, 8), 12, target=1)])
    assert band(row) == (0, 0, 0)
    assert row["reach_chance_share"] == 0.0


def test_a_stock_of_zero_stays() -> None:
    (row,) = projected([Ask(steady("1", 0, 0, 8), 6, target=0)])
    assert band(row) == (0, 0, 0)
    assert row["reach_chance_share"] == 1.0


def test_without_a_target_there_is_no_chance() -> None:
    (row,) = projected([Ask(_UNEVEN, 3)])
    assert row["reach_chance_share"] is None


def test_issuers_share_the_band_and_have_their_own_chance() -> None:
    sure, hopeless = projected(
        [Ask(_UNEVEN, 3, target=1100), Ask(_UNEVEN, 3, target=2000, issuer="social_security")]
    )
    assert band(sure) == band(hopeless)
    assert 0.8 < sure["reach_chance_share"] < 1.0
    assert hopeless["reach_chance_share"] == 0.0


def test_two_months_of_one_unit_are_two_cases() -> None:
    then, now = Ask(_UNEVEN, 3, until=7), Ask(_UNEVEN, 3)
    assert projected([then, now]) == [*projected([then]), *projected([now])]


def test_periods_that_are_over_or_too_far_ahead_get_no_row() -> None:
    asks = [
        Ask(_UNEVEN, ahead, issuer=str(number))
        for number, ahead in enumerate((-1, PROJECTION_MOST_MONTHS + 1, None))
    ]
    assert projected(asks) == []


def test_no_rows_give_no_rows() -> None:
    empty = project(outlook_of([]), changes_of([]))
    assert empty.num_rows == 0
    assert empty.column_names == project(outlook_of([Ask(_UNEVEN, 1)]), changes_of([])).column_names


def test_changes_without_a_count_are_left_out() -> None:
    changes = changes_of([_UNEVEN])
    gone = changes.slice(0, 1).set_column(
        changes.schema.get_field_index("change_count"), "change_count", [[None]]
    )
    whole = project(outlook_of([Ask(_UNEVEN, 3)]), changes.slice(1))
    with_null = project(
        outlook_of([Ask(_UNEVEN, 3)]),
        pa.concat_tables([gone.cast(changes.schema), changes.slice(1)]),
    )
    assert with_null == whole


class TestSeason:
    """Units that grow in May only, by a tenth, seen from April of the next year."""

    _FROM_JANUARY = (*[10_000] * 4, *[11_000] * 12)

    def _next_month(self, unit_count: int) -> float:
        unit, *others = [Unit(f"8{number}", self._FROM_JANUARY) for number in range(unit_count)]
        (row,) = projected([Ask(unit, 1)], others)
        return row["projected_count"]

    def test_last_years_month_comes_again_in_part(self) -> None:
        off_average = 0.1 * 11 / 12
        share = PROJECTION_SEASON_SHARE
        # The eleven quiet months, freed of the season, as a draw then finds them.
        quiet, may = share * 0.1 / 12 * 11_000, 1000 - share * off_average * 10_000
        mean = (11 * quiet + may) / 12
        drawn = mean + (quiet - mean) * (13 / 11) ** 0.5
        expected = 11_000 * (1 + share * off_average) + drawn
        assert self._next_month(12) == pytest.approx(expected, abs=0.01)

    def test_too_few_units_show_no_season(self) -> None:
        assert self._next_month(11) == self._next_month(1)
        assert self._next_month(1) < 11_010


def test_every_chance_has_a_floor_and_the_last_is_nothing() -> None:
    assert list(CHANCE_FLOOR_SHARES) == list(Chance)
    floors = list(CHANCE_FLOOR_SHARES.values())
    assert floors == sorted(floors, reverse=True)
    assert floors[-1] == 0.0


@pytest.mark.parametrize("chance", Chance)
def test_a_share_on_a_cut_point_has_the_better_word(chance: Chance) -> None:
    floor = CHANCE_FLOOR_SHARES[chance]
    assert chance_of(floor) is chance
    if floor > 0:
        worse = list(Chance)[list(Chance).index(chance) + 1]
        assert chance_of(floor - 1e-9) is worse


def test_certainty_is_almost_certain() -> None:
    assert chance_of(1.0) is Chance.ALMOST_CERTAIN
