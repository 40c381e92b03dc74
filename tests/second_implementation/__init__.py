"""mart_progress a second time, in plain Python and whole fractions, to hold the SQL against."""
