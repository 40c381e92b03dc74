"""Colours of status can be read as text on their page, and stand for every status."""

import pytest

from campaign.figures.palette import DARK, LIGHT, Palette, rgb
from campaign.terms import PaceStatus

_AA_CONTRAST = 4.5
_PAGES = {"light": (LIGHT, "#ffffff"), "dark": (DARK, "#101820")}


def _luminance(colour: str) -> float:
    parts = [channel / 255 for channel in rgb(colour)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("palette", "page"), _PAGES.values(), ids=_PAGES)
def test_every_status_has_a_colour_that_reads_on_its_page(palette: Palette, page: str) -> None:
    assert set(palette.status) == set(PaceStatus)
    for colour in palette.status.values():
        darker, lighter = sorted((_luminance(colour), _luminance(page)))
        assert (lighter + 0.05) / (darker + 0.05) >= _AA_CONTRAST
