"""The bars of a plan: peaks are told by a sign, numbers stand where they fit."""

from typing import Any

from campaign.figures.palette import LIGHT
from campaign.figures.plan import PlanBar, plan_chart

QUIET = PlanBar("10/2025", 1_640, "1.640", "")
PEAK = PlanBar("11/2025", 2_461, "2.461", "Tháng cao điểm")


def layers(*bars: PlanBar, pace: float | None = None, fit: int = 5) -> list[dict[str, Any]]:
    chart = plan_chart(bars, pace_count=pace, palette=LIGHT, texts_fit=fit).to_dict()
    found: list[dict[str, Any]] = chart["layer"]
    return found


def test_a_peak_has_a_star_and_not_only_a_colour() -> None:
    (star,) = [layer for layer in layers(QUIET, PEAK) if "transform" in layer]
    assert star["transform"] == [{"filter": "datum.peak !== ''"}]
    assert star["encoding"]["text"] == {"datum": "★"}


def test_numbers_stand_above_the_bars_only_where_they_fit() -> None:
    def numbers(fit: int) -> list[dict[str, Any]]:
        texts = [layer["encoding"].get("text", {}) for layer in layers(QUIET, PEAK, fit=fit)]
        return [text for text in texts if text.get("field") == "text"]

    assert len(numbers(fit=2)) == 1
    assert numbers(fit=1) == []


def test_the_pace_is_a_dashed_line_within_the_chart() -> None:
    *_, line = layers(QUIET, PEAK, pace=9_000)
    assert line["mark"]["strokeDash"] == [6, 4]
    assert line["encoding"]["y"]["scale"]["domain"] == [0, 9_000 * 1.25]
    assert not any(layer["mark"]["type"] == "rule" for layer in layers(QUIET, PEAK))


def test_a_plan_without_people_can_be_drawn() -> None:
    assert layers(PlanBar("10/2025", 0, "0", ""), pace=0.0)
