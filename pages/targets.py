"""Chỉ tiêu: every unit against its target and its plan."""

from campaign.ui import compare, decisions, parts, target_charts, targets
from campaign.ui.view import current_view

view = current_view()
parts.opening(view, "targets")
rows = targets.filtered_rows(view)
targets.show_counts(view, rows)
decisions.show_sums(view)
target_charts.show_bullets(view, rows)
targets.show_table(view, rows)
targets.show_download(view, rows)
target_charts.show_quadrant(view, rows)
compare.show_change(view, with_units=True)
parts.closing(view)
