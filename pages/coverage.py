"""Bản đồ bao phủ: every unit as an equal hexagon or within its boundary, legend and figures."""

from campaign.ui import coverage, map_choices, map_view, parts
from campaign.ui.view import current_view

view = current_view()
parts.opening(view, "coverage")
ask = map_choices.choose_map(view)
map_view.show_map(view, ask)
coverage.show_unit_panel(view)
coverage.show_table(view, ask)
parts.closing(view)
