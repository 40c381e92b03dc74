"""A plan's people per period, with its peaks and the pace that is usual now."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from campaign.figures.chart import Chart
from campaign.figures.palette import Palette

_HEIGHT = 280


@dataclass(frozen=True)
class PlanBar:
    """A period with its people, their text, and the name of its peak; empty for no peak."""

    label: str
    people_count: int
    text: str
    peak: str


def plan_chart(
    bars: Sequence[PlanBar], *, pace_count: float | None, palette: Palette, texts_fit: int
) -> Chart:
    """A bar per period; a peak has a star and is darker, the usual people are a dashed line.

    The bars carry their numbers as long as there are no more than `texts_fit` of them.
    """
    values = [
        {"label": bar.label, "people": bar.people_count, "text": bar.text, "peak": bar.peak}
        for bar in bars
    ]
    highest = max([1.0, pace_count or 0.0, *(b.people_count for b in bars)])
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X(
            "label:O",
            title=None,
            sort=[bar.label for bar in bars],
            axis=alt.Axis(
                labelColor=palette.ink,
                labelFontSize=13,
                labelAngle=0,
                labelOverlap="greedy",
                ticks=False,
            ),
        ),
        y=_height("people:Q", highest),
        tooltip=[alt.Tooltip(f"{name}:N", title=" ") for name in ("label", "text", "peak")],
    )
    filled = base.mark_bar(color=palette.accent).encode(
        opacity=alt.condition("datum.peak !== ''", alt.value(1), alt.value(0.6))
    )
    layers = [filled, _stars(base, palette, texts_fit=len(bars) <= texts_fit)]
    if len(bars) <= texts_fit:
        layers.append(
            base.mark_text(dy=-10, fontSize=14, fontWeight=600, color=palette.ink).encode(
                text="text:N"
            )
        )
    if pace_count is not None:
        layers.append(_pace_line(pace_count, palette, highest))
    return alt.layer(*layers).properties(height=_HEIGHT).configure_view(stroke=None)


def _height(field: str, highest: float) -> alt.Y:
    # Room above the highest bar for its number and its star.
    scale = alt.Scale(domain=[0, highest * 1.25], nice=False)
    return alt.Y(field, title=None, axis=None, scale=scale)


def _stars(base: alt.Chart, palette: Palette, *, texts_fit: bool) -> Chart:
    return (
        base.transform_filter("datum.peak !== ''")
        .mark_text(dy=-26 if texts_fit else -10, fontSize=15, color=palette.ink)
        .encode(text=alt.datum("★"))
    )


def _pace_line(pace_count: float, palette: Palette, highest: float) -> Chart:
    """A dashed line across; its name stands above the chart, where no bar is behind it."""
    return (
        alt.Chart(alt.InlineData(values=[{"people": pace_count}]))
        .mark_rule(color=palette.ink, strokeDash=[6, 4], strokeWidth=2)
        .encode(y=_height("people:Q", highest))
    )
