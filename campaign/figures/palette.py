"""The colours of data, chosen to be told apart by colour-blind eyes and in greyscale."""

from collections.abc import Mapping
from dataclasses import dataclass

from campaign.terms import PaceStatus

Rgb = tuple[int, int, int]

# WCAG 2: below this a channel is linear; at this luminance black and white contrast alike.
_LINEAR_UP_TO = 0.03928
_EQUAL_CONTRAST = 0.179

# ColorBrewer YlGnBu, five classes: its lightness falls steadily, so it survives greyscale.
CLASS_FILLS = ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494")

# ColorBrewer PuOr, five classes: losses and gains are told apart by colour-blind eyes.
CHANGE_FILLS = ("#b35806", "#f1a340", "#f7f7f7", "#998ec3", "#542788")

# Who has reported; pale, because the text in the cell says it. A missing month has no fill.
REPORTING_FILLS = {
    "on_time": "#a6cee3",
    "revised": "#5ab4ac",
    "late": "#fdb863",
    "exempt": "#d4d7db",
}


# Okabe and Ito's colours, told apart by colour-blind eyes; darker or lighter by the page. What
# cannot be judged is grey. Text and shape always stand beside them.
_STATUS_LIGHT = {
    PaceStatus.ACHIEVED: "#00684a",
    PaceStatus.ON_TRACK: "#0b5cad",
    PaceStatus.WATCH: "#8f5a00",
    PaceStatus.BEHIND: "#b8431a",
    PaceStatus.OUT_OF_REACH: "#8a1c4a",
    PaceStatus.NOT_REACHED: "#8a1c4a",
    PaceStatus.NO_BASELINE: "#51606f",
    PaceStatus.NO_REPORT: "#51606f",
    PaceStatus.NO_TARGET: "#51606f",
}
_STATUS_DARK = {
    PaceStatus.ACHIEVED: "#4cc79a",
    PaceStatus.ON_TRACK: "#5aa9f0",
    PaceStatus.WATCH: "#f0b64a",
    PaceStatus.BEHIND: "#ff8f5e",
    PaceStatus.OUT_OF_REACH: "#f27aa9",
    PaceStatus.NOT_REACHED: "#f27aa9",
    PaceStatus.NO_BASELINE: "#a9b6c3",
    PaceStatus.NO_REPORT: "#a9b6c3",
    PaceStatus.NO_TARGET: "#a9b6c3",
}


@dataclass(frozen=True)
class Palette:
    """The colours that depend on a light or dark page."""

    page: str
    ink: str
    muted: str
    line: str
    accent: str
    track: str
    missing: str
    border: str
    status: Mapping[PaceStatus, str]


LIGHT = Palette(
    page="#ffffff",
    ink="#16202b",
    muted="#51606f",
    line="#c3ccd6",
    accent="#0b5cad",
    track="#e3e9ef",
    missing="#d4d7db",
    border="#16202b",
    status=_STATUS_LIGHT,
)
DARK = Palette(
    page="#000000",
    ink="#eef3f8",
    muted="#a9b6c3",
    line="#3a4a5a",
    accent="#5aa9f0",
    track="#2a3947",
    missing="#56616c",
    border="#f4f7fa",
    status=_STATUS_DARK,
)


def palette_for(theme: str | None) -> Palette:
    """The palette of a theme; light unless it is `dark`."""
    return DARK if theme == "dark" else LIGHT


def rgb(colour: str) -> Rgb:
    """The three bytes of `#rrggbb`."""
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on `colour` (WCAG relative luminance)."""
    linear = [
        c / 12.92 if c <= _LINEAR_UP_TO else ((c + 0.055) / 1.055) ** 2.4
        for c in (channel / 255 for channel in rgb(colour))
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if luminance > _EQUAL_CONTRAST else "#ffffff"
