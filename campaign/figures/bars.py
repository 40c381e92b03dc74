"""Bars: attainment against targets, class counts, and the measures of a drive."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from campaign.figures.chart import Chart
from campaign.figures.classes import MapClass
from campaign.figures.palette import Palette
from campaign.thresholds import FULL_PCT

_ROW_HEIGHT = 30
# Of the bars' own width; measured on a phone, where a letter takes the most of it.
_ROOM_PER_LETTER = 0.035


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its length, the text at its end and the text on hover."""

    label: str
    value: float
    text: str
    detail: str


def _frame(bars: Sequence[Bar]) -> alt.InlineData:
    values = [
        {
            "label": bar.label,
            "value": bar.value,
            "text": bar.text,
            "detail": bar.detail,
        }
        for bar in bars
    ]
    return alt.InlineData(values=values)


def _labels(bars: Sequence[Bar], palette: Palette) -> alt.Y:
    return alt.Y(
        "label:N",
        # An explicit list: layers that sort by a field cannot share one axis.
        sort=[bar.label for bar in bars],
        title=None,
        axis=alt.Axis(
            labelLimit=170,
            labelFontSize=14,
            labelColor=palette.ink,
            ticks=False,
            domain=False,
            labelPadding=8,
        ),
    )


def target_bars(bars: Sequence[Bar], *, palette: Palette) -> Chart:
    """Bars in percent of target, each on a track that ends at 100 % with a tick."""
    widest = max([FULL_PCT, *(bar.value for bar in bars)])
    base = alt.Chart(_frame(bars)).encode(y=_labels(bars, palette))
    scale = alt.Scale(domain=[0, widest * _text_room(bars)], nice=False)
    x = alt.X("value:Q", title=None, axis=None, scale=scale)
    tooltip = [
        alt.Tooltip("label:N", title=" "),
        alt.Tooltip("detail:N", title=" "),
    ]
    track = base.mark_bar(color=palette.track, height=16).encode(
        x=alt.X(datum=FULL_PCT, scale=scale, axis=None), tooltip=tooltip
    )
    done = base.mark_bar(color=palette.accent, height=16).encode(x=x, tooltip=tooltip)
    goal = base.mark_tick(color=palette.ink, thickness=2, height=22).encode(
        x=alt.X(datum=FULL_PCT, scale=scale, axis=None)
    )
    texts = _end_texts(base, palette, start=f"max(datum.value, {FULL_PCT})", scale=scale)
    return _sized(alt.layer(track, done, goal, texts), bars)


def count_bars(bars: Sequence[Bar], *, palette: Palette) -> Chart:
    """Bars of counts on one scale; the texts carry the exact figures."""
    widest = max([1.0, *(bar.value for bar in bars)])
    scale = alt.Scale(domain=[0, widest * _text_room(bars)], nice=False)
    base = alt.Chart(_frame(bars)).encode(y=_labels(bars, palette))
    done = base.mark_bar(color=palette.accent, height=16).encode(
        x=alt.X("value:Q", title=None, axis=None, scale=scale),
        tooltip=[alt.Tooltip("label:N", title=" "), alt.Tooltip("text:N", title=" ")],
    )
    texts = _end_texts(base, palette, start="datum.value", scale=scale)
    return _sized(alt.layer(done, texts), bars)


def _text_room(bars: Sequence[Bar]) -> float:
    """How much wider than the longest bar the chart must be for the texts at the bars' ends."""
    longest = max((len(bar.text) for bar in bars), default=0)
    return 1.1 + longest * _ROOM_PER_LETTER


def _end_texts(base: alt.Chart, palette: Palette, *, start: str, scale: alt.Scale) -> Chart:
    return (
        base.transform_calculate(end=start)
        .mark_text(align="left", dx=8, fontSize=14, color=palette.ink, fontWeight=600)
        .encode(x=alt.X("end:Q", title=None, axis=None, scale=scale), text="text:N")
    )


def _sized(chart: Chart, bars: Sequence[Bar]) -> Chart:
    # A row more than there are bars: Vega takes the axis padding out of the chart's height.
    return chart.properties(height=(len(bars) + 1) * _ROW_HEIGHT).configure_view(stroke=None)


def class_legend(classes: Sequence[MapClass], *, palette: Palette) -> Chart:
    """The legend of a map: one swatch per class with the number of units in it."""
    values = [
        {"rank": i, "label": c.label, "fill": c.fill, "count": str(c.unit_count)}
        for i, c in enumerate(classes)
    ]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        y=alt.Y("rank:O", axis=None, sort="ascending")
    )
    swatch = base.mark_square(size=420, stroke=palette.muted, strokeWidth=1, opacity=1).encode(
        x=alt.value(14), fill=alt.Fill("fill:N", scale=None)
    )
    label = base.mark_text(align="left", fontSize=15, color=palette.ink).encode(
        x=alt.value(34), text="label:N"
    )
    count = base.mark_text(align="right", fontSize=16, fontWeight=700, color=palette.ink).encode(
        x=alt.value(240), text="count:N"
    )
    return (
        alt.layer(swatch, label, count)
        .properties(height=_ROW_HEIGHT * len(classes), width=250)
        .configure_view(stroke=None)
    )
