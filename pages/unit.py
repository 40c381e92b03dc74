"""Hồ sơ đơn vị: all that is known of one unit."""

from campaign.ui import history, parts, unit
from campaign.ui.view import current_view

view = current_view()
parts.opening(view, "unit")
row = unit.choose_unit(view)
unit.show_headline(view, row)
unit.show_offices(view, row)
unit.show_figures(view, row)
history.show_history(view, row)
unit.show_people(view, row)
unit.show_drives(view, row)
unit.show_register(view, row)
parts.closing(view)
