"""A diagonal mark across a figure, so that simulated data stay told apart in every picture."""

import altair as alt

from campaign.figures.chart import Chart
from campaign.figures.palette import Palette, ink_on

MARK_DEGREES = -24
MARK_OPACITY = 0.28
# Room of one mark, and how many fit the widest screen and the longest list of units.
_ACROSS_PIXELS, _DOWN_PIXELS = 320, 130
_MOST_ACROSS, _MOST_DOWN = 8, 60
_FONT_PIXELS = 22
_OUTLINE_PIXELS = 0.8
# Slanted, a mark is this many times as wide and as high as its letters.
_WIDTH_LETTERS, _HEIGHT_LETTERS = 10, 5.5


def marked(chart: Chart, text: str, *, palette: Palette) -> Chart:
    """The layered chart with `text` repeated across it, over everything else.

    The places are in pixels and not in the chart's own scales, which stay as they are. No
    letter lies outside: Vega would make the chart smaller by as much, though it cuts it off.
    """
    across = f"max(1, floor(width / {_ACROSS_PIXELS}))"
    down = f"max(1, floor(height / {_DOWN_PIXELS}))"
    column, row = f"(datum.place % {across})", f"floor(datum.place / {across})"
    letters = f"min({_FONT_PIXELS}, width / {_WIDTH_LETTERS}, height / {_HEIGHT_LETTERS})"
    mark = (
        alt.Chart(alt.sequence(0, _MOST_ACROSS * _MOST_DOWN, as_="place"))
        .transform_filter(f"datum.place < {across} * {down}")
        .mark_text(
            text=text,
            x=alt.expr(f"({column} + 0.5) * width / {across}"),
            y=alt.expr(f"({row} + 0.5) * height / {down}"),
            fontSize=alt.expr(letters),
            angle=MARK_DEGREES % 360,
            fontWeight=700,
            color=palette.ink,
            # On a pale cell of a dark page, and the other way round, the outline is seen.
            stroke=ink_on(palette.ink),
            strokeWidth=_OUTLINE_PIXELS,
            opacity=MARK_OPACITY,
            # The chart's alternative text says it once.
            aria=False,
        )
    )
    whole = chart.copy(deep=False)
    whole.layer = [*chart.layer, mark]
    return whole
