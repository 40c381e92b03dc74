"""Charts on pages: one way to show them, so that no simulated figure goes without its mark."""

from typing import Literal

import streamlit as st

from campaign.figures.chart import Chart
from campaign.figures.mark import marked
from campaign.ui.simulated import mark_of, told
from campaign.ui.view import View


def show_chart(
    view: View,
    chart: Chart,
    *,
    alt: str,
    key: str | None = None,
    width: Literal["stretch", "content"] | None = None,
) -> None:
    """A chart with what it says in words; across simulated figures their mark is written."""
    mark = mark_of(view)
    shown = chart if mark is None else marked(chart, mark, palette=view.palette)
    st.altair_chart(shown, alt=told(view, alt), key=key, width=width)
