"""Số liệu và báo cáo: who has reported, what was uploaded, corrected and found."""

from campaign.ui import datapage, parts
from campaign.ui.view import current_view

view = current_view()
parts.opening(view, "data")
datapage.show_reporting(view)
datapage.show_warnings(view)
datapage.show_restatements(view)
datapage.show_uploads(view)
parts.closing(view)
