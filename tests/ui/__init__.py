"""The parts of the pages that need no page."""
