"""Chỉ tiêu: every unit against its target."""

from campaign.ui import parts, targets
from campaign.ui.view import current_view

view = current_view()
parts.opening(view, "targets")
rows = targets.filtered_rows(view)
targets.show_counts(view, rows)
targets.show_bars(view, rows)
targets.show_table(view, rows)
targets.show_download(view, rows)
parts.closing(view)
