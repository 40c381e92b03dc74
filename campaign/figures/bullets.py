"""Bullet bars: what a unit has, what the plan asks for by now, and its target, on one line."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from campaign.figures.chart import Chart
from campaign.figures.palette import Palette
from campaign.terms import PaceStatus
from campaign.thresholds import FULL_PCT

_ROW_HEIGHT = 30
_LABEL_PIXELS = 190


@dataclass(frozen=True)
class Bullet:
    """One unit in percent of its target: done, and planned by now where a baseline is known.

    `text` stands at the bar's end, `detail` shows on hover; `label` carries the status's sign.
    """

    label: str
    attainment_pct: float
    expected_pct: float | None
    status: PaceStatus
    text: str
    detail: str


def bullet_bars(
    bullets: Sequence[Bullet], *, widest_pct: float, text_room: float, palette: Palette
) -> Chart:
    """A bar per unit in the colour of its status, a long tick at 100 %, a short one by now.

    `widest_pct` is the longest bar of all charts that stand below each other, `text_room` the
    room for the text at its end as a share of that bar.
    """
    scale = alt.Scale(domain=[0, max(FULL_PCT, widest_pct) * (1 + text_room)], nice=False)
    base = alt.Chart(_values(bullets, palette)).encode(
        y=_labels(bullets, palette),
        tooltip=[alt.Tooltip("label:N", title=" "), alt.Tooltip("detail:N", title=" ")],
    )
    has_expected = any(bullet.expected_pct is not None for bullet in bullets)
    layers = [
        base.mark_bar(color=palette.track, height=16).encode(
            x=alt.X(datum=FULL_PCT, scale=scale, axis=None)
        ),
        base.mark_bar(height=16).encode(
            x=alt.X("value:Q", title=None, axis=None, scale=scale),
            color=alt.Color("fill:N", scale=None),
        ),
        base.mark_tick(color=palette.ink, thickness=2, height=22).encode(
            x=alt.X(datum=FULL_PCT, scale=scale, axis=None)
        ),
        # Without any, Vega would leave groups behind that screen readers take for pictures.
        *(_expected_ticks(base, palette, scale) if has_expected else []),
        base.transform_calculate(end=f"max(datum.value, {FULL_PCT})")
        .mark_text(align="left", dx=8, fontSize=14, color=palette.ink, fontWeight=600)
        .encode(x=alt.X("end:Q", title=None, axis=None, scale=scale), text="text:N"),
    ]
    # A row more than there are bars: Vega takes the axis padding out of the chart's height.
    height = (len(bullets) + 1) * _ROW_HEIGHT
    return alt.layer(*layers).properties(height=height).configure_view(stroke=None)


def _values(bullets: Sequence[Bullet], palette: Palette) -> alt.InlineData:
    values = [
        {
            "label": bullet.label,
            "value": bullet.attainment_pct,
            "expected": bullet.expected_pct,
            "fill": palette.status[bullet.status],
            "text": bullet.text,
            "detail": bullet.detail,
        }
        for bullet in bullets
    ]
    return alt.InlineData(values=values)


def _expected_ticks(base: alt.Chart, palette: Palette, scale: alt.Scale) -> list[Chart]:
    """A pale tick with a dark rim, so that it shows on the bar and on the track alike."""
    known = base.transform_filter("datum.expected !== null")
    x = alt.X("expected:Q", title=None, axis=None, scale=scale)
    return [
        known.mark_tick(color=palette.ink, thickness=6, height=14).encode(x=x),
        known.mark_tick(color=palette.track, thickness=2, height=12).encode(x=x),
    ]


def _labels(bullets: Sequence[Bullet], palette: Palette) -> alt.Y:
    return alt.Y(
        "label:N",
        # An explicit list: layers that sort by a field cannot share one axis.
        sort=[bullet.label for bullet in bullets],
        title=None,
        axis=alt.Axis(
            labelLimit=_LABEL_PIXELS,
            labelFontSize=14,
            labelColor=palette.ink,
            ticks=False,
            domain=False,
            labelPadding=8,
        ),
    )
