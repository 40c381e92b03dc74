"""The line of a unit's stock: a ring where a figure was corrected, and nowhere else."""

from campaign.figures.history import HistoryPoint, history_chart
from campaign.figures.palette import LIGHT

PLAIN = HistoryPoint("08/2025", 1200, "1.200")
CHANGED = HistoryPoint("09/2025", 1300, "1.300", restated="1.250 → 1.300, 9/10/2025, tệp a.csv")


def test_a_changed_point_gets_a_hollow_ring_with_its_story() -> None:
    chart = history_chart([PLAIN, CHANGED], target=None, palette=LIGHT).to_dict()
    (ring,) = [layer for layer in chart["layer"] if layer["mark"].get("filled") is False]
    assert ring["mark"]["type"] == "point"
    assert ring["transform"] == [{"filter": "datum.restated !== null"}]
    assert "restated" in [tip["field"] for tip in ring["encoding"]["tooltip"]]


def test_without_changes_there_is_no_ring() -> None:
    chart = history_chart([PLAIN], target=None, palette=LIGHT).to_dict()
    assert not [layer for layer in chart["layer"] if layer["mark"].get("filled") is False]
