"""How far against how fast: every status by its own sign, nothing that speaks without a name."""

from typing import Any

from campaign.figures.palette import LIGHT
from campaign.figures.quadrant import QuadrantPoint, QuadrantTexts, quadrant_chart
from campaign.terms import PaceStatus

_TEXTS = QuadrantTexts(attainment="Tỷ lệ hoàn thành", speed="Mức tăng gần đây")
_JUDGED = [
    status
    for status in PaceStatus
    if status not in (PaceStatus.NO_REPORT, PaceStatus.NO_TARGET, PaceStatus.ACHIEVED)
]


def _chart() -> dict[str, Any]:
    points = [
        QuadrantPoint(attainment_pct=90, speed_pct=80, status=status, detail="", name="Long Mỹ")
        for status in _JUDGED
    ]
    return quadrant_chart(points, texts=_TEXTS, palette=LIGHT).to_dict()


def test_the_lines_at_a_hundred_percent_are_silent() -> None:
    rules = [one["mark"] for one in _chart()["layer"] if one["mark"]["type"] == "rule"]
    assert [rule["aria"] for rule in rules] == [False, False]


def test_every_judged_status_has_a_shape_of_its_own() -> None:
    rows = [row for rows in _chart()["datasets"].values() for row in rows if "shape" in row]
    assert len({row["shape"] for row in rows}) == len(_JUDGED)
