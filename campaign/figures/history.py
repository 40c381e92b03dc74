"""How a unit's stock has moved over the months."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from campaign.figures.chart import Chart
from campaign.figures.palette import Palette


@dataclass(frozen=True)
class HistoryPoint:
    """A stock at a month's end, with the month's and the figure's text."""

    month: str
    participant_count: int
    text: str


@dataclass(frozen=True)
class TargetLine:
    """The target to be reached, with its text."""

    target_count: int
    text: str


def history_chart(
    points: Sequence[HistoryPoint], *, target: TargetLine | None, palette: Palette
) -> Chart:
    """A line over months with a labelled point per report and a dashed line at the target."""
    values = [
        {"month": point.month, "count": point.participant_count, "text": point.text}
        for point in points
    ]
    axis = alt.Axis(labelColor=palette.ink, labelAngle=0, labelFontSize=14, ticks=False)
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X("month:O", title=None, sort=[point.month for point in points], axis=axis),
        y=alt.Y("count:Q", title=None, axis=None, scale=alt.Scale(zero=False, padding=24)),
        tooltip=[alt.Tooltip("month:O", title=" "), alt.Tooltip("text:N", title=" ")],
    )
    layers = [
        base.mark_line(color=palette.accent, strokeWidth=2.5),
        base.mark_point(color=palette.accent, filled=True, size=70, opacity=1),
        base.mark_text(dy=-14, fontSize=14, fontWeight=600, color=palette.ink).encode(
            text="text:N"
        ),
    ]
    if target is not None:
        layers += _target_line(target, palette)
    return alt.layer(*layers).properties(height=260).configure_view(stroke=None)


def _target_line(target: TargetLine, palette: Palette) -> list[Chart]:
    """A dashed line across at the target, with its name."""
    value = [{"count": target.target_count, "text": target.text}]
    base = alt.Chart(alt.InlineData(values=value)).encode(y="count:Q")
    return [
        base.mark_rule(color=palette.ink, strokeDash=[6, 4]),
        base.mark_text(align="left", dx=4, dy=-8, fontSize=14, color=palette.ink).encode(
            x=alt.value(0), text="text:N"
        ),
    ]
