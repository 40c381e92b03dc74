"""Toàn cảnh: where do we stand, who is behind, what must happen per month."""

import streamlit as st

from campaign.ui import compare, overview, parts, simulated
from campaign.ui.view import current_view

view = current_view()
parts.opening(view, "overview")
overview.show_headline(view)
overview.show_standing(view)
overview.show_tiles(view)
left, right = st.columns([3, 2], gap="large")
with left:
    overview.show_help_first(view)
with right:
    overview.show_small_map(view)
compare.show_change(view, with_units=False)
simulated.show_offer(view)
parts.closing(view)
