"""The way from the unit page to its printed sheet, with the choices made so far."""

from urllib.parse import quote, urlencode

import streamlit as st

from campaign.ui.parts import Row
from campaign.ui.simulated import url_mark
from campaign.ui.view import View

PRINT_PATH = "/ho-so/"


def print_address(view: View, unit: Row) -> str:
    """Path and query of the unit's sheet; the build stands in it only where it was pinned."""
    choices = {
        "month": None if view.month_end is None else f"{view.month_end:%Y-%m}",
        "indicator": view.indicator_code,
        "issuer": view.issuer,
        "lang": view.words.language,
        "build": view.build_id if view.is_pinned else None,
    }
    known = {name: value for name, value in choices.items() if value is not None}
    asked = urlencode(known | url_mark(view))
    return f"{PRINT_PATH}{quote(unit['unit_code'], safe='')}?{asked}"


def show_print_link(view: View, unit: Row) -> None:
    """A button that opens the sheet in a tab of its own."""
    label = view.words.say("unit.print")
    st.link_button(label, print_address(view, unit), icon=":material/print:")
