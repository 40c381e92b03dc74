"""A search for bytes that the reader cannot bear, led by coverage: `make fuzz`."""
