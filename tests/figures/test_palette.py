"""Colours of status can be read as text on their page, and stand for every status."""

import tomllib

import pytest

from campaign.figures.palette import DARK, LIGHT, Palette, rgb
from campaign.home import PAGES_DIR
from campaign.terms import PaceStatus

_AA_CONTRAST = 4.5
_THEMES = tomllib.loads((PAGES_DIR.parent / ".streamlit" / "config.toml").read_text())["theme"]
_PALETTES = {"light": LIGHT, "dark": DARK}


def _luminance(colour: str) -> float:
    parts = [channel / 255 for channel in rgb(colour)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("theme", "palette"), _PALETTES.items(), ids=_PALETTES)
def test_every_status_has_a_colour_that_reads_on_its_page(theme: str, palette: Palette) -> None:
    assert set(palette.status) == set(PaceStatus)
    for colour in palette.status.values():
        assert _contrast(colour, _THEMES[theme]["backgroundColor"]) >= _AA_CONTRAST


@pytest.mark.parametrize("theme", _PALETTES)
def test_the_primary_colour_reads_as_text_and_under_white_text(theme: str) -> None:
    primary = _THEMES[theme]["primaryColor"]
    # A slider writes its value in it, a chosen period stands white on it.
    assert _contrast(primary, _THEMES[theme]["backgroundColor"]) >= _AA_CONTRAST
    assert _contrast(primary, "#ffffff") >= _AA_CONTRAST
