"""Bản đồ bao phủ: every unit as an equal hexagon, its legend, its figures."""

import streamlit as st

from campaign.ui import coverage, parts
from campaign.ui.view import current_view

view = current_view()
parts.opening(view, "coverage")
measure = coverage.choose_measure(view)
left, right = st.columns([5, 2], gap="large")
with left:
    coverage.show_map(view, measure)
with right:
    coverage.show_full_legend(view, measure)
    coverage.show_unit_panel(view)
coverage.show_table(view, measure)
parts.closing(view)
