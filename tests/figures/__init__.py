"""Charts as data: what is drawn, not how it looks."""
