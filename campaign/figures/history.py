"""How a unit's stock has moved over the months."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from campaign.figures.chart import Chart
from campaign.figures.palette import Palette


@dataclass(frozen=True)
class HistoryPoint:
    """A stock at a month's end, with the month's and the figure's text.

    `restated` tells old and new value, when and by which file, where the figure was changed.
    """

    month: str
    participant_count: int
    text: str
    restated: str | None = None


@dataclass(frozen=True)
class TargetLine:
    """The target to be reached, with its text."""

    target_count: int
    text: str


def history_chart(
    points: Sequence[HistoryPoint], *, target: TargetLine | None, palette: Palette
) -> Chart:
    """A line over months with a labelled point per report and a dashed line at the target.

    A point that was changed after it was first published has a hollow ring around it.
    """
    values = [
        {
            "month": point.month,
            "count": point.participant_count,
            "text": point.text,
            "restated": point.restated,
        }
        for point in points
    ]
    axis = alt.Axis(labelColor=palette.ink, labelAngle=0, labelFontSize=14, ticks=False)
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X("month:O", title=None, sort=[point.month for point in points], axis=axis),
        y=alt.Y("count:Q", title=None, axis=None, scale=alt.Scale(zero=False, padding=24)),
        tooltip=_tooltip(),
    )
    layers = [
        base.mark_line(color=palette.accent, strokeWidth=2.5),
        base.mark_point(color=palette.accent, filled=True, size=70, opacity=1),
        base.mark_text(dy=-18, fontSize=14, fontWeight=600, color=palette.ink).encode(
            text="text:N"
        ),
    ]
    if any(point.restated for point in points):
        layers.append(_rings(base, palette))
    if target is not None:
        layers += _target_line(target, palette)
    return alt.layer(*layers).properties(height=260).configure_view(stroke=None)


def _tooltip(*more: str) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{name}:N", title=" ") for name in ("month", "text", *more)]


def _rings(base: alt.Chart, palette: Palette) -> Chart:
    """A hollow ring around every point that was changed."""
    return (
        base.transform_filter("datum.restated !== null")
        .mark_point(color=palette.ink, filled=False, size=170, strokeWidth=2, opacity=1)
        .encode(tooltip=_tooltip("restated"))
    )


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
