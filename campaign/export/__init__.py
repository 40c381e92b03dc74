"""The same rows as files that people take away."""
