"""Golden cases of the SQL objects and the acceptance test on the shipped figures."""
