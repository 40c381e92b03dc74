"""Quadrants: how far a unit is on its way against how fast it has been going."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from campaign.figures.chart import Chart
from campaign.figures.palette import Palette
from campaign.figures.text import text_over
from campaign.terms import PaceStatus
from campaign.thresholds import FULL_PCT

# The signs that stand before these statuses everywhere else, which Vega does not have.
_X = "M-.65,-1L0,-.35L.65,-1L1,-.65L.35,0L1,.65L.65,1L0,.35L-.65,1L-1,.65L-.35,0L-1,-.65Z"
_HOLLOW_DIAMOND = "M0,-1L1,0L0,1L-1,0ZM0,-.55L-.55,0L0,.55L.55,0Z"
_SHAPES = {
    PaceStatus.ACHIEVED: "cross",
    PaceStatus.ON_TRACK: "circle",
    PaceStatus.WATCH: "diamond",
    PaceStatus.BEHIND: "triangle-down",
    PaceStatus.OUT_OF_REACH: _X,
    PaceStatus.NOT_REACHED: "square",
    PaceStatus.NO_BASELINE: _HOLLOW_DIAMOND,
}
MOST_SPEED_PCT = 200.0


@dataclass(frozen=True)
class QuadrantPoint:
    """A unit: percent of target, recent pace in percent of what is required; a name or none."""

    attainment_pct: float
    speed_pct: float
    status: PaceStatus
    detail: str
    name: str | None = None


@dataclass(frozen=True)
class QuadrantTexts:
    """The axes' titles."""

    attainment: str
    speed: str


def quadrant_chart(
    points: Sequence[QuadrantPoint], *, texts: QuadrantTexts, palette: Palette
) -> Chart:
    """Points by attainment and speed, with lines at 100 % of what each asks for.

    A speed beyond what the chart holds stands at its edge; the detail has the true figure.
    """
    base = alt.Chart(_values(points, palette)).encode(
        x=alt.X(
            "attainment:Q",
            title=texts.attainment,
            scale=alt.Scale(zero=False, nice=True, padding=20),
            axis=_axis(palette),
        ),
        y=alt.Y("speed:Q", title=texts.speed, axis=_axis(palette)),
        tooltip=[alt.Tooltip("detail:N", title=" ")],
    )
    layers = [
        _rule(palette).encode(x=alt.X(datum=FULL_PCT)),
        _rule(palette).encode(y=alt.Y(datum=FULL_PCT)),
        base.mark_point(filled=True, size=110, opacity=0.9).encode(
            color=alt.Color("fill:N", scale=None), shape=alt.Shape("shape:N", scale=None)
        ),
        *text_over(
            base.transform_filter("datum.name !== null"),
            palette,
            field="name",
            size=13,
            dx=10,
            align="left",
        ),
    ]
    return alt.layer(*layers).properties(height=420).configure_view(stroke=None)


def _values(points: Sequence[QuadrantPoint], palette: Palette) -> alt.InlineData:
    values: list[dict[str, object]] = [
        {
            "attainment": point.attainment_pct,
            "speed": max(min(point.speed_pct, MOST_SPEED_PCT), -FULL_PCT / 2),
            "fill": palette.status[point.status],
            "shape": _SHAPES.get(point.status, "circle"),
            "detail": point.detail,
            "name": point.name,
        }
        for point in points
    ]
    return alt.InlineData(values=values)


def _rule(palette: Palette) -> Chart:
    # Silent, or a screen reader would meet a picture without a name.
    base = alt.Chart(alt.InlineData(values=[{}]))
    return base.mark_rule(color=palette.muted, strokeDash=[6, 4], aria=False)


def _axis(palette: Palette) -> alt.Axis:
    return alt.Axis(
        labelColor=palette.ink,
        titleColor=palette.ink,
        labelFontSize=13,
        titleFontSize=14,
        gridColor=palette.line,
        gridOpacity=0.5,
        domain=False,
        ticks=False,
    )
