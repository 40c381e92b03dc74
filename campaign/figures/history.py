"""How a unit's stock has moved over the months."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from campaign.figures.chart import Chart
from campaign.figures.palette import Palette


@dataclass(frozen=True)
class HistoryPoint:
    """A stock at a month's end; `detail` is its text on hover."""

    month_end: dt.date
    participant_count: int
    detail: str


def history_chart(
    points: Sequence[HistoryPoint], *, target_count: int | None, palette: Palette
) -> Chart:
    """A line over months with a point per report and a dashed line at the target."""
    values = [
        {
            "month": point.month_end.isoformat(),
            "count": point.participant_count,
            "detail": point.detail,
        }
        for point in points
    ]
    axis = alt.Axis(format="%m/%Y", labelColor=palette.ink, grid=False, tickCount="month")
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X("month:T", title=None, axis=axis),
        y=alt.Y("count:Q", title=None, axis=None, scale=alt.Scale(zero=False)),
        tooltip=[alt.Tooltip("detail:N", title=" ")],
    )
    layers = [
        base.mark_line(color=palette.accent, strokeWidth=2.5),
        base.mark_point(color=palette.accent, filled=True, size=70),
    ]
    if target_count is not None:
        goal = alt.Chart(alt.InlineData(values=[{"count": target_count}]))
        layers.append(goal.mark_rule(color=palette.ink, strokeDash=[6, 4]).encode(y="count:Q"))
    return alt.layer(*layers).properties(height=240).configure_view(stroke=None)
