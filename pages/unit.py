"""Hồ sơ đơn vị: all that is known of one unit."""

from campaign.ui import brief, decisions, history, parts, print_link, unit
from campaign.ui.view import current_view

view = current_view()
parts.opening(view, "unit")
row = unit.choose_unit(view)
unit.show_headline(view, row)
print_link.show_print_link(view, row)
unit.show_offices(view, row)
brief.show_record(view, row)
unit.show_figures(view, row)
history.show_history(view, row)
brief.show_flow(view, row)
decisions.show_decisions(view, row)
brief.show_peers(view, row)
unit.show_people(view, row)
unit.show_drives(view, row)
unit.show_register(view, row)
parts.closing(view)
