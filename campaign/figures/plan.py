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


@dataclass(frozen=True)
class PaceLine:
    """The people of a whole period at the recent pace, with its text."""

    people_count: float
    text: str


def plan_chart(
    bars: Sequence[PlanBar], *, pace: PaceLine | None, palette: Palette, texts_fit: int
) -> Chart:
    """A bar per period; a peak has a star above it and is darker, the pace is a dashed line.

    The bars carry their numbers as long as there are no more than `texts_fit` of them.
    """
    values = [
        {"label": bar.label, "people": bar.people_count, "text": bar.text, "peak": bar.peak}
        for bar in bars
    ]
    highest = max([1.0, pace.people_count if pace else 0.0, *(b.people_count for b in bars)])
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X(
            "label:O",
            title=None,
            sort=[bar.label for bar in bars],
            axis=alt.Axis(labelColor=palette.ink, labelFontSize=13, labelOverlap=True, ticks=False),
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
    if pace is not None:
        layers += _pace_line(pace, palette, highest)
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


def _pace_line(pace: PaceLine, palette: Palette, highest: float) -> list[Chart]:
    """A dashed line across at the recent pace, with its name."""
    value = [{"people": pace.people_count, "text": pace.text}]
    base = alt.Chart(alt.InlineData(values=value)).encode(y=_height("people:Q", highest))
    return [
        base.mark_rule(color=palette.ink, strokeDash=[6, 4]),
        base.mark_text(align="left", dx=4, dy=-8, fontSize=14, color=palette.ink).encode(
            x=alt.value(0), text="text:N"
        ),
    ]
