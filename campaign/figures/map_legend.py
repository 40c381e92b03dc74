"""The legend of the map page: classes, then patterns, each with the number of its units."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from campaign.figures.chart import Chart
from campaign.figures.palette import Palette
from campaign.figures.patterns import Pattern

_ROW_PIXELS = 30
_WIDTH_PIXELS = 270
# Three slanted lines and five dots within a square of side 2 around the middle.
_SHAPES = {
    Pattern.HATCH: "M-1,0L0,-1M-1,1L1,-1M0,1L1,0",
    Pattern.DOTS: "M-.5,-.5h.01M.5,-.5h.01M0,0h.01M-.5,.5h.01M.5,.5h.01",
}


@dataclass(frozen=True)
class LegendEntry:
    """A swatch of a colour or a pattern, what it means, and how many units have it."""

    label: str
    unit_count: int
    fill: str | None = None
    pattern: Pattern | None = None


def map_legend(entries: Sequence[LegendEntry], *, palette: Palette) -> Chart:
    """One line per entry."""
    values = [
        {
            "rank": rank,
            "label": entry.label,
            "fill": entry.fill or "transparent",
            "count": str(entry.unit_count),
            "shape": _SHAPES[entry.pattern] if entry.pattern else None,
        }
        for rank, entry in enumerate(entries)
    ]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        y=alt.Y("rank:O", axis=None, sort="ascending")
    )
    swatch = base.mark_square(size=420, stroke=palette.muted, strokeWidth=1, opacity=1).encode(
        x=alt.value(14), fill=alt.Fill("fill:N", scale=None)
    )
    pattern = (
        base.transform_filter("datum.shape !== null")
        .mark_point(size=420, stroke=palette.muted, strokeWidth=2, strokeCap="round", opacity=1)
        .encode(x=alt.value(14), shape=alt.Shape("shape:N", scale=None))
    )
    label = base.mark_text(
        align="left", fontSize=15, color=palette.ink, limit=_WIDTH_PIXELS - 80
    ).encode(x=alt.value(34), text="label:N")
    count = base.mark_text(align="right", fontSize=16, fontWeight=700, color=palette.ink).encode(
        x=alt.value(_WIDTH_PIXELS - 10), text="count:N"
    )
    return (
        alt.layer(swatch, pattern, label, count)
        .properties(height=_ROW_PIXELS * len(entries), width=_WIDTH_PIXELS)
        .configure_view(stroke=None)
    )
