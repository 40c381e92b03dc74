"""Đợt cao điểm và ngày hội: what was done, what came of it, and a bulletin to copy."""

from campaign.ui import drives, parts
from campaign.ui.view import current_view

view = current_view()
parts.opening(view, "drives")
drive = drives.choose_drive(view)
if drive is not None:
    measures = drives.measures_of(view, drive)
    drives.show_facts(view, drive)
    drives.show_results(view, measures)
    drives.show_activities(view, measures)
    drives.show_bulletin(view, drive, measures)
    drives.show_table(view, measures)
parts.closing(view)
