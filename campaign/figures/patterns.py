"""Patterns that say why a unit has no figure: they survive greyscale print, colours do not."""

import base64
from enum import StrEnum
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

_SIDE_PIXELS = 64
_DOT_PIXELS = 15
_LINE_PIXELS = 6


class Pattern(StrEnum):
    """Slanted lines where nothing was reported, dots where no target was given."""

    HATCH = "hatch"
    DOTS = "dots"


@cache
def pattern_atlas() -> str:
    """One picture with every pattern, as an address that holds it whole."""
    picture = Image.new("RGBA", (_SIDE_PIXELS * len(Pattern), _SIDE_PIXELS))
    draw = ImageDraw.Draw(picture)
    # A slanted line and its repetitions, so that copies side by side join without a seam.
    for start in (-_SIDE_PIXELS, 0, _SIDE_PIXELS):
        draw.line((start, _SIDE_PIXELS, start + _SIDE_PIXELS, 0), fill="black", width=_LINE_PIXELS)
    # What the lines wrote beyond their own square.
    draw.rectangle((_SIDE_PIXELS, 0, picture.width, _SIDE_PIXELS), fill=(0, 0, 0, 0))
    middle, half = _SIDE_PIXELS * 1.5, _DOT_PIXELS / 2
    draw.ellipse((middle - half, 32 - half, middle + half, 32 + half), fill="black")
    stream = BytesIO()
    picture.save(stream, "PNG")
    return f"data:image/png;base64,{base64.b64encode(stream.getvalue()).decode()}"


def pattern_places() -> dict[str, dict[str, int | bool]]:
    """Where each pattern stands in the picture."""
    return {
        pattern.value: {
            "x": number * _SIDE_PIXELS,
            "y": 0,
            "width": _SIDE_PIXELS,
            "height": _SIDE_PIXELS,
            "mask": True,
        }
        for number, pattern in enumerate(Pattern)
    }
