"""Texts that stand on lines and points and are to be read all the same."""

from typing import Literal

import altair as alt

from campaign.figures.palette import Palette

_OUTLINE_PIXELS = 5


def text_over(
    base: alt.Chart,
    palette: Palette,
    *,
    field: str,
    size: int,
    dx: int = 0,
    dy: int = 0,
    align: Literal["left", "center", "right"] = "center",
) -> list[alt.Chart]:
    """A text, and below it its own outline in the page's colour, which hides what it crosses."""
    place = alt.MarkDef("text", dx=dx, dy=dy, align=align, fontSize=size, fontWeight=600)
    outline, ink = place.copy(), place.copy()
    outline.stroke, outline.strokeWidth, outline.aria = palette.page, _OUTLINE_PIXELS, False
    ink.color = palette.ink
    texts = [base.copy(), base.copy()]
    for text, mark in zip(texts, (outline, ink), strict=True):
        text.mark = mark
    return [text.encode(text=alt.Text(f"{field}:N")) for text in texts]
