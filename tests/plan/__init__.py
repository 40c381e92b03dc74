"""Plans: quotas for units and periods, and what a pace leads to."""
