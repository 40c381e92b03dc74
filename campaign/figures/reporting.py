"""Who has reported which month: one cell per unit and month."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from campaign.figures.chart import Chart
from campaign.figures.palette import REPORTING_FILLS, Palette, ink_on

_ROW_HEIGHT = 24
# The axis of months, two lines of text.
_AXIS_HEIGHT = 52


@dataclass(frozen=True)
class ReportingCell:
    """One unit's month: its state's code, the short text in the cell, the text on hover."""

    unit: str
    month: str
    state: str
    text: str
    detail: str


def reporting_grid(cells: Sequence[ReportingCell], *, palette: Palette) -> Chart:
    """A grid of units × months, `month` as `09/2025`; rows and columns in the given order.

    Each cell says its state in a short text, so that colour only repeats it; a month that
    is still missing is an empty frame.
    """
    values = [_value(cell, palette) for cell in cells]
    months = sorted({cell.month for cell in cells}, key=lambda month: month.split("/")[::-1])
    units = list(dict.fromkeys(cell.unit for cell in cells))
    labels = alt.Axis(
        orient="top",
        labelAngle=0,
        labelColor=palette.ink,
        labelFontSize=13,
        labelExpr="split(datum.label, '/')",
        ticks=False,
        domain=False,
    )
    names = alt.Axis(
        labelColor=palette.ink, labelFontSize=14, labelLimit=190, ticks=False, domain=False
    )
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X("month:O", title=None, sort=months, axis=labels, scale=alt.Scale(padding=0.08)),
        y=alt.Y("unit:O", title=None, sort=units, axis=names, scale=alt.Scale(padding=0.12)),
        tooltip=[
            alt.Tooltip("unit:N", title=" "),
            alt.Tooltip("month:N", title=" "),
            alt.Tooltip("detail:N", title=" "),
        ],
    )
    frame = base.mark_rect(cornerRadius=3, strokeWidth=1).encode(
        fill=alt.Fill("fill:N", scale=None), stroke=alt.Stroke("stroke:N", scale=None)
    )
    text = base.mark_text(fontSize=13, fontWeight=600).encode(
        text="text:N", color=alt.Color("ink:N", scale=None)
    )
    height = len(units) * _ROW_HEIGHT + _AXIS_HEIGHT
    return alt.layer(frame, text).properties(height=height).configure_view(stroke=None)


def _value(cell: ReportingCell, palette: Palette) -> dict[str, str]:
    fill = REPORTING_FILLS.get(cell.state)
    return {
        "unit": cell.unit,
        "month": cell.month,
        "text": cell.text,
        "detail": cell.detail,
        "fill": fill or "transparent",
        "stroke": fill or palette.muted,
        "ink": ink_on(fill) if fill else palette.ink,
    }
