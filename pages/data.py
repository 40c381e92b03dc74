"""Số liệu và báo cáo: who has reported, what was uploaded, corrected and found."""

from campaign.ui import checks, corrections, forms, parts, reporting, uploads
from campaign.ui.view import current_view

view = current_view()
parts.opening(view, "data")
reporting.show_reporting(view)
reporting.show_reminder(view)
corrections.show_corrections(view)
forms.show_forms(view)
uploads.show_uploads(view)
checks.show_warnings(view)
parts.closing(view)
