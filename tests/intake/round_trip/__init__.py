"""Tables made up, written in the ways of offices, and what must be read back from them."""
