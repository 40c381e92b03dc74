"""The line of a unit's stock: a ring where a figure was corrected, and nowhere else."""

from typing import Any

from campaign.figures.history import (
    DriveBand,
    History,
    HistoryPoint,
    PlanPoint,
    ProjectionPoint,
    history_chart,
)
from campaign.figures.palette import LIGHT

MONTHS = ("08/2025", "09/2025", "10/2025")
PLAIN = HistoryPoint("08/2025", 1200, "1.200")
CHANGED = HistoryPoint("09/2025", 1300, "1.300", restated="1.250 → 1.300, 9/10/2025, tệp a.csv")


def test_a_changed_point_gets_a_hollow_ring_with_its_story() -> None:
    chart = history_chart(History(MONTHS, [PLAIN, CHANGED]), palette=LIGHT).to_dict()
    (ring,) = [layer for layer in chart["layer"] if layer["mark"].get("filled") is False]
    assert ring["mark"]["type"] == "point"
    assert ring["transform"] == [{"filter": "datum.restated !== null"}]
    assert "restated" in [tip["field"] for tip in ring["encoding"]["tooltip"]]


def test_without_changes_there_is_no_ring() -> None:
    chart = history_chart(History(MONTHS, [PLAIN]), palette=LIGHT).to_dict()
    assert not [layer for layer in chart["layer"] if layer["mark"].get("filled") is False]


def _values(chart: dict[str, Any], field: str) -> list[Any]:
    """The values of a field in whichever of the chart's data sets has it, in order."""
    return [row[field] for rows in chart["datasets"].values() for row in rows if field in row]


def test_plan_projection_and_drives_are_drawn_under_the_stock_on_one_axis() -> None:
    history = History(
        MONTHS,
        [PLAIN, CHANGED],
        plan=[PlanPoint("08/2025", 1250.0, 1500), PlanPoint("09/2025", None, 1600)],
        projection=[
            ProjectionPoint("09/2025", 1300, 1300, 1300),
            ProjectionPoint("10/2025", 1310, 1350, 1400),
        ],
        drives=[DriveBand(("08/2025", "09/2025"), "1", "Tháng cao điểm")],
    )
    chart = history_chart(history, palette=LIGHT).to_dict()
    assert _values(chart, "drive") == ["Tháng cao điểm"] * 2
    assert _values(chart, "number") == ["1", ""]
    assert _values(chart, "high") == [1300, 1400]
    assert _values(chart, "planned") == [1250.0]
    assert _values(chart, "target") == [1500, 1600]
    assert _values(chart, "count") == [1200, 1300]
    marks = [layer["mark"]["type"] for layer in chart["layer"]]
    assert marks.index("bar") < marks.index("area") < marks.index("point")
    domains = {tuple(layer["encoding"]["x"]["scale"]["domain"]) for layer in chart["layer"]}
    assert domains == {MONTHS}


def test_of_many_points_only_the_last_carries_its_figure() -> None:
    points = [HistoryPoint(f"{month:02}/2025", 1000 + month, str(month)) for month in range(1, 10)]
    history = History([point.month for point in points], points)
    chart = history_chart(history, palette=LIGHT).to_dict()
    assert _values(chart, "shown") == [None] * 8 + ["9"]
