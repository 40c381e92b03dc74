"""Phương pháp và nguồn: definitions, sources, and the data dictionary."""

from campaign.ui import method, parts
from campaign.ui.view import current_view

view = current_view()
parts.opening(view, "method")
method.show_definitions(view)
method.show_statuses(view)
method.show_sources(view)
method.show_dictionary(view)
parts.closing(view)
