"""What a chart function returns."""

from typing import Any

# Altair's fluent calls have no return types worth the name (layered, faceted, configured);
# the pages only hand the chart on.
Chart = Any
