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


def _texts(chart: dict[str, Any], field: str) -> list[dict[str, Any]]:
    """The marks that write a field, from the lowest up."""
    layers = [layer for layer in chart["layer"] if layer["mark"]["type"] == "text"]
    return [
        layer["mark"] for layer in layers if layer["encoding"].get("text", {}).get("field") == field
    ]


def test_a_figure_below_its_target_is_written_away_from_it() -> None:
    def height(target: int) -> int:
        plan = [PlanPoint("08/2025", None, target), PlanPoint("09/2025", None, target)]
        history = History(MONTHS, [PLAIN, CHANGED], plan=plan)
        outline, ink = _texts(history_chart(history, palette=LIGHT).to_dict(), "shown")
        assert (outline["stroke"], outline["aria"]) == (LIGHT.page, False)
        assert outline["dy"] == ink["dy"]
        dy: int = ink["dy"]
        return dy

    assert height(1301) > 0 > height(1300)


def _target_named(*targets: int) -> tuple[str, str]:
    """Where the last of the targets of as many months is named, and to which side."""
    months = [f"{month:02}/2025" for month in range(1, len(targets) + 1)]
    points = [HistoryPoint(month, 1000, "1.000") for month in months]
    plan = [PlanPoint(month, None, target) for month, target in zip(months, targets, strict=True)]
    history = History(months, points, plan=plan, target_text="Chỉ tiêu")
    chart = history_chart(history, palette=LIGHT).to_dict()
    (named,) = [row for rows in chart["datasets"].values() for row in rows if "name" in row]
    assert (named["target"], named["name"]) == (targets[-1], "Chỉ tiêu")
    return named["month"], _texts(chart, "name")[-1]["align"]


def test_the_target_in_force_is_named_where_its_step_begins() -> None:
    assert _target_named(1500, 1600, 1600, 1600, 1600) == ("02/2025", "left")


def test_a_target_of_the_last_months_is_named_before_it_lest_the_text_be_cut() -> None:
    assert _target_named(1500, 1500, 1500, 1500, 1600) == ("05/2025", "right")
