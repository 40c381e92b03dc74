"""The grid of who has reported: the given order, and a state that needs no colour."""

from itertools import product
from typing import Any

import pytest

from campaign.figures.palette import DARK, LIGHT, REPORTING_FILLS, Palette
from campaign.figures.reporting import ReportingCell, reporting_grid

STATES = ("on_time", "late", "revised", "missing", "exempt", "not_due")
MONTHS = ("11/2024", "12/2024", "01/2025", "02/2025")


def grid(palette: Palette = LIGHT, units: tuple[str, ...] = ("Xã B", "Phường A")) -> Any:  # noqa: ANN401
    cells = [
        ReportingCell(unit, month, state, text=state, detail=f"{unit} {state}")
        for (unit, month), state in zip(product(units, MONTHS), STATES * 99, strict=False)
    ]
    return reporting_grid(cells, palette=palette).to_dict()


def test_rows_keep_their_order_and_months_follow_the_calendar() -> None:
    encoding = grid()["layer"][0]["encoding"]
    assert encoding["y"]["sort"] == ["Xã B", "Phường A"]
    assert encoding["x"]["sort"] == list(MONTHS)


def values_of(chart: Any) -> list[dict[str, str]]:  # noqa: ANN401
    (values,) = chart["datasets"].values()
    return list(values)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_state_is_told_by_its_text(palette: Palette) -> None:
    chart = grid(palette)
    assert {value["text"] for value in values_of(chart)} == set(STATES)
    assert [layer["mark"]["type"] for layer in chart["layer"]] == ["rect", "text"]


def test_a_missing_month_is_an_empty_frame() -> None:
    missing = [v for v in values_of(grid()) if v["text"] in {"missing", "not_due"}]
    assert {value["fill"] for value in missing} == {"transparent"}
    assert {value["stroke"] for value in missing} == {LIGHT.muted}


def test_fills_differ() -> None:
    assert len(set(REPORTING_FILLS.values())) == len(REPORTING_FILLS)


def test_height_grows_with_the_units() -> None:
    tall = grid(units=tuple(f"Xã {n}" for n in range(103)))
    assert tall["height"] - grid()["height"] == 101 * 24
